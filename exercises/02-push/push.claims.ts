/** What the checks of Push claim, in parts that several of them share. */
import { isDeepStrictEqual } from 'node:util';
import { Webhook } from 'standardwebhooks';
import { BrokenOff, personById, raceTimeout, type TestContext } from 'host-and-remote/grader';
import { Agency } from 'host-and-remote/remotes/agency';
import { Archive } from 'host-and-remote/remotes/archive';
import { InfoSec } from 'host-and-remote/remotes/infosec';
import { Editor, PATIENT_MS, type Written } from './push.actions.ts';
import { drawRelease, type LocalDay } from './push.draws.ts';
import { onPage, type SeenArticle } from './push.page.ts';

export const SIGRID = personById('00042');

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const TRY = 'deliver(): what becomes of status, attempts and due_at.';
export const WHEN = 'nextTry(): when the next attempt is due. Then deliver(): what it notes in attempts and due_at.';

type AnyRemote = Agency | Archive | InfoSec;

/** One of the articles on a desk. */
export function onDesk(articles: SeenArticle[], title: string): SeenArticle {
  return articles.find((one) => one.title === onPage(title))!;
}

export function isYes(status: number): boolean {
  return status >= 200 && status <= 299;
}

export function isRedirect(status: number): boolean {
  return status >= 300 && status <= 399;
}

/** Waits for the Host's answer to an editor. */
export async function inTime(scene: TestContext, done: Promise<void>): Promise<void> {
  const answer = await raceTimeout(
    done.catch((error: Error) => {
      if (error.name !== 'TimeoutError') throw error;
      return 'late' as const;
    }),
    PATIENT_MS,
  );
  scene.claim(answer !== 'late', {
    saw: 'after three seconds the Host had still not answered the editor.',
    expected: 'an answer at once. The Remote’s trouble is not the editor’s.',
    look: 'what your function waits for before it returns.',
  });
}

/** Claims that a message is on its way to a Remote that does not answer. */
export async function claimArrival(
  scene: TestContext,
  editor: Editor,
  { title }: Written,
  to: 'agency' | 'archive',
  look = `${to === 'agency' ? 'announce()' : 'tellArchive()'}: whether it hands its work to later(), and where that work sends what.`,
): Promise<void> {
  claimDelivery(scene, await editor.find(title), to, 'waiting', look);
  const remote = scene.world.remote<Agency | Archive>(to === 'agency' ? Agency : Archive);
  const arrived = await raceTimeout(remote.hasReceived(1), PATIENT_MS);
  scene.claim(arrived !== 'late', { saw: `the ${to} received nothing.`, expected: 'one message.', look });
}

/** Claims how many messages have arrived in all. */
export function claimCount(scene: TestContext, remote: AnyRemote, times: number, look: string): void {
  const { received } = remote;
  scene.claim(received.length === times, {
    saw: `the ${remote.name} received ${received.length === 0 ? 'nothing' : `${messages(received.length)}: ${listed(received.map(({ body }) => shortened(body)))}`}.`,
    expected: times === 0 ? 'that it receives nothing.' : `${messages(times)}.`,
    look,
  });
}

/** Claims that exactly one request has arrived since there were so many. */
export function claimOnce(scene: TestContext, remote: AnyRemote, before: number, look: string): void {
  const times = remote.received.length - before;
  scene.claim(times === 1, {
    saw: `the ${remote.name} was asked ${count(times)}.`,
    expected: 'that it is asked once.',
    look,
  });
}

/**
 * Claims that a request ends with the deadline: when no answer comes, when half of one comes, and not before; and that the
 * next request has a deadline of its own. On a busy machine an answer may come too late for a short deadline, which says
 * nothing; then all is tried again with a longer one.
 *
 * @param name the function that is to stop waiting
 * @param what it is called for, as a sentence
 * @param act has it called, and says how it stands then: `sent`, or `waiting` while it has not come back
 */
