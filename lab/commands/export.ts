/** `npm run export`: decks as PDF, and handouts with notes, one after the other. */
import path from 'node:path';
import { findBrowser } from '../project/browser/find.ts';
import { OwnFiles } from '../project/own-files.ts';
import { root } from '../project/root.ts';
import { deckFiles } from '../project/decks.ts';
import { run } from '../project/cli.ts';
import { jobs, make } from '../print/export.ts';

await run(
  {
    name: 'npm run export',
    about:
      'Makes a PDF of every deck, or of those that you name, with an outline. What you put into the folder yourself is never overwritten.',
    words: '[deck …]',
    options: {
      clicks: { type: 'boolean', short: 'c', help: 'A page for every click, not for every slide.' },
      handout: { type: 'boolean', help: 'A handout with notes, too, in a file of its own.' },
      dark: { type: 'boolean', help: 'Light letters on dark slides.' },
      out: { type: 'string', short: 'o', value: 'DIR', help: 'Where to put them; handouts unless said otherwise.' },
    },
  },
  async ({ values, words }) => {
    const { clicks = false, handout = false, dark = false } = values;
    const wanted = { clicks, handout, dark };
    const list = jobs(words, deckFiles(), wanted);
    const names = list.map(({ name }) => name);
    const own = await OwnFiles.open(path.resolve(values.out ?? path.join(root, 'handouts')), names);
    const { executablePath } = await findBrowser({ log: console.error });
    for (const [index, job] of list.entries()) {
      console.log(`Making ${job.name} (${index + 1} of ${list.length}) …`);
      const begun = performance.now();
      await own.put(job.name, await make(job, executablePath, wanted));
      console.log(`Made ${job.name} in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
    }
    console.log(`They are in ${path.relative('', own.folder) || '.'}.`);
  },
);
