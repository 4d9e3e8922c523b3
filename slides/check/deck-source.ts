/** What must be true of a deck's source. Slidev itself says nothing about most of it and builds a broken slide. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from '@slidev/parser/fs';
import { guideUpTo, moduleById, scenarios, type Module } from '../../course.ts';
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

type Slides = Awaited<ReturnType<typeof load>>['slides'];
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
  const folder = dirname(resolve(file));
  const deck = await load({ userRoot: folder, roots: [folder] }, file, { [file]: source }, 'build');
  const errors = Object.values(deck.markdownFiles).flatMap((markdown) => markdown.errors ?? []);
  const perSlide = await Promise.all(deck.slides.map((slide) => checkSlide(slide, folder)));
  const seconds = deck.slides.reduce((sum, slide) => sum + (secondsOf(slide.frontmatter.time) ?? 0), 0);
  return {
    title: String(deck.headmatter.title),
    slides: deck.slides.length,
    seconds,
    problems: [
      ...errors.map(({ row, message }) => `line ${row + 1}: ${message}`),
      ...perSlide.flatMap((problems, index) => problems.map((problem) => `slide ${index + 1}: ${problem}`)),
      ...checkModule(file, deck.headmatter, deck.slides, seconds),
      ...repeated(deck.slides.map(({ title }) => title)).map((title) => `Two slides are called “${title}”.`),
    ],
  };
}

/** A speaking time such as `1:20` or `80`, in seconds; nothing when it is not one. */
export function secondsOf(time: unknown): number | undefined {
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
