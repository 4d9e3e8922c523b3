/** What the checks of Pull claim, in parts that several of them share. */
import { generalFeed, personById, raceTimeout, type Reader, type TestContext } from 'host-and-remote/grader';
import { Directory } from 'host-and-remote/remotes/directory';
import { Hr } from 'host-and-remote/remotes/hr';
import { askingHr, send, type AskHr, type Attempt, type HrAnswer } from './pull.actions.ts';
import { feedIn, listed, type SeenFeed } from './pull.page.ts';

/** How long after a deadline somebody still waits for a page, in milliseconds of patience. */
export const PATIENCE_MS = 900;
/** How long questions may take until they are all under way, in milliseconds of patience; not all programs ask so many. */
export const UNDER_WAY_MS = 500;

/** The company's offices, by the codes that HR and the news use. */
export const CITIES: Readonly<Record<string, string>> = {
  BGO: 'Bergen',
  GNT: 'Ghent',
  GWY: 'Galway',
  LIS: 'Lisbon',
  TRS: 'Trieste',
};
export const OFFICES = Object.keys(CITIES);

/** Everybody in the lab, by user ID. Where they work is drawn. */
export const PEOPLE = [
  '00042',
  '00055',
  '00076',
  '00088',
  '00093',
  '00107',
  '00118',
  '00127',
  '00131',
  '00164',
  '00203',
  '00215',
].map(personById);
const NO_CONTENT = 204;

/** Where to look, for each way in which a feed can be wrong. */
export interface Looks {
  /** There is none, because something threw. */
  thrown: string;
  status: string;
  office: string;
  items: string;
}
const PASS_ON = 'createCachedFetch(): hand everything in init on to hr.fetch(), the signal too, each time.';
const NEVER_THROWS = 'logIn(): it never throws, and it returns one of the three outcomes.';

/** Somebody, and the office that HR has for them in this check. */
export type Resident = (typeof PEOPLE)[number] & { office: string };

/** Some people with a home office each, no two in the same. */
export function residents(scene: TestContext, howMany: number): Resident[] {
  const offices = scene.draw.some(OFFICES, howMany);
  return scene.draw.some(PEOPLE, howMany).map((person, index) => {
    return { ...person, office: employ(scene, person.id, offices[index]!) };
  });
}

/** Somebody for whom HR has no office. */
export function withoutOffice(scene: TestContext): (typeof PEOPLE)[number] {
  const person = scene.draw.one(PEOPLE);
  scene.world.remote(Hr).records.homeOffices.delete(person.id);
  return person;
}

/** Somebody whom only HR knows. */
export function newcomer(scene: TestContext): { user: string; office: string } {
  const { homeOffices } = scene.world.remote(Hr).records;
  let user: string;
  do user = `0${scene.draw.digits(4)}`;
  while (homeOffices.has(user));
  return { user, office: employ(scene, user, scene.draw.one(OFFICES)) };
}

/** Puts an office on record. */
export function employ(scene: TestContext, user: string, office: string): string {
  scene.world.remote(Hr).records.homeOffices.set(user, office);
  return office;
}

export function elsewhere(scene: TestContext, office: string): string {
  return scene.draw.one(OFFICES.filter((code) => code !== office));
}

/** Somebody with an account in the directory, in place of whoever had this username. */
export function enrolled(
  scene: TestContext,
  username = `${scene.draw.word()}.${scene.draw.word()}`,
  password = `${scene.draw.word()}-${scene.draw.digits(2)}`,
  own: { id?: string; name?: string; permissions?: string[] } = {},
) {
  const name = `${scene.draw.word()} ${scene.draw.word()}`;
  // The account may be called otherwise than what was typed.
  const user = { id: `0${scene.draw.digits(4)}`, username: scene.draw.word(), name, permissions: [], ...own };
  scene.world.remote(Directory).accounts.set(username, { password, user });
  return { username, password, user };
}

/** An answer with a JSON body, or without one where there can be none. */
export function answered(status: number, body: unknown = {}, headers: Record<string, string> = {}): Response {
  return status === NO_CONTENT ? new Response(null, { status, headers }) : Response.json(body, { status, headers });
}