export async function claimDeadline(
  scene: TestContext,
  remote: AnyRemote,
  name: string,
  what: string,
  act: () => Promise<string | undefined>,
): Promise<void> {
  let deadlineMs = 0;
  for (deadlineMs of [250, 1_000, 4_000]) {
    await scene.world.setDeadline(deadlineMs);
    const look = `${name}: the signal of its request, and deadlineMs.`;
    const expected = `that it stops waiting after the deadline, which was ${deadlineMs} milliseconds here.`;
    const waiting = { saw: 'your code was still waiting a second after the deadline.', expected, look };
    remote.set({ mode: 'hang', slowMs: 0 });
    scene.did(`${what} while the ${remote.name} took it and never answered`);
    const silent = await act();
    scene.claim(silent !== 'waiting', waiting);
    scene.claim(silent !== 'sent', {
      saw: 'your code took it for a yes.',
      expected: 'no yes: nobody has answered.',
      look,
    });
    remote.set({ mode: 'stall' });
    scene.did(`${what} while the ${remote.name} fell silent amid its answer`);
    scene.claim((await act()) !== 'waiting', waiting);
    remote.set({ mode: 'well', slowMs: deadlineMs / 2 });
    if ((await act()) === 'sent') return;
  }
  scene.did(
    `${what} twice while the ${remote.name} did not answer, and once more when it answered after half of the deadline`,
  );
  scene.claim(false, {
    saw: 'it did not wait for that answer.',
    expected: `that it waits until the deadline, which was ${deadlineMs} milliseconds here, in every call anew.`,
    look: `${name}: a signal of its own for every request, of deadlineMs milliseconds.`,
  });
}

/** Claims that nobody was sent to where a Remote says it has moved. */
export function claimNotMoved(scene: TestContext, remote: AnyRemote, look: string): void {
  scene.claim(!remote.received.some(({ path }) => path === '/moved'), {
    saw: 'your code followed the redirect, and asked for /moved.',
    expected: 'no request to another address than the one that was agreed on.',
    look,
  });
}

/** Claims what the page about log-ins says of a file. */
export function claimNight(
  scene: TestContext,
  seen: string | undefined,
  status: 'sent' | 'refused' | 'unanswered',
): void {
  const words: Record<string, string> = {
    sent: 'returned true',
    refused: 'returned false',
    unanswered: 'threw',
    failed: 'did not come back',
  };
  scene.claim(seen === status, {
    saw: `sendFile() ${words[seen ?? ''] ?? 'was not called'}.`,
    expected: `that it ${status === 'unanswered' ? 'throws: there is no answer' : `returns ${status === 'sent'}`}.`,
    look: 'sendFile(): true for an answer from 200 to 299, false for any other, and an error when there is none.',
  });
}

/** Claims that a message tells the agency an article. */
export function claimRelease(
  scene: TestContext,
  body: string,
  { title, text }: Written,
  look = 'pressRelease(): type and data of the body.',
): void {
  const sent = parsed(body);
  const { type, data } = Object(sent) as { type?: unknown; data?: unknown };
  const { title: sentTitle, text: sentText } = Object(data) as { title?: unknown; text?: unknown };
  for (const [name, one, right] of [
    ['title', sentTitle, title],
    ['text', sentText, text],
  ] as const) {
    scene.claim(typeof one !== 'string' || one === right, {
      saw: `another ${name} than Sigrid’s: ${difference(String(one), right)}.`,
      expected: `data.${name} exactly as she wrote it, down to the last space.`,
      look,
    });
  }
  scene.claim(type === 'press-release.published' && sentTitle === title && sentText === text, {
    saw: `a message with ${fieldsOf(sent)}, of type ${JSON.stringify(type) ?? 'none'}, whose data has ${fieldsOf(data)}.`,
    expected: 'the JSON {"type": "press-release.published", "data": {"title": "…", "text": "…"}}.',
    look,
  });
}

function fieldsOf(value: unknown): string {
  return listed(Object.keys(Object(value) as object)) || 'no fields';
}

/** Where two texts begin to differ, in words. */
export function difference(one: string, right: string): string {
  let at = 0;
  while (at < one.length && one[at] === right[at]) at += 1;
  const from = Math.max(0, at - 8);
  const part = (text: string) => JSON.stringify(text.slice(from, at + 12));
  return `at character ${at + 1} it goes ${part(one)} instead of ${part(right)}`;
}

