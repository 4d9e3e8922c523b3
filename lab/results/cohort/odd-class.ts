/** Makes a class up as it really hands in: every way of getting it wrong that we have met, one person each. */
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ExerciseModule } from '../../../course.ts';
import { solutionOf } from '../../grader/corpus.ts';
import { deriveStarter } from '../../project/derive-starter.ts';
import type { Outcome } from '../grade-sheet.ts';

/** One person's work, and what has to come of it. */
export interface OddHandIn {
  /** How the intake calls them; undefined when it has to leave them aside. */
  learner: string | undefined;
  outcome: Outcome;
  /** Of 100. */
  score: number;
}

/** What the programs are, and where they go. */
interface Making {
  /** The class's folder. */
  folder: string;
  solution: string;
  starter: string;
  /** For instance `03-pull`, and `pull`. */
  place: string;
  id: string;
}

type Make = (making: Making) => Promise<void>;

const CYRILLIC = 'Щ'.repeat(120);
/** Beyond what a program can read at once. */
const HUGE = 2 ** 31 + 1;
/** Not every system can keep a name that is no text, or has users who may not read. */
const ON_LINUX = process.platform === 'linux';

const whole = (learner: string | undefined, make: Make): [OddHandIn, Make] => [
  { learner, outcome: 'points', score: 100 },
  make,
];
const without = (learner: string | undefined, outcome: Outcome, make: Make): [OddHandIn, Make] => [
  { learner, outcome, score: 0 },
  make,
];
/** A file with the solution. */
const solved = (learner: string, path: (id: string, place: string) => string): [OddHandIn, Make] =>
  whole(learner, ({ folder, solution, id, place }) => put(join(folder, learner, path(id, place)), solution));

const HAND_INS: [OddHandIn, Make][] = [
  solved('ada', (id, place) => `${place}/${id}.ts`),
  whole('bo', async ({ folder, solution, starter, place, id }) => {
    const kit = join(folder, 'bo/host-and-remote-main');
    await kitIn(kit, { solution, starter, place, id });
  }),
  whole('cy', ({ folder, solution, starter, place, id }) =>
    zip(join(folder, 'cy.zip'), {
      'host-and-remote-main/course.ts': '',
      'host-and-remote-main/lab/api/index.ts': '',
      [`host-and-remote-main/solutions/${place}/${id}.ts`]: starter,
      [`host-and-remote-main/exercises/${place}/${id}.ts`]: solution,
      [`__MACOSX/host-and-remote-main/exercises/${place}/._${id}.ts`]: 'rsrc',
    }),
  ),
  whole('di', ({ folder, solution, place, id }) => zip(join(folder, 'di.zip'), { [`${place}/${id}.ts`]: solution })),
  whole('eli', async ({ folder, solution, place, id }) => {
    await mkdir(join(folder, 'eli'));
    await zip(join(folder, 'eli/work.zip'), { [`work/${place}/${id}.ts`]: solution });
  }),
  whole('fahranna', ({ folder, solution, id }) => put(join(folder, `fahranna_1234_5678_${id}.ts`), solution)),
  whole('gruberben', ({ folder, solution, id }) => put(join(folder, `gruberben_LATE_1235_5679_${id}-1.ts`), solution)),
  solved('hana', (id) => `hana_1236_5680_${id}.ts`),
  solved('ivo', (id) => `${id}_ivo.ts`),
  solved('jo', (id) => `JoMeier-${id}.ts`),
  solved('kai', (id, place) => `${place}-kai.ts`),
  solved('lea', (id) => `${id} - Kopie.ts`),
  solved('mo', (id, place) => `${place}/${id}.js`),
  solved('nina', (id) => `${id}.ts.txt`),
  solved('ole', (id) => `${id[0]!.toUpperCase()}${id.slice(1)}.TS`),
  without('pia', 'unchanged', async ({ folder, solution, starter, place, id }) => {
    await put(join(folder, `pia/attempt-1/${place}/${id}.ts`), solution);
    await put(join(folder, `pia/attempt-2/${place}/${id}.ts`), starter);
  }),
  whole('quin', async ({ folder, solution, starter, place, id }) => {
    await put(join(folder, `quin/${place}/${id}.ts`), starter);
    await put(join(folder, `quin/finished/my-${id}.ts`), solution);
  }),
  solved('rita', (id, place) => `a/b/c/d/e/f/${place}/${id}.ts`),
  whole('sam', ({ folder, solution, place, id }) =>
    put(
      join(folder, `sam/${place}/${id}.ts`),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(solution, 'utf16le')]),
    ),
  ),
  whole('tim', ({ folder, solution, place, id }) =>
    put(join(folder, `tim/${place}/${id}.ts`), Buffer.from(`// Schön für Löwen\n${asLatin1(solution)}`, 'latin1')),
  ),
  without(undefined, 'nothing', ({ folder }) => symlink(join(folder, 'ada'), join(folder, 'uli'))),
  solved('.eve', (id, place) => `${place}/${id}.ts`),
  without(undefined, 'nothing', ({ folder, solution, place, id }) =>
    put(join(folder, `solutions/${place}/${id}.ts`), solution),
  ),
  solved(CYRILLIC, (id, place) => `${place}/${id}.ts`),
  whole(ON_LINUX ? 'Jérôme' : 'Jerome', async ({ folder, solution, id }) => {
    const name = ON_LINUX ? Buffer.from('Jérôme', 'latin1') : Buffer.from('Jerome');
    const own = Buffer.concat([Buffer.from(`${folder}/`), name]);
    await mkdir(own);
    await writeFile(Buffer.concat([own, Buffer.from(`/${id}.ts`)]), solution);
  }),
  without('wim', 'unreadable', async ({ folder, place, id }) => {
    const file = join(folder, `wim/${place}/${id}.ts`);
    await put(file, '');
    await truncate(file, HUGE);
  }),
  [
    // Root may read what nobody may.
    {
      learner: 'xena',
      ...(process.getuid?.() ? { outcome: 'unreadable', score: 0 } : { outcome: 'points', score: 100 }),
    },
    async ({ folder, solution, place, id }) => {
      const file = join(folder, `xena/${place}/${id}.ts`);
      await put(file, solution);
      await chmod(file, 0);
    },
  ],
  whole('yan', async ({ folder, solution, place, id }) => {
    await put(join(folder, `yan/${place}/${id}.ts`), solution.replace(/^/, "import './lib/help.ts';\n"));
    await put(join(folder, `yan/${place}/lib/help.ts`), 'export const help = true;\n');
  }),
  without('zoe', 'unchanged', ({ folder, starter, place, id }) =>
    put(join(folder, `zoe/${place}/${id}.ts`), `\uFEFF${starter.replaceAll('\n', '\r\n')}`),
  ),
  without('abel', 'nothing', ({ folder }) => put(join(folder, 'abel/notes.txt'), 'I was ill.')),
  whole('Anna Meier (123456)', ({ folder, solution, id }) =>
    put(join(folder, `Anna Meier_123456_assignsubmission_file_/${id}.ts`), solution),
  ),
  without('Anna Meier (123457)', 'unreadable', async ({ folder, solution, id }) => {
    const own = join(folder, 'Anna Meier_123457_assignsubmission_file_');
    await put(join(own, `a/${id}.ts`), solution);
    await put(join(own, `b/${id}.ts`), `${solution}// and this one\n`);
  }),
  whole('week-3-bert', async ({ folder, solution, place, id }) => {
    await put(join(folder, 'week-3-bert/.git/config'), '[core]');
    await kitIn(join(folder, 'week-3-bert'), { solution, starter: solution, place, id });
  }),
  solved('carl', (id) => `${id} (1).ts`),
  solved('=1+1', (id, place) => `${place}/${id}.ts`),
  whole('dora', ({ folder, solution, id }) => put(join(folder, `${id}_dora.ts`), solution)),
  without('emil', 'unreadable', ({ folder }) => put(join(folder, 'emil.zip'), 'PK, but no zip')),
];

