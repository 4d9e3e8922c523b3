import { definePreparserSetup } from '@slidev/types';
import { joinDecks } from '../theme/course/join.ts';

/** `workshop.md` names no deck: the manifest does, so that nothing is listed twice. */
export default definePreparserSetup(() => [
  {
    name: 'decks-of-the-course',
    transformRawLines: (lines) => void lines.splice(0, lines.length, ...joinDecks(lines)),
  },
]);
