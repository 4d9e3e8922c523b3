/**
 * The intranet's folder “External Comms” as the public website sees it: it tells the website that an article was
 * published (CloudEvents 1.0 in JSON), and hands out every version of it, with its pictures and files.
 */
import { once } from 'node:events';
import { request as ask } from 'node:http';
import type { Clock } from '../company/clock.ts';
import { commsFiles, firstArticles, furtherArticles, type CommsFile, type Draft } from './external-comms-articles.ts';
import { frontPage } from './front-page.ts';
import { Remote, type Received } from './remote.ts';

/** What identifies one version of an article. */
export interface Published {
  source: string;
  id: string;
  /** Counts from 1. */
  version: number;
}

/** One version of an article, as it is handed out. */
export interface CommsArticle extends Published {
  folder: string;
  headline: string;
  standfirst: string;
  paragraphs: string[];
  /** ISO 8601, UTC. */
  publishedAt: string;
  author: string;
}

/** What the folder holds; a check may change it. */
export interface CommsRecords {
  /** Every version of every article, in the order in which they were published. */
  articles: CommsArticle[];
  /** What lies under an address, by path; by path and query where the query makes a difference. */
  files: Map<string, CommsFile>;
  /** The status with which articles are handed out. */
  status: number;
  /** What the website answered to each notice, in order; 0 when it could not be reached. */
  answers: (Published & { status: number })[];
}

/** What an editor at the intranet can be asked to do, to see what the website makes of it. */
export type Errand = 'publish' | 'correct' | 'repeat' | 'late';

const FOLDER = 'External Comms';

/** How long it waits for the website, in milliseconds. */
const WAIT_MS = 8_000;

/** A running intranet with its records in the open. */
export class ExternalComms extends Remote {
  readonly records: CommsRecords;
  readonly #website: () => string;
  readonly #now: () => number;
  /** Answers held back, by version or by path. */
  readonly #held = new Map<number | string, PromiseWithResolvers<void>>();

