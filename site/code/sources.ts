import { excerpt } from '../../lab/project/regions.ts';

/** The files an excerpt may come from, as text, keyed by their address from this folder. */
const files = import.meta.glob<string>('../../solutions/**/*.ts', {
  query: '?raw',
  import: 'default',
});

/**
 * Part of a source file of this project.
 *
 * @param file path from the project's root, for instance `solutions/03-pull/pull.ts`
 * @param region the name after `#region`
 * @throws Error when there is no such file or region; it names what there is
 */
export async function readExcerpt(file: string, region: string): Promise<string> {
  const read = files[`../../${file}`];
  if (!read) throw new Error(`There is no file “${file}” to take the excerpt “${region}” from: correct the path.`);
  return excerpt(await read(), region, file);
}
