import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { html } from 'hono/html';
import { agendaById, agendas, decks, minutesIn, modules, schedule, sheets } from '../../course.ts';
import { dayOf, talkOf } from './rehearse.ts';
import { handoutHtml } from './handout.ts';
import { escaped } from './markup.ts';
import { notesForReaders, notesHtml } from './notes.ts';
import { reportPage } from './page.ts';
import { sheetFiles } from './sheets.ts';
import { WISHES } from './sheets/wishes.ts';
import { clockAt, rehearsalHtml } from './rehearsal-sheet.ts';
import { readScript, secondsOf } from './speaker-notes.ts';

test('a deck’s script is its titles, times and notes', async () => {
  const { deck } = decks()[0]!;
  const cues = await readScript(deck.file);
  assert.deepEqual(
    cues.map(({ number }) => number),
    cues.map((_, index) => index + 1),
  );
  assert(cues.every(({ title, notes }) => title.length > 0 && notes.length > 40));
  assert.equal(Math.ceil(cues.reduce((sum, { seconds }) => sum + seconds, 0) / 60), deck.minutes);
});

test('a deck that is not there is one sentence', async () => {
  await assert.rejects(readScript('slides/99-none.md'), /^UserError: slides\/99-none\.md cannot be read: /);
});

test('a time is minutes and seconds, or seconds', () => {
  assert.deepEqual(['1:20', '80', 80, '0:05', undefined, 'soon'].map(secondsOf), [80, 80, 80, 5, 0, 0]);
});

test('notes become paragraphs with numbered clicks, what is done stands apart, and nothing in them is markup', async () => {
  const notes = 'First <b>.\n\n[click] Then `a && b`.\n\n> Wait.\n\n[click:2] **Last**.';
  assert.equal(
    (await notesHtml(notes)).toString(),
    '<p>First &lt;b&gt;.</p><p><b class="click">click 1</b> Then <code>a &amp;&amp; b</code>.</p>' +
      '<p class="stage">Wait.</p><p><b class="click">click 2</b> <strong>Last</strong>.</p>',
  );
  assert.equal(
    (await notesForReaders(notes)).toString(),
    '<p>First &lt;b&gt;.</p><p>Then <code>a &amp;&amp; b</code>.</p><p><strong>Last</strong>.</p>',
  );
});

test('the running clock counts from nothing, or from a time of day', () => {
  assert.equal(clockAt(65), '1:05');
  assert.equal(clockAt(125, '09:58'), '10:00');
  assert.equal(clockAt(3600, '23:30'), '00:30');
});

for (const { id } of agendas) {
  test(`${id}: the sheet follows the agenda and has every note of every talk`, async () => {
    const day = await dayOf(id, '13:00');
    const planned = schedule(agendaById(id), '13:00');
    assert.deepEqual(
      day.map(({ title, start, minutes }) => [title, start, minutes]),
      planned.map(({ title, start, minutes }) => [title, start, minutes]),
    );
    for (const { kind, minutes, cues } of day) {
      const seconds = cues.reduce((sum, cue) => sum + cue.seconds, 0);
      if (kind === 'talk' || kind === 'words') assert.equal(Math.ceil(seconds / 60), minutes);
      else if (kind === 'exercise' || kind === 'activity') assert.equal(cues.length, 0);
      else assert.equal(seconds, 0);
    }
    const html = await rehearsalHtml('Rehearsal', day);
    assert(html.includes(`${minutesIn(agendaById(id))} minutes`));
    const told = day.flatMap(({ cues }) => cues.map(({ title }) => title));
    assert.deepEqual(
      told,
      (await readScript(agendaById(id).file)).map(({ title }) => title),
    );
    for (const title of told) assert(html.includes(escaped(title)), title);
    assert.doesNotMatch(html, /(?:src|href)="http/);
  });
}

test('a deck alone has a clock of its own', async () => {
  const [talk] = await talkOf(decks()[0]!.deck.file);
  assert(talk);
  const html = await rehearsalHtml(talk.title, [talk]);
  assert.match(html, /<strong>0:00<\/strong>/);
});

test('an agenda or a time that does not exist is one sentence', async () => {
  await assert.rejects(
    dayOf('week'),
    /^UserError: No agenda is called “week”\. There are: ninety-minutes, half-day, full-day\./,
  );
  await assert.rejects(dayOf('half-day', 'nine'), /^UserError: “nine” is no time of day/);
});

test('a handout has two slides on a page, each with its picture, its title as text, and the notes', async () => {
  const slide = { number: 3, title: 'Two & `three`', notes: 'Say it.\n\n> Ask.', png: Buffer.from('png') };
  const page = await handoutHtml('A deck', [slide, slide, slide]);
  assert.equal(page.split('class="spread"').length - 1, 2);
  assert.match(page, /<img src="data:image\/png;base64,cG5n" alt="" \/>/);
  assert.match(page, /<h2><span>3<\/span> Two &amp; three<\/h2>/);
  assert.match(page, /<p>Say it\.<\/p>/);
  assert.doesNotMatch(page, /Ask\./);
});

test('every sheet that the course hands out is made', async () => {
  const files = await sheetFiles();
  assert.deepEqual(
    files.map(({ name }) => name),
    sheets.map(({ id }) => `sheet-${id}.pdf`),
  );
  for (const { title } of sheets)
    assert(
      files.some(({ html }) => html.includes(`<h1>${escaped(title)}</h1>`)),
      title,
    );
  const guide = files.find(({ name }) => name === 'sheet-guide.pdf')!.html;
  for (const { title } of modules.filter(({ guide }) => guide)) assert(guide.includes(`<dt>${title}</dt>`), title);
});

test('twelve wishes ask for all five patterns, two or three times each', () => {
  assert.equal(WISHES.length, 12);
  const patterns = modules.filter(({ kind }) => kind === 'pattern').map(({ id }) => id);
  for (const id of patterns) assert([2, 3].includes(WISHES.filter(({ answer }) => answer === id).length), id);
});

test('a report runs its own script, and without one none', async () => {
  const policy = (page: string) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  const main = html`<p>A report</p>`;
  assert.doesNotMatch(policy(await reportPage({ title: 'x', main })), /script-src/);
  const script = 'sort("a" < "b");';
  const page = await reportPage({ title: 'x', main, script });
  const [, text = ''] = /<script>([^]*?)<\/script>/.exec(page)!;
  assert.equal(text, script);
  assert(
    policy(page)
      .replaceAll('&#39;', "'")
      .endsWith(`script-src 'sha256-${hash('sha256', text, 'base64')}'`),
  );
});
