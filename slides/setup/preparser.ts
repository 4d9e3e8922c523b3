import { definePreparserSetup } from '@slidev/types';
import { joinDecks } from '../../lab/project/join-decks.ts';

/** A deck that names an agenda lists no slides: the manifest does, so that nothing is listed twice. */
export default definePreparserSetup(() => [
  {
    name: 'decks-of-the-course',
    transformRawLines: (lines) => void lines.splice(0, lines.length, ...joinDecks(lines)),
  },
]);
