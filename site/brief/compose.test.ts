import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { Packer } from 'docx';
import { fromFragment, questions, toFragment, type Answers } from '../choose/questions.ts';
import { patternIds } from '../choose/pattern-ids.ts';
import { verdict } from '../choose/verdict.ts';
import { compose } from './compose.ts';
import { toDocument } from './docx.ts';
import {
  decode,
  encode,
  example,
  failures,
  isBegun,
  isWhole,
  logIns,
  LONGEST,
  nothing,
  owners,
  personals,
  sources,
  triggers,
  vendors,
  wishes,
  type Draft,
} from './draft.ts';
import { fragmentOf } from './from-answers.ts';
import { toMail } from './mail.ts';
import { fileName, toMarkdown } from './markdown.ts';

const someWishes = [[], ...wishes.map(({ id }) => [id]), wishes.map(({ id }) => id)];
/** Everything that may be said beside what {@link combinations} goes through, one after the other. */
const OPEN = [...logIns.map(({ id }) => ({ logIn: id })), ...personals.map(({ id }) => ({ personal: id }))];

/** Every way to choose what decides about the pattern's texts, on top of a draft. */
function* combinations(draft: Draft): Generator<Draft> {
  for (const { id: vendor } of vendors)
    for (const wishes of someWishes)
      for (const pattern of patternIds)
        for (const { id: trigger } of triggers)
          for (const { id: failure } of failures)
            for (const { id: owner } of owners) yield { ...draft, vendor, wishes, pattern, trigger, failure, owner };
}

/** Drafts in which much is not answered: each single choice on its own, and the example without it. */
function* partial(): Generator<Draft> {
  const choices = { vendor: vendors, sources, trigger: triggers, failure: failures, owner: owners, logIn: logIns };
  for (const [name, list] of Object.entries({ ...choices, personal: personals })) {
    for (const { id } of list) yield { ...nothing, [name]: id };
    yield { ...example, [name]: '' };
  }
  for (const pattern of patternIds) yield { ...nothing, pattern };
  for (const pattern of [...patternIds, '' as const])
    for (const { id } of sources) yield { ...example, pattern, sources: id };
  for (const open of OPEN) yield { ...example, ...open };
  for (const name of ['story', 'people', 'reply', 'contact', 'data', 'host'] as const) yield { ...example, [name]: '' };
}

function assertSound(draft: Draft, least: number): void {
  const { title, facts, opening, sections, requirements, closing } = compose(draft);
  const label = encode(draft);
  assert.equal(sections.length, 2, label);
  const lists = [...sections.map(({ items }) => items), requirements.map(({ text }) => text)];
  for (const items of lists) {
    assert(items.length >= least, `${label}: ${items.join(' ')}`);
    assert.equal(new Set(items).size, items.length, `${label} says something twice`);
    for (const item of items) assert.match(item, /[.?]$/, label);
  }
  for (const text of [title, ...opening, ...lists.flat(), closing]) {
    assert.doesNotMatch(text, /undefined|null|\{|\}| {2}|\.\.|^\s|\s$| ,|,,/, label);
    assert.match(text, /^[A-Z“]/, label);
  }
  for (const [name, fact] of facts) assert(name !== '' && fact !== '', label);
  assert(
    requirements.some(({ weight }) => weight === 'must') && requirements.some(({ weight }) => weight === 'should'),
  );
}

for (const [what, draft] of [
  ['nothing else filled in', nothing],
  ['names, data and a story', example],
] as const) {
  test(`every choice makes a whole brief, with ${what}`, () => {
    let briefs = 0;
    for (const chosen of combinations(draft)) {
      briefs += 1;
      assertSound(chosen, 5);
    }
    assert.equal(briefs, 3 * 5 * 5 * 4 * 4 * 3);
  });
}

test('nothing is chosen beforehand, and a brief of little is sound and says no more than was said', () => {
  for (const value of Object.values(nothing)) assert(value === '' || (Array.isArray(value) && value.length === 0));
  assert.equal(isBegun(nothing), false);
  for (const draft of partial()) {
    assert.equal(isBegun(draft), true);
    assertSound(draft, 2);
  }
  const { opening, facts } = compose({ ...nothing, host: 'The Pass' });
  assert.equal(opening.length, 1);
  assert.deepEqual(facts, []);
});

