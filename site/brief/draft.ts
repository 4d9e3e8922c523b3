/** What a buyer says about the integration they have in mind, and how it is kept in a browser or a link. */
import { patternIds, type PatternId } from '../choose/patterns.ts';

/** One of several things to choose from. */
export interface Choice<Id extends string> {
  /** Stable, because it stands in links. */
  id: Id;
  text: string;
}

export type Side = 'host' | 'remote';
export type Wish = 'interface' | 'data' | 'event';
export type Trigger = 'event' | 'schedule' | 'demand' | 'view';
export type Failure = 'gap' | 'kept' | 'stop' | 'later';
export type Owner = Side | 'split';

/** A brief in the making. Texts may be empty. */
export interface Draft {
  /** The name of the system people work in. */
  host: string;
  /** The name of the system that is brought into it. */
  remote: string;
  /** Whose vendor gets the brief. */
  vendor: Side;
  /** One moment, with a person in it. */
  story: string;
  wishes: Wish[];
  pattern: PatternId;
  /** What the two systems are to share. */
  data: string;
  trigger: Trigger;
  failure: Failure;
  owner: Owner;
}

export const vendors: readonly Choice<Side>[] = [
  { id: 'host', text: 'The vendor of the system people work in' },
  { id: 'remote', text: 'The vendor of the other system' },
];

export const wishes: readonly Choice<Wish>[] = [
  { id: 'interface', text: 'See and use one system while in the other' },
  { id: 'data', text: 'Let one system behave differently because of what the other knows' },
  { id: 'event', text: 'Let one system act when something happens in the other' },
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
  { id: 'later', text: 'It is made up for later, by itself' },
  { id: 'stop', text: 'Nobody goes on until it is back' },
];

export const owners: readonly Choice<Owner>[] = [
  { id: 'remote', text: 'The other system: ours only reads' },
  { id: 'host', text: 'The system people work in, from then on' },
  { id: 'split', text: 'Both, field by field' },
];

/** The most characters a text may have; names are short so that the brief stays on one page. */
export const LONGEST = { host: 60, remote: 60, data: 100, story: 320 } as const;

/** A draft in which nothing has been said yet. */
export const nothing: Draft = {
  host: '',
  remote: '',
  vendor: 'host',
  story: '',
  wishes: [],
  pattern: 'pull',
  data: '',
  trigger: 'event',
  failure: 'gap',
  owner: 'remote',
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
  trigger: 'view',
  failure: 'kept',
  owner: 'remote',
};

/**
 * A draft as text for a link's fragment and for the browser's storage: URL-encoded pairs, for instance
 * `host=The+Pass&remote=HR&pattern=pull&…`; `wish` may stand there several times.
 */
export function encode(draft: Draft): string {
  const { wishes: chosen, ...rest } = draft;
  return new URLSearchParams([...Object.entries(rest), ...chosen.map((wish) => ['wish', wish])]).toString();
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
  for (const name of ['host', 'remote', 'data', 'story'] as const) {
    const value = said.get(name);
    if (value !== null) found[name] = plain(value, LONGEST[name]);
  }
  const choice = <Id extends string>(name: string, ids: readonly Id[]) => ids.find((id) => id === said.get(name));
  const chosen = {
    vendor: choice('vendor', idsOf(vendors)),
    pattern: choice('pattern', patternIds),
    trigger: choice('trigger', idsOf(triggers)),
    failure: choice('failure', idsOf(failures)),
    owner: choice('owner', idsOf(owners)),
  };
  for (const [name, id] of Object.entries(chosen)) if (id !== undefined) Object.assign(found, { [name]: id });
  const wished = idsOf(wishes).filter((wish) => said.getAll('wish').includes(wish));
  if (wished.length > 0) found.wishes = wished;
  return found;
}

/** Whether a fragment holds a whole draft. One that names no systems only adds to the draft that is there. */
export function isWhole(said: Partial<Draft>): boolean {
  return said.host !== undefined && said.remote !== undefined;
}

/**
 * Whether a reader would miss a draft: there is something in it, and it is not just what a link brought, which the link
 * brings again.
 *
 * @param draft as {@link encode} writes it
 * @param followed what the last link brought, in the same way; null when there was none
 */
export function isOwn(draft: string, followed: string | null | undefined): boolean {
  return draft !== encode(nothing) && draft !== followed;
}

function idsOf<Id extends string>(choices: readonly Choice<Id>[]): Id[] {
  return choices.map(({ id }) => id);
}

/** Control characters, and those that turn the direction of writing and could make a text look like another. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

function plain(text: string, longest: number): string {
  const seen = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return [...seen].slice(0, longest).join('').trim();
}