export async function view(reader: Reader): Promise<SeenFeed> {
  return feedIn((await reader('/')).html);
}

/** The feeds of people who open them at the same moment, while HR takes its time. */
export async function together(scene: TestContext, people: Resident[]): Promise<SeenFeed[]> {
  const hr = scene.world.remote(Hr);
  const before = hr.received.length;
  const readers = await Promise.all(people.map(({ id }) => scene.reader(id)));
  hr.set({ mode: 'hang' });
  const feeds = Promise.all(readers.map(view));
  feeds.catch(() => undefined); // whoever waits for them hears of it
  await raceTimeout(hr.hasReceived(before + people.length), UNDER_WAY_MS);
  hr.set({ mode: 'well' });
  return feeds;
}

/** Claims a feed with the news of one office first, and otherwise in the order of the general feed. */
export function claimPersonal(scene: TestContext, feed: SeenFeed, userId: string, office: string, looks: Looks): void {
  const general = generalFeed(userId);
  const items = [
    ...general.filter((item) => item.office === office),
    ...general.filter((item) => item.office !== office),
  ];
  const city = CITIES[office] ?? office;
  const expected = `the news from ${city} first, newest first, then everything else, newest first.`;
  claimFeed(scene, feed, 'personal', `a personal feed: ${expected}`, looks);
  scene.claim(feed.notice.includes(city), {
    saw: `a feed under the notice ${quoted(feed.notice)}`,
    expected: `a notice that names ${city}, which is the office that HR has for ${userId}.`,
    look: looks.office,
  });
  claimItems(scene, feed, items, expected, looks);
}

/** Claims the general feed under a notice that says why. */
export function claimGeneral(
  scene: TestContext,
  feed: SeenFeed,
  userId: string,
  status: 'no-office' | 'unavailable',
  looks: Looks,
): void {
  const expected = 'the general feed: all of the news, newest first.';
  const why = status === 'no-office' ? 'HR has no office for this person.' : 'HR does not answer.';
  claimFeed(scene, feed, status, `the general feed, and a notice that ${why}`, looks);
  claimItems(scene, feed, generalFeed(userId), expected, looks);
}

/** Claims a feed with this status. */
function claimFeed(scene: TestContext, feed: SeenFeed, status: string, expected: string, looks: Looks): void {
  scene.claim(feed.status !== undefined, {
    saw: `no feed, but a page that says ${quoted(feed.notice)}`,
    expected,
    look: looks.thrown,
  });
  scene.claim(feed.status === status, {
    saw: `a feed under the notice ${quoted(feed.notice)}`,
    expected,
    look: looks.status,
  });
}

function claimItems(scene: TestContext, feed: SeenFeed, right: Titled[], expected: string, { items }: Looks): void {
  scene.claim(feed.items.join() === right.map(({ id }) => id).join(), {
    saw: `${outline(feed, right)} ${misplaced(feed, right)}`,
    expected,
    look: items,
  });
}

/** Claims that there is no feed, because homeOffice() threw. */
export function claimError(scene: TestContext, feed: SeenFeed, look: string): void {
  scene.claim(feed.status === undefined, {
    saw: `a feed that claims ${quoted(feed.notice)}`,
    expected:
      'homeOffice() to throw. HR said nothing about this person’s office, so nobody may act as if it had. (What the person should see instead is step 2.)',
    look: `homeOffice(): ${look}`,
  });
}

/** What a message needs of a news item. */
type Titled = Pick<ReturnType<typeof generalFeed>[number], 'id' | 'title'>;

function outline({ items, offices, notice }: SeenFeed, right: Titled[]): string {
  if (items.length === 0) return `a feed without news, under the notice ${quoted(notice)}`;
  const notices = `under the notice ${quoted(notice)}`;
  return `${items.length} of ${right.length} items ${notices} Their offices run: ${listed(offices)}.`;
}

