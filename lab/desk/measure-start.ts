/** Measures what `npm start` holds in memory, as a learner's day goes. For `npm run bench`. */
import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { ExerciseModule } from '../../course.ts';
import { memoryOf } from '../project/memory.ts';
import { root } from '../project/root.ts';

/** Memory of all processes together, in MB of 1,000,000 bytes. */
export interface StartMemory {
  /** So long after it began to serve. */
  quiet: { mb: number; processes: number };
  /** After a save of each exercise and a change back. */
  afterSaves: { mb: number; processes: number };
  /** After each further round of saves. */
  rounds: number[];
}

const START = ['--import', './lab/project/boot.js', '--disable-warning=ExperimentalWarning', 'lab/commands/start.ts'];
/** What was begun, such as the next Host, is there by then. */
const SETTLED_MS = 10_000;

/**
 * Runs the course on a copy of the solutions.
 *
 * @param quietMs how long nobody does anything before the first look
 * @param rounds how many more times each exercise is saved
 */
export async function measureStart(
  modules: readonly ExerciseModule[],
  quietMs: number,
  rounds: number,
): Promise<StartMemory> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'start-')));
  const work = join(folder, 'exercises');
  await cp(join(root, 'solutions'), work, { recursive: true });
  const child = spawn(process.execPath, [...START, '--no-open', '--port', '0', '--work', work], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const lines = createInterface({ input: child.stdout });
    /** Waits for a line that says that this exercise was checked. */
    const checked = async (id: string) => {
      for await (const [line] of on(lines, 'line') as AsyncIterable<[string]>)
        if (line.includes(`${id} `) && line.includes('checked in')) return;
    };
    const now = () => {
      const { bytes, processes } = memoryOf(child.pid!);
      return { mb: Math.round(bytes / 1e6), processes };
    };
    const saveAll = async () => {
      for (const { id, exercise } of modules) {
        const file = join(work, exercise.folder, `${id}.ts`);
        const text = await readFile(file, 'utf8');
        for (const saved of [`${text}\n// saved at ${performance.now()}\n`, text]) {
          const told = checked(id);
          await writeFile(file, saved);
          await told;
        }
      }
      await setTimeout(SETTLED_MS);
    };
    await checked(modules.at(-1)!.id);
    await setTimeout(quietMs);
    const quiet = now();
    await saveAll();
    const afterSaves = now();
    const later: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await saveAll();
      later.push(now().mb);
    }
    return { quiet, afterSaves, rounds: later };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}
