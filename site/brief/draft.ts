/** What a buyer says about the integration they have in mind, and how it is kept in a browser or a link. */
import { patternIds, type PatternId } from '../choose/pattern-ids.ts';

/** One of several things to choose from. */
export interface Choice<Id extends string> {
  /** Stable, because it stands in links. */
  id: Id;
  text: string;
}

export type Vendor = 'host' | 'remote' | 'both';
export type Wish = 'interface' | 'data' | 'event';
export type Sources = 'one' | 'many';
export type Trigger = 'event' | 'schedule' | 'demand' | 'view';
export type Failure = 'gap' | 'kept' | 'stop' | 'later';
export type Owner = 'host' | 'remote' | 'split';
export type LogIn = 'once' | 'each' | 'none';
export type Personal = 'none' | 'people' | 'special';

/** A brief in the making. Texts may be empty, and `''` stands for a question without an answer. */
export interface Draft {
  /** The name of the system people work in. */
  host: string;
  /** The name of the system that is brought into it. */
  remote: string;
  /** Whose vendor gets the brief; `both` when one vendor makes the two. */
  vendor: Vendor | '';
  /** One moment, with a person in it. */
  story: string;
  wishes: Wish[];
  pattern: PatternId | '';
  /** What the two systems are to share. */
  data: string;
  sources: Sources | '';
  trigger: Trigger | '';
  failure: Failure | '';
  owner: Owner | '';
  /** How many people use it, and how often. */
  people: string;
  logIn: LogIn | '';
  /** Whether it is about people. */
  personal: Personal | '';
  /** Until when the vendor is to answer: an ISO date. */
  reply: string;
  /** Who gets the answer. */
  contact: string;
}

export const vendors: readonly Choice<Vendor>[] = [
  { id: 'host', text: 'The vendor of the system people work in' },
  { id: 'remote', text: 'The vendor of the other system' },
  { id: 'both', text: 'One vendor makes both' },
];

export const wishes: readonly Choice<Wish>[] = [
  { id: 'interface', text: 'See and use one system while in the other' },
  { id: 'data', text: 'Let one system behave differently because of what the other knows' },
  { id: 'event', text: 'Let one system act when something happens in the other' },
];

export const sources: readonly Choice<Sources>[] = [
  { id: 'one', text: 'One system has all of it' },
  { id: 'many', text: 'Many systems have a part each' },
];

export const triggers: readonly Choice<Trigger>[] = [
  { id: 'event', text: 'Something happens' },
  { id: 'schedule', text: 'The clock: every night, every hour' },
  { id: 'demand', text: 'A person asks for it' },
  { id: 'view', text: 'Somebody opens the page' },
];

export const failures: readonly Choice<Failure>[] = [
  { id: 'gap', text: 'People see that something is missing, and work on' },
  { id: 'kept', text: 'People see what was last known, and from when it is' },
  { id: 'later', text: 'The systems catch up by themselves once it is back' },
  { id: 'stop', text: 'Nobody goes on until it is back' },
];

export const owners: readonly Choice<Owner>[] = [
  { id: 'remote', text: 'The other system: ours only reads' },
  { id: 'host', text: 'The system people work in, from then on' },
  { id: 'split', text: 'Both, field by field' },
];

export const logIns: readonly Choice<LogIn>[] = [
  { id: 'once', text: 'Once for both: single sign-on' },
  { id: 'each', text: 'In each system by itself' },
  { id: 'none', text: 'Nobody logs in to the other system' },
];

export const personals: readonly Choice<Personal>[] = [
  { id: 'none', text: 'No' },
  { id: 'people', text: 'Yes: names, addresses, what somebody did' },
  { id: 'special', text: 'Yes, and some is specially protected, such as health' },
];

/** The most characters a text may have, so that the wish stays on one page. */
export const LONGEST = { host: 60, remote: 60, data: 100, story: 320, people: 120, contact: 120 } as const;

/** A draft in which nothing has been said yet. */
export const nothing: Draft = {
  host: '',
  remote: '',
  vendor: '',
  story: '',
  wishes: [],
  pattern: '',
  data: '',
  sources: '',
  trigger: '',
  failure: '',
  owner: '',
  people: '',
  logIn: '',
  personal: '',
  reply: '',
  contact: '',
};

/** A brief that Marram Kitchens could have sent. */
export const example: Draft = {
  host: 'The Pass',
  remote: 'PeopleDesk',
  vendor: 'host',
  story:
    'At nine on Monday Ada Okafor, who manages the service in Lisbon, opens our intranet. News from the Lisbon office stands first, because HR’s system knows that she works there.',
  wishes: ['data'],
  pattern: 'pull',
  data: 'the home office',
  sources: 'one',
  trigger: 'view',
  failure: 'kept',
  owner: 'remote',
  people: '900 people in 14 restaurants, most of them at nine in the morning',
  logIn: 'once',
  personal: 'people',
  reply: '2026-03-27',
  contact: 'Bram Peeters, procurement, bram.peeters@marram.example',
};

/** The questions that are answered by a choice, and what one may choose. */
const CHOICES = {
  vendor: idsOf(vendors),
  pattern: patternIds,
  sources: idsOf(sources),
  trigger: idsOf(triggers),
  failure: idsOf(failures),
  owner: idsOf(owners),
  logIn: idsOf(logIns),
  personal: idsOf(personals),
} as const;

/**
 * A draft as text for a link's fragment and for the browser's storage: URL-encoded pairs, for instance
 * `host=The+Pass&remote=HR&pattern=pull&…`; `wish` may stand there several times. What has not been said is left out,
 * except the names of the two systems: a text with both of them is a whole draft.
 */
export function encode(draft: Draft): string {
  const { wishes: chosen, host, remote, ...rest } = draft;
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  return new URLSearchParams([
    ['host', host],
    ['remote', remote],
    ...said,
    ...chosen.map((wish) => ['wish', wish]),
  ]).toString();
}

/**
 * What a fragment or a stored text says of a draft. Whatever it does not say, or says wrongly, is absent; texts are cut
 * to their longest and lose characters that are not to be seen.
 *
 * @param text with or without `#`
 */
export function decode(text: string): Partial<Draft> {
  const said = new URLSearchParams(text.replace(/^#/, ''));
  const found: Partial<Draft> = {};
  for (const [name, longest] of Object.entries(LONGEST)) {
    const value = said.get(name);
    if (value !== null) Object.assign(found, { [name]: plain(value, longest) });
  }
  for (const [name, ids] of Object.entries(CHOICES)) {
    const id = (ids as readonly string[]).find((id) => id === said.get(name));
    if (id !== undefined) Object.assign(found, { [name]: id });
  }
  const reply = said.get('reply');
  if (reply !== null && isDate(reply)) found.reply = reply;
  const wished = idsOf(wishes).filter((wish) => said.getAll('wish').includes(wish));
  if (wished.length > 0) found.wishes = wished;
  return found;
}

/** Whether anything has been said that a brief could be made of. */
export function isBegun(draft: Draft): boolean {
  return encode(draft) !== encode(nothing);
}

/** Whether a fragment holds a whole draft. One that names no systems only adds to the draft that is there. */
export function isWhole(said: Partial<Draft>): boolean {
  return said.host !== undefined && said.remote !== undefined;
}

function idsOf<Id extends string>(choices: readonly Choice<Id>[]): Id[] {
  return choices.map(({ id }) => id);
}

/** Whether a text is a day of the calendar, as `2026-03-27`. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** Control characters, and those that turn the direction of writing and could make a text look like another. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

function plain(text: string, longest: number): string {
  const seen = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return [...seen].slice(0, longest).join('').trim();
}
