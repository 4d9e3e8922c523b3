import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { modules } from '../../course.ts';
import { wordCount } from '../code/word-count.ts';
import { codeIn } from './code-in.ts';
import { field, SEEN_ON, VERSIONS, wordsInTheField, type FieldModule, type FieldQuestion } from './seen.ts';

const MOST_WORDS = 2000;
const all = Object.entries(field) as [FieldModule, readonly FieldQuestion[]][];
const chapterOf = (id: string) => readFileSync(join(import.meta.dirname, `../chapters/${id}.mdx`), 'utf8');

test('every pattern and every risk has been looked at in the field, and its chapter says so, once', () => {
  const wanted = modules.filter(({ kind }) => kind === 'pattern' || kind === 'risk').map(({ id }) => id);
  assert.deepEqual(Object.keys(field), wanted);
  for (const id of wanted) {
    const shown = chapterOf(id).match(/^## In the field\n\n<InTheField module="(.*)" \/>$/gm) ?? [];
    assert.equal(shown.length, 1, id);
    assert(shown[0]!.includes(`module="${id}"`), id);
  }
});

for (const [id, questions] of all) {
  test(`${id}: each question has been put to some real programs, and ends in a lesson`, () => {
    assert(questions.length >= 2 && questions.length <= 4);
    for (const { ask, sights, lesson } of questions) {
      assert.match(ask, /^[A-ZÅ].*\?$/, ask);
      assert.match(lesson, /^[A-Z“].*\.$/, ask);
      const programs = sights.flatMap(({ who }) => who);
      assert(programs.length >= 1 && programs.length <= 6, `${ask}: ${programs.length} programs`);
      assert.equal(new Set(programs).size, programs.length, `${ask}: a program does two things`);
      for (const { does } of sights) assert.doesNotMatch(does, /^\s|[.\s]$/, does);
    }
    const programs = new Set(questions.flatMap(({ sights }) => sights.flatMap(({ who }) => who)));
    assert(programs.size >= 2, 'one program is no field');
  });

  test(`${id}: the chapter stays within ${MOST_WORDS} words, what was seen in the field included`, () => {
    const words = wordCount(chapterOf(id)) + wordsInTheField(id);
    assert(words <= MOST_WORDS, `${words} words`);
  });
}

test('every program has a version, and every version is told somewhere', () => {
  const used = new Set(all.flatMap(([, questions]) => questions.flatMap(({ sights }) => sights.flatMap((s) => s.who))));
  assert.deepEqual([...used].sort(), Object.keys(VERSIONS).sort());
  for (const version of Object.values(VERSIONS)) assert.match(version, /^\d+(\.\d+)*$/);
  assert.match(SEEN_ON, /^\d{4}-\d{2}-\d{2}$/);
});

test('where a chapter names a version in its text, it is the one that was looked at', () => {
  for (const [id] of all)
    for (const [, program, version] of chapterOf(id).matchAll(/\b(Chromium|HAProxy|nginx|Squid|MariaDB) (\d[\d.]*\d)/g))
      assert.equal(version, VERSIONS[program as keyof typeof VERSIONS], id);
});

test('code between backquotes is code, and nothing else is markup', () => {
  assert.equal(codeIn('a `<b>` & <i>'), 'a <code>&lt;b></code> &amp; &lt;i>');
});
