/** `npm run export`: decks as PDF and PowerPoint, handouts with notes, and sheets to print. */
import path from 'node:path';
import { findBrowser } from '../project/browser/find.ts';
import { OwnFiles } from '../project/own-files.ts';
import { root } from '../project/root.ts';
import { deckFiles } from '../project/decks.ts';
import { run } from '../project/cli.ts';
import { Exporter, jobs, publishedAt } from '../print/export.ts';
import { printed } from '../print/printed.ts';
import { sheetFiles } from '../print/sheets.ts';

await run(
  {
    name: 'npm run export',
    about:
      'Makes a PDF of every deck, or of those that you name, with an outline. Each file is read before you get it: every slide must be there. What you put into the folder yourself is never overwritten.',
    words: '[deck …]',
    options: {
      clicks: { type: 'boolean', short: 'c', help: 'A page for every click, not for every slide.' },
      handout: { type: 'boolean', help: 'A handout for readers, too: two slides a page, with what is said.' },
      pptx: { type: 'boolean', help: 'A PowerPoint file, too, with the notes; its slides can be changed.' },
      sheets: { type: 'boolean', help: 'Only the sheets for the room: guide, wish cards and the like.' },
      dark: { type: 'boolean', help: 'Light letters on dark slides.' },
      published: {
        type: 'string',
        value: 'ADDRESS',
        help: 'Where the course is published. Links lead there; without it, the address to type stands on the slide.',
      },
      out: { type: 'string', short: 'o', value: 'DIR', help: 'Where to put them; handouts unless said otherwise.' },
    },
  },
  async ({ values, words }) => {
    const { clicks = false, handout = false, pptx = false, dark = false, sheets = false } = values;
    const folder = path.resolve(values.out ?? path.join(root, 'handouts'));
    const wanted = { clicks, handout, pptx, dark, published: publishedAt(values.published) };
    if (sheets) {
      const files = await sheetFiles();
      const own = await OwnFiles.open(
        folder,
        files.map(({ name }) => name),
      );
      for (const { name, html } of files)
        console.log(`Made ${path.relative('', await own.put(name, await printed(html)))}.`);
      if (words.length === 0) return;
    }
    const list = jobs(words, deckFiles(), wanted);
    const own = await OwnFiles.open(
      folder,
      list.map(({ name }) => name),
    );
    const exporter = await Exporter.open(
      [...new Set(list.map(({ deck }) => deck))],
      wanted,
      await findBrowser({ log: console.error }),
    );
    try {
      for (const [index, job] of list.entries()) {
        console.log(`Making ${job.name} (${index + 1} of ${list.length}) …`);
        const begun = performance.now();
        await own.put(job.name, await exporter.make(job));
        console.log(`Made ${job.name} in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
      }
    } finally {
      await exporter.close();
    }
    console.log(`They are in ${path.relative('', own.folder) || '.'}.`);
  },
);
