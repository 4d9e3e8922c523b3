/**
 * What Node makes of learners' TypeScript, made once for all processes that need it: loading the translator costs one of
 * them more than all the rest of its start. Learners' files are not trusted with this thread: another one reads them, and
 * it has to come to an end. What it does not manage, Node says in the process that is to run it.
 */
import { Worker } from 'node:worker_threads';
import { raceTimeout } from '../project/timeouts.ts';

/** JavaScript by the absolute path of the file that it was made of, with every line where it was. */
export type Translations = Record<string, string>;

/** How long the files of one folder may take, in milliseconds of patience. */
const TIMEOUT_MS = 2_000;
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };
const QUIET = ['--disable-warning=ExperimentalWarning'];

interface Job {
  folder: string;
  resolve: (translations: Translations) => void;
}

let thread: Worker | undefined;
const jobs = new Map<number, Job>();
let count = 0;

/** The translations of what lies in a folder that nobody changes any more; without what cannot be translated. */
export async function translationsOf(folder: string): Promise<Translations> {
  const { promise, resolve } = Promise.withResolvers<Translations>();
  const job = ++count;
  jobs.set(job, { folder, resolve });
  const asked = (thread ??= start());
  asked.ref(); // until it has answered
  asked.postMessage({ job, folder });
  const made = await raceTimeout(promise, TIMEOUT_MS);
  if (made !== 'late') return made;
  await asked.terminate();
  return {};
}

function start(): Worker {
  const worker = new Worker(new URL('translations.thread.ts', import.meta.url), {
    resourceLimits: LIMITS,
    execArgv: QUIET,
  });
  worker.on('message', ({ job, translations }: { job: number; translations: Translations }) => {
    jobs.get(job)?.resolve(translations);
    jobs.delete(job);
    if (jobs.size === 0) worker.unref();
  });
  worker.on('error', () => undefined); // its end follows
  worker.once('exit', () => {
    if (thread === worker) thread = undefined;
    for (const { resolve } of jobs.values()) resolve({});
    jobs.clear();
  });
  return worker;
}
