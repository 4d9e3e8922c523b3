/**
 * The one manifest of the kit. Site navigation, deck order, agendas, grade reports, step numbers and the links
 * between slide, chapter and exercise all come from here; nothing is listed twice.
 *
 * Ids are stable and opaque: progress and grades are keyed by them, so they stay when titles, texts or order change.
 * This file imports nothing. Paths are relative to the project's root.
 */

/**
 * What a module is in the course. The five patterns and the two risks have an exercise; the opening and the closing have
 * a talk and a chapter only.
 */
export type Kind = 'opening' | 'pattern' | 'risk' | 'closing';

/**
 * Names a module in addresses, in paths and in the records of progress and grades, so it never changes. A module with an
 * exercise lends this id to the files of the exercise, for instance `lab/company/exercises/<id>/`.
 */
export type ModuleId =
  'question' | 'embed' | 'push' | 'pull' | 'clone' | 'synthesize' | 'build-risk' | 'runtime-risk' | 'asking-better';

/**
 * Names a scenario. The letter is its module's pattern: E for embed, P for push, L for pull (P was taken), C for clone,
 * S for synthesize. The number counts the scenarios of that module from 1: `L2` is the second one of Pull.
 */
export type ScenarioId = 'E1' | 'E2' | 'P1' | 'P2' | 'P3' | 'L1' | 'L2' | 'C1' | 'C2' | 'S1' | 'S2';

/** A story that the course tells as slide, chapter and running code. */
export interface Scenario {
  id: ScenarioId;
  module: ModuleId;
  /** One line, in the words a person would use. */
  title: string;
}

/** One rung of an exercise's ladder. The points of an exercise's steps add up to 100. */
export interface Step {
  /** `<module>/<name>`, for instance `pull/fallback`. */
  id: string;
  title: string;
  /** The story that the step belongs to. The steps of the two risks belong to none. */
  scenario?: ScenarioId;
  /** What a learner earns when the step passes: all of them or none. */
  points: number;
}

/** The slides of a module. */
export interface Deck {
  /** Its path, for instance `slides/03-pull.md`. */
  file: string;
  /** Speaking time in minutes; the `time:` of the deck's slides add up to it. */
  minutes: number;
}

/** A text of the site. */
export interface Chapter {
  /** Its path, for instance `site/chapters/pull.mdx`. */
  file: string;
  /** One sentence for lists, search results and link previews. */
  summary: string;
}

/** A chapter that stands between the chapter of its module and the next module's. */
export interface Interlude extends Chapter {
  /** Stable; the chapter's address is `/chapters/<id>/`. */
  id: string;
  title: string;
  /** The question the chapter answers. */
  question: string;
}

/** A chapter as a reader meets it: one that tells a module, which then lends it id, title and question, or an interlude. */
export interface Reading extends Interlude {
  module?: Module;
}

/** What learners build in a module. The grader checks it step by step. */
export interface Exercise {
  /** Folder below `exercises/` (and `solutions/`); its code is `<id>.ts`, its checks `<id>.spec.ts`. */
  folder: string;
  /** What the learner builds, in one sentence. */
  task: string;
  /** How long it has in an agenda, in minutes. */
  minutes: number;
  /** In the order in which learners take them. */
  steps: readonly Step[];
}

/** One module of the course. A part that has not been built yet is absent, and nothing links to it. */
export interface Module {
  id: ModuleId;
  /** Place in the workshop, from 0. */
  number: number;
  kind: Kind;
  title: string;
  /** The question the module answers. */
  question: string;
  /**
   * Its line in the decision guide: for a pattern what completes “Choose it when …”, for a risk the question to ask of
   * every pattern.
   */
  guide?: string;
  deck?: Deck;
  chapter?: Chapter;
  interlude?: Interlude;
  exercise?: Exercise;
}

/** A module that has an exercise. */
export type ExerciseModule = Module & { exercise: Exercise };

/** Names an agenda: `half-day` fits into four hours, `full-day` into seven and a half, breaks included. */
export type AgendaId = 'half-day' | 'full-day';

/**
 * A part of an agenda: a module's talk or exercise, which brings its minutes along, some words that belong to no module,
 * or a break.
 */
export type AgendaItem =
  { talk: ModuleId } | { exercise: ModuleId } | { words: string; minutes: number } | { pause: string; minutes: number };

/** A day, or half of one, from beginning to end. */
export interface Agenda {
  id: AgendaId;
  title: string;
  /** When it begins unless somebody decides otherwise, as `09:00`. */
  start: string;
  /** What it promises not to exceed, breaks included, in minutes. */
  limit: number;
  items: readonly AgendaItem[];
}

