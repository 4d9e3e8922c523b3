import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { html } from 'hono/html';
import { agendaById, agendas, decks, minutesIn, schedule } from '../../course.ts';
import { dayOf, talkOf } from './rehearse.ts';
import { handoutHtml } from './handout.ts';
import { escaped } from './markup.ts';
import { notesHtml } from './notes.ts';
import { reportPage } from './page.ts';
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
  assert.equal(
    cues.reduce((sum, { seconds }) => sum + seconds, 0),
    deck.minutes * 60,
  );
});

test('a deck that is not there is one sentence', async () => {
  await assert.rejects(readScript('slides/99-none.md'), /^UserError: slides\/99-none\.md cannot be read: /);
});

test('a time is minutes and seconds, or seconds', () => {
  assert.deepEqual(['1:20', '80', 80, '0:05', undefined, 'soon'].map(secondsOf), [80, 80, 80, 5, 0, 0]);
});

test('notes become paragraphs with numbered clicks, and nothing in them is markup', async () => {
  const html = await notesHtml('First <b>.\n\n[click] Then `a && b`.\n\n[click:2] **Last**.');
  assert.equal(
    html.toString(),
    '<p>First &lt;b&gt;.</p><p><b class="click">click 1</b> Then <code>a &amp;&amp; b</code>.</p>' +
      '<p><b class="click">click 2</b> <strong>Last</strong>.</p>',
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
      if (kind === 'talk' || kind === 'words') assert.equal(seconds, minutes * 60);
      else assert.equal(cues.length, 0);
    }
    const html = await rehearsalHtml('Rehearsal', day);
    assert(html.includes(`${minutesIn(agendaById(id))} minutes`));
    for (const { title } of day.flatMap(({ cues }) => cues)) assert(html.includes(escaped(title)), title);
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
  await assert.rejects(dayOf('week'), /^UserError: No agenda is called “week”\. There are: half-day, full-day\./);
  await assert.rejects(dayOf('half-day', 'nine'), /^UserError: “nine” is no time of day/);
});

test('a handout has each slide’s picture with a text for those who cannot see it, and the notes', async () => {
  const cue = { number: 3, title: 'Two & three', notes: 'Say it.' };
  const html = await handoutHtml('A deck', [{ cue, png: Buffer.from('png') }]);
  assert.match(html, /<img src="data:image\/png;base64,cG5n" alt="The slide “Two &amp; three”" \/>/);
  assert.match(html, /<p>Say it\.<\/p>/);
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