/** Claims what the desk says of an article. */
export function claimDelivery(
  scene: TestContext,
  article: SeenArticle,
  remote: 'agency' | 'archive',
  status: 'sent' | 'failed' | 'waiting' | 'given-up',
  look = 'announce(), and what the work that it hands to later() becomes.',
): void {
  const words = {
    sent: 'that it arrived.',
    failed: 'that it did not arrive.',
    waiting: 'that it is on its way, or waits for another attempt.',
    'given-up': 'that it was given up.',
  };
  scene.claim(article[remote] === status, {
    saw:
      article.notes.length === 0
        ? `the desk says nothing about the ${remote}.`
        : `the desk says “${article.notes.join('”, “')}”.`,
    expected: `the desk to say of the ${remote} ${words[status]}`,
    look,
  });
}

export function claimPublished(scene: TestContext, { title, state }: { title: string; state: string }): void {
  scene.claim(state === 'published', {
    saw: `“${title}” is still a draft.`,
    expected: 'that it is published, whatever the Remotes do.',
    look: 'what your function throws.',
  });
}

/** Claims how often the agency was asked. */
export function claimTries(scene: TestContext, times: number, because: string, look = TRY): void {
  const tried = scene.world.remote(Agency).received.length;
  scene.claim(tried === times, {
    saw: `the agency was asked ${count(tried)}.`,
    expected: `that it was asked ${count(times)}: ${because}`,
    look,
  });
}

/** Claims how often the agency was asked to publish one press release. */
export function claimTriesOf(scene: TestContext, title: string, times: number, because: string, look: string): void {
  const tried = triesOf(scene, title);
  scene.claim(tried === times, {
    saw: `the agency was asked ${count(tried)} to publish “${title}”.`,
    expected: `that it was asked ${count(times)}: ${because}`,
    look,
  });
}

function triesOf(scene: TestContext, title: string): number {
  const { received } = scene.world.remote(Agency);
  return received.filter(({ body }) => (Object(parsed(body)) as { data?: { title?: unknown } }).data?.title === title)
    .length;
}

/** What an agency asks for with `Retry-After`, and how long after the attempt the next one is due, in milliseconds. */
export interface Ask {
  status: number;
  value: string;
  ms: number;
}

export function inSeconds(status: number, seconds: number): Ask {
  return { status, value: String(seconds), ms: seconds * SECOND };
}

/** So many whole seconds from now, as an HTTP date. */
export function onDate(scene: TestContext, status: number, seconds: number): Ask {
  const now = scene.world.clock.now();
  const at = Math.ceil(now / SECOND) * SECOND + seconds * SECOND;
  return { status, value: new Date(at).toUTCString(), ms: at - now };
}

/** Claims that messages that were tried at the same moment wait as long as each must, no shorter and no longer. */
export async function claimPatience(scene: TestContext, asks: Ask[]): Promise<void> {
  const agency = scene.world.remote(Agency);
  const sigrid = await Editor.enter(scene, SIGRID.id);
  const began = scene.world.clock.now();
  const clock = new Date(began).toISOString().slice(11, 23);
  const published: (Ask & { title: string })[] = [];
  for (const ask of asks) {
    const written = drawRelease(scene.draw);
    agency.records.instead = { status: ask.status, headers: { 'Retry-After': ask.value } };
    await sigrid.publish(written);
    await scene.world.advance(0);
    published.push({ ...ask, title: written.title });
  }
  agency.records.instead = undefined;
  for (const { status, value, ms, title } of published.toSorted((a, b) => a.ms - b.ms)) {
    const said = `by the lab’s clock it was ${clock} when Sigrid published a press release, and the agency answered ${status} with “Retry-After: ${value}”`;
    const because = `the next attempt is due ${minutes(ms)} after the first.`;
    const waited = scene.world.clock.now() - began;
    if (waited < ms - 1) await scene.world.advance(ms - 1 - waited);
    scene.did(`${said}; then almost ${minutes(ms)} went by`);
    if (waited < ms) claimTriesOf(scene, title, 1, because, WHEN);
    if (waited < ms) await scene.world.advance(1);
    scene.did(`${said}; then ${minutes(ms)} went by`);
    claimTriesOf(scene, title, 2, because, WHEN);
  }
}

