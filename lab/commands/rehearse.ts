/** `npm run rehearse`: prints everything a presenter says, with a clock beside it, on one sheet. */
import path from 'node:path';
import { agendaById } from '../../course.ts';
import { OwnFiles } from '../project/own-files.ts';
import { root } from '../project/root.ts';
import { rehearsalHtml } from '../print/rehearsal-sheet.ts';
import { deckFiles, pickDeck } from '../project/decks.ts';
import { run, UserError } from '../project/cli.ts';
import { WORKSHOP, dayOf, talkOf, printed } from '../print/rehearse.ts';

await run(
  {
    name: 'npm run rehearse',
    about:
      'Writes a rehearsal sheet: all notes with their clicks and a running clock, for the whole day or the deck that you name. One page, to read on a screen or to print.',
    words: '[deck]',
    options: {
      agenda: { type: 'string', value: 'NAME', default: 'full-day', help: 'half-day or full-day (the default).' },
      start: { type: 'string', value: 'HH:MM', help: 'When the day begins; 09:00 unless said otherwise.' },
      pdf: { type: 'boolean', help: 'Write it as a PDF, too.' },
      out: { type: 'string', short: 'o', value: 'DIR', help: 'Where to write it; handouts unless said otherwise.' },
    },
  },
  async ({ values, words }) => {
    const file = pickDeck(words[0], deckFiles());
    if (words.length > 1) throw new UserError(`One deck at a time: “${words.join('”, “')}”?`);
    const whole = file === WORKSHOP;
    const stretches = whole ? await dayOf(values.agenda, values.start) : await talkOf(file);
    const name = `rehearsal-${whole ? values.agenda : path.basename(file, '.md')}`;
    const names = [`${name}.html`, ...(values.pdf ? [`${name}.pdf`] : [])];
    const own = await OwnFiles.open(path.resolve(values.out ?? path.join(root, 'handouts')), names);
    const html = await rehearsalHtml(whole ? agendaById(values.agenda).title : stretches[0]!.title, stretches);
    const written = [await own.put(names[0]!, html)];
    if (values.pdf) written.push(await own.put(names[1]!, await printed(html)));
    for (const one of written) console.log(`The sheet is in ${path.relative('', one)}.`);
  },
);
