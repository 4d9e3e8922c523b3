/** What has to be true of a machine before a workshop, and how to mend what is not. */
import { once } from 'node:events';
import { readFile, statfs } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { exercises } from '../../course.ts';
import { findBrowser } from '../project/browser/find.ts';
import { gradeExercise } from '../grader/grade.ts';
import { GraderResources } from '../grader/resources.ts';
import { genuine, type Genuine } from '../project/node-binaries.ts';
import { placeTrouble } from '../project/place.ts';
import { anotherPort, freePort } from '../project/ports.ts';
import { root } from '../project/root.ts';
import { UserError } from '../project/user-error.ts';

/** What an examination found out. */
export interface Diagnosis {
  /** Whether the workshop can begin with it as it is. */
  ok: boolean;
  /** What is so, in a line. */
  fact: string;
  /** How to mend it; only where `ok` is false. */
  remedy?: string;
}

/** Which packages the kit wants, and which of them are there in that version. */
interface Packages {
  wanted: number;
  /** Those that are absent or of another version. */
  wrong: string[];
}

/** A grade that was tried. */
interface Trial {
  title: string;
  score: number;
  max: number;
  seconds: number;
}

/** The machine, as far as the examinations look at it. */
export interface Environment {
  /** The version of Node that runs this, for instance `26.10.0`. */
  node: string;
  /** The version that the kit brings. */
  nodeWanted: () => Promise<string>;
  /** Whether the binary is the one that the kit means. */
  genuine: () => Promise<Genuine>;
  packages: () => Promise<Packages>;
  /**
   * @throws UserError when there is none and none can be installed
   */
  browser: () => Promise<string>;
  isFree: (port: number) => Promise<boolean>;
  /** Where the project lies. */
  place: string;
  /** Whether the environment names a proxy. */
  hasProxy: boolean;
  /** Whether what this machine asks itself arrives. */
  reachesItself: () => Promise<boolean>;
  /** Why the browser seems to run on another machine, if so: a word for it, for instance `a Codespace`. */
  forwarded: string | undefined;
  /** Free space where the kit is, in bytes. */
  freeBytes: () => Promise<number>;
  /**
   * @throws when nothing can be graded
   */
  grade: () => Promise<Trial>;
}

/** A build, a browser, and what a workshop's grades leave behind. */
const BYTES_NEEDED = 1_000_000_000;

/**
 * Examines a machine, one thing after another, and goes on whatever it finds.
 *
 * @param port where `npm start` will listen; the Host takes the next
 */
export async function* diagnose(environment: Environment, port: number): AsyncGenerator<Diagnosis> {
  yield diagnoseNode(environment.node, await environment.nodeWanted());
  yield diagnoseBinary(await environment.genuine());
  yield diagnosePackages(await environment.packages());
  yield await diagnoseBrowser(environment);
  for (const one of [port, port + 1]) yield diagnosePort(one, await environment.isFree(one));
  yield diagnoseDisk(await environment.freeBytes());
  yield diagnosePlace(environment.place);
  yield await diagnoseLoopback(environment);
  if (environment.forwarded !== undefined) yield aboutForwarding(environment.forwarded, port);
  yield await diagnoseGrade(environment);
}

function diagnoseNode(node: string, wanted: string): Diagnosis {
  const ok = major(node) >= major(wanted);
  const remedy = `The kit brings Node ${wanted}: run this as “npm run doctor”, after “npm ci”.`;
  return { ok, fact: `Node ${node} runs this.`, ...(ok ? {} : { remedy }) };
}

function diagnoseBinary(found: Genuine): Diagnosis {
  if (found === 'genuine') return { ok: true, fact: 'Its file is the one that the kit means.' };
  if (found === 'unknown') return { ok: true, fact: 'Nobody wrote down what its file should be on this system.' };
  const remedy = 'Delete node_modules and run “npm ci” again, from a registry that you trust.';
  return { ok: false, fact: 'Its file is not the one that the kit means.', remedy };
}

function diagnosePackages({ wanted, wrong }: Packages): Diagnosis {
  if (wrong.length === 0) return { ok: true, fact: `All ${wanted} packages are there.` };
  const some = wrong.slice(0, 3).join(', ');
  const fact = `${wrong.length} of ${wanted} packages are missing or of another version: ${some}${wrong.length > 3 ? ', …' : ''}.`;
  return { ok: false, fact, remedy: 'Run “npm ci” in the project’s folder, while there is a network.' };
}

async function diagnoseBrowser(environment: Environment): Promise<Diagnosis> {
  try {
    return { ok: true, fact: `A browser starts: ${await environment.browser()}.` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ok: false, fact: 'No browser starts.', remedy: error.message };
  }
}

