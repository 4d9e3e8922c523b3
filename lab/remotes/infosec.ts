/**
 * InfoSec: takes a file a day with everyone who logged in, and compares it with HR's list to find accounts of people who
 * have left. The Host knows nothing of that list.
 */
import type { Clock } from '../company/clock.ts';
import { people } from '../company/seed/people.ts';
import { frontPage } from './front-page.ts';
import { Remote } from './remote.ts';

/** A day's file, read. */
export interface LogInFile {
  /** As it came. */
  content: string;
  /** One a line, decoded. */
  usernames: string[];
  /** How often a file of this name has come. */
  times: number;
}

/** What InfoSec works from; a check may change it. */
export interface InfoSecRecords {
  /** Files by name. */
  files: Map<string, LogInFile>;
  /** Usernames of people who have left, as HR lists them. */
  left: Set<string>;
  /** What it answers instead of taking the file. */
  instead: { status: number; headers: Record<string, string> } | undefined;
}

/** Somebody who has left, and logged in all the same. */
export interface InfoSecFinding {
  /** The name of the file. */
  file: string;
  username: string;
}

/** A running InfoSec server with its records in the open. */
export class InfoSec extends Remote {
  readonly records: InfoSecRecords;

  constructor(clock: Clock) {
    const records: InfoSecRecords = { files: new Map(), left: new Set(['rosa.marin']), instead: undefined };
    super('InfoSec', clock, (request) => answer(request, records));
    this.records = records;
  }

  /** Whose accounts were used although they have left, by file. */
  get findings(): InfoSecFinding[] {
    return findings(this.records);
  }
}

const NAME = /^\/logins\/(logins-\d{4}-\d{2}-\d{2}\.txt)$/;

async function answer(request: Request, records: InfoSecRecords): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/' && request.method === 'GET') return page(records);
  if (pathname === '/moved') return Response.json({ note: 'nobody reads what arrives here' });
  const name = NAME.exec(pathname)?.[1];
  if (name === undefined) return Response.json({ error: 'a file is called logins-YYYY-MM-DD.txt' }, { status: 404 });
  if (request.method !== 'PUT') {
    return Response.json({ error: 'use PUT' }, { status: 405, headers: { Allow: 'PUT' } });
  }
  if (records.instead) return new Response(null, records.instead);
  const content = await request.text();
  const usernames = usernamesIn(content);
  if (typeof usernames === 'string') return Response.json({ error: usernames }, { status: 422 });
  const times = (records.files.get(name)?.times ?? 0) + 1;
  records.files.set(name, { content, usernames, times });
  return new Response(null, { status: times === 1 ? 201 : 204 });
}

/**
 * One username a line, percent-encoded, each line ended by a line feed.
 *
 * @returns what is wrong, as text, if anything
 */
function usernamesIn(content: string): string[] | string {
  if (content === '') return [];
  if (!content.endsWith('\n')) return 'the last line does not end: was the file cut off?';
  const lines = content.slice(0, -1).split('\n');
  if (lines.includes('')) return 'a line is empty';
  if (content.includes('\r')) return 'lines end with a line feed alone';
  const usernames = lines.map(decoded);
  const flaw = lines.find((line, index) => encodeURIComponent(usernames[index] ?? '') !== line);
  return flaw === undefined ? (usernames as string[]) : `this line is not percent-encoded as agreed: ${flaw}`;
}

function decoded(line: string): string | undefined {
  try {
    return decodeURIComponent(line);
  } catch {
    return undefined;
  }
}

function findings({ files, left }: InfoSecRecords): InfoSecFinding[] {
  return [...files].flatMap(([file, { usernames }]) =>
    usernames.filter((username) => left.has(username)).map((username) => ({ file, username })),
  );
}

function page(records: InfoSecRecords): Promise<Response> {
  const staff = new Map(people.map(({ username, name }) => [username, name]));
  const used = findings(records);
  const lines = [...records.files].toReversed().map(([name, { usernames, times }]) => ({
    title: name,
    note: `${count(usernames.length, 'account')} · received ${times === 1 ? 'once' : `${times} times`}`,
    text: usernames
      .map((username) => `${staff.get(username) ?? 'no employee'}: ${JSON.stringify(username)}`)
      .join('\n'),
  }));
  const about =
    used.length === 0
      ? 'Nobody who has left has logged in.'
      : `Accounts in use although their owners have left: ${used.map(({ username }) => username).join(', ')}.`;
  return frontPage('InfoSec, log-in review', about, lines, 'No file has come yet.');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