/** A part of an agenda with its place in the day. Times are local, as `09:00`. */
export interface Block {
  kind: 'talk' | 'exercise' | 'words' | 'pause';
  title: string;
  /** What is told or built, if that is a module. */
  module?: Module;
  minutes: number;
  start: string;
  end: string;
}

/** What the course is called, and the article that it goes back to. */
export const course = {
  name: 'Host & Remote',
  subtitle: 'a workshop on how software connects',
  source: {
    author: 'Deane Barker',
    title: 'Integration patterns: How we connect software',
  },
} as const;

/** All modules, in course order: the place in this list is the module's `number`. */
export const modules: readonly Module[] = [
  {
    id: 'question',
    number: 0,
    kind: 'opening',
    title: 'The question that hides everything',
    question: 'What does a yes to “does it integrate with X?” tell you?',
    deck: { file: 'slides/00-question.md', minutes: 14 },
    chapter: {
      file: 'site/chapters/question.mdx',
      summary:
        'Does it integrate with X? Three people hear the same yes and picture three things: what the word covers, why everybody asks, and what to ask first instead.',
    },
    interlude: {
      id: 'host-and-remote',
      title: 'Host and Remote',
      question: 'What are the words for what two systems do with each other?',
      file: 'site/chapters/host-and-remote.mdx',
      summary:
        'Two words for the two sides, three kinds of wish, and the five patterns in a paragraph each: the vocabulary of the course on one page.',
    },
  },
  {
    id: 'embed',
    number: 1,
    kind: 'pattern',
    title: 'Embed',
    question: 'Can a page show what another system says without understanding it?',
    guide: 'people only look at it, or use it as it is',
    deck: { file: 'slides/01-embed.md', minutes: 20 },
    chapter: {
      file: 'site/chapters/embed.mdx',
      summary:
        'The Host shows what another system publishes and does not understand a word of it: last night’s statistics in a frame, a sign-up form in an article, and what a sandbox is for.',
    },
    exercise: {
      folder: '01-embed',
      task: 'Show on your own page what other systems publish, and let none of it out of its frame.',
      minutes: 60,
      steps: [
        {
          id: 'embed/frame',
          title: 'A frame for the report',
          scenario: 'E1',
          points: 20,
        },
        {
          id: 'embed/contain',
          title: 'A hostile Remote is contained',
          scenario: 'E1',
          points: 25,
        },
        {
          id: 'embed/preview',
          title: 'A link becomes a preview',
          points: 25,
        },
        {
          id: 'embed/widget',
          title: 'Sign up from the article',
          scenario: 'E2',
          points: 30,
        },
      ],
    },
  },
  {
    id: 'push',
    number: 2,
    kind: 'pattern',
    title: 'Push',
    question: 'How does the Remote learn that something just happened?',
    guide: 'something happened here, and somebody else has to act on it',
    deck: { file: 'slides/02-push.md', minutes: 20 },
    chapter: {
      file: 'site/chapters/push.mdx',
      summary:
        'The Host tells others what just happened: a press release that must get out, a page that the archive comes for, a file at midnight, and an outbox for the days when nobody listens.',
    },
    exercise: {
      folder: '02-push',
      task: 'Tell other systems what just happened: signed, with one effect, and even after a crash.',
      minutes: 70,
      steps: [
        {
          id: 'push/press-release',
          title: 'A press release leaves when it is published',
          scenario: 'P1',
          points: 15,
        },
        {
          id: 'push/sign',
          title: 'Signed, so the agency can trust it',
          scenario: 'P1',
          points: 20,
        },
        {
          id: 'push/thin-event',
          title: 'Only the ID goes to the archive',
          scenario: 'P2',
          points: 20,
        },
        {
          id: 'push/midnight-file',
          title: 'The midnight file',
          scenario: 'P3',
          points: 20,
        },
        {
          id: 'push/outbox',
          title: 'An outbox that survives a crash',
          scenario: 'P1',
          points: 25,
        },
      ],
    },
  },
  {
    id: 'pull',
    number: 3,
    kind: 'pattern',
    title: 'Pull',
    question: 'What if the answer you need lives in somebody else’s system?',
    guide: 'the Host decides by an answer, and it has to be today’s',
    deck: { file: 'slides/03-pull.md', minutes: 20 },
    chapter: {
      file: 'site/chapters/pull.mdx',
      summary:
        'The Host fetches data and acts on it: a news feed that asks HR, a log-in that asks the directory, and what a person sees when nobody answers.',
    },
    exercise: {
      folder: '03-pull',
      task: 'Build a news feed that asks HR where people work, and a log-in that asks the directory who they are.',
      minutes: 50,
      steps: [
        { id: 'pull/home-office', title: 'The home office comes first', scenario: 'L2', points: 20 },
        { id: 'pull/fallback', title: 'A deadline and a fallback', scenario: 'L2', points: 25 },
        { id: 'pull/cache', title: 'Ask again only when you must', scenario: 'L2', points: 30 },
        { id: 'pull/log-in', title: 'A log-in that fails closed', scenario: 'L1', points: 25 },
      ],
    },
  },
  {
    id: 'clone',
    number: 4,
    kind: 'pattern',
    title: 'Clone',
    question: 'When does someone else’s data become your own?',
    guide: 'the data should live on here, whatever becomes of its source',
    deck: { file: 'slides/04-clone.md', minutes: 20 },
    chapter: {
      file: 'site/chapters/clone.mdx',
      summary:
        'Somebody else’s data becomes your own: an article that lives on as a news item, a profile for each new employee, and the rule that says who may overwrite what.',
    },
    exercise: {
      folder: '04-clone',
      task: 'Make what belongs to another system your own: once, without losing what people did to it since.',
      minutes: 80,
      steps: [
        {
          id: 'clone/news-item',
          title: 'An article becomes a News item',
          scenario: 'C1',
          points: 15,
        },
        {
          id: 'clone/idempotent',
          title: 'The same message twice, and late versions',
          scenario: 'C1',
          points: 20,
        },
        {
          id: 'clone/employees',
          title: 'A profile for every new employee',
          scenario: 'C2',
          points: 25,
        },
        {
          id: 'clone/re-clone',
          title: 'Cloning again, on purpose',
          scenario: 'C1',
          points: 20,
        },
        {
          id: 'clone/unplugged',
          title: 'The Remote is unplugged for good',
          scenario: 'C1',
          points: 20,
        },
      ],
    },
  },
  {
    id: 'synthesize',
    number: 5,
    kind: 'pattern',
    title: 'Synthesize',
    question: 'What can many systems say together that none can say alone?',
    guide: 'many systems hold a part of the answer, and none holds it all',
    deck: { file: 'slides/05-synthesize.md', minutes: 20 },
    chapter: {
      file: 'site/chapters/synthesize.mdx',
      summary:
        'The Host combines what many systems say: one list from four dialects, a source that falls silent, and a question about desserts that none of the systems can answer.',
    },
    interlude: {
      id: 'choosing',
      title: 'Choosing a pattern',
      question: 'One wish, five ways to build it: how do you decide?',
      file: 'site/chapters/choosing.mdx',
      summary:
        'A head chef wants allergies on tonight’s board. The same case decided five ways, the questions that separate them, and what to do when two answers disagree.',
    },
    exercise: {
      folder: '05-synthesize',
      task: 'Combine what many systems say into one list that can be trusted, and one answer that none of them has.',
      minutes: 75,
      steps: [
        {
          id: 'synthesize/accept',
          title: 'Accept and list',
          scenario: 'S1',
          points: 15,
        },
        {
          id: 'synthesize/filter',
          title: 'Each person sees theirs, once',
          scenario: 'S1',
          points: 20,
        },
        {
          id: 'synthesize/one-scale',
          title: 'Three dialects, one scale',
          scenario: 'S1',
          points: 20,
        },
        {
          id: 'synthesize/silence',
          title: 'A source falls silent',
          scenario: 'S1',
          points: 20,
        },
        {
          id: 'synthesize/desserts',
          title: 'The dessert question',
          scenario: 'S2',
          points: 25,
        },
      ],
    },
  },
  {
    id: 'build-risk',
    number: 6,
    kind: 'risk',
    title: 'Build risk',
    question: 'Why does a finished integration stop working?',
    guide: 'Who mends it when the other side changes?',
    deck: { file: 'slides/06-build-risk.md', minutes: 15 },
    chapter: {
      file: 'site/chapters/build-risk.mdx',
      summary:
        'An integration that nobody touched forgets everybody on a Monday in June: what connecting two systems goes on costing after the launch, and the small pieces of code that make a change on the other side harmless.',
    },
    exercise: {
      folder: '06-build-risk',
      task: 'Keep an integration working while the system on the other side changes.',
      minutes: 60,
      steps: [
        {
          id: 'build-risk/adapter',
          title: 'One adapter knows the Remote',
          points: 25,
        },
        {
          id: 'build-risk/tolerant-reader',
          title: 'Tolerant, but not of everything',
          points: 25,
        },
        {
          id: 'build-risk/contract',
          title: 'A contract test that notices',
          points: 25,
        },
        {
          id: 'build-risk/sunset',
          title: 'Both versions until Sunset',
          points: 25,
        },
      ],
    },
  },
  {
    id: 'runtime-risk',
    number: 7,
    kind: 'risk',
    title: 'Runtime risk',
    question: 'What does it cost two systems to depend on each other?',
    guide: 'What do people see while the other side is down?',
    deck: { file: 'slides/07-runtime-risk.md', minutes: 15 },
    chapter: {
      file: 'site/chapters/runtime-risk.mdx',
      summary:
        'One bad minute of the booking system becomes ten, because the Host was eager to help: what two systems do to each other while people wait, and the five small parts that keep a Friday evening calm.',
    },
    interlude: {
      id: 'economy',
      title: 'The integration economy',
      question: 'Why do so many integrations exist that nobody uses?',
      file: 'site/chapters/economy.mdx',
      summary:
        'Why vendors build integrations, how thin some of them are, what even those are worth, and how to tell them apart before you sign.',
    },
    exercise: {
      folder: '07-runtime-risk',
      task: 'Keep the Host useful and the Remote unharmed while one of them is in trouble.',
      minutes: 75,
      steps: [
        {
          id: 'runtime-risk/single-flight',
          title: 'Ask once for everybody',
          points: 20,
        },
        {
          id: 'runtime-risk/back-off',
          title: 'Ask again, but politely',
          points: 20,
        },
        { id: 'runtime-risk/breaker', title: 'A circuit breaker', points: 20 },
        {
          id: 'runtime-risk/bulkhead',
          title: 'One slow Remote sinks nobody else',
          points: 20,
        },
        {
          id: 'runtime-risk/outage',
          title: 'A day with an outage',
          points: 20,
        },
      ],
    },
  },
  {
    id: 'asking-better',
    number: 8,
    kind: 'closing',
    title: 'Asking better questions',
    question: 'What should you ask instead?',
    deck: { file: 'slides/08-asking-better.md', minutes: 15 },
    chapter: {
      file: 'site/chapters/asking-better.mdx',
      summary:
        'A yes that was true and useless, what to ask instead of “does it integrate”, how to direct a demonstration, and what to do on Monday.',
    },
  },
];

