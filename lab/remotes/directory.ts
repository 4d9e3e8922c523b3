/** The directory: checks passwords, and decides what each person may do. */
import type { DirectoryUser } from '../api/pull.ts';
import type { Clock } from '../company/clock.ts';
import { people } from '../company/seed/people.ts';
import { passwords } from './passwords.ts';
import { Remote } from './remote.ts';
import type { StandIn } from './stand-in.ts';

/** An account; a check may change its password or its permissions. */
export interface Account {
  password: string;
  user: DirectoryUser;
}

/** A running directory with its accounts in the open, by username. */
export class Directory extends Remote {
  readonly accounts: Map<string, Account>;
  /** Answers in the directory's place, where a check wants it to. */
  readonly standIn: StandIn;

  constructor(clock: Clock) {
    const accounts = new Map(
      people.map(({ id, username, name, permissions }) => [
        username,
        { password: passwords[id]!, user: { id, username, name, permissions: [...permissions] } },
      ]),
    );
    const standIn: StandIn = {};
    super('Directory', clock, (request) => standIn.answer?.(request) ?? answer(request, accounts));
    this.accounts = accounts;
    this.standIn = standIn;
  }
}

/**
 * An empty password succeeds as nobody in particular, as the “unauthenticated bind” of LDAP does (RFC 4513, section
 * 5.1.2). It is a trap that real directories set, so this one sets it too.
 */
const ANONYMOUS: DirectoryUser = { id: 'anonymous', username: 'anonymous', name: 'Anonymous', permissions: [] };

async function answer(request: Request, accounts: Map<string, Account>): Promise<Response> {
  if (new URL(request.url).pathname !== '/authenticate') return Response.json({ error: 'not found' }, { status: 404 });
  if (request.method !== 'POST') {
    return Response.json({ error: 'use POST' }, { status: 405, headers: { Allow: 'POST' } });
  }
  const { username, password } = await credentials(request);
  if (typeof username !== 'string' || typeof password !== 'string') {
    return Response.json({ error: 'send JSON with a username and a password' }, { status: 400 });
  }
  if (password === '') return Response.json({ user: ANONYMOUS });
  const account = accounts.get(username);
  if (account?.password !== password) {
    return Response.json({ error: 'invalid credentials' }, { status: 401 });
  }
  return Response.json({ user: account.user });
}

async function credentials(request: Request): Promise<{ username?: unknown; password?: unknown }> {
  try {
    return Object(await request.json()) as { username?: unknown; password?: unknown };
  } catch {
    return {};
  }
}