test('what was chosen is what the brief says', () => {
  const all = (draft: Draft) => JSON.stringify(compose(draft));
  const seen = new Map<string, string>();
  for (const draft of combinations(example)) {
    const text = all(draft);
    assert.equal(seen.get(text), undefined, `${encode(draft)} reads like ${seen.get(text)}`);
    seen.set(text, encode(draft));
  }
  for (const pattern of patternIds)
    assert.notEqual(
      all({ ...example, pattern, sources: 'many' }),
      all({ ...example, pattern, sources: 'one' }),
      pattern,
    );
});

test('what procurement wants to know stands at the top, and is asked for', () => {
  const { facts, sections, requirements } = compose(example);
  assert.deepEqual(facts, [
    ['Answer by', '27 March 2026'],
    ['Answer to', example.contact],
    ['People and load', example.people],
    ['Log-in', 'Once for both: single sign-on'],
    ['Personal data', 'Yes: names, addresses, what somebody did'],
  ]);
  const asked = sections[1]!.items.join(' ');
  for (const word of ['OpenID Connect', 'data processing agreement', 'May we talk to one?', 'cost each year'])
    assert(asked.includes(word), word);
  assert(requirements.some(({ text }) => text.startsWith('A data processing agreement is signed')));
  assert.doesNotMatch(JSON.stringify(compose({ ...example, personal: 'none' }).requirements), /processing agreement/);
});

test('it stays short: between 400 and 1,000 words, whatever is chosen', () => {
  for (const draft of combinations(example)) {
    const words = toMarkdown(draft)
      .split(/\s+/)
      .filter((word) => /\p{L}/u.test(word)).length;
    assert(words > 400 && words < 1000, `${words} words: ${encode(draft)}`);
  }
});

test('the vendor’s system is “yours”, and the other one is named', () => {
  const [first] = compose({ ...example, vendor: 'remote' }).opening;
  assert.match(first!, /whether PeopleDesk integrates with The Pass\./);
  assert.match(compose(nothing).opening[0]!, /whether your system integrates with the other system\./);
  assert.match(
    compose({ ...nothing, vendor: 'remote' }).opening[0]!,
    /whether your system integrates with our system\./,
  );
});

test('a vendor that makes both systems is not asked about itself as about somebody else', () => {
  const text = (vendor: Draft['vendor']) => JSON.stringify(compose({ ...example, vendor }));
  assert.match(text('host'), /you, the maker of PeopleDesk, or somebody else/);
  assert.match(text('remote'), /you, the maker of The Pass, or somebody else/);
  assert.match(text('both'), /Both systems are yours/);
  assert.doesNotMatch(text('both'), /the maker of/);
});

test('names mean themselves in Markdown', () => {
  const draft = {
    ...example,
    host: '*The* [Pass](x) <b>',
    remote: '# HR & Co_1 `a`',
    data: '1. list',
    story: '- &lt; $x$ |',
    contact: 'a | b',
  };
  const text = toMarkdown(draft);
  assert.match(text, /^# Integration brief: \\\*The\\\* \\\[Pass\\\]\(x\) \\<b\\> and \\# HR & Co\\_1 \\`a\\`$/m);
  assert.match(text, /1\\\. list/);
  assert.match(text, /The moment we have in mind: \\- \\&lt; \\\$x\\\$ \\\|/);
  assert.match(text, /\*\*Answer to:\*\* a \\\| b/);
});

test('names that look like placeholders of ours stay what they are', () => {
  const { title } = compose({ ...example, host: '{R} $& {when}', remote: '$1' });
  assert.equal(title, 'Integration brief: {R} $& {when} and $1');
});

test('Markdown numbers the steps, and has a table with a line for every requirement', () => {
  const text = toMarkdown(example);
  assert.match(text, /\n1\. Open The Pass and PeopleDesk side by side/);
  assert.match(
    text,
    /\n\| Nr \| Requirement \| Weight \| Yes \| By configuration \| On the roadmap \| No \| Comment \|\n/,
  );
  const rows = text.match(/^\| \d+ \|.*$/gm)!;
  assert.equal(rows.length, compose(example).requirements.length);
  for (const row of rows) assert.equal(row.split('|').length, 10, row);
  assert(text.endsWith('rather know.\n'));
});

test('a document for Word holds every text of the brief, names as they were given', async () => {
  const draft = { ...example, host: '<w:p>The & Pass', story: '“Ünï” 人事 ]]>' };
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  const xml = partOf(await Packer.toBuffer(toDocument(draft)), 'word/document.xml');
  const read = xml.replace(/&(\w+);/g, (_, name: string) => entities[name]!);
  const { title, facts, opening, sections, requirements, closing } = compose(draft);
  const texts = [title, ...facts.flat(), ...opening, ...sections.flatMap(({ heading, items }) => [heading, ...items])];
  for (const text of [...texts, ...requirements.map(({ text }) => text), closing]) assert(read.includes(text), text);
  assert.equal(read.match(/☐/g)!.length, requirements.length * 4);
});

/** One part of a document, which is a ZIP file: found by its entry in the central directory. */
function partOf(zip: Buffer, name: string): string {
  const entry = zip.lastIndexOf(name) - 46;
  assert.equal(zip.readUInt32LE(entry), 0x02014b50, `${name} is not in the document`);
  const [size, at] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 42)];
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  return inflateRawSync(zip.subarray(from, from + size)).toString('utf8');
}

