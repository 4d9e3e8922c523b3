/** What checks do: they log in, and they ask HR through the learner's cache. */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Reader, TestContext } from 'host-and-remote/grader';

/** What somebody saw who tried to log in. */
export interface Attempt {
  status: number;
  /** The log-in page with a message; hardly anything when the door opened. */
  html: string;
  /** The session that was opened, as `name=value`; empty when there is none. */
  cookie: string;
  /** Whether the browser was sent on into the intranet. */
  isIn: boolean;
}

/** Sends the log-in form. */
export async function attempt({ world }: TestContext, username: string, password: string): Promise<Attempt> {
  const answer = await send(`${world.url}/log-in`, '', new URLSearchParams({ username, password }));
  return { ...answer, isIn: answer.cookie !== '' && answer.status < 400 };
}

/** What came of a question to HR through the cache: an answer, something thrown, or a page that tells of a mistake. */
export interface HrAnswer {
  status?: number;
  body?: string;
  threw?: string;
  page?: string;
}

/** Asks HR through the cache. */
export type AskHr = (user: string, how?: { path?: string; deadline?: string }) => Promise<HrAnswer>;

/** The page of the lab on which one asks HR through the learner's cache. */
export function askingHr(reader: Reader): AskHr {
  return async (user, how = {}) => {
    const { status, html } = await reader(`/lab/hr?${new URLSearchParams({ ...how, user })}`);
    return status === 200 ? (JSON.parse(html) as HrAnswer) : { page: html.match(/<h1[^>]*>([^<]*)/)?.[1] ?? '' };
  };
}

/** Asks the Host through `node:http`, which costs a third of what `fetch` does; it follows no redirect. */
export async function send(url: string, cookie: string, form?: URLSearchParams): Promise<Omit<Attempt, 'isIn'>> {
  const type = form && { 'content-type': 'application/x-www-form-urlencoded' };
  const { promise, resolve, reject } = Promise.withResolvers<Omit<Attempt, 'isIn'>>();
  request(
    url,
    { method: form ? 'POST' : 'GET', headers: { ...(cookie !== '' && { cookie }), ...type } },
    (response) => {
      const { statusCode: status = 0, headers } = response;
      const own = headers['set-cookie']?.map((line) => line.split(';')[0]).join('; ') ?? '';
      text(response).then((html) => resolve({ status, html, cookie: own }), reject);
    },
  )
    .on('error', (cause) => reject(new TypeError('fetch failed', { cause })))
    .end(form?.toString());
  return promise;
}
