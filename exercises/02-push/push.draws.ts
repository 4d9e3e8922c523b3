/** What the checks of Push draw: other words, labels, days and answers in every grade. */
import type { Draw } from 'host-and-remote/grader';
import type { Written } from './push.actions.ts';

/** A word as a headline begins. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** An article in which every sign counts: whoever tidies, shortens or escapes one word of it hands on another article. */
export function drawArticle(draw: Draw, tags: string[]): Written {
  const [house, dish] = [capital(draw.word()), draw.word()];
  return {
    title: ` ${house}  cooks on the quay, “${dish}” & <beyond>: cafe\u0301, æ –\u00a0ø, and ${draw.int(12, 90)} seats for three Sundays `,
    text: [
      `  From ${draw.int(2, 28)} April, ${house} serves one long table\u00a0– ${draw.int(12, 90)} seats\t– on the quay. \r\n\r\n`,
      `Price: < ${draw.int(200, 900)} kr &amp; <b>no</b> tip. Ask “Sigrid” or "the pass" & mind the C:\\quay,\n\n\n\n`,
      `caf\u00e9, cafe\u0301, \ufb01sk, sol\u00adsikke\u200b; \u2028 \u{1f41f} før søndag!\rTwo more lines about ${dish}, \${dish} and \\u0041:\n`,
      `${Array.from({ length: 40 }, () => draw.word()).join(' ')}.\n \n`,
    ].join(''),
    tags,
  };
}

/** A press release in a few plain words. */
export function drawRelease(draw: Draw): Written {
  const [house, dish] = [capital(draw.word()), draw.word()];
  return { title: `${house} has ${dish} on the menu`, text: `It is from ${draw.word()}.`, tags: ['press-release'] };
}

/** Tags that look like the one that counts, and are not. */
export function nearMisses(draw: Draw): string[] {
  const word = draw.word();
  return draw.shuffled([
    'Press-Release',
    ' press-release',
    'press-release ',
    'press release',
    'press_release',
    'pressrelease',
    `press-release-${word}`,
    `${word}-press-release`,
    `${word},press-release`,
    `press-release,${word}`,
  ]);
}

/** A status that says yes: both ends of the range, one that many programs know, and one that few do. */
export function drawYes(draw: Draw): number[] {
  return draw.shuffled([200, draw.one([201, 202, 203, 204, 206]), draw.int(230, 298), 299]);
}

/** A redirect with an address to go to. */
export function drawRedirect(draw: Draw): number {
  return draw.one([301, 302, 303, 307, 308]);
}

/** A status that says no: the first that is no yes, a redirect, and another. */
export function drawNo(draw: Draw): number[] {
  return draw.shuffled([300, drawRedirect(draw), draw.one([400, 401, 403, 404, 422])]);
}

/** What may stand on a kitchen tablet: every one is another username. */
export function drawLabels(draw: Draw): string[] {
  const [word, number] = [draw.word(), draw.int(2, 99)];
  const long = Array.from({ length: 50 }, () => draw.word()).join(' ');
  return draw.shuffled([
    `${capital(word)} oven\nada.okafor`,
    `${capital(word)} oven\r\nada.okafor`,
    `Bar tablet ${number}%41`,
    `Küche, “${word}”; 100 %`,
    ` Dish/wash ${word} \n`,
    `Dish/wash ${word}`,
    `caf\u00e9 ${word}`,
    `cafe\u0301 ${word}`,
    `GRILL ${word}`,
    `grill ${word}`,
    `${number}`,
    `0${number}`,
    `${word}!'()*~+#?&=`,
    `${long} 1`,
    `${long} 2`,
    '\u{1f41f}',
    '__proto__',
    'constructor',
    'toString',
  ]);
}

type Change = [zone: string, forward: string, back: string];

/** Places whose clocks change, each with the first day of the week on whose Sunday they go forward, and back. */
const CHANGES: readonly Change[] = [
  ['Europe/Rome', '03-25', '10-25'],
  ['America/New_York', '03-08', '11-01'],
  ['America/St_Johns', '03-08', '11-01'],
  ['Australia/Sydney', '10-01', '04-01'],
  ['Australia/Lord_Howe', '10-01', '04-01'],
  ['Pacific/Auckland', '09-24', '04-01'],
];

/** A day in a time zone, from one midnight to the next. */
export interface LocalDay {
  zone: string;
  /** For instance `2019-03-31`. */
  day: string;
  /** What is special about it, as in “on which …”. */
  about: string;
  /** Milliseconds since 1970. */
  start: number;
  /** The midnight that ends it: milliseconds since 1970. */
  end: number;
}

/** Days on which a program has to know the time zone: a change of clocks in Rome, another elsewhere, and a year’s end. */
export function drawDays(draw: Draw): LocalDay[] {
  const [atHome, elsewhere] = draw.shuffled(['forward', 'back'] as const);
  const [rome, place, year] = [CHANGES[0]!, draw.one(CHANGES.slice(1)), draw.int(2012, 2025)];
  return draw.shuffled([
    changeDay(rome, draw.int(2012, 2025), atHome!),
    changeDay(place, year, elsewhere!),
    localDay(place[0], `${year - 1}-12-31`, 'the year ends'),
  ]);
}

function changeDay([zone, forward, back]: Change, year: number, way: 'forward' | 'back'): LocalDay {
  return localDay(zone, sunday(`${year}-${way === 'forward' ? forward : back}`), `the clocks go ${way}`);
}

/** The first Sunday from a day on. */
function sunday(from: string): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}

function localDay(zone: string, day: string, about: string): LocalDay {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
  return { zone, day, about, start: midnight(zone, day), end: midnight(zone, next) };
}

const HOUR = 3_600_000;

/** When a day begins in a zone: the first moment at which its calendar shows that day. */
function midnight(zone: string, day: string): number {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  let [before, from] = [Date.parse(`${day}T00:00:00Z`) - 15 * HOUR, Date.parse(`${day}T00:00:00Z`) + 15 * HOUR];
  while (from - before > 1) {
    const between = Math.floor((before + from) / 2);
    if (calendar.format(between) < day) before = between;
    else from = between;
  }
  return from;
}
