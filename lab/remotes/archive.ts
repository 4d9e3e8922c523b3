/**
 * The archive: hears that a page has changed, by its ID only (the claim-check pattern), then comes to the Host for the
 * page and keeps it offline.
 */
import { once } from 'node:events';
import type { Clock } from '../company/clock.ts';
import { ARCHIVE_KEY } from '../company/seed/agreements.ts';
import { frontPage } from './front-page.ts';
import { Remote } from './remote.ts';

/** What came of going to the Host for a page. */
export interface Visit {
  /** The page's ID. */
  id: string;
  /** The Host's status; 0 when it could not be reached. */
  status: number;
  /** The page as the Host gave it; absent unless the status was 200. */
  page?: unknown;
  /** Milliseconds since 1970. */
  at: number;
}

/** What the archive works from; a check may change it. */
export interface ArchiveRecords {
  /** The last version of every page it could get hold of, by ID. */
  kept: Map<string, Visit>;
  /** Every time it went to the Host, oldest first. */
  visits: Visit[];
  /** Whether it goes to the Host as soon as it hears of a page. */
  prompt: boolean;
  /** What it answers instead of reading the message. */
  instead: { status: number; headers: Record<string, string> } | undefined;
}

/** A running archive with its records in the open. */
export class Archive extends Remote {
  readonly records: ArchiveRecords;
  readonly #host: () => string;
  readonly #now: () => number;

  /**
   * @param host where the Host listens, without a slash at the end
   */
  constructor(clock: Clock, host: () => string) {
    const records: ArchiveRecords = { kept: new Map(), visits: [], prompt: true, instead: undefined };
    super('Archive', clock, (request) => this.#answer(request));
    this.records = records;
    this.#host = host;
    this.#now = clock.now;
  }

  /** Goes to the Host for the last version of a page, and keeps it. */
  async visit(id: string): Promise<Visit> {
    const visit = await this.#ask(id);
    this.records.visits.push(visit);
    if (visit.status === 200) this.records.kept.set(id, visit);
    const entry = this.received.at(-1);
    if (entry) this.emit('change', entry);
    return visit;
  }

  /** Resolves when it has been to the Host at least `count` times. */
  async hasVisited(count: number): Promise<void> {
    while (this.records.visits.length < count) await once(this, 'change');
  }

  async #ask(id: string): Promise<Visit> {
    const at = this.#now();
    try {
      const headers = { Authorization: `Bearer ${ARCHIVE_KEY}` };
      const response = await this.ask(`${this.#host()}/archive/pages/${encodeURIComponent(id)}`, { headers });
      if (response.status !== 200) return { id, status: response.status, at };
      return { id, status: 200, page: await response.json(), at };
    } catch {
      return { id, status: 0, at };
    }
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/' && request.method === 'GET') return this.#page();
    if (pathname === '/moved') return Response.json({ note: 'nobody reads what arrives here' });
    if (pathname !== '/changes') return Response.json({ error: 'not found' }, { status: 404 });
    if (request.method !== 'POST') {
      return Response.json({ error: 'use POST' }, { status: 405, headers: { Allow: 'POST' } });
    }
    if (this.records.instead) return new Response(null, this.records.instead);
    const id = idIn(await request.text());
    if (id === undefined) return Response.json({ error: 'send JSON with the page’s id' }, { status: 400 });
    if (this.records.prompt) setImmediate(() => void this.visit(id));
    return Response.json({ outcome: 'noted' }, { status: 202 });
  }

  #page(): Promise<Response> {
    const lines = [...this.records.kept.values()].toReversed().map(({ id, page, at }) => {
      const { title, text, state } = Object(page) as { title?: unknown; text?: unknown; state?: unknown };
      return {
        title: typeof title === 'string' ? title : id,
        note: `${id} · ${state === 'deleted' ? 'deleted at the source' : 'current'} · fetched ${new Date(at).toISOString()}`,
        text: typeof text === 'string' ? text : '',
      };
    });
    return frontPage(
      'The archive',
      'The last version of every page, kept here whether or not the intranet is up.',
      lines,
      'Nothing has been fetched yet.',
    );
  }
}

function idIn(body: string): string | undefined {
  try {
    const { id } = Object(JSON.parse(body)) as { id?: unknown };
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    return undefined;
  }
}