/** Claims that what the agency asks for at a second attempt counts from then. */
export async function claimLatePatience(scene: TestContext): Promise<void> {
  const agency = scene.world.remote(Agency);
  const sigrid = await Editor.enter(scene, SIGRID.id);
  const [written, seconds] = [drawRelease(scene.draw), scene.draw.int(125, 900)];
  agency.set({ mode: 500 });
  await sigrid.publish(written);
  await scene.world.advance(0);
  agency.set({ mode: 'limited' });
  agency.retryAfterS = seconds;
  await scene.world.advance(30 * SECOND);
  agency.set({ mode: 'well' });
  const because = `the third attempt is due ${minutes(seconds * SECOND)} after the second.`;
  const said = `to the first attempt the agency answered 500, to the second 429 with “Retry-After: ${seconds}”`;
  await scene.world.advance(seconds * SECOND - 1);
  scene.did(`${said}; then almost ${minutes(seconds * SECOND)} went by`);
  claimTriesOf(scene, written.title, 2, because, WHEN);
  await scene.world.advance(1);
  scene.did(`${said}; then ${minutes(seconds * SECOND)} went by`);
  claimTriesOf(scene, written.title, 3, because, WHEN);
}

/** Claims that the timestamp of a message is the moment at which it came. */
export function claimTime(
  scene: TestContext,
  index: number,
  look = 'sign(): webhook-timestamp is the moment of this attempt. Ask now() in every call.',
): void {
  const agency = scene.world.remote(Agency);
  const { at, headers } = agency.received[index]!;
  const timestamp = headers['webhook-timestamp'] ?? '';
  scene.claim(/^\d+$/.test(timestamp) && Math.abs(Number(timestamp) - at / SECOND) <= 1, {
    saw: `${headerOf(agency, index, 'webhook-timestamp')}.`,
    expected: `${Math.floor(at / SECOND)}: whole seconds since 1970, by now(), which counts milliseconds.`,
    look,
  });
}

/** Claims that a message is signed as Standard Webhooks says, for the agency and for an independent library. */
export function claimSigned(scene: TestContext, index: number, id?: string, look = 'sign(): the three headers.'): void {
  const agency = scene.world.remote(Agency);
  const message = agency.received[index];
  const headers = message?.headers ?? {};
  const missing = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].filter(
    (name) => headers[name] === undefined,
  );
  scene.claim(missing.length === 0, {
    saw: message ? `a message without ${listed(missing)}.` : 'no message.',
    expected: 'three headers: webhook-id, webhook-timestamp and webhook-signature.',
    look: 'sign(), and post(), which adds what agency.sign() returns.',
  });
  scene.claim(id === undefined || headers['webhook-id'] === id, {
    saw: `${headerOf(agency, index, 'webhook-id')}.`,
    expected: `${id}, the id of the message.`,
    look: 'sign(): the id is the one that it was handed.',
  });
  const right = signatureOf(agency.records.secret, headers, message!.body);
  const { status, body } = message!.reply ?? { status: 0, body: '' };
  scene.claim(headers['webhook-signature']!.split(' ').includes(right) && status !== 401, {
    saw: `${headerOf(agency, index, 'webhook-timestamp')} and ${headerOf(agency, index, 'webhook-signature')}, to which the agency said ${status} ${shortened(body)}.`,
    expected: `a timestamp of this moment, and the signature that an independent library (standardwebhooks) computes for it: ${right}.`,
    look,
  });
}

function signatureOf(secret: string, headers: Record<string, string>, body: string): string {
  const seconds = Number(headers['webhook-timestamp']);
  const at = new Date(Number.isFinite(seconds) ? seconds * SECOND : 0);
  return new Webhook(secret).sign(headers['webhook-id']!, at, body);
}

function headerOf(agency: Agency, index: number, name: string): string {
  return `${name}: ${agency.received[index]?.headers[name] ?? '(missing)'}`;
}

