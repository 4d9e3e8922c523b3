/**
 * Joins what an agenda tells to one deck. A deck that says `agenda: half-day` in its head gets the slides of the frame
 * (welcome and goodbye), those slides of every talk that the agenda has time for, its breaks, and instead of each
 * exercise that it does not build a slide that sends it home with people.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@slidev/parser';
import {
  agendaById,
  isTold,
  moduleById,
  pauseAfter,
  schedule,
  workIn,
  type Agenda,
  type AgendaId,
  type Block,
  type ExerciseModule,
  type Module,
} from '../../course.ts';
import { root } from './root.ts';

/** The line in a deck's head that names its agenda. */
const AGENDA = /^agenda: *(\S+) *$/;
const SLIDES = path.join(root, 'slides');
const WELCOME = 'frame/welcome.md';
const GOODBYE = 'frame/goodbye.md';

/**
 * Puts the slides of an agenda below the head of its deck.
 *
 * @param lines the text of a deck, line by line
 * @returns the same lines when the deck names no agenda
 * @throws when there is no agenda of that name
 */
export function joinDecks(lines: readonly string[]): string[] {
  const end = lines.indexOf('---', 1);
  const named = lines.slice(0, end).find((line) => AGENDA.test(line));
  if (named === undefined) return [...lines];
  const agenda = agendaById(AGENDA.exec(named)![1]!);
  const talks = schedule(agenda).filter(({ kind }) => kind === 'talk');
  const [welcome, ...frame] = importLines(WELCOME, agenda);
  return [
    ...lines.slice(0, end),
    `src: ${welcome}`,
    '---',
    '',
    ...frame.flatMap(importSlide),
    ...talks.flatMap(({ module }) => talkLines(module!, agenda)),
    ...importLines(GOODBYE, agenda).flatMap(importSlide),
  ];
}

/** The slides of a module, and the break after it. */
function talkLines(module: Module, agenda: Agenda): string[] {
  const pause = pauseAfter(agenda, module.id);
  const file = path.basename(module.deck!.file);
  return [
    ...importLines(file, agenda, module).flatMap((part) =>
      part === HOME ? homeSlide(module as ExerciseModule, agenda) : importSlide(part),
    ),
    ...(pause ? pauseSlide(pause, module) : []),
  ];
}

/** Stands among the parts of a deck where an exercise goes home. */
const HOME = Symbol('home');

/** What an agenda tells of a file: runs of slides, as `./03-pull.md#1,2,7`, and exercises that go home. */
function importLines(file: string, agenda: Agenda): string[];
function importLines(file: string, agenda: Agenda, module: Module): (string | typeof HOME)[];
function importLines(file: string, agenda: Agenda, module?: Module): (string | typeof HOME)[] {
  const parts: (number[] | typeof HOME)[] = [];
  for (const [index, { frontmatter }] of slidesOf(file).entries()) {
    const { layout, needs } = frontmatter as { layout?: string; needs?: AgendaId };
    if (!isTold(needs, agenda.id)) continue;
    const work = layout === 'exercise' || layout === 'activity' ? layout : undefined;
    const isWorked = !module || !work || workIn(agenda, work, module.id) !== undefined;
    const last = parts.at(-1);
    if (!isWorked && work === 'exercise') parts.push(HOME);
    else if (isWorked && Array.isArray(last)) last.push(index + 1);
    else if (isWorked) parts.push([index + 1]);
  }
  return parts.map((part) => (part === HOME ? HOME : `./${file}#${part.join(',')}`));
}

function slidesOf(file: string) {
  const at = path.join(SLIDES, file);
  return parseSync(readFileSync(at, 'utf8'), at).slides;
}

function importSlide(from: string): string[] {
  return ['---', `src: ${from}`, '---', ''];
}

/** An exercise that the day has no time for. */
function homeSlide({ id, title, exercise }: ExerciseModule, agenda: Agenda): string[] {
  const time = slidesOf(path.basename(moduleById(id).deck!.file)).find(
    ({ frontmatter }) => frontmatter.layout === 'exercise',
  )?.frontmatter.time as string;
  return [
    ...['---', 'layout: exercise', `time: '${time}'`, '---', ''],
    `# Try it at home: ${title}`,
    '',
    '<!--',
    `${agenda.title} has no time to build ${title}, so this slide is for taking along: ${exercise.steps.length} steps, and each is checked seconds after it is saved.`,
    '',
    'Say where it is, and go on. Whoever writes no code finds a task for a friend and a coffee beside it.',
    '-->',
    '',
  ];
}

function pauseSlide({ title, minutes }: Block, module: Module): string[] {
  return [
    ...['---', 'layout: pause', `title: '${title} after ${module.title}'`, 'time: 0', '---', ''],
    '<!--',
    `> ${title}, ${minutes} minutes. Say aloud at what time you go on, and start the clock with the button or with the key T.`,
    '',
    '> Then go and have some yourself. Questions asked at the coffee machine are worth repeating for the whole room.',
    '-->',
    '',
  ];
}
