/** The built course as files: which pages there are, and what they refer to. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder that `DIST` names. */
export function builtFolder(): string {
  const folder = process.env['DIST'];
  assert(folder, 'DIST must name the folder of a built course; “npm test -- --only pages” builds one and sets it.');
  return folder;
}

/** The site's own pages, as paths from its root: `index.html`, `about/index.html`, … Decks are not among them. */
export async function sitePages(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html') && !/^(slides|pagefind)\//.test(file))
    .sort();
}

/** What a page of the folder refers to and cannot be found there, each as one line. */
export async function brokenReferences(folder: string, page: string): Promise<string[]> {
  const html = await readFile(join(folder, page), 'utf8');
  const broken: string[] = [];
  for (const [, value] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    const reference = value!.replaceAll('&amp;', '&');
    if (/^(data|mailto):/.test(reference)) continue;
    const reason = await brokenReference(folder, page, reference);
    if (reason) broken.push(`${page} → ${reference}: ${reason}`);
  }
  return broken;
}

async function brokenReference(folder: string, page: string, reference: string): Promise<string | undefined> {
  if (/^https?:/.test(reference)) return undefined;
  if (reference.startsWith('/')) return 'starts at the root, which moves with the place where the site is put';
  const { pathname, hash } = new URL(reference, `http://site/${page}`);
  const path = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (!existsSync(join(folder, path))) return 'there is no such file';
  if (!hash || path.startsWith('/slides/')) return undefined;
  const target = await readFile(join(folder, path), 'utf8');
  return target.includes(`id="${decodeURIComponent(hash.slice(1))}"`) ? undefined : 'there is no such anchor';
}
