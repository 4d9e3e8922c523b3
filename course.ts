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
  /** Speaking time of the whole deck in minutes: the `time:` of its slides, added up and rounded up. */
  minutes: number;
  /** The same in the agendas that leave slides out (those whose front matter says what they `need`). */
  shorter: Readonly<Record<Exclude<AgendaId, 'full-day'>, number>>;
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
  /** What those do meanwhile who write no code, in one or two sentences. */
  withoutCode: string;
  /** What they do it with. */
  sheet: SheetId;
  /** How long it has unless an agenda says otherwise, in minutes; the last {@link DEBRIEF_MINUTES} are for all together. */
  minutes: number;
  /** In the order in which learners take them. */
  steps: readonly Step[];
}

/** At the end of an exercise, those who built and those who watched tell each other what they found. */
export const DEBRIEF_MINUTES = 5;

/** What the whole room does at tables, without a computer. */
export interface Activity {
  title: string;
  /** What people do, in one or two sentences. */
  task: string;
  /** What they do it with. */
  sheet: SheetId;
  minutes: number;
}

/** Names a sheet to print; `lab/print/sheets/` makes them. */
export type SheetId = 'guide' | 'wishes' | 'case' | 'observer' | 'vendor';

/** A sheet of paper for the people in the room. */
export interface Sheet {
  id: SheetId;
  title: string;
  /** What it is for, and how many to print. */
  use: string;
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
  activity?: Activity;
}

/** A module that has an exercise. */
export type ExerciseModule = Module & { exercise: Exercise };

/** Names an agenda. */
export type AgendaId = 'ninety-minutes' | 'half-day' | 'full-day';

/**
 * A part of an agenda: a module's talk, exercise or activity, which brings its minutes along; some words that belong to
 * no module; air, in which nothing is told (laptops are set up, or the day catches up with its clock); or a break.
 */
export type AgendaItem =
  | { talk: ModuleId }
  | { exercise: ModuleId; minutes?: number }
  | { activity: ModuleId }
  | { words: string; minutes: number }
  | { air: string; minutes: number }
  | { pause: string; minutes: number };

/** A day, or a part of one, from beginning to end. */
export interface Agenda {
  id: AgendaId;
  title: string;
  /** The deck that joins what is told in it, for instance `slides/half-day.md`. */
  file: string;
  /** When it begins unless somebody decides otherwise, as `09:00`. */
  start: string;
  /** What it promises not to exceed, breaks included, in minutes. */
  limit: number;
  items: readonly AgendaItem[];
}

