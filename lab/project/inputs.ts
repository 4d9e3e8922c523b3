/** Tells whether the built course is that of the sources as they are now. */
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { exercises } from '../../course.ts';

/** What decks and site are made from. */
const INPUTS = ['course.ts', 'package-lock.json', '{exercises,figures,lab,site,slides,solutions}/**'];
const NO_INPUTS = [
  '**/{node_modules,.astro,.slidev,dist}',
  '**/*.{test.ts,draft}',
  '**/*.mine-*.ts', // a learner's earlier versions
  'cases',
];

/**
 * A fingerprint of everything that decks and site are made from. What learners write is no part of it.
 *
 * @param folder the project's root
 */
export async function fingerprint(folder: string): Promise<string> {
  const learners = exercises().map(({ id, exercise }) => `exercises/${exercise.folder}/${id}.ts`);
  const files: string[] = [];
  for await (const entry of glob(INPUTS, { cwd: folder, exclude: [...NO_INPUTS, ...learners], withFileTypes: true })) {
    if (entry.isFile()) files.push(path.join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const content = await readFile(file);
    hash.update(`${path.relative(folder, file).replaceAll(path.sep, '/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
