import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { test } from 'node:test';
import { modules } from '../../course.ts';
import { chapterOf, glossary, termById } from './glossary.ts';

const CHAPTERS = resolve(import.meta.dirname, '../chapters');
const USE = /<Term id="([^"]*)">/g;

test('every term has an id of its own, which can be an anchor', () => {
  const ids = glossary.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
  for (const id of ids) assert.match(id, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

test('the terms stand in the order of the alphabet', () => {
  const names = glossary.map(({ name }) => name.toLowerCase());
  assert.deepEqual(
    names,
    names.toSorted((a, b) => a.localeCompare(b, 'en')),
  );
});

test('a term names a chapter of the course, and is linked to it when it has been written', () => {
  for (const term of glossary) {
    const module = modules.find(({ id, interlude }) => id === term.chapter || interlude?.id === term.chapter);
    assert(module, `${term.id}: there is no chapter “${term.chapter}”`);
    const written = module.interlude?.id === term.chapter || module.chapter !== undefined;
    assert.equal(chapterOf(term)?.id, written ? term.chapter : undefined);
  }
});

test('what a term means is whole sentences, without markup', () => {
  for (const { id, meaning } of glossary) {
    assert.match(meaning, /^\S.*\.$/, id);
    assert.doesNotMatch(meaning, /[<>`*]|—/, id);
  }
});

test('a term that is not there is named, with those that are', () => {
  assert.throws(() => termById('out-box'), /no term “out-box”\. There are: .*outbox/);
});

for (const file of globSync('*.mdx', { cwd: CHAPTERS })) {
  test(`${basename(file)} explains terms that exist, each once`, () => {
    const used = [...readFileSync(join(CHAPTERS, file), 'utf8').matchAll(USE)].map(([, id]) => id!);
    for (const id of used) assert.equal(termById(id).id, id);
    assert.deepEqual([...new Set(used)], used);
  });
}

test('chapters do explain terms', () => {
  const texts = globSync('*.mdx', { cwd: CHAPTERS }).map((file) => readFileSync(join(CHAPTERS, file), 'utf8'));
  assert(texts.join('').match(USE)!.length > 10);
});