/** The first place in a feed where the wrong item stands. */
function misplaced({ items }: SeenFeed, right: Titled[]): string {
  const place = right.findIndex(({ id }, index) => id !== items[index]);
  if (place === -1) return `After all of them, ${items.length - right.length} came again.`;
  const title = right.find(({ id }) => id === items[place])?.title;
  const instead = title === undefined ? 'nothing stands' : `“${title}” stands`;
  return `At place ${place + 1}, ${instead} where “${right[place]!.title}” belongs.`;
}

/** A text of the page as the end of a sentence. */
export function quoted(text: string): string {
  return `“${text}”${/[.?!]$/.test(text) ? '' : '.'}`;
}

/** Waits for a page, but not much longer than the deadline. */
export async function inTime<T>(scene: TestContext, page: Promise<T>, deadlineMs = 50, look = COVER_ALL): Promise<T> {
  const arrived = await raceTimeout(
    page.catch((): 'late' => 'late'),
    deadlineMs + PATIENCE_MS,
  );
  scene.claim(arrived !== 'late', {
    saw: 'nothing came, long after the deadline.',
    expected: `an answer soon after the deadline, which was ${deadlineMs} milliseconds here.`,
    look,
  });
  return arrived as T;
}

const COVER_ALL =
  'personalFeed(): its deadline must cover the whole answer, its body included; and homeOffice(): it hands the signal to hr.fetch().';

/** The lab's page on which the Host asks HR through the cache. */
export async function asking(scene: TestContext): Promise<AskHr> {
  return askingHr(await scene.reader(scene.draw.one(PEOPLE).id));
}

/** Waits for an answer, but not much longer than its deadline. */
export async function promptly(scene: TestContext, answer: Promise<HrAnswer>): Promise<HrAnswer> {
  return inTime(scene, answer, 50, PASS_ON);
}

export function officeIn({ body }: HrAnswer): string | undefined {
  try {
    return (JSON.parse(body ?? '') as { homeOffice?: string }).homeOffice;
  } catch {
    return undefined;
  }
}

/** What came of a question, as a sentence. */
export function told(answer: HrAnswer): string {
  if (answer.page !== undefined) return `no answer, but a page that says ${quoted(answer.page)}`;
  if (answer.threw !== undefined) return `that the function from createCachedFetch() threw “${answer.threw}”.`;
  const office = officeIn(answer);
  return `the answer ${answer.status ?? 'without a status'}${office === undefined ? '.' : ` with the office “${office}”.`}`;
}

/** Claims HR's answer about somebody, whole and with status 200. */
export function claimOffice(scene: TestContext, answer: HrAnswer, user: string, office: string, look = GETS): void {
  scene.claim(answer.status === 200 && isSaid(answer.body ?? '', { userId: user, homeOffice: office }), {
    saw: told(answer),
    expected: `the answer 200 with the office “${office}”, as HR sent it.`,
    look,
  });
}

const GETS = 'createCachedFetch(): what its function returns when HR answers 200, and for whom it remembers that.';

/** Whether a text says this in JSON, in whichever order. */
export function isSaid(json: string, wanted: Readonly<Record<string, unknown>>): boolean {
  try {
    const said = Object.entries(JSON.parse(json) as object);
    return said.length === Object.keys(wanted).length && said.every(([key, value]) => wanted[key] === value);
  } catch {
    return false;
  }
}

/** Claims that what HR did has come through the cache. */
export function claimThrough(scene: TestContext, answer: HrAnswer, what: number | string, look: string): void {
  scene.claim(typeof what === 'number' ? answer.status === what : answer.threw !== undefined, {
    saw: told(answer),
    expected:
      typeof what === 'number' ? `HR’s answer ${what} to come through.` : 'what hr.fetch() throws to come through.',
    look,
  });
}

export function claimAsked(scene: TestContext, user: string, times: number, because: string): void {
  const asked = scene.world.remote(Hr).received.filter(({ headers }) => headers['x-user-id'] === user).length;
  scene.claim(asked === times, {
    saw: `by then, HR had been asked about ${user} ${count(asked)}.`,
    expected: `that it was asked ${count(times)}: ${because}`,
    look: 'createCachedFetch(): when it calls hr.fetch(), and until when an answer counts as fresh.',
  });
}

