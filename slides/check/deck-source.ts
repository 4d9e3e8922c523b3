/** What must be true of a deck's source. Slidev itself says nothing about most of it and builds a broken slide. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from '@slidev/parser/fs';
import { agendas, decks, guideUpTo, moduleById, scenarios, schedule, type Module } from '../../course.ts';
import { joinDecks } from '../theme/course/join.ts';
import { expandExcerpts } from '../theme/excerpts/expand.ts';

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
      ...checkModule(file, deck.headmatter, deck.slides, seconds),
      ...repeated(deck.slides.map(({ title }) => title)).map((title) => `Two slides are called “${title}”.`),
    ],
  };
}

/** What is wrong with the deck that joins the others. Their slides are checked where they are written. */
export async function checkWorkshop(file: string, source = readFileSync(file, 'utf8')): Promise<DeckReport> {
  const folder = dirname(resolve(file));
  const { deck, errors } = await loadDeck(file, joinDecks(source.split('\n')).join('\n'));
  const own = deck.slides.filter(({ source: { filepath } }) => basename(filepath) === basename(file));
  const joined = deck.slides.filter((slide) => !own.includes(slide));
  const files = [...new Set(joined.map(({ source: { filepath } }) => `slides/${basename(filepath)}`))];
  const listed = decks().map(({ deck }) => deck.file);
  const seconds = totalOf(own);
  return {
    title: String(deck.headmatter.title),
    slides: deck.slides.length,
    seconds: seconds + totalOf(joined),
    problems: [
      ...errors,
      ...(await checkSlides(own, folder)),
      ...(files.join() === listed.join()
        ? []
        : [`It joins ${files.join(', ')}, but course.ts lists ${listed.join(', ')}.`]),
      ...agendas.flatMap((agenda) => {
        const planned = schedule(agenda).filter(({ kind }) => kind === 'words');
        const minutes = planned.reduce((sum, block) => sum + block.minutes, 0);
        if (minutes * 60 === seconds) return [];
        return [`Its own times add up to ${clock(seconds)}; “${agenda.title}” plans ${clock(minutes * 60)}.`];
      }),
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
  const words = note?.split(/\s+/).filter(Boolean).length ?? 0;
  const layout = frontmatter.layout ?? (slide.index === 0 ? 'cover' : 'default');
  const problems: (string | undefined)[] = [
    words < FEWEST_WORDS ? `Its notes have ${words} words; write at least ${FEWEST_WORDS}.` : undefined,
    secondsOf(frontmatter.time) === undefined ? 'It has no time; write for instance “time: 1:20”.' : undefined,
    THEME_LAYOUTS.includes(join('theme/layouts', `${layout}.vue`)) ? undefined : `The theme has no layout “${layout}”.`,
    slide.title ? undefined : 'It has no title.',
    ...unknownComponents(content).map((name) => `There is no component <${name}>.`),
    await excerptProblem(content, folder, frontmatter.size),
  ];
  return problems.filter((problem) => problem !== undefined);
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

function checkModule(file: string, { module: id }: Record<string, unknown>, slides: Slides, seconds: number): string[] {
  let module: Module;
  try {
    module = moduleById(String(id));
  } catch (error) {
    return [`Its first slide names no module: ${(error as Error).message}`];
  }
  const planned = (module.deck?.minutes ?? 0) * 60;
  const here = `slides/${basename(file)}`;
  return [
    ...(module.deck?.file === here ? [] : [`course.ts does not list ${here} as the deck of “${module.id}”.`]),
    ...(seconds === planned ? [] : [`Its times add up to ${clock(seconds)}; course.ts plans ${clock(planned)}.`]),
    ...slides.flatMap(({ frontmatter }) => storyProblems(frontmatter, module)),
  ];
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
  if (layout === 'guide' && guideUpTo(module).length === 0) {
    return [`“${module.id}” comes before the first line of the decision guide in course.ts.`];
  }
  return [];
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
