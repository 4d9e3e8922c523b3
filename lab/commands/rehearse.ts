/** `npm run rehearse`: prints everything a presenter says, with a clock beside it, on one sheet. */
import path from 'node:path';
import { agendas } from '../../course.ts';
import { OwnFiles } from '../project/own-files.ts';
import { root } from '../project/root.ts';
import { rehearsalHtml } from '../print/rehearsal-sheet.ts';
import { deckFiles, pickDeck } from '../project/decks.ts';
import { run, UserError } from '../project/cli.ts';
import { dayOf, talkOf } from '../print/rehearse.ts';
import { printed } from '../print/printed.ts';

await run(
  {
    name: 'npm run rehearse',
    about:
      'Writes a rehearsal sheet: all notes with their clicks and a running clock, for a whole day (workshop, half-day or ninety-minutes) or the deck that you name. One page, to read on a screen or to print.',
    words: '[deck or agenda]',
    options: {
      agenda: { type: 'string', value: 'NAME', help: 'full-day (unless said otherwise), half-day or ninety-minutes.' },
      start: { type: 'string', value: 'HH:MM', help: 'When the day begins; 09:00 unless said otherwise.' },
      pdf: { type: 'boolean', help: 'Write it as a PDF, too.' },
      out: { type: 'string', short: 'o', value: 'DIR', help: 'Where to write it; handouts unless said otherwise.' },
    },
  },
  async ({ values, words }) => {
    const file = pickDeck(words[0], deckFiles());
    if (words.length > 1) throw new UserError(`One deck at a time: “${words.join('”, “')}”?`);
    const agenda = agendas.find((one) => one.file === file);
    if (agenda && values.agenda && words.length > 0 && agenda.id !== values.agenda)
      throw new UserError(`Either ${words[0]} or --agenda ${values.agenda}: these are two different days.`);
    const day = agenda && (values.agenda ?? agenda.id);
    const stretches = day ? await dayOf(day, values.start) : await talkOf(file);
    const name = `rehearsal-${day ?? path.basename(file, '.md')}`;
    const title = agendas.find(({ id }) => id === day)?.title ?? stretches[0]!.title;
    const names = [`${name}.html`, ...(values.pdf ? [`${name}.pdf`] : [])];
    const own = await OwnFiles.open(path.resolve(values.out ?? path.join(root, 'handouts')), names);
    const html = await rehearsalHtml(title, stretches);
    const written = [await own.put(names[0]!, html)];
    if (values.pdf) written.push(await own.put(names[1]!, await printed(html)));
    for (const one of written) console.log(`The sheet is in ${path.relative('', one)}.`);
  },
);
