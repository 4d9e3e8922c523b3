/** A staff that HR has in one check only, and its records in both versions. */
import type { Draw } from 'host-and-remote/grader';

/** A record as HR sends it. */
export type HrRecord = Record<string, unknown>;

/** Somebody whom HR knows. */
export interface Member {
  id: string;
  given: string;
  family: string;
  office: string | null;
  /** As version 1 has it. */
  status: 'active' | 'left';
  costCentre: string;
}

/** The offices that the Host knows by their codes. */
export const CITIES: Readonly<Record<string, string>> = {
  LIS: 'Lisbon',
  GNT: 'Ghent',
  BGO: 'Bergen',
  GWY: 'Galway',
  TRS: 'Trieste',
};

/**
 * Draws people: some have left, some have no home office, and HR's order follows nothing that is in their records.
 *
 * @param count at least 5
 */
export function drawStaff(draw: Draw, count: number): Member[] {
  const numbers = new Set<string>();
  // Most IDs begin with zeros. One does not, which as the key of an object would come before the others.
  while (numbers.size < count) numbers.add(numbers.size === 0 ? `9${draw.digits(4)}` : `00${draw.digits(3)}`);
  const staff = [...numbers].map((id, index): Member => ({
    id,
    given: capital(draw.word()),
    family: capital(draw.word()),
    office: index === 1 || index === 4 ? null : draw.one(Object.keys(CITIES)),
    status: index === 2 || index === 4 ? 'left' : 'active',
    costCentre: `MK-${draw.digits(2)}`,
  }));
  return inNoOrder(draw, staff);
}

/** A person's name as both versions have it. */
export function nameOf({ given, family }: Member): string {
  return `${given} ${family}`;
}

/** A record of version 1. */
export function recordV1(member: Member): HrRecord {
  const { id, office, status, costCentre } = member;
  return { id, displayName: nameOf(member), ...(office !== null && { workplace: office }), status, costCentre };
}

/** A record of version 2. */
export function recordV2({ id, given, family, office, status, costCentre }: Member): HrRecord {
  return {
    employee: { id, costCentre },
    name: { given, family },
    location: office === null ? null : { office },
    employment: { state: status },
  };
}

/** A word as names are written, for instance `Tovake`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Texts that somebody might want to tidy, each with what is odd about it. */
export function oddTexts(draw: Draw): [what: string, text: string][] {
  const word = () => capital(draw.word());
  return [
    ['an empty text', ''],
    ['spaces around it', ` ${word()}  `],
    ['two spaces in a row', `${word()}  ${word()}`],
    ['a tab and a line feed', `${word()}\t${word()}\r\n`],
    ['a letter and its accent apart', `${word()}e\u0301${draw.word()}`],
    ['HTML', `<b>${word()}</b> &amp; '${word()}'`],
    ['capitals', word().toUpperCase()],
    ['small letters', draw.word()],
    ['digits', `00${draw.digits(3)}`],
    ['a word of JavaScript', draw.one(['null', 'undefined', 'NaN', 'false', '__proto__', 'constructor'])],
    ['signs', `${word()}%2F+#?/\\'"`],
    ['a hard space', `${word()}\u00a0${word()}\u00a0`],
    ['many letters', word().repeat(draw.int(60, 90))],
  ];
}

/** Texts that are no status, though some look like one. */
export function strangeStatuses(draw: Draw): string[] {
  return [
    'on-leave',
    draw.word(),
    ...['Active', 'LEFT', ' active', 'left ', 'inactive', 'activeleft', ''],
    ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'length', '0', 'null', 'undefined', 'true'],
  ];
}

/** Values that are no text and not missing either. */
export function noTexts(draw: Draw): unknown[] {
  return [draw.int(100, 999), 0, true, false, [], [draw.word()], {}, { code: draw.word() }];
}

/** Shuffled until no column goes up or down. */
function inNoOrder(draw: Draw, staff: Member[]): Member[] {
  const columns: ((member: Member) => string)[] = [
    ({ id }) => id,
    nameOf,
    ({ family }) => family,
    ({ office }) => office ?? '',
  ];
  for (;;) {
    const order = draw.shuffled(staff);
    if (!columns.some((column) => isOrdered(order.map(column)))) return order;
  }
}

function isOrdered(texts: readonly string[]): boolean {
  const steps = texts.slice(1).map((text, index) => text.localeCompare(texts[index]!));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}