function diagnosePort(port: number, isFree: boolean): Diagnosis {
  if (isFree) return { ok: true, fact: `Port ${port} is free.` };
  const fact = `Port ${port} is taken by another program, or not allowed.`;
  const remedy = `End that program; it may be a course that still runs. Or choose another port: npm start -- --port ${anotherPort(port)}.`;
  return { ok: false, fact, remedy };
}

function diagnoseDisk(free: number): Diagnosis {
  const ok = free >= BYTES_NEEDED;
  const fact = `${(free / 1e9).toFixed(1)} GB of disk are free.`;
  const remedy = `Make room: the course needs ${BYTES_NEEDED / 1e9} GB for its pages, a browser and the grades of a day.`;
  return { ok, fact, ...(ok ? {} : { remedy }) };
}

function diagnosePlace(place: string): Diagnosis {
  const trouble = placeTrouble(place);
  return trouble ? { ok: false, ...trouble } : { ok: true, fact: 'All tools can read the project’s path.' };
}

async function diagnoseLoopback({ hasProxy, reachesItself }: Environment): Promise<Diagnosis> {
  const past = hasProxy ? ', past the proxy that is set' : '';
  if (await reachesItself()) return { ok: true, fact: `This machine reaches itself${past}.` };
  const remedy =
    'A proxy or a firewall comes in between: set NO_PROXY=127.0.0.1,localhost, and let programs listen there.';
  return { ok: false, fact: 'What this machine asks itself does not arrive.', remedy };
}

/** Nothing is wrong with it, and somebody has to know. */
function aboutForwarding(where: string, port: number): Diagnosis {
  const how = `npm start -- --address and what that browser shows for port ${port}`;
  return { ok: true, fact: `This is ${where}. If your browser runs on another machine, let it in: ${how}.` };
}

async function diagnoseGrade(environment: Environment): Promise<Diagnosis> {
  try {
    const { title, score, max, seconds } = await environment.grade();
    const fact = `A grade runs: the solution of ${title} got ${score} of ${max} points in ${seconds.toFixed(1)} s.`;
    if (score === max) return { ok: true, fact };
    return {
      ok: false,
      fact,
      remedy: 'It should get all of them. End what else keeps this machine busy, and try again.',
    };
  } catch (error) {
    const remedy = 'Mend what stands above, and try again.';
    return { ok: false, fact: `No grade runs: ${(error as Error).message}`, remedy };
  }
}

function major(version: string): number {
  return Number(version.split('.')[0]);
}

/**
 * This machine.
 *
 * @param log gets a line when something takes its time, as a browser that has to be installed
 */
export function thisEnvironment(log: (line: string) => void): Environment {
  return {
    node: process.versions.node,
    nodeWanted: async () => (await manifest(root)).devDependencies!['node']!,
    genuine: () => genuine(process.execPath, `${process.platform}-${process.arch}`, process.versions.node),
    packages,
    browser: async () => (await findBrowser({ log })).executablePath,
    isFree: async (port) => (await freePort(port, '127.0.0.1')) !== undefined,
    place: root,
    hasProxy: /^(?:http|https|all)_proxy=./im.test(
      Object.entries(process.env)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    ),
    reachesItself,
    forwarded: forwardedBy(process.env),
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    },
    grade: gradeOne,
  };
}

function forwardedBy(env: NodeJS.ProcessEnv): string | undefined {
  if (env['CODESPACES'] === 'true') return 'a Codespace';
  if (env['SSH_CONNECTION']) return 'a machine that you are on by ssh';
  return undefined;
}

async function reachesItself(): Promise<boolean> {
  const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return (await answer.text()) === 'here';
  } catch {
    return false;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

interface Manifest {
  version?: string;
  devDependencies?: Record<string, string>;
}

async function manifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

async function packages(): Promise<Packages> {
  const wanted = Object.entries((await manifest(root)).devDependencies ?? {});
  const wrong: string[] = [];
  for (const [name, version] of wanted) {
    const there = await manifest(path.join(root, 'node_modules', name)).catch((): Manifest => ({}));
    if (there.version === undefined || !version.endsWith(there.version)) wrong.push(name);
  }
  return { wanted: wanted.length, wrong };
}

/** Grades the solution of the shortest exercise. */
async function gradeOne(): Promise<Trial> {
  const [module] = exercises().toSorted((a, b) => a.exercise.minutes - b.exercise.minutes);
  const resources = new GraderResources();
  const begun = performance.now();
  try {
    const { score, max } = await gradeExercise(resources, module!, path.join(root, 'solutions'));
    return { title: module!.title, score, max, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await resources.close();
  }
}
