/** `npm run present`: opens the workshop or a deck, with a presenter view and, if wanted, a remote control. */
import { deckFiles, pickDeck } from '../project/decks.ts';
import { run, UserError } from '../project/cli.ts';
import { USUAL_PORT, portToServe, show } from '../desk/present.ts';

await run(
  {
    name: 'npm run present',
    about:
      'Opens the workshop, half-day, ninety-minutes or the deck that you name, for presenting: the slides, and the presenter view with notes, timer and next slide.',
    words: '[deck]',
    options: {
      port: { type: 'string', short: 'p', value: 'PORT', help: `Where to serve it; ${USUAL_PORT}, or any free one.` },
      remote: { type: 'boolean', short: 'r', help: 'Let a phone in the same network turn the pages: it scans a code.' },
      'no-open': { type: 'boolean', help: 'Open no browser.' },
    },
  },
  async ({ values, words }) => {
    const [name, ...more] = words;
    const file = pickDeck(name, deckFiles());
    if (more.length > 0) throw new UserError(`One deck at a time: “${name}” or “${more.join('”, “')}”?`);
    const port = await portToServe(values.port);
    return show({ file, port, remote: values.remote ?? false, open: !values['no-open'] });
  },
);
