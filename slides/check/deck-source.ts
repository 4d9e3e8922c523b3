/** What must be true of a deck's source. Slidev itself says nothing about most of it and builds a broken slide. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from '@slidev/parser/fs';
import {
  agendas,
  guideUpTo,
  isTold,
  moduleById,
  scenarios,
  schedule,
  talkMinutes,
  type AgendaId,
  type Module,
} from '../../course.ts';
import { joinDecks } from '../../lab/project/join-decks.ts';
import { expandExcerpts } from '../theme/excerpts/expand.ts';
import { frontMatterProblems } from './front-matter.ts';

const SLIDES = resolve(import.meta.dirname, '..');
const THEME_LAYOUTS = globSync('theme/layouts/*.vue', { cwd: SLIDES });
const COMPONENTS = [
  ...globSync(['components/**/*.vue', 'theme/components/**/*.vue', '../figures/components/**/*.vue'], { cwd: SLIDES }),
  ...globSync('*.{vue,ts}', { cwd: builtinComponents() }),
];
const FENCED = /^(`{3,})[\s\S]*?^\1[^\S\n]*$/gm;
/** A code block with lines in focus: its fence, the lines, the code. */
const HIGHLIGHTED = /^(`{3,})[^\n{]*\{([\d,|-]+)\}[^\n]*\n([\s\S]*?)^\1$/gm;
const FEWEST_WORDS = 15;
/** What a room can follow, in words a minute. */
const FASTEST = 145;
/** To hand a question to the room and hear answers takes so long, in seconds. */
const QUESTION_SECONDS = 180;
/** In half a day, a pattern's talk has code for at most this part of its time. */
const MOST_CODE = 0.15;

type Loaded = Awaited<ReturnType<typeof load>>;
type Slides = Loaded['slides'];
type Slide = Slides[number];

/** What a deck says about itself, and everything that is wrong with it. */
export interface DeckReport {
  title: string;
  slides: number;
  /** Speaking time, in seconds. */
  seconds: number;
  /** One sentence each; empty when the deck is in order. */
  problems: string[];
}

/**
 * Reads a deck and checks it against the theme, the manifest and the files that it quotes.
 *
 * @param file the deck's path
 * @param source its text, when it is not to be read from the file
 */
export async function checkDeck(file: string, source = readFileSync(file, 'utf8')): Promise<DeckReport> {
  // A slip there loses slides or makes others of them, and the check would complain of these.
  const slips = frontMatterProblems(source);
  if (slips.length > 0) return { title: basename(file), slides: 0, seconds: 0, problems: slips };
  const { deck, errors } = await loadDeck(file, source);
  const perSlide = await checkSlides(deck.slides, dirname(resolve(file)));
  const seconds = totalOf(deck.slides);
  return {
    title: String(deck.headmatter.title),
    slides: deck.slides.length,
    seconds,
    problems: [
      ...errors,
      ...perSlide,
      ...checkModule(file, deck.headmatter, deck.slides),
      ...repeated(deck.slides.map(({ title }) => title)).map((title) => `Two slides are called “${title}”.`),
    ],
  };
}

/** What is wrong with the deck of an agenda. The slides of its talks are checked where they are written. */
export async function checkJoined(file: string, source = readFileSync(file, 'utf8')): Promise<DeckReport> {
  const slips = frontMatterProblems(source);
  if (slips.length > 0) return { title: basename(file), slides: 0, seconds: 0, problems: slips };
  const { deck, errors } = await loadDeck(file, joinDecks(source.split('\n')).join('\n'));
  const { slides, headmatter } = deck;
  const agenda = agendas.find(({ id }) => id === headmatter.agenda)!;
  const isFrame = ({ source: { filepath } }: Slide) => !/\/\d\d-[^/]+\.md$/.test(filepath);
  const own = slides.filter(isFrame);
  const words = own.filter(({ frontmatter }) => !['exercise', 'pause'].includes(String(frontmatter.layout)));
  const planned = schedule(agenda).filter(({ kind }) => kind === 'words');
  return {
    title: String(headmatter.title),
    slides: slides.length,
    seconds: totalOf(slides),
    problems: [
      ...errors,
      ...(await checkSlides(own, dirname(resolve(file)))),
      ...(agenda.file === `slides/${basename(file)}` ? [] : [`course.ts does not list it for “${agenda.title}”.`]),
      ...minutesProblem(
        agenda.title,
        totalOf(words),
        planned.reduce((sum, { minutes }) => sum + minutes, 0),
      ),
    ],
  };
}

async function loadDeck(file: string, source: string): Promise<{ deck: Loaded; errors: string[] }> {
  const folder = dirname(resolve(file));
  const deck = await load({ userRoot: folder, roots: [folder] }, file, { [file]: source }, 'build');
  const errors = Object.values(deck.markdownFiles).flatMap((markdown) => markdown.errors ?? []);
  return { deck, errors: errors.map(({ row, message }) => `line ${row + 1}: ${message}`) };
}

async function checkSlides(slides: Slides, folder: string): Promise<string[]> {
  const perSlide = await Promise.all(slides.map((slide) => checkSlide(slide, folder)));
  return perSlide.flatMap((problems, index) =>
    problems.map((problem) => `slide ${slides[index]!.index + 1}: ${problem}`),
  );
}

function totalOf(slides: Slides): number {
  return slides.reduce((sum, { frontmatter }) => sum + (secondsOf(frontmatter.time) ?? 0), 0);
}

/** A speaking time such as `1:20` or `80`, in seconds; nothing when it is not one. */
function secondsOf(time: unknown): number | undefined {
  const match = /^(?:(\d+):)?(\d+)$/.exec(String(time));
  return match ? Number(match[1] ?? 0) * 60 + Number(match[2]) : undefined;
}

/** What stands in a list more than once. */
export function repeated<T>(list: readonly T[]): T[] {
  return list.filter((item, index) => list.indexOf(item) !== index);
}

async function checkSlide(slide: Slide, folder: string): Promise<string[]> {
  const { frontmatter, content, note } = slide;
  const words =
    note
      ?.replaceAll(/\[click(?::\d+)?\]|^> /gm, ' ')
      .split(/\s+/)
      .filter(Boolean).length ?? 0;
  const layout = frontmatter.layout ?? (slide.index === 0 ? 'cover' : 'default');
  const problems: (string | undefined)[] = [
    words < FEWEST_WORDS ? `Its notes have ${words} words; write at least ${FEWEST_WORDS}.` : undefined,
    secondsOf(frontmatter.time) === undefined ? 'It has no time; write for instance “time: 1:20”.' : undefined,
    paceProblem(frontmatter, words),
    needsProblem(frontmatter.needs),
    THEME_LAYOUTS.includes(join('theme/layouts', `${layout}.vue`)) ? undefined : `The theme has no layout “${layout}”.`,
    slide.title ? undefined : 'It has no title.',
    ...unknownComponents(content).map((name) => `There is no component <${name}>.`),
    await excerptProblem(content, folder, frontmatter.size),
  ];
  return problems.filter((problem) => problem !== undefined);
}

/** Nobody follows a text that is read too fast, and no room answers in a minute. */
function paceProblem({ time, layout }: Slide['frontmatter'], words: number): string | undefined {
  const seconds = secondsOf(time);
  if (!seconds) return undefined;
  if (layout === 'question' && seconds < QUESTION_SECONDS)
    return `Its question has ${clock(seconds)}; a room needs ${clock(QUESTION_SECONDS)} to think and to answer.`;
  const pace = Math.round((words / seconds) * 60);
  if (pace <= FASTEST) return undefined;
  return `Its ${words} words of notes have ${clock(seconds)}, ${pace} words a minute; nobody follows more than ${FASTEST}.`;
}

function needsProblem(needs: unknown): string | undefined {
  const known = agendas.map(({ id }) => id);
  if (needs === undefined || known.some((id) => id === needs)) return undefined;
  return `It needs “${String(needs)}”, which is no agenda. There are: ${known.join(', ')}.`;
}

async function excerptProblem(content: string, folder: string, size?: number): Promise<string | undefined> {
  try {
    const { markdown } = await expandExcerpts(content, folder, size);
    return markdown.matchAll(HIGHLIGHTED).map(highlightProblem).find(Boolean);
  } catch (error) {
    return (error as Error).message;
  }
}

/** A code block that puts lines into focus, such as `{1-2|4}`, must have these lines. */
function highlightProblem([, , ranges = '', code = '']: RegExpExecArray): string | undefined {
  const last = Math.max(...[...ranges.matchAll(/\d+/g)].map(Number));
  const lines = code.trimEnd().split('\n').length;
  return last > lines ? `It puts line ${last} into focus, but the code has ${lines}.` : undefined;
}

function unknownComponents(content: string): string[] {
  const tags = [...content.replaceAll(FENCED, '').matchAll(/<([A-Z]\w*|v-\w+)/g)].map((match) => match[1]!);
  const known = COMPONENTS.map((path) =>
    basename(path)
      .replace(/\.\w+$/, '')
      .toLowerCase(),
  );
  return [...new Set(tags)].filter((tag) => !known.includes(tag.replace('-', '').toLowerCase()));
}

/** The folder of the components that Slidev brings along. */
function builtinComponents(): string {
  return join(dirname(fileURLToPath(import.meta.resolve('@slidev/client/package.json'))), 'builtin');
}

function checkModule(file: string, { module: id }: Record<string, unknown>, slides: Slides): string[] {
  let module: Module;
  try {
    module = moduleById(String(id));
  } catch (error) {
    return [`Its first slide names no module: ${(error as Error).message}`];
  }
  const here = `slides/${basename(file)}`;
  return [
    ...(module.deck?.file === here ? [] : [`course.ts does not list ${here} as the deck of “${module.id}”.`]),
    ...agendas.flatMap((agenda) => timeProblems(slides, agenda.id, module)),
    ...slides.flatMap(({ frontmatter }) => storyProblems(frontmatter, module)),
  ];
}

/** What an agenda tells of a deck fits into its minutes, and in half a day leaves little of a pattern's time to code. */
function timeProblems(slides: Slides, agenda: AgendaId, module: Module): string[] {
  const told = slides.filter(({ frontmatter }) => isTold(frontmatter.needs as AgendaId | undefined, agenda));
  const code = totalOf(told.filter(({ frontmatter }) => frontmatter.layout === 'code'));
  const most = Math.floor(totalOf(told) * MOST_CODE);
  const isTooMuch = agenda === 'half-day' && module.kind === 'pattern' && code > most;
  return [
    ...minutesProblem(agenda, totalOf(told), talkMinutes(module, agenda) ?? 0),
    ...(isTooMuch ? [`In half a day it has code for ${clock(code)}; at most ${clock(most)} of it may be code.`] : []),
  ];
}

/** Times add up to the planned minutes, or to a little less: nobody talks to the second. */
function minutesProblem(where: string, seconds: number, minutes: number): string[] {
  if (Math.ceil(seconds / 60) === minutes) return [];
  return [`Its times add up to ${clock(seconds)} in “${where}”; course.ts plans ${clock(minutes * 60)}.`];
}

/** Layouts that take their content from the manifest must find it there. */
function storyProblems({ layout, scenario }: Record<string, unknown>, module: Module): string[] {
  const own = scenarios.filter((one) => one.module === module.id);
  // Risks have stories and no scenarios.
  const toldWithout = scenario === undefined && own.length === 0;
  if (layout === 'scenario' && !toldWithout && !own.some(({ id }) => id === scenario)) {
    return [`“${module.id}” has no scenario ${String(scenario)} in course.ts.`];
  }
  if (layout === 'exercise' && !module.exercise) {
    return [`“${module.id}” has no exercise in course.ts to send people to.`];
  }
  if (layout === 'activity' && !module.activity) {
    return [`“${module.id}” has no activity in course.ts for the room.`];
  }
  if (layout === 'guide' && guideUpTo(module).length === 0) {
    return [`“${module.id}” comes before the first line of the decision guide in course.ts.`];
  }
  return [];
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
