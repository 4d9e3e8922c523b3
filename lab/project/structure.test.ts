/** The code's structure: no import leads round in a circle, not even one for types. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { usedBy } from './import-walk.ts';
import { root } from './root.ts';

const CODE = ['course.ts', '{figures,lab,site,slides,exercises,solutions}/**/*.{ts,vue,astro}'];

/** The first circle that is met on the way from these files, in the order of its imports. */
function circle(files: readonly string[], usesOf: (file: string) => readonly string[]): string[] | undefined {
  const cleared = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (cleared.has(file)) return undefined;
    for (const used of usesOf(file)) {
      const found = walk(used, [...path, file]);
      if (found) return found;
    }
    cleared.add(file);
    return undefined;
  };
  return files.map((file) => walk(file, [])).find(Boolean);
}

test('a circle is found, and what only meets twice is none', () => {
  const uses: Record<string, string[]> = { a: ['b', 'c'], b: ['d'], c: ['d'], d: [], e: ['f'], f: ['g'], g: ['f'] };
  const usesOf = (file: string) => uses[file]!;
  assert.equal(circle(['a'], usesOf), undefined);
  assert.deepEqual(circle(Object.keys(uses), usesOf), ['f', 'g', 'f']);
});

test('no file uses itself by way of others', () => {
  const all = globSync(CODE, { cwd: root, exclude: ['**/node_modules', '**/*.test.ts', '**/.astro'] });
  const files = all.map((file) => file.replaceAll(path.sep, '/'));
  assert(files.length > 300);
  const known = new Map<string, string[]>();
  const usesOf = (file: string) => {
    const uses = known.get(file) ?? usedBy(file, { folder: root, withTypes: true });
    known.set(file, uses);
    return uses.filter((used) => !used.startsWith('site/pages/')); // pages are read as text, for a list of them
  };
  assert.equal(circle(files, usesOf), undefined);
});