/** Claims that the last message to the archive has the ID, and nothing else of the article. */
export function claimThin(scene: TestContext, id: string, { title, text, tags = [] }: Written, now: number): void {
  const { method, path, headers, body } = scene.world.remote(Archive).received.at(-1)!;
  const asked = `${method} ${path} as ${headers['content-type']}`;
  scene.claim(/^POST \/changes as application\/json(;|$)/i.test(asked), {
    saw: `${asked}.`,
    expected: 'POST /changes as application/json.',
    look: 'tellArchive(): the method, the address and the header Content-Type.',
  });
  scene.claim(isDeepStrictEqual(parsed(body), { id }), {
    saw: `the body ${shortened(body, 120)}`,
    expected: `${JSON.stringify({ id })}, and nothing else. The archive comes for the rest.`,
    look: 'tellArchive(): the body.',
  });
  const iso = new Date(now).toISOString();
  const moments = [iso, iso.slice(0, 19), new Date(now).toUTCString(), String(now), String(Math.floor(now / SECOND))];
  const words = [...title.matchAll(/[a-z]{5,}/gi)]
    .map(([word]) => word.toLowerCase())
    .filter((word) => !id.includes(word));
  const told = [...moments, ...words, ...tags, 'published', 'deleted', String(text.length), String(title.length)];
  const ownHeaders = Object.entries(headers).filter(([name]) => !OF_FETCH.has(name));
  const leak = ownHeaders.find(([, value]) =>
    told.some((one) => saidIn(value.replaceAll(id, '').toLowerCase(), one.toLowerCase())),
  );
  scene.claim(leak === undefined, {
    saw: `the header ${leak?.join(': ')}.`,
    expected: 'nothing of the article but its id, in no header either.',
    look: 'tellArchive(): the headers. Content-Type is all that it needs.',
  });
}

/** Whether a header's value says a word, encoded or not; a number only counts as a whole. */
function saidIn(value: string, word: string): boolean {
  if (/^\d+$/.test(word)) return value.split(/\D+/).includes(word);
  return value.includes(word) || value.includes(encodeURIComponent(word).toLowerCase());
}

/** Headers that `fetch` adds by itself. */
const OF_FETCH = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'accept',
  'accept-language',
  'accept-encoding',
  'sec-fetch-mode',
  'user-agent',
]);

/** An article as the archive should get it; the moments in milliseconds since 1970. */
interface Kept extends Written {
  state: 'published' | 'deleted';
  publishedAt: number;
  changedAt: number;
}

/** Has the archive come for an article, and claims that it gets all of it. */
export async function claimKept(scene: TestContext, id: string, kept: Kept, look: string): Promise<void> {
  const visit = await scene.world.remote(Archive).visit(id);
  const { title, text, tags, state } = kept;
  const [publishedAt, changedAt] = [new Date(kept.publishedAt).toISOString(), new Date(kept.changedAt).toISOString()];
  const right: Record<string, unknown> = { id, title, text, tags, state, publishedAt, changedAt };
  const page = Object(visit.page) as Record<string, unknown>;
  const wrong = Object.keys(right).filter((name) => !isDeepStrictEqual(page[name], right[name]));
  const first = wrong[0] ?? '';
  scene.claim(wrong.length === 0, {
    saw:
      visit.page === undefined
        ? `the Host answered ${visited(visit)}.`
        : `an article that is not as it was: ${wrong.join(', ')}. Its ${first} is ${shortened(JSON.stringify(page[first]) ?? 'missing', 120)}.`,
    expected:
      visit.page === undefined
        ? 'the article as it was handed to keepVersion() last.'
        : `the whole article as it was handed to keepVersion() last, with ${first} ${shortened(JSON.stringify(right[first]) ?? '', 120)}.`,
    look,
  });
}

/** Has the archive come for what never was, and claims that the Host knows nothing of it. */
export async function claimUnknown(scene: TestContext, id: string, what: string): Promise<void> {
  scene.did(`the archive came for ${what}`);
  const visit = await scene.world.remote(Archive).visit(id);
  scene.claim(visit.status === 404, {
    saw: `the Host answered ${visited(visit)}.`,
    expected: '404, which the Host says when lastVersion() returns null.',
    look: 'lastVersion(): the row with exactly this id, and null when there is none.',
  });
}

export function visited({ status, page }: { status: number; page?: unknown }): string {
  return page === undefined ? `${status}` : `${status} with ${shortened(JSON.stringify(page), 160)}`;
}

/**
 * Puts log-ins on record at both midnights of a day, and in between; and one that has only the date in common with it.
 *
 * @returns who logged in on that day
 */