/** All scenarios, in course order; {@link ScenarioId} says how they are numbered. */
export const scenarios: readonly Scenario[] = [
  { id: 'E1', module: 'embed', title: 'Last night’s service statistics on the intranet' },
  { id: 'E2', module: 'embed', title: 'Sign up for an event from the article about it' },
  { id: 'P1', module: 'push', title: 'A press release leaves the building when it is published' },
  { id: 'P2', module: 'push', title: 'The archive hears that a page changed, and comes for it' },
  { id: 'P3', module: 'push', title: 'Who logged in today, sent to InfoSec at midnight' },
  { id: 'L1', module: 'pull', title: 'The directory decides who may come in' },
  { id: 'L2', module: 'pull', title: 'News from your own office first' },
  { id: 'C1', module: 'clone', title: 'An intranet article becomes a news item of the public site' },
  { id: 'C2', module: 'clone', title: 'A profile for every new employee, overnight' },
  { id: 'S1', module: 'synthesize', title: 'One notification centre for many systems' },
  { id: 'S2', module: 'synthesize', title: 'Do better-reviewed servers sell better desserts?' },
];

/** Both break after the same modules, so that one workshop deck serves both. */
export const agendas: readonly Agenda[] = [
  {
    id: 'half-day',
    title: 'Half a day',
    start: '09:00',
    limit: 240,
    items: [
      { words: 'Welcome', minutes: 2 },
      { talk: 'question' },
      { talk: 'embed' },
      { talk: 'push' },
      { pause: 'Coffee', minutes: 10 },
      { talk: 'pull' },
      { exercise: 'pull' },
      { pause: 'Coffee', minutes: 10 },
      { talk: 'clone' },
      { talk: 'synthesize' },
      { talk: 'build-risk' },
      { pause: 'Fresh air', minutes: 5 },
      { talk: 'runtime-risk' },
      { talk: 'asking-better' },
      { words: 'Goodbye', minutes: 1 },
    ],
  },
  {
    id: 'full-day',
    title: 'A full day',
    start: '09:00',
    limit: 450,
    items: [
      { words: 'Welcome', minutes: 2 },
      { talk: 'question' },
      { talk: 'embed' },
      { exercise: 'embed' },
      { talk: 'push' },
      { pause: 'Coffee', minutes: 15 },
      { talk: 'pull' },
      { exercise: 'pull' },
      { pause: 'Lunch', minutes: 60 },
      { talk: 'clone' },
      { talk: 'synthesize' },
      { talk: 'build-risk' },
      { exercise: 'build-risk' },
      { pause: 'Coffee', minutes: 15 },
      { talk: 'runtime-risk' },
      { talk: 'asking-better' },
      { words: 'Goodbye', minutes: 1 },
    ],
  },
];

