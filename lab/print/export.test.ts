import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PDFDocument, PDFName, type PDFHexString, type PDFString } from 'pdf-lib';
import { findBrowser } from '../project/browser/find.ts';
import { Exporter, jobs, publishedAt, type Job, type Wanted } from './export.ts';
import { missing, pagesOf, pdfTexts, pptxTexts } from './pages.ts';
import { readScript } from './speaker-notes.ts';

const FILES = ['slides/02-push.md', 'slides/03-pull.md', 'slides/half-day.md'];
const PLAIN: Wanted = { clicks: false, dark: false, handout: false, pptx: false };
const DECK = 'slides/07-runtime-risk.md';

const namesOf = (list: readonly Job[]) => list.map(({ name }) => name);

test('without a name every deck is made, in order; with names only these', () => {
  assert.deepEqual(namesOf(jobs([], FILES, PLAIN)), ['02-push.pdf', '03-pull.pdf', 'half-day.pdf']);
  assert.deepEqual(namesOf(jobs(['pull', '02-push'], FILES, PLAIN)), ['03-pull.pdf', '02-push.pdf']);
  assert.throws(() => jobs(['pll'], FILES, PLAIN), /No deck is called “pll”\. There are: push, pull, half-day\./);
});

test('a handout is a file of its own, that of a day is in those of its decks; PowerPoint is another', () => {
  assert.deepEqual(namesOf(jobs(['pull', 'half-day'], FILES, { ...PLAIN, handout: true, pptx: true })), [
    '03-pull.pdf',
    '03-pull-handout.pdf',
    '03-pull.pptx',
    'half-day.pdf',
    'half-day.pptx',
  ]);
});

test('an address is one of a web page, and ends with a slash', () => {
  assert.equal(publishedAt(undefined), undefined);
  assert.equal(publishedAt('https://example.org/course'), 'https://example.org/course/');
  for (const typed of ['example.org', 'javascript:alert(1)', 'https://'])
    assert.throws(() => publishedAt(typed), /is no address of a web page; write for instance https:/, typed);
});

test('a lost page and a lost title are named', () => {
  const wanted = [[{ title: 'One `a`' }], [{ title: 'Two&nbsp;b' }]];
  assert.deepEqual(missing(['ONE A', 'two b'], wanted), []);
  assert.deepEqual(missing(['one a'], wanted), ['It has 1 pages and should have 2.']);
  assert.deepEqual(missing(['one a', 'tow b'], wanted), ['On page 2 the title “Two&nbsp;b” is missing.']);
});

/** One deck, built from its sources for this, with nothing warm: every page of every file is read. */
describe('a deck in every format', { concurrency: 1 }, () => {
  const wanted: Wanted = {
    ...PLAIN,
    handout: true,
    pptx: true,
    clicks: true,
    published: 'https://example.org/course/',
  };
  const name = (kind: Job['kind']): Job => ({ deck: DECK, kind, name: `deck.${kind}` });
  let exporter: Exporter;

  before(async () => {
    exporter = await Exporter.open([DECK], wanted, await findBrowser());
  });

  after(async () => {
    await exporter?.close();
  });

  test('PDF: a page for each moment, with title, language, tags, outline, and links that lead somewhere', async () => {
    const pdf = await exporter.make(name('slides'));
    const cues = await readScript(DECK);
    const pages = pagesOf(cues, { clicks: true });
    const texts = await pdfTexts(pdf);
    assert.deepEqual(
      missing(
        texts,
        pages.map((page) => [page]),
      ),
      [],
    );
    const { context, catalog } = await PDFDocument.load(pdf);
    const text = (value: unknown) => (value as PDFString | PDFHexString).decodeText();
    assert.equal(text(catalog.get(PDFName.of('Lang'))), 'en');
    for (const entry of ['StructTreeRoot', 'Outlines']) assert(catalog.has(PDFName.of(entry)), entry);
    const loaded = await PDFDocument.load(pdf, { updateMetadata: false });
    assert.match(loaded.getTitle() ?? '', /^Runtime risk/);
    const links = [...context.enumerateIndirectObjects()].filter(([, object]) =>
      object.toString().includes('(https://example.org/course/exercises/runtime-risk/)'),
    );
    assert.equal(links.length > 0, true, 'the exercise has no link');
    assert.doesNotMatch(texts.join(), /localhost|127\.0\.0\.1/);
  });

  test('handout: two slides a page, what is said, and nothing that only the presenter does', async () => {
    const texts = await pdfTexts(await exporter.make(name('handout')));
    const cues = await readScript(DECK);
    assert.equal(texts.length, Math.ceil(cues.length / 2));
    const all = texts.join('\n').replaceAll(/\s+/g, ' ');
    assert.match(all, /Somebody has tripped over a cable/);
    assert.doesNotMatch(all, /Stop here, and let the room guess|\[click\]/);
  });

  test('PowerPoint: a slide for each moment, with its notes', async () => {
    const slides = await pptxTexts(await exporter.make(name('pptx')));
    const pages = pagesOf(await readScript(DECK), { clicks: true });
    assert.equal(slides.length, pages.length);
    assert.match(slides[1]!.notes, /Lotte Claes runs a restaurant/);
  });
});