/** Claims that the directory was not asked a second time since it had been asked so many times. */
export function claimOnce(scene: TestContext, before: number, look: string): void {
  const times = scene.world.remote(Directory).received.length - before;
  scene.claim(times <= 1, {
    saw: `that the directory was asked ${count(times)}.`,
    expected: 'that it is asked once.',
    look,
  });
}

/** Claims that HR was asked again with the ETag of its last answer. */
export function claimConditional(scene: TestContext, headers: Record<string, string>, etag: string | undefined): void {
  scene.claim(headers['if-none-match'] === etag, {
    saw: `HR was asked again with ${ifNoneMatch(headers)}.`,
    expected: `If-None-Match: ${etag}, the ETag of the answer that HR sent last, character by character.`,
    look: 'createCachedFetch(): remember the ETag beside the body, after a 304 as well, and send it back each time.',
  });
}

export function ifNoneMatch(headers: Record<string, string>): string {
  const value = headers['if-none-match'];
  return value === undefined ? 'no If-None-Match' : `If-None-Match: ${value}`;
}

/** Who is in, as a page's header says. */
function isInAs(html: string): { id: string; name: string } | undefined {
  const [, id, name] = html.match(/data-user="([^"]*)"[^]*?<span class="name">([^<]*)</) ?? [];
  return id === undefined || name === undefined ? undefined : { id: plain(id), name: plain(name) };
}

function plain(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Claims that this user is in.
 *
 * @returns the feed as they see it
 */
export async function claimIsIn(
  scene: TestContext,
  { cookie }: Attempt,
  { id, name }: { id: string; name: string },
  look = AS_SENT,
): Promise<string> {
  const { html } = await send(scene.world.url, cookie);
  const seen = isInAs(html);
  scene.claim(seen?.id === id && seen.name === name, {
    saw: seen
      ? `somebody called “${seen.name}” with the user ID “${seen.id}”.`
      : 'a page with nobody’s name in its header.',
    expected: `“${name}” with the user ID “${id}”, as the directory says.`,
    look,
  });
  return html;
}

const AS_SENT = 'logIn(): return the user as the directory sent it.';

export function claimAccepted(
  scene: TestContext,
  attempt: Attempt,
  { expected, look }: { expected?: string; look?: string } = {},
): Attempt {
  scene.claim(attempt.isIn, {
    saw: `nobody was let in: ${heard(attempt)}`,
    expected: expected ?? 'the news feed.',
    look: look ?? 'logIn(): what it sends, and what it returns when the directory answers 200.',
  });
  return attempt;
}

export function claimOutcome(
  scene: TestContext,
  attempt: Attempt,
  outcome: 'refused' | 'unavailable',
  look?: string,
): void {
  scene.claim(!attempt.isIn, {
    saw: 'the door opened, and the news feed was there to read.',
    expected: `“${outcome}”, and nobody logged in.`,
    look: look ?? 'logIn(): accepted is for one case only, a 200 with a whole user.',
  });
  scene.claim(attempt.status === (outcome === 'refused' ? 401 : 503), {
    saw: heard(attempt),
    expected:
      outcome === 'refused'
        ? 'to hear that the username or the password is wrong.'
        : 'to hear that passwords cannot be checked just now. That is different from a wrong password.',
    look: attempt.status === 500 ? NEVER_THROWS : (look ?? `logIn(): when it returns “${outcome}”.`),
  });
}

function heard({ status, html }: Attempt): string {
  const alert = alertIn(html);
  return alert === undefined ? `status ${status}.` : `status ${status} and the message ${quoted(alert)}`;
}

/** What a page warns of. */
function alertIn(html: string): string | undefined {
  return html.match(/role="alert"[^>]*>([^<]*)/)?.[1]?.trim();
}

export function count(times: number): string {
  return ['not at all', 'once', 'twice'][times] ?? `${times} times`;
}