test('a mail begins with the brief, and is never longer than a mail program takes', () => {
  const long = { ...example, host: 'W'.repeat(60), remote: '人'.repeat(60), story: 'ö'.repeat(320) };
  for (const base of [example, long])
    for (const draft of combinations(base)) {
      const address = toMail(draft);
      assert(address.length <= 2000, `${address.length}: ${encode(draft)}`);
      const said = new URL(address);
      assert.equal(said.searchParams.get('subject'), compose(draft).title);
      const body = said.searchParams.get('body')!;
      assert(body.startsWith('We do not ask whether'), body);
      assert(body.endsWith('The whole brief is attached.'), body);
    }
});

test('the file is named after both systems, in any script, and never by a path', () => {
  assert.equal(fileName(example, 'docx'), 'brief-the-pass-and-peopledesk.docx');
  assert.equal(
    fileName({ ...nothing, host: '../../etc/passwd', remote: 'Ærø 人事' }, 'md'),
    'brief-etc-passwd-and-ærø-人事.md',
  );
  assert.equal(fileName(nothing, 'md'), 'brief.md');
});

test('a draft survives a link', () => {
  const drafts = [...combinations({ ...example, host: 'a&b=c#d %20+', remote: '“Ünï” 人事' }), ...partial(), nothing];
  for (const draft of drafts) {
    const said = decode(`#${encode(draft)}`);
    assert(isWhole(said));
    assert.deepEqual({ ...nothing, ...said }, draft);
  }
});

test('a link that names only a pattern adds to the draft that is there', () => {
  const said = decode('#pattern=clone');
  assert.deepEqual(said, { pattern: 'clone' });
  assert.equal(isWhole(said), false);
});

/** Every way to answer all questions of the chooser. */
const answered: Answers[] = questions.reduce<Answers[]>(
  (all, { id, choices }) => all.flatMap((answers) => choices.map((choice) => ({ ...answers, [id]: choice.id }))),
  [{}],
);

test('all five answers of the chooser go on to the brief, which understands them', () => {
  for (const answers of answered) {
    const said = decode(fragmentOf(answers));
    assert.equal(said.pattern, verdict(answers)!.pattern);
    assert.deepEqual(
      [said.owner, said.sources, said.wishes?.length],
      [answers.owner, answers.sources, 1],
      toFragment(answers),
    );
    assert(said.trigger !== undefined && said.failure !== undefined);
    assert.equal(isWhole(said), false, 'it must not take the place of the names that are there');
  }
  for (const { id, choices } of questions) {
    const told = choices.map((choice) => {
      const others = answered.filter((answers) => answers[id] === choice.id);
      return JSON.stringify(others.map(fragmentOf));
    });
    assert.equal(new Set(told).size, choices.length, `the brief does not hear the answer to “${id}”`);
  }
  assert.throws(() => fragmentOf(fromFragment('acts=host')), /There is no answer yet to: One source, or many\?/);
});

test('a hostile link is cut to what a form would have let through', () => {
  const said = decode(
    `host=${'x'.repeat(100_000)}&remote=a%00b%0A%E2%80%AEc&pattern=__proto__&trigger=constructor&wish=data&wish=evil&story=%F0%9F%98%80&data=%E0%A4%A&reply=2026-02-31&logIn=toString`,
  );
  assert.equal(said.host!.length, LONGEST.host);
  assert.equal(said.remote, 'a b c');
  assert.deepEqual(said.wishes, ['data']);
  assert.equal(said.story, '😀');
  for (const name of ['pattern', 'trigger', 'reply', 'logIn'] as const) assert.equal(said[name], undefined, name);
  assert.deepEqual(decode('content'), {});
});

test('the example keeps to what the form allows', () => {
  assert.deepEqual({ ...nothing, ...decode(encode(example)) }, example);
});