  /**
   * @param website where the website listens, without a slash at the end
   */
  constructor(clock: Clock, website: () => string) {
    super('Intranet', clock, (request) => this.#answer(request));
    this.records = { articles: [], files: new Map(), status: 200, answers: [] };
    this.#website = website;
    this.#now = clock.now;
    for (const draft of firstArticles) this.add(draft);
  }

  override async listen(port = 0): Promise<this> {
    await super.listen(port);
    for (const file of commsFiles()) this.records.files.set(file.path, file);
    return this;
  }

  /** Adds a version of an article, and tells nobody. `{files}` in its paragraphs becomes the intranet's own address. */
  add({ publishedAt = new Date(this.#now()).toISOString(), ...draft }: Draft): Published {
    const { source, id } = draft;
    const version = this.#versions(source, id) + 1;
    this.records.articles.push({ ...draft, version, publishedAt, folder: FOLDER });
    return { source, id, version };
  }

  /**
   * Tells the website of a version.
   *
   * @returns its status; 0 when it could not be reached
   */
  async notify({ source, id, version }: Published): Promise<number> {
    const status = await this.send(noticeOf({ source, id, version }, this.#now()));
    this.records.answers.push({ source, id, version, status });
    return status;
  }

  /**
   * Sends the website this text in place of a notice.
   *
   * @returns its status; 0 when it could not be reached
   */
  async send(body: string): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    const headers = { 'Content-Type': 'application/cloudevents+json; charset=utf-8' };
    const options = { method: 'POST', headers, signal: AbortSignal.timeout(WAIT_MS) };
    ask(`${this.#website()}/site/intake`, options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', () => resolve(0))
      .end(body);
    return promise;
  }

  /**
   * Holds back every answer about this version, or this file.
   *
   * @returns what lets them go
   */
  hold(what: number | string): () => void {
    const held = Promise.withResolvers<void>();
    this.#held.set(what, held);
    return () => {
      this.#held.delete(what);
      held.resolve();
    };
  }

  /** Resolves when it has been asked for something that `matches`, so often. */
  async wasAsked(matches: (received: Received) => boolean, times = 1): Promise<void> {
    while (this.received.filter(matches).length < times) await once(this, 'change');
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, search, searchParams } = new URL(request.url);
    if (pathname === '/errands' && request.method === 'POST') return this.#errand(await request.text());
    if (request.method !== 'GET') {
      return Response.json({ error: 'use GET' }, { status: 405, headers: { Allow: 'GET' } });
    }
    const file = this.records.files.get(pathname + search) ?? this.records.files.get(pathname);
    await this.#held.get(pathname)?.promise;
    if (file) return handedOut(file);
    if (pathname === '/') return this.#page();
    if (pathname !== '/articles') return Response.json({ error: 'not found' }, { status: 404 });
    return this.#article(searchParams);
  }

  async #article(asked: URLSearchParams): Promise<Response> {
    const [source, id, version] = ['source', 'id', 'version'].map((name) => asked.get(name));
    if (!source || !id || !version) return Response.json({ error: 'say source, id and version' }, { status: 400 });
    await this.#held.get(Number(version))?.promise;
    const found = this.records.articles.find(
      (one) => one.source === source && one.id === id && String(one.version) === version,
    );
    if (!found) return Response.json({ error: 'no such version' }, { status: 404 });
    const paragraphs = found.paragraphs.map((text) => text.replaceAll('{files}', this.url));
    return Response.json({ ...found, paragraphs }, { status: this.records.status });
  }

  /** Does what somebody at the website would like to see happen. */
  async #errand(body: string): Promise<Response> {
    const published = this.#run(body as Errand);
    if (!published) return Response.json({ error: 'nothing to do' }, { status: 409 });
    return Response.json({ ...published, answer: await this.notify(published) });
  }

  #run(errand: Errand): Published | undefined {
    const { articles } = this.records;
    const last = articles.at(-1)!;
    switch (errand) {
      case 'publish': {
        const next = furtherArticles.find(({ source, id }) => this.#versions(source, id) === 0);
        return next && this.add(next);
      }
      case 'correct':
        return this.add({ ...last, publishedAt: new Date(this.#now()).toISOString(), ...corrected(last) });
      case 'repeat':
        return last;
      case 'late':
        return { ...last, version: 1 };
    }
  }

  #versions(source: string, id: string): number {
    return this.records.articles.filter((one) => one.source === source && one.id === id).length;
  }

  #page(): Promise<Response> {
    const lines = this.records.articles.toReversed().map(({ source, id, version, headline, standfirst }) => {
      const answer = this.records.answers.findLast(
        (one) => one.source === source && one.id === id && one.version === version,
      );
      const told = answer ? `the website answered ${answer.status || 'nothing'}` : 'the website has not been told';
      return { title: headline, note: `${source} · ${id} · version ${version} · ${told}`, text: standfirst };
    });
    return frontPage('External Comms', 'The folder of the intranet that the public may read.', lines, 'Empty.');
  }
}

function handedOut({ type, content, status = 200 }: CommsFile): Response {
  return new Response(Uint8Array.from(content), { status, headers: { 'Content-Type': type } });
}

/** The same article a few words later. */
function corrected({ headline, standfirst, paragraphs }: CommsArticle): Partial<Draft> {
  const [first = '', ...rest] = paragraphs;
  return {
    headline: headline.replace(/( \(corrected\))?$/, ' (corrected)'),
    standfirst: `${standfirst} This version was read once more by the people it is about.`,
    paragraphs: [`${first} We corrected a detail here.`, ...rest],
  };
}

/**
 * A notice as it goes over the wire.
 *
 * @param at milliseconds since 1970
 */
export function noticeOf({ source, id, version }: Published, at: number): string {
  return JSON.stringify({
    specversion: '1.0',
    id: `${id}-${version}`,
    source,
    type: 'external-comms.article.published',
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    data: { id, version },
  });
}