export async function logIns(scene: TestContext, editor: Editor, { day, start, end }: LocalDay): Promise<string[]> {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const there = [start, start + scene.draw.int(1, 3_500_000), end - 1];
  const elsewhere = [start - 1, end, Date.UTC(year - 1, month - 1, date, 6)];
  const came: string[] = [];
  for (const [index, at] of scene.draw.shuffled([...there, ...elsewhere]).entries()) {
    const username = `${scene.draw.word()}.${index}`;
    await editor.tablet(username, at);
    if (there.includes(at)) came.push(username);
  }
  return came;
}

/** Claims a day's file. */
export function claimFile(
  scene: TestContext,
  day: string,
  usernames: string[],
  look = 'midnightFile(): which log-ins belong to this day, each username once, each on one line.',
): void {
  const infosec = scene.world.remote(InfoSec);
  const name = `logins-${day}.txt`;
  const last = infosec.received.at(-1);
  scene.claim(last !== undefined, {
    saw: 'InfoSec was not asked.',
    expected: `PUT /logins/${name}.`,
    look: 'sendFile(): the method and the address, also when the file is empty.',
  });
  const { method, path, body, reply } = last!;
  scene.claim(reply?.status !== 422, {
    saw: `InfoSec answered ${reply?.status} ${shortened(reply?.body ?? '')}.`,
    expected: 'a file that it can read.',
    look: 'midnightFile(): every username encoded with encodeURIComponent(), and \\n after it, after the last one, too.',
  });
  scene.claim(`${method} ${path}` === `PUT /logins/${name}`, {
    saw: `the last that InfoSec received was ${method} ${path}.`,
    expected: `PUT /logins/${name}${usernames.length === 0 ? ', though nobody came: an empty file says so, and a missing one says nothing' : ''}.`,
    look: 'midnightFile(): the name; sendFile(): the method and the address.',
  });
  const lines = body.split('\n').slice(0, -1);
  const right = usernames.map((username) => encodeURIComponent(username));
  const [missing, extra] = [without(right, lines), without(lines, right)];
  scene.claim(missing.length + extra.length === 0, {
    saw: `in ${name}, InfoSec read ${lines.length === 0 ? 'nobody' : `${lines.length} lines`}${missing.length > 0 ? `; missing: ${listed(missing)}` : ''}${extra.length > 0 ? `; too many: ${listed(extra)}` : ''}.`,
    expected: `${right.length === 0 ? 'an empty file' : `a line for each of ${listed(right)}`}.`,
    look,
  });
  scene.claim(body === lines.map((line) => `${line}\n`).join(''), {
    saw: `a file that ends with ${JSON.stringify(body.slice(-20))}.`,
    expected: 'lines that each end with \\n, and nothing else.',
    look: 'sendFile(): the content as it is.',
  });
}

/** What is left of a list when each entry of another is taken away once. */
function without(list: string[], taken: string[]): string[] {
  const left = [...taken];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Sets the lab's clock forward to a moment. */
export async function advanceTo(scene: TestContext, moment: string): Promise<void> {
  await scene.world.advance(Date.parse(moment) - scene.world.clock.now());
}

/** A Host that crashes cannot finish its answer. */
export function ignoreBrokenOff(error: unknown): void {
  if (!(error instanceof BrokenOff)) throw error;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export function listed(entries: string[]): string {
  return entries.slice(0, 8).join(', ') + (entries.length > 8 ? ', …' : '');
}

export function shortened(text: string, length = 80): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

export function tagged(tags: string[]): string {
  return tags.length === 0 ? 'no tags' : `the tags ${tags.map((tag) => `“${tag}”`).join(' ')}`;
}

function messages(times: number): string {
  return times === 1 ? 'one message' : `${times} messages`;
}

export function count(times: number): string {
  return ['not at all', 'once', 'twice'][times] ?? `${times} times`;
}

/**
 * A span of time in words.
 *
 * @param ms milliseconds
 */
export function minutes(ms: number): string {
  if (ms % HOUR === 0) return ms === HOUR ? 'an hour' : `${ms / HOUR} hours`;
  return ms % MINUTE === 0 ? `${ms / MINUTE} minutes` : `${ms / SECOND} seconds`;
}