/** The module's name in paths and addresses, for instance `03-pull`. */
export function slug(module: Module): string {
  return `${String(module.number).padStart(2, '0')}-${module.id}`;
}

/** The modules that have an exercise, in course order. */
export function exercises(): ExerciseModule[] {
  return modules.filter((module): module is ExerciseModule => module.exercise !== undefined);
}

/** The modules that have a deck, in course order. */
export function decks(): (Module & { deck: Deck })[] {
  return modules.filter((module): module is Module & { deck: Deck } => module.deck !== undefined);
}

/** The decision guide as it stands at the end of a module: the lines of all modules up to it, in course order. */
export function guideUpTo({ number }: Module): (Module & { guide: string })[] {
  return modules.filter(
    (module): module is Module & { guide: string } => module.guide !== undefined && module.number <= number,
  );
}

/** All chapters in reading order. */
export function chapters(): Reading[] {
  return modules.flatMap((module) => {
    const { id, title, question, chapter, interlude } = module;
    const own = chapter && { id, title, question, module, ...chapter };
    return [own, interlude].filter((reading) => reading !== undefined);
  });
}

/** The module with this id; throws with the list of ids that exist. */
export function moduleById(id: string): Module {
  const found = modules.find((module) => module.id === id);
  if (!found) throw new Error(`No module is called “${id}”. There are: ${modules.map((m) => m.id).join(', ')}.`);
  return found;
}