/** A part of an agenda with its place in the day. Times are local, as `09:00`. */
export interface Block {
  kind: 'talk' | 'exercise' | 'activity' | 'words' | 'air' | 'pause';
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
    deck: { file: 'slides/00-question.md', minutes: 15, shorter: { 'half-day': 14, 'ninety-minutes': 10 } },
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
    deck: { file: 'slides/01-embed.md', minutes: 22, shorter: { 'half-day': 13, 'ninety-minutes': 8 } },
    chapter: {
      file: 'site/chapters/embed.mdx',
      summary:
        'The Host shows what another system publishes and does not understand a word of it: last night’s statistics in a frame, a sign-up form in an article, and what a sandbox is for.',
    },
    exercise: {
      folder: '01-embed',
      task: 'Show on your own page what other systems publish, and let none of it out of its frame.',
      withoutCode:
        'Be Ada. Sit beside somebody who builds, and open Reports after each step, with the tampered file and without. Write down whose words you read, and how you could tell.',
      sheet: 'observer',
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
    deck: { file: 'slides/02-push.md', minutes: 23, shorter: { 'half-day': 14, 'ninety-minutes': 8 } },
    chapter: {
      file: 'site/chapters/push.mdx',
      summary:
        'The Host tells others what just happened: a press release that must get out, a page that the archive comes for, a file at midnight, and an outbox for the days when nobody listens.',
    },
    exercise: {
      folder: '02-push',
      task: 'Tell other systems what just happened: signed, with one effect, and even after a crash.',
      withoutCode:
        'Be Sigrid. Publish while the agency is away, and again while The Pass is. Write down what your desk tells you, and what the world reads.',
      sheet: 'observer',
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
    deck: { file: 'slides/03-pull.md', minutes: 22, shorter: { 'half-day': 14, 'ninety-minutes': 10 } },
    chapter: {
      file: 'site/chapters/pull.mdx',
      summary:
        'The Host fetches data and acts on it: a news feed that asks HR, a log-in that asks the directory, and what a person sees when nobody answers.',
    },
    exercise: {
      folder: '03-pull',
      task: 'Build a news feed that asks HR where people work, and a log-in that asks the directory who they are.',
      withoutCode:
        'Be Ada. Have somebody switch HR off while you read your news. Write down what you saw, how long you waited, and what the page told you about it.',
      sheet: 'observer',
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
    deck: { file: 'slides/04-clone.md', minutes: 22, shorter: { 'half-day': 14, 'ninety-minutes': 7 } },
    chapter: {
      file: 'site/chapters/clone.mdx',
      summary:
        'Somebody else’s data becomes your own: an article that lives on as a news item, a profile for each new employee, and the rule that says who may overwrite what.',
    },
    exercise: {
      folder: '04-clone',
      task: 'Make what belongs to another system your own: once, without losing what people did to it since.',
      withoutCode:
        'Be Niamh, who buys an HR system. Write to its vendor: who types what, where it appears, and who may change it from then on.',
      sheet: 'vendor',
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
    deck: { file: 'slides/05-synthesize.md', minutes: 22, shorter: { 'half-day': 14, 'ninety-minutes': 9 } },
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
    activity: {
      title: 'Twelve wishes, five patterns',
      task: 'Lay each card beside one of the five lines of your guide. Argue about those that fit two: what does the Host do with the data?',
      sheet: 'wishes',
      minutes: 20,
    },
    exercise: {
      folder: '05-synthesize',
      task: 'Combine what many systems say into one list that can be trusted, and one answer that none of them has.',
      withoutCode:
        'One case, five ways: allergies on tonight’s board. Say for each pattern what the head chef sees at six, and choose one.',
      sheet: 'case',
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
    deck: { file: 'slides/06-build-risk.md', minutes: 17, shorter: { 'half-day': 9, 'ninety-minutes': 8 } },
    chapter: {
      file: 'site/chapters/build-risk.mdx',
      summary:
        'An integration that nobody touched forgets everybody on a Monday in June: what connecting two systems goes on costing after the launch, and the small pieces of code that make a change on the other side harmless.',
    },
    exercise: {
      folder: '06-build-risk',
      task: 'Keep an integration working while the system on the other side changes.',
      withoutCode:
        'Be Bram, who buys software. Write to HR’s vendor: what you want to hear before it changes, from whom, and how long both versions stay.',
      sheet: 'vendor',
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
    deck: { file: 'slides/07-runtime-risk.md', minutes: 17, shorter: { 'half-day': 9, 'ninety-minutes': 7 } },
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
      withoutCode:
        'Be Lotte, at six on a Friday. Have somebody switch the bookings off and on. Write down what you saw, and what you would have done with the cooks.',
      sheet: 'observer',
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
    deck: { file: 'slides/08-asking-better.md', minutes: 16, shorter: { 'half-day': 16, 'ninety-minutes': 14 } },
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

/** What can be printed for a room, in the order in which it is needed. */
export const sheets: readonly Sheet[] = [
  {
    id: 'guide',
    title: 'Your decision guide',
    use: 'One for each person. It gains a line with every module: people write it down when the slide shows it.',
  },
  {
    id: 'observer',
    title: 'What did the person see?',
    use: 'One for each person who writes no code, in the exercises Embed, Push, Pull and Runtime risk.',
  },
  {
    id: 'wishes',
    title: 'Twelve wishes',
    use: 'One for each table, cut into cards. The second page is yours: it says where each card belongs, and why.',
  },
  {
    id: 'case',
    title: 'One case, five ways',
    use: 'One for each two people, in the exercise Synthesize or for a table that has finished.',
  },
  {
    id: 'vendor',
    title: 'Questions for a vendor',
    use: 'One for each person, in the exercises Clone and Build risk; and to take home.',
  },
];

/** All agendas, the shortest first. Each leaves out what the one after it has time for. */
export const agendas: readonly Agenda[] = [
  {
    id: 'ninety-minutes',
    title: 'Ninety minutes',
    file: 'slides/ninety-minutes.md',
    start: '09:00',
    limit: 90,
    items: [
      { words: 'Welcome', minutes: 2 },
      { talk: 'question' },
      { talk: 'embed' },
      { talk: 'push' },
      { talk: 'pull' },
      { talk: 'clone' },
      { talk: 'synthesize' },
      { talk: 'build-risk' },
      { talk: 'runtime-risk' },
      { talk: 'asking-better' },
      { words: 'Goodbye', minutes: 1 },
      { air: 'Questions', minutes: 6 },
    ],
  },
  {
    id: 'half-day',
    title: 'Half a day',
    file: 'slides/half-day.md',
    start: '09:00',
    limit: 240,
    items: [
      { words: 'Welcome', minutes: 2 },
      { air: 'Laptops on', minutes: 10 },
      { talk: 'question' },
      { talk: 'embed' },
      { talk: 'push' },
      { pause: 'Coffee', minutes: 15 },
      { talk: 'pull' },
      { exercise: 'pull', minutes: 55 },
      { pause: 'Coffee', minutes: 10 },
      { talk: 'clone' },
      { talk: 'synthesize' },
      { activity: 'synthesize' },
      { talk: 'build-risk' },
      { talk: 'runtime-risk' },
      { air: 'Air', minutes: 10 },
      { talk: 'asking-better' },
      { words: 'Goodbye', minutes: 1 },
    ],
  },
  {
    id: 'full-day',
    title: 'A full day',
    file: 'slides/workshop.md',
    start: '09:00',
    limit: 450,
    items: [
      { words: 'Welcome', minutes: 2 },
      { air: 'Laptops on', minutes: 10 },
      { talk: 'question' },
      { talk: 'embed' },
      { exercise: 'embed', minutes: 45 },
      { talk: 'push' },
      { pause: 'Coffee', minutes: 15 },
      { talk: 'pull' },
      { exercise: 'pull' },
      { pause: 'Lunch', minutes: 60 },
      { talk: 'clone' },
      { talk: 'synthesize' },
      { activity: 'synthesize' },
      { pause: 'Coffee', minutes: 15 },
      { talk: 'build-risk' },
      { exercise: 'build-risk', minutes: 45 },
      { talk: 'runtime-risk' },
      { air: 'Air', minutes: 10 },
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
    const part = partOf(item, agenda.id);
    if (!part) return [];
    const begin = now;
    now += part.minutes;
    return [{ ...part, start: timeOfDay(begin), end: timeOfDay(now) }];
  });
}

/**
 * Whether an agenda has time for a slide.
 *
 * @param needs what the slide's front matter says: the shortest agenda that tells it; nothing when all do
 */
export function isTold(needs: AgendaId | undefined, agenda: AgendaId): boolean {
  const place = (id: AgendaId) => agendas.findIndex((one) => one.id === id);
  return needs === undefined || place(needs) <= place(agenda);
}

/** How long the talk of a module takes in an agenda, in minutes; nothing when it has no deck. */
export function talkMinutes({ deck }: Module, agenda: AgendaId): number | undefined {
  return agenda === 'full-day' ? deck?.minutes : deck?.shorter[agenda];
}

/** The block in which an agenda sends people to work on a module's exercise or activity; nothing where it does not. */
export function workIn(agenda: Agenda, kind: 'exercise' | 'activity', module: ModuleId): Block | undefined {
  return schedule(agenda).find((block) => block.kind === kind && block.module?.id === module);
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

function partOf(item: AgendaItem, agenda: AgendaId): Omit<Block, 'start' | 'end'> | undefined {
  if ('pause' in item) return { kind: 'pause', title: item.pause, minutes: item.minutes };
  if ('words' in item) return { kind: 'words', title: item.words, minutes: item.minutes };
  if ('air' in item) return { kind: 'air', title: item.air, minutes: item.minutes };
  if ('talk' in item) {
    const module = moduleById(item.talk);
    const minutes = talkMinutes(module, agenda);
    return minutes === undefined ? undefined : { kind: 'talk', title: module.title, module, minutes };
  }
  const kind = 'exercise' in item ? 'exercise' : 'activity';
  const module = moduleById('exercise' in item ? item.exercise : item.activity);
  const work = module.deck && module[kind];
  if (!work) return undefined;
  const title = module.activity && kind === 'activity' ? module.activity.title : module.title;
  return { kind, title, module, minutes: ('minutes' in item ? item.minutes : undefined) ?? work.minutes };
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined) throw new Error(`“${time}” is no time of day; write it as 09:00.`);
  return Number(hours) * 60 + Number(minutes);
}

function timeOfDay(minutes: number): string {
  return [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