/**
 * Writes such a class of one exercise into a folder.
 *
 * @returns everybody, and what has to come of them
 */
export async function makeOddClass(module: ExerciseModule, folder: string): Promise<OddHandIn[]> {
  const solution = solutionOf(module);
  const { id, exercise } = module;
  const making = { folder, solution, starter: deriveStarter(solution, `${id}.ts`), place: exercise.folder, id };
  await mkdir(folder, { recursive: true });
  for (const [, make] of HAND_INS) await make(making);
  return HAND_INS.map(([handIn]) => handIn);
}

async function put(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** As a clone of the whole kit looks, with somebody's work in it. */
async function kitIn(kit: string, { solution, starter, place, id }: Omit<Making, 'folder'>): Promise<void> {
  await put(join(kit, 'course.ts'), '');
  await put(join(kit, 'lab/api/index.ts'), '');
  await put(join(kit, 'node_modules/host/index.js'), '');
  await put(join(kit, `solutions/${place}/${id}.ts`), starter);
  await put(join(kit, `exercises/${place}/${id}.spec.ts`), '');
  await put(join(kit, `exercises/${place}/${id}.ts`), solution);
}

/** A zip with these files. */
export async function zip(file: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  await pipeline(zipStream(files), createWriteStream(file));
}

/** The bytes of a zip with these files, as they are made. */
export function zipStream(files: Readonly<Record<string, string | Buffer>>): NodeJS.ReadableStream {
  const made = new ZipFile();
  for (const [path, content] of Object.entries(files)) made.addBuffer(Buffer.from(content), path);
  made.end();
  return made.outputStream;
}

/** Latin-1 has no curly quotation marks, which comments have. */
function asLatin1(text: string): string {
  return text.replaceAll(/[^\0-\xff]/g, '?');
}