/** The agenda with this id; throws with the list of ids that exist. */
export function agendaById(id: string): Agenda {
  const found = agendas.find((agenda) => agenda.id === id);
  if (!found) throw new Error(`No agenda is called “${id}”. There are: ${agendas.map((one) => one.id).join(', ')}.`);
  return found;
}

/**
 * An agenda on the clock: what comes when. Talks that have not been built yet take no time and are left
 * out, and so are their exercises.
 *
 * @param start when it begins, as `09:00`; what passes midnight goes on at `00:00`
 * @throws when `start` is no time of day
 */
export function schedule(agenda: Agenda, start = agenda.start): Block[] {
  let now = minutesOf(start);
  return agenda.items.flatMap((item) => {
    const part = partOf(item);
    if (!part) return [];
    const begin = now;
    now += part.minutes;
    return [{ ...part, start: timeOfDay(begin), end: timeOfDay(now) }];
  });
}

/** How long an agenda takes, breaks included, in minutes. */
export function minutesIn(agenda: Agenda): number {
  return schedule(agenda).reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The break that an agenda makes when a module is over, its exercise included; nothing where it goes on. */
export function pauseAfter(agenda: Agenda, module: ModuleId): Block | undefined {
  const blocks = schedule(agenda);
  const last = blocks.findLastIndex((block) => block.module?.id === module);
  const next = last === -1 ? undefined : blocks[last + 1];
  return next?.kind === 'pause' ? next : undefined;
}

function partOf(item: AgendaItem): Omit<Block, 'start' | 'end'> | undefined {
  if ('pause' in item) return { kind: 'pause', title: item.pause, minutes: item.minutes };
  if ('words' in item) return { kind: 'words', title: item.words, minutes: item.minutes };
  const kind = 'talk' in item ? 'talk' : 'exercise';
  const module = moduleById('talk' in item ? item.talk : item.exercise);
  const part = kind === 'talk' ? module.deck : module.deck && module.exercise;
  return part && { kind, title: module.title, module, minutes: part.minutes };
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined) throw new Error(`“${time}” is no time of day; write it as 09:00.`);
  return Number(hours) * 60 + Number(minutes);
}

function timeOfDay(minutes: number): string {
  return [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
