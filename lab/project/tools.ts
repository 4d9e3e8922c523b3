/** Runs the tools that the kit is built and checked with, on the Node that runs this, and keeps what they say. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './root.ts';
import { onTimeout } from './timeouts.ts';

/** A tool to run to its end. */
export interface Tool {
  /** The script and its arguments, as {@link tool} makes them. */
  argv: string[];
  env?: Record<string, string>;
  /** After this many milliseconds on a machine that has a moment to spare, the tool is stopped and counts as failed. */
  timeoutMs: number;
}

/** How a tool ended. */
export interface Ended {
  /** Whether it ended in time and by itself, with exit code 0. */
  ok: boolean;
  /** What it wrote, to standard output and standard error in the order of arrival, without colours. */
  output: string;
  /** How long it took, in seconds. */
  seconds: number;
}

/**
 * The command of an installed package.
 *
 * @param name the package
 * @param args what follows the command
 * @param command which of the package's commands; needed only where there are several
 * @returns the arguments to Node
 */
export function tool(name: string, args: string[], command?: string): string[] {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { bin: string | Bins };
  const scripts = typeof bin === 'string' ? { [name]: bin } : bin;
  const script = command === undefined ? Object.values(scripts)[0] : scripts[command];
  if (script === undefined) throw new Error(`The package ${name} has no command “${command}”.`);
  return [path.join(folder, script), ...args];
}

type Bins = Record<string, string>;

/** The environment in which tools run: quiet, without colours, and with this Node first, for the processes they start. */
function toolEnv(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const PATH = [path.dirname(process.execPath), process.env.PATH].filter(Boolean).join(path.delimiter);
  // A test runner inside a test runner would report to the outer one.
  const without = { FORCE_COLOR: undefined, NODE_TEST_CONTEXT: undefined };
  return { ...process.env, ...without, PATH, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...more };
}

/** Runs a tool from the project's root. Never rejects. */
export async function runTool({ argv, env, timeoutMs }: Tool): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, argv, { cwd: root, env: toolEnv(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));

  const { promise, resolve } = Promise.withResolvers<boolean>();
  const stopWaiting = onTimeout(timeoutMs, () => {
    output += `\nStopped: it had not ended after ${timeoutMs / 1000} s.`;
    child.kill('SIGKILL');
    // What it started may live on and hold these.
    child.stdout.destroy();
    child.stderr.destroy();
    resolve(false);
  });
  child.once('error', (error) => {
    output += error.message;
    resolve(false);
  });
  child.once('close', (code) => resolve(code === 0));
  const ok = await promise.finally(stopWaiting);
  return { ok, output: stripVTControlCharacters(output).trim(), seconds: (performance.now() - begun) / 1000 };
}

/** The last lines of a text. */
export function lastLines(text: string, count: number): string {
  return text.split('\n').slice(-count).join('\n');
}
