/** Joins the decks of `course.ts` to one, with a slide for each break. */
import { basename } from 'node:path';
import { agendas, decks, pauseAfter, type Module } from '../../../course.ts';

/** The slide in whose place the decks stand: only front matter, which is this line. */
const PLACE = /^decks:/;

/**
 * Puts the decks into the place that a deck's text has for them.
 *
 * @param lines the text of a deck, line by line
 * @returns the same lines, or those with the decks' `src:` lines in it
 */
export function joinDecks(lines: readonly string[]): string[] {
  const at = lines.findIndex(
    (line, index) => PLACE.test(line) && lines[index - 1] === '---' && lines[index + 1] === '---',
  );
  if (at === -1) return [...lines];
  const parts = decks().flatMap((module) => [
    ...['---', `src: ./${basename(module.deck.file)}`, '---', ''],
    ...(agendas.some((agenda) => pauseAfter(agenda, module.id)) ? pauseSlide(module) : []),
  ]);
  return [...lines.slice(0, at - 1), ...parts, ...lines.slice(at + 2)];
}

function pauseSlide({ title }: Module): string[] {
  const pauses = agendas.map((agenda) => `in ${agenda.title.toLowerCase()}`);
  return [
    ...['---', 'layout: pause', `title: The break after ${title}`, 'time: 0:00', '---', ''],
    '<!--',
    `A break. How long it is ${pauses.join(' and ')} stands on the slide, as you chose on the agenda. Say aloud at what time you go on, and start the clock with the button or with the key T.`,
    '',
    'Then go and have some coffee yourself. Questions asked at the coffee machine are worth repeating for the whole room.',
    '-->',
    '',
  ];
}
