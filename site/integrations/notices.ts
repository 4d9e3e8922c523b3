import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const PACKAGES = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** Whose faces and code the built course and its decks carry, as packages. */
export const CARRIED = [
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
  '@fontsource-variable/newsreader',
  '@slidev/client',
  '@vueuse/core',
  'shiki',
  'vue',
  'vue-router',
];

/** Puts the licences of what the built course carries beside it, as `notices.txt`: they ask for that. */
export function notices(): AstroIntegration {
  return {
    name: 'notices',
    hooks: {
      'astro:build:done': async ({ dir }) => writeFile(new URL('notices.txt', dir), await noticesText()),
    },
  };
}

/** All licences, each under the name of its package. */
export async function noticesText(): Promise<string> {
  const parts = await Promise.all(CARRIED.map(async (name) => `${name}\n\n${await licenceOf(name)}`));
  return `The course carries faces and code of others, under these licences.\n\n${parts.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

/**
 * @throws Error when the package has no licence in it
 */
async function licenceOf(name: string): Promise<string> {
  const folder = join(PACKAGES, name);
  const file = (await readdir(folder)).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  if (file === undefined) throw new Error(`The package ${name} has no licence in it.`);
  return (await readFile(join(folder, file), 'utf8')).trim();
}
