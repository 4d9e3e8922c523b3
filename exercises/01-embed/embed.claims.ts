/** What the checks of Embed claim, in parts that several of them share. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame, Page } from 'playwright';
import { type Draw, personById, type Session, type TestContext } from 'host-and-remote/grader';
import { Events, type CompanyEvent } from 'host-and-remote/remotes/events';
import { Statistics } from 'host-and-remote/remotes/statistics';
import { anyTitle } from './embed.draws.ts';
import { appearsIn, clickIn, comes, comesIn, frameIn, leadTo, readIn } from './embed.probes.ts';
import { embeddedIn, kind, previewsIn, words, type SeenElement } from './embed.page.ts';

/** User IDs of the editors, and of others who read. */
const EDITORS = ['00042', '00088', '00107'];
const READERS = ['00055', '00076', '00093'];
/** How long a page may take in such a world, in milliseconds of patience. */
const SOON_MS = 1_200;
/** So often a provider that is well again may be too slow for such a deadline, on a machine that is busy. */
const TRIES = 20;

const WALK = 'dune-walk';
const ARTICLE = `/news/${WALK}`;
/** An article that nobody has added anything to. */
export const PLAIN = '/news/allergen-sheets';

/** Where the report is on the Host's page. */
export const REPORT = '[data-embed="report"]';
const ORIGIN = 'mountWidget(): compare event.origin with config.origin by ===, first of all.';
const SOURCE = 'mountWidget(): compare event.source with frame.contentWindow.';
const SHAPE = 'mountWidget(): look at the type first, then at the height or at the event.';

/** A text as the end of a sentence. */
export function quoted(text: string | undefined): string {
  if (text === undefined) return 'that is not there.';
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return `“${short}”${/[.?!]$/.test(short) ? '' : '.'}`;
}

/** Where an attribute begins to differ from what belongs there, and what is there. */
function around(text: string, place: number): string {
  const [from, to] = [Math.max(0, place - 20), place + 60];
  const piece = `${from > 0 ? '…' : ''}${text.slice(from, to)}${text.length > to ? '…' : ''}`;
  return `“${piece}”`;
}

/** Claims that the value of an attribute is a text, character by character. */
export function claimWhole(
  scene: TestContext,
  attribute: string,
  text: string | undefined,
  right: string,
  { because, look }: { because: string; look: string },
): void {
  let place = 0;
  while (place < right.length && right[place] === text?.[place]) place += 1;
  scene.claim(text === right, {
    saw:
      text === undefined
        ? `a frame or picture without ${attribute}.`
        : `the attribute ${attribute} with ${around(text, place)} in it.`,
    expected: `${around(right, place)} in that place. ${because}`,
    look,
  });
}

/** An editor of this check, who has come in. */
export async function anEditor(scene: TestContext): Promise<{ id: string; session: Session }> {
  const id = scene.draw.one(EDITORS);
  return { id, session: await scene.session(id) };
}

interface ReportsDesk {
  title?: string;
  address?: string;
  sandbox?: string;
  noteTitle?: string;
  note?: string;
}

/** Sets all that an editor can set for the page of reports. */
export async function setReports(
  session: Session,
  { title = 'Guest line', address = '', sandbox, noteTitle = 'From the editors', note = '' }: ReportsDesk,
): Promise<void> {
  await session.post('/reports', {
    title,
    address,
    'by-hand': sandbox === undefined ? '' : 'yes',
    sandbox: sandbox ?? '',
    'note-title': noteTitle,
    note,
  });
}

/** The attributes of the report's frame. */
export async function reportIn(scene: TestContext, session: Session): Promise<Record<string, string>> {
  const { html } = await session.get('/reports');
  return theFrame(scene, embeddedIn(html, 'report'), 'reportFrame()').attributes;
}

/** The one frame that a function returned. */
export function theFrame(scene: TestContext, elements: SeenElement[], name: string): SeenElement {
  const frames = kind(elements, 'iframe');
  scene.claim(frames.length === 1, {
    saw: `${outline(elements)} where one frame belongs.`,
    expected: 'one iframe.',
    look: `${name}: the HTML it returns.`,
  });
  return frames[0]!;
}

/** Elements in words, for instance “a link and two pictures”. */
export function outline(elements: SeenElement[]): string {
  const names = [...new Set(elements.map(({ name }) => name))].slice(0, 6);
  return names.length === 0
    ? 'no element'
    : names.map((name) => `${kind(elements, name).length} × <${name}>`).join(', ');
}

export function claimSandbox(
  scene: TestContext,
  sandbox: string | undefined,
  right: readonly string[],
  { because, look }: { because: string; look: string },
): void {
  scene.claim(sandbox !== undefined && words(sandbox).join() === [...right].sort().join(), {
    saw: sandbox === undefined ? 'a frame without a sandbox.' : `a frame with sandbox ${quoted(sandbox)}`,
    expected: `sandbox="${right.join(' ')}": ${because}`,
    look,
  });
}

interface ToolScene {
  title: string;
  /** In words. */
  what: string;
  from: { url: string } | { html: string };
  needs: Need[];
  /** The words of its sandbox. */
  right: string[];
  because: string;
  look: string;
}

type Need = keyof typeof ALLOWED;

const ALLOWED = {
  scripts: 'allow-scripts',
  forms: 'allow-forms',
  popups: 'allow-popups',
  storage: 'allow-same-origin',
};
const NEEDS = Object.keys(ALLOWED) as Need[];
const BUT_STORAGE = NEEDS.filter((need) => need !== 'storage');

const OURS =
  'sandboxFor(): is the content’s origin the Host’s? Without a url it is. Then leave out storage, and nothing else.';
const THEIRS =
  'sandboxFor(): compare origins, new URL(…).origin with new URL(…).origin. Scheme, host name and port belong to them.';

/** Tools of the Host's own origin, and of others that look like it to code that compares something else. */
export function toolsOf({ draw, world }: TestContext): ToolScene[] {
  const { host, hostname, port } = new URL(world.url);
  const tools: ToolScene[] = [];
  const add = (
    what: string,
    from: ToolScene['from'],
    needs: Need[],
    isOurs: boolean,
    look = isOurs ? OURS : THEIRS,
  ) => {
    const right = needs.filter((need) => !(isOurs && need === 'storage')).map((need) => ALLOWED[need]);
    const because = isOurs
      ? 'what it needs, but not allow-same-origin: it has the Host’s origin. A script that has it reaches the page around it, and can take its sandbox off.'
      : 'just what it needs. It comes from another origin, so it may keep that one.';
    tools.push({ title: `${draw.word()} ${tools.length}`, what, from, needs, right, because, look });
  };
  const page = () => `${draw.word()}/${draw.word()}.html`;
  const stranger = () => ({ url: `https://${draw.word()}.example/${page()}` });
  add(
    'a tool of another system',
    stranger(),
    [],
    false,
    'sandboxFor(): what it returns for content that needs nothing.',
  );
  for (const need of NEEDS) {
    add(
      'a tool of another system',
      stranger(),
      [need],
      false,
      `sandboxFor(): WORDS says what “${need}” is called in the attribute.`,
    );
  }
  add(
    'a tool of another system',
    stranger(),
    draw.shuffled(NEEDS),
    false,
    'sandboxFor(): all words for what the content needs, with spaces between.',
  );
  const own = () => ({ url: `${world.url}/${page()}` });
  const pasted = () => ({ html: `<p>${draw.word()}` });
  for (const [what, from] of [
    ['a page of the Host itself', own],
    ['srcdoc content', pasted],
  ] as const) {
    for (const needs of [['storage'], ['storage', draw.one(BUT_STORAGE)], NEEDS, BUT_STORAGE] as Need[][]) {
      add(what, from(), draw.shuffled(needs), true);
    }
  }
  const some = () => draw.shuffled<Need>(['storage', draw.one(BUT_STORAGE)]);
  for (const url of [
    world.url,
    `HTTP://${host}/${page()}`,
    `${world.url}?${draw.word()}`,
    `http://${draw.word()}@${host}/`,
  ]) {
    add(`a page of the Host itself, with the address “${url}”,`, { url }, some(), true);
  }
  const other = scenePort(draw, port);
  for (const url of [
    `https://${host}/${page()}`,
    `http://${hostname}:${other}/${page()}`,
    `http://${draw.word()}.example:${port}/${page()}`,
    `http://${hostname}.${draw.word()}.example:${port}/`,
    `http://${host}@${draw.word()}.example/${page()}`,
    `https://${draw.word()}.example/?from=${world.url}/`,
  ]) {
    add(`a page of another origin, “${url}”,`, { url }, some(), false);
  }
  return tools;
}

/** Another port. */
function scenePort(draw: Draw, port: string): number {
  const other = draw.int(20_000, 60_000);
  return String(other) === port ? other + 1 : other;
}

/** What there is to say of an answer that has a title, or has none. */
export function titlesOf(draw: Draw): { how: string; title?: string | null }[] {
  return [
    { how: '', title: anyTitle(draw) },
    { how: ' without a title', title: undefined },
    { how: ' whose title is null', title: null },
  ];
}

interface Size {
  width: number;
  height: number;
}

/** A size. @param isWide whether it is wider than any preview may be */
export function sizeOf(draw: Draw, isWide = false): Size {
  return { width: isWide ? draw.int(1_001, 2_000) : draw.int(301, 480), height: draw.int(101, 300) };
}

export function claimSize(scene: TestContext, attributes: Record<string, string>, right: Size, type: string): void {
  const { width = '', height = '' } = attributes;
  scene.claim(Number.parseFloat(width) === right.width && Number.parseFloat(height) === right.height, {
    saw: `the width “${width}” and the height “${height}”.`,
    expected: `the answer’s own, ${right.width} and ${right.height}, whatever was asked for.`,
    look: `preview() for ${type}: the attributes width and height.`,
  });
}

export function claimTitle(
  scene: TestContext,
  attributes: Record<string, string>,
  attribute: 'title' | 'alt',
  right: string,
  type: string,
): void {
  claimWhole(scene, attribute, attributes[attribute], right, {
    because: 'That is the answer’s title. Without one, the address takes its place.',
    look: `preview() for ${type}: the attribute ${attribute}, escaped.`,
  });
}

/** Claims one link to the address, and nothing besides that could be a preview. */
export function claimLink(
  scene: TestContext,
  url: string,
  elements: SeenElement[],
  { text, because, look }: { text?: string; because: string; look: string },
): void {
  const links = kind(elements, 'a');
  const [link] = links;
  const previews = elements.filter(({ name }) => ['iframe', 'img', 'script'].includes(name));
  const isRight = links.length === 1 && previews.length === 0 && link?.attributes['href'] === url;
  const shown = text?.replace(/\s+/g, ' ').trim();
  scene.claim(isRight && (shown === undefined || link.text === shown), {
    saw:
      links.length === 1 && previews.length === 0
        ? `a link to ${link?.attributes['href'] ?? 'nowhere'} with the text ${quoted(link?.text)}`
        : `${outline(elements)}.`,
    expected: `one link to ${url}${shown === undefined ? '' : `, with the text “${shown}”`}: ${because}`,
    look,
  });
}

/** Claims that an address stands there as a link, as it is. */
export function claimPlain(
  scene: TestContext,
  url: string,
  previews: ReadonlyMap<string, SeenElement[]>,
  because: string,
  look: string,
): void {
  claimLink(scene, url, previews.get(url) ?? [], { text: url, because, look });
}

/** Claims that a whole answer makes a preview. */
export function claimPreview(scene: TestContext, elements: SeenElement[]): void {
  scene.claim(kind(elements, 'iframe').length === 1, {
    saw: `${outline(elements)}.`,
    expected: 'one iframe, because the answer is whole.',
    look: 'preview(): what it returns for rich.',
  });
}

/** Claims that a provider that is well again is asked again. */
export function claimBack(scene: TestContext, elements: SeenElement[] = []): void {
  scene.claim(kind(elements, 'iframe').length === 1, {
    saw: 'no preview.',
    expected:
      'the preview. Each call asks anew, with a deadline of its own, and nothing of the trouble before is left.',
    look: 'preview(): what it keeps from one call to the next, outside of the function.',
  });
}

/** Whether a preview comes for an address at last, from a provider that is well. */
export async function isBack(session: Session, url: string): Promise<boolean> {
  for (let left = TRIES; left > 0; left--) {
    const elements = previewsIn((await session.get(PLAIN)).html).get(url) ?? [];
    if (kind(elements, 'iframe').length === 1) return true;
  }
  return false;
}

type Fields = Record<string, unknown>;

/** A whole answer, with fields that nobody has heard of. */
export function whole(fields: Fields): Fields {
  return { version: '1.0', mood: 'fine', cache_age: '3600', seats: [1, 2], ...fields };
}

/** Makes the same answer again and again. */
export function answer(fields: Fields): () => Response {
  return () => Response.json(whole(fields));
}

/** The same after a moment, which is well within the deadline. */
export function later(reply: () => Response): () => Promise<Response> {
  return async () => {
    await pause(LATER_MS);
    return reply();
  };
}

const LATER_MS = 40;

/** Fields that make a preview. */
export function good(draw: Draw): Fields {
  return { type: 'rich', title: draw.word(), html: `<p>${draw.word()}</p>`, ...sizeOf(draw) };
}

/** The query of a question. */
export function searchOf(path: string, { url }: Events): URLSearchParams {
  return new URL(path, url).searchParams;
}

/** Adds addresses below an article. */
export async function addLinks(session: Session, urls: string[]): Promise<void> {
  await session.post(`${PLAIN}/links`, { url: urls.join('\n') });
}

/** Opens an article with an address for each of these answers, in which characters stand that HTML knows. */
export async function previewsOf(
  scene: TestContext,
  replies: (() => Response | Promise<Response>)[],
): Promise<{ url: string; elements: SeenElement[] }[]> {
  const events = scene.world.remote(Events);
  const { session } = await anEditor(scene);
  const urls = replies.map((reply, index) => {
    const url = `${events.page(`${scene.draw.word()}-${index}`)}?from=${scene.draw.word()}&lt;=1&amp;to=2`;
    events.records.replies.set(url, reply);
    return url;
  });
  await addLinks(session, urls);
  const previews = previewsIn((await session.get(PLAIN)).html);
  return urls.map((url) => ({ url, elements: previews.get(url) ?? [] }));
}

/** The providers of a world in which editors have added some, the one that was there before first. */
export function providersOf({ draw, world }: TestContext): Record<'name' | 'origin' | 'path' | 'endpoint', string>[] {
  const { url } = world.remote(Events);
  const provider = (origin: string, path: string) => {
    const name = draw.word();
    return { name, origin, path, endpoint: `${url}/${name}/oembed` };
  };
  return [
    { name: 'Events', origin: url, path: '/events/', endpoint: `${url}/oembed` },
    provider(url, `/${draw.word()}/a-${draw.word()}/`),
    provider(`https://${draw.word()}.example`, '/'),
    provider(world.remote(Statistics).url, `/${draw.word()}/`),
  ];
}

/** Addresses that only look as if a provider knew them. */
export function strangersOf(
  { draw, world }: TestContext,
  known: { origin: string; path: string },
): { url: string; because: string }[] {
  const { origin } = known;
  const page = draw.word();
  const elsewhere = `a-${draw.word()}.example`;
  const byOrigin = 'no provider has this origin.';
  const byPath = 'no provider of this origin has a path that begins like this.';
  return [
    { url: `${origin}@${elsewhere}/events/${page}`, because: byOrigin },
    { url: `${world.remote(Statistics).url}/events/${page}`, because: byPath },
    { url: `http://${elsewhere}/events/${page}?see=${origin}/events/`, because: byOrigin },
    { url: `${origin.replace('http:', 'https:')}/events/${page}`, because: byOrigin },
    { url: `http://${elsewhere}:${new URL(origin).port}/events/${page}`, because: byOrigin },
    { url: `${origin}/people/${page}?next=/events/`, because: byPath },
    { url: `${origin}/${page}/events/`, because: byPath },
    { url: `${origin}/Events/${page}`, because: byPath },
    { url: `${origin}/events`, because: byPath },
    { url: `${origin}/events-${page}/`, because: byPath },
  ];
}

interface Half {
  /** What the preview is like, to follow “a preview”. */
  what: string;
  answer: Fields;
  look: string;
}

/** Answers each of which has one thing wrong, and would make a preview otherwise. */
export function halvesOf(draw: Draw): Half[] {
  const html = `<p>${draw.word()}</p>`;
  const url = `http://${draw.word()}.example/${draw.word()}.png`;
  const full = () => ({ title: draw.word(), html, url, ...sizeOf(draw) });
  const halves: Half[] = [];
  for (const type of ['rich', 'video', 'photo']) {
    const text = type === 'photo' ? 'url' : 'html';
    for (const [field, kind, wrong] of [
      [text, 'a text', [undefined, null, draw.int(2, 9), [html]]],
      ['width', 'a number', [undefined, null, String(draw.int(301, 480)), '1" onload="alert(1)']],
      ['height', 'a number', [undefined, null, String(draw.int(101, 300)), [draw.int(101, 300)]]],
    ] as const) {
      for (const value of wrong) {
        const how = value === undefined ? `without ${field}` : `with the ${field} ${JSON.stringify(value)}`;
        const look = `preview() for ${type}: whether ${field} is ${kind}.`;
        halves.push({ what: `of the type ${type}, ${how}`, answer: { type, ...full(), [field]: value }, look });
      }
    }
  }
  for (const type of [...NO_TYPES, draw.word()]) {
    const what = type === undefined ? 'without a type' : `of the type ${JSON.stringify(type)}`;
    halves.push({ what, answer: { type, ...full() }, look: TYPES });
  }
  for (const version of NO_VERSIONS) {
    const types = BASIC_VERSIONS.includes(version) ? ['rich', 'video', 'photo', 'link'] : [draw.one(['rich', 'link'])];
    for (const type of types) {
      const how = version === undefined ? 'without a version' : `in the version ${JSON.stringify(version)}`;
      halves.push({ what: `of the type ${type}, ${how}`, answer: { type, ...full(), version }, look: VERSION });
    }
  }
  return halves;
}

const TYPES = 'preview(): which types it knows. There are four, by ===.';
const NO_TYPES: unknown[] = [
  undefined,
  null,
  'story',
  'constructor',
  '__proto__',
  'toString',
  'Rich',
  'LINK',
  'photo ',
  ' video',
  ['rich'],
  ['link'],
  1,
];
const VERSION = 'preview(): compare answer.version with the text ‘1.0’ by ===, before the type.';
/** These are tried with every type. */
const BASIC_VERSIONS: unknown[] = [undefined, 1, '2.0'];
const NO_VERSIONS: unknown[] = [
  undefined,
  null,
  1,
  true,
  '1',
  '1.1',
  '2.0',
  '1.00',
  '1.0.0',
  '1.0-beta',
  ' 1.0',
  '01.0',
  'v1.0',
  '10',
  ['1.0'],
  1.05,
];

/** Claims that an article comes soon after the deadline, which was so many milliseconds. */
export async function inTime(
  scene: TestContext,
  id: string,
  deadlineMs: number,
  look: string,
): Promise<Map<string, SeenElement[]>> {
  const reader = await scene.session(id, deadlineMs + SOON_MS);
  const arrived = await reader.get(PLAIN).catch((): 'late' => 'late');
  scene.claim(arrived !== 'late', {
    saw: `${(deadlineMs + SOON_MS) / 1_000} seconds later there was still no page.`,
    expected: `a page soon after the deadline, which was ${deadlineMs} milliseconds here.`,
    look,
  });
  return previewsIn(arrived === 'late' ? '' : arrived.html);
}

/** Where a picture comes from, once it is there; the empty text when it cannot be shown. */
export function decodedPicture(selector: string): Promise<string> | undefined {
  const image = document.querySelector<HTMLImageElement>(selector);
  return image?.decode().then(
    () => image.currentSrc,
    () => '',
  );
}

/** Claims that a hostile report has done no harm, whatever somebody presses in it. */
export async function claimHarmless(
  scene: TestContext,
  page: Page,
  editor: { id: string; session: Session },
): Promise<void> {
  const look = 'reportFrame(): the attribute sandbox.';
  const trap = await comesIn(page, REPORT, trapSet, undefined);
  scene.claim(trap?.ran === false, {
    saw: trap ? 'the script in the report ran.' : 'the report did not appear.',
    expected: 'the report on the page, and its script at rest.',
    look,
  });
  const title = await page.title();
  const path = () => new URL(page.url()).pathname;
  for (const target of ['button', 'a']) if (path() === '/reports') await clickIn(page, REPORT, target);
  const { html } = await editor.session.get('/');
  const here = path();
  scene.claim(title.startsWith('Reports') && here === '/reports' && html.includes(personById(editor.id).name), {
    saw: `a page called ${quoted(title)} Its address was ${here} in the end.`,
    expected: 'the Host’s own title, and that the editor is still at /reports and logged in.',
    look: `${look} Nothing in it allows scripts, forms or taking the whole window along.`,
  });
}

/** Whether the script of hostile content has run, once the content is there as a whole. */
function trapSet(): { ran: boolean } | undefined {
  const [button, ...others] = ['button', 'a', 'footer'].map((one) => document.querySelector(one));
  const isThere = button?.textContent === 'Confirm' && [button, ...others].every((one) => one?.checkVisibility());
  return isThere ? { ran: document.documentElement.hasAttribute('data-ran') } : undefined;
}

/** The row of the report in which a name stands, and what its second column is called. */
function reportRow(name: string): { cells: string[]; heading: string } | undefined {
  const row = [...document.querySelectorAll('tr')].find(({ textContent }) => textContent?.includes(name));
  if (!row?.checkVisibility()) return undefined;
  const texts = (all: Iterable<Element>) => [...all].map(({ textContent }) => textContent ?? '');
  return { cells: texts(row.querySelectorAll('td')), heading: texts(document.querySelectorAll('th'))[1] ?? '' };
}

/** Claims that the frame shows the figures as they are at the Remote at this moment. */
export async function claimReport(scene: TestContext, page: Page, column: string): Promise<void> {
  const { name, calls } = scene.draw.one(scene.world.remote(Statistics).figures());
  const row = await comesIn(page, REPORT, reportRow, name);
  scene.claim(row?.cells[0] === String(calls) && row.heading === column, {
    saw: row ? `${row.cells[0]} under ${quoted(row.heading)}` : 'no report in a frame.',
    expected: `the report as the Remote has it: ${calls} under “${column}” for ${name}.`,
    look: 'reportFrame(): the frame shows what is at the report’s address. Nothing in the Host needs to know its columns.',
  });
}

/** A sign-up form in the article, as an editor set it. */
interface Form {
  event: string;
  /** What the event is called in the event system. */
  name: string;
  title: string;
  url: string;
  sandbox: string;
  lowest: number;
  highest: number;
}

/** Where a form is on the page. */
function placeOf({ event }: Form): string {
  return `[data-sign-up="${event}"] [data-widget]`;
}

/** Lets an editor put two forms into an article, and opens it as somebody who has signed up for neither. */
export async function articleWithForms(
  scene: TestContext,
): Promise<{ page: Page; reader: string; forms: [Form, Form] }> {
  const { draw } = scene;
  const events = scene.world.remote(Events);
  const { session } = await anEditor(scene);
  const reader = draw.one(READERS);
  const form = (event: string, url: string, lowest: number): Form => ({
    event,
    name: `${draw.word()} ${draw.word()}`,
    title: anyTitle(draw),
    url,
    sandbox: draw.shuffled(['allow-scripts', 'allow-forms', 'allow-same-origin', ...draw.some(EXTRAS, 1)]).join(' '),
    lowest,
    highest: lowest + draw.int(150, 250),
  });
  const forms: [Form, Form] = [
    form(`${draw.word()}-${draw.int(2, 9)}`, `${events.url}/widget?lang=${draw.word()}`, draw.int(80, 140)),
    // An address that has moved, an event whose id is a number to whoever takes it for one, and no places left.
    form(`0${draw.int(1_000, 9_999)}`, `${scene.world.remote(Statistics).url}/sign-up`, draw.int(400, 500)),
  ];
  for (const [index, { event, name }] of forms.entries()) {
    const capacity = index === 0 ? 30 : 0;
    events.records.events.set(event, {
      title: name,
      place: draw.word(),
      date: draw.word(),
      capacity,
      registered: new Set(),
    });
  }
  await session.post(`${ARTICLE}/sign-up`, { event: '' });
  for (const { event, title, url, sandbox, lowest, highest } of forms) {
    await session.post(`${ARTICLE}/sign-up`, {
      event,
      title,
      url,
      sandbox,
      lowest: `${lowest}`,
      highest: `${highest}`,
    });
  }
  scene.did('an editor put sign-up forms for two events into an article. Somebody opened it');
  const page = await scene.enter(reader);
  await scene.open(page, ARTICLE);
  for (const form of forms) {
    const end = await comes(page, () => page.evaluate(mounting, placeOf(form)));
    scene.claim(end !== undefined, {
      saw: 'a page in which mountWidget() has not come to its end.',
      expected: 'an article with a form in it.',
      look: 'mountWidget(): does it leave the page?',
    });
    const { state, hasFrame } = end!;
    scene.claim(state === 'mounted' && hasFrame, {
      saw: state === 'mounted' ? 'an article without a frame for each form.' : 'an article without the form.',
      expected: 'each sign-up form in a frame.',
      look: 'mountWidget(): make the frame and put it into the element, each time that it is called. It runs in the browser, so it can use document and window.',
    });
  }
  return { page, reader, forms };
}

const EXTRAS = ['allow-popups', 'allow-downloads', 'allow-modals', 'allow-pointer-lock'];

/** What became of mountWidget(), once it has come to its end. */
function mounting(form: string): { state: string; hasFrame: boolean } | undefined {
  const place = document.querySelector(form);
  const state = place?.closest<HTMLElement>('[data-sign-up]')?.dataset['state'];
  return state === undefined ? undefined : { state, hasFrame: place?.querySelector('iframe') !== null };
}

/** What a person notices of one widget. */
interface Seen {
  /** How high the form is, in pixels. */
  height: number;
  /** How many parts there are whose changes are read out to people who cannot see them. */
  regions: number;
  /** What those say, each thing once. */
  said: string;
}

/** The widgets on a page, which say what there is to be noticed of them, in the order of the forms. */
export async function widgetsOn(page: Page, forms: Form[]) {
  return page.evaluateHandle((places) => {
    const isLive = (element: Element) =>
      ['polite', 'assertive'].includes(element.getAttribute('aria-live') ?? '') ||
      ['status', 'alert', 'log'].includes(element.getAttribute('role') ?? '') ||
      element.localName === 'output';
    const all = places.map((selector) => {
      const place = document.querySelector(selector)!;
      return { place, regions: [place, ...place.querySelectorAll('*')].filter(isLive) };
    });
    const seen = (): Seen[] =>
      all.map(({ place, regions }) => ({
        height: place.querySelector('iframe')?.clientHeight ?? 0,
        regions: regions.length,
        said: [...new Set(regions.map(({ textContent }) => textContent?.trim()))].filter(Boolean).join(' '),
      }));
    return { seen };
  }, forms.map(placeOf));
}

type Widgets = Awaited<ReturnType<typeof widgetsOn>>;

export function seen(widgets: Widgets): Promise<Seen[]> {
  return widgets.evaluate((widgets) => widgets.seen());
}

const NEWS = {
  registered: 'You are registered.',
  'already-registered': 'You are already registered.',
  full: 'This event is full.',
};

/** Claims that the Host's own page says how a registration stands, in a place that is read out. */
async function claimNews(
  scene: TestContext,
  page: Page,
  widgets: Widgets,
  which: number,
  form: Form,
  news: keyof typeof NEWS,
): Promise<void> {
  const text = NEWS[news];
  await comes(page, async () => (await seen(widgets))[which]!.said.includes(text) || undefined);
  const { regions, said } = (await seen(widgets))[which]!;
  scene.claim(said === text, {
    saw:
      regions === 0
        ? 'nothing on the page that is read out when it changes.'
        : `the status line said ${quoted(said)} The form itself said ${quoted(await readIn(page, placeOf(form)))}`,
    expected: `${quoted(text)} It stands in a line with role="status" or aria-live, which is there from the beginning.`,
    look: `mountWidget(): what a message of the type “${news}” does to the status line.`,
  });
}

/** Claims that neither the heights nor the status lines have changed. */
function claimUnmoved(scene: TestContext, now: Seen[], before: Seen[], because: string, look: string): void {
  for (const [index, { said, height }] of before.entries()) {
    const one = now[index]!;
    scene.claim(one.said === said && one.height === height, {
      saw:
        one.said === said
          ? `a frame was ${one.height} pixels high afterwards.`
          : `a status line said ${quoted(one.said)}`,
      expected: `that nothing happens: ${because}`,
      look,
    });
  }
}

/** Claims that there is one frame for a form, with what the settings say. */
export async function claimFramed(scene: TestContext, page: Page, form: Form): Promise<void> {
  const frames = await page.evaluate(
    (place) =>
      [...document.querySelectorAll(`${place} iframe`)].map((frame) =>
        ['src', 'title', 'sandbox'].map((name) => frame.getAttribute(name) ?? ''),
      ),
    placeOf(form),
  );
  const [src, title, sandbox] = frames[0]!;
  scene.claim(frames.length === 1 && src === form.url, {
    saw: `${frames.length} × <iframe>, the first with src ${quoted(src)}`,
    expected: `one frame, with src config.url, ${quoted(form.url)}`,
    look: 'mountWidget(): the frame it makes.',
  });
  claimWhole(scene, 'title', title, form.title, {
    because: 'That is config.title.',
    look: 'mountWidget(): frame.title.',
  });
  claimSandbox(scene, sandbox, form.sandbox.split(' '), {
    because: 'config.sandbox says so.',
    look: 'mountWidget(): frame.setAttribute(‘sandbox’, config.sandbox).',
  });
}

/** Claims that there is a line for news, and that it says nothing while there are none. */
export async function claimSilentLine(scene: TestContext, widgets: Widgets, form: Form): Promise<void> {
  const { regions, said } = (await seen(widgets))[0]!;
  scene.did('somebody opened an article with a sign-up form, and did nothing else');
  scene.claim(regions > 0 && said === '', {
    saw:
      regions === 0 ? 'nothing on the page that is read out when it changes.' : `the status line said ${quoted(said)}`,
    expected: `a line with role="status" or aria-live beside the form for ${form.event}, which is there from the beginning and empty at first.`,
    look: 'mountWidget(): the status line, before anything has happened.',
  });
}

/** Claims that a form gets its settings, and that the page says how the registration stands. */
export async function claimSignUp(
  scene: TestContext,
  page: Page,
  widgets: Widgets,
  reader: string,
  form: Form,
): Promise<void> {
  const place = placeOf(form);
  scene.did('somebody opened an article with a sign-up form');
  await claimConfigured(
    scene,
    page,
    form,
    'when the frame has loaded, post {type: "configure", event, person} to its window.',
  );
  scene.did('somebody opened an article with a sign-up form and pressed “Sign up”');
  await comesIn(page, place, pressed, 'form button');
  await claimNews(scene, page, widgets, 0, form, 'registered');
  const { registered } = eventOf(scene, form);
  scene.claim(registered.has(reader), {
    saw: `the event system has these people for the event: ${quoted([...registered].join(', '))}`,
    expected: `${reader} among them, which is the reader’s user ID.`,
    look: 'mountWidget(): the person in the settings.',
  });
}

/** Claims that a form shows its event. */
async function claimConfigured(scene: TestContext, page: Page, form: Form, look: string): Promise<void> {
  scene.claim(await appearsIn(page, placeOf(form), 'h1', form.name), {
    saw: `a form that says ${quoted(await readIn(page, placeOf(form)))}`,
    expected: `the sign-up form for “${form.name}”, which appears once the form has its settings.`,
    look: `mountWidget(): ${look}`,
  });
}

function eventOf(scene: TestContext, { event }: Form): CompanyEvent {
  return scene.world.remote(Events).records.events.get(event)!;
}

/** Claims that the other form on the page has settings and news of its own. */
export async function claimOtherForm(
  scene: TestContext,
  page: Page,
  widgets: Widgets,
  [, other]: [Form, Form],
): Promise<void> {
  scene.did('the article had a second form, whose address leads to the event system and whose event is full');
  await claimConfigured(
    scene,
    page,
    other,
    'the settings are for config.origin, wherever config.url is, and of this call’s config.',
  );
  await claimNews(scene, page, widgets, 1, other, 'full');
  const [first] = await seen(widgets);
  scene.claim(first!.said === NEWS.registered, {
    saw: `the status line of the first form said ${quoted(first!.said)}`,
    expected: `${quoted(NEWS.registered)} The news of the second form are not its news.`,
    look: 'mountWidget(): each call has a frame, a line and a config of its own.',
  });
}

/** Claims that a form gets its settings again when it is loaded again. */
export async function claimSettingsAgain(scene: TestContext, page: Page, widgets: Widgets, form: Form): Promise<void> {
  scene.did('the form’s page was loaded a second time in its frame');
  await leadTo(page, placeOf(form), `${scene.world.remote(Events).url}/widget`);
  await claimConfigured(
    scene,
    page,
    form,
    'send the settings whenever the frame has loaded. A page that was loaded again knows nothing of what was said before.',
  );
  await claimNews(scene, page, widgets, 0, form, 'already-registered');
}

/** A page that only notes what it hears. */
const QUIET = `<!doctype html><title>Quiet</title><script>
  window.heard = [];
  addEventListener('message', ({ data }) => window.heard.push(data));
</script>`;

/** What the quiet page has heard, once it has heard something. */
function heardFirst(): unknown {
  return (window as unknown as { heard?: unknown[] }).heard?.[0];
}

/**
 * Leads the form's frame to another page of the event system that says nothing by itself, so that the check can speak for
 * it: same window, same origin. Claims that it hears the settings, and nothing else.
 */
export async function claimSettings(scene: TestContext, page: Page, reader: string, form: Form): Promise<Frame> {
  const events = scene.world.remote(Events);
  scene.did('the form’s page was loaded once more in its frame');
  events.records.form = QUIET;
  await leadTo(page, placeOf(form), `${events.url}/widget`);
  const told = JSON.stringify(await comesIn(page, placeOf(form), heardFirst, undefined));
  const right = { type: 'configure', event: form.event, person: reader };
  const frame = await frameIn(page, placeOf(form));
  scene.claim(frame !== undefined, {
    saw: 'an article from which the form’s frame had gone.',
    expected: 'that it stays: the form is there for as long as the article is.',
    look: 'mountWidget(): what it does with the frame when the form’s page has loaded.',
  });
  scene.claim(told !== undefined && sorted(told) === sorted(JSON.stringify(right)), {
    saw: told === undefined ? 'that it heard nothing.' : `that it heard ${quoted(told)}`,
    expected: `${quoted(JSON.stringify(right))} The form need not know more.`,
    look: 'mountWidget(): the settings, which are type, event and person, as texts.',
  });
  return frame!;
}

/** An object in JSON, with its fields in order. */
function sorted(json: string): string {
  const value = JSON.parse(json) as unknown;
  return JSON.stringify(typeof value === 'object' && value !== null ? Object.entries(value).sort() : value);
}

/** Claims that a form gets the height it asks for, within limits, and that nothing else changes. */
export async function claimHeights(scene: TestContext, page: Page, form: Frame, forms: [Form, Form]): Promise<void> {
  const [{ lowest, highest }] = forms;
  const middle = () => scene.draw.int(lowest + 10, highest - 10);
  const asked: [number, number][] = [
    [middle(), 0],
    [highest + 1, highest],
    [lowest, lowest],
    [scene.draw.int(5_000, 9_000), highest],
    [lowest - 1, lowest],
    [highest, highest],
    [0, lowest],
    [middle(), 0],
    [-scene.draw.int(20, 90), lowest],
    [middle() + 0.5, 0],
    [Number.MAX_VALUE, highest],
    [scene.draw.int(2, 20), lowest],
    [lowest + 30, 0],
  ];
  const after = await say(
    page,
    form,
    asked.map(([height]) => [{ type: 'height', height }]),
  );
  for (const [index, [height, limit]] of asked.entries()) {
    scene.did(`the form asked for a height of ${height} pixels`);
    const right = limit || height;
    const [now, other] = after[index]!;
    scene.claim(Math.abs(now!.height - right) < 1, {
      saw: `a frame of ${now!.height} pixels.`,
      expected: `${right} pixels: what the form asks for, but at least ${lowest} and at most ${highest}.`,
      look: 'mountWidget(): Math.min(), Math.max(), and the unit in frame.style.height.',
    });
    scene.claim(now!.said === NEWS['already-registered'] && other!.said === NEWS.full, {
      saw: `the status lines said “${now!.said}” and “${other!.said}”.`,
      expected: 'what they said before. A height is no news.',
      look: 'mountWidget(): what a message of the type “height” does to the status line.',
    });
  }
}

/** Claims that neither another window nor another origin is taken for a form. */
export async function claimForgedUnheard(
  scene: TestContext,
  page: Page,
  widgets: Widgets,
  [form]: [Form, Form],
  before: Seen[],
): Promise<void> {
  const { url } = scene.world.remote(Events);
  const signs = signsOf(form);
  const place = placeOf(form);
  for (const [from, who] of [
    ['another frame', `another frame on the page, from the same origin ${url},`],
    ['nobody', `a window that is gone, from the same origin ${url},`],
  ] as const) {
    const [after] = await forge(widgets, [url], signs, from, place);
    scene.did(`${who} sent messages`);
    claimUnmoved(scene, after!, before, 'that window is not the form’s, though it has the same origin.', SOURCE);
  }
  const [afterOwn] = await say(page, page.mainFrame(), [signs]);
  scene.did('the Host’s own page sent itself messages');
  claimUnmoved(scene, afterOwn!, before, 'neither the origin nor the window is the form’s.', ORIGIN);
  const origins = [scene.world.remote(Statistics).url, scene.world.url, ...lookAlikes(url)];
  const afterForged = await forge(widgets, origins, signs, 'the form', place);
  for (const [index, origin] of origins.entries()) {
    scene.did(`messages came from the form’s window, but from the origin “${origin}”`);
    const why = `the only origin to believe is ${url}, letter by letter.`;
    claimUnmoved(scene, afterForged[index]!, before, why, ORIGIN);
  }
}

/** Claims that nothing comes of what the form says without meaning. */
export async function claimShapelessUnheard(
  scene: TestContext,
  page: Page,
  frame: Frame,
  forms: [Form, Form],
  before: Seen[],
): Promise<void> {
  const shapeless = shapelessFor(scene.draw, forms);
  const after = await say(
    page,
    frame,
    shapeless.map(({ message }) => [message]),
  );
  for (const [index, { what }] of shapeless.entries()) {
    scene.did(`the form sent ${what}`);
    const why = 'that is none of the messages that the form and the page agreed on.';
    claimUnmoved(scene, after[index]!, before, why, SHAPE);
  }
}

/** Claims that the page speaks in its own words, whatever the form would like it to say, and only of the latest news. */
export async function claimOwnWords(scene: TestContext, page: Page, frame: Frame, { event }: Form): Promise<void> {
  const words = Object.fromEntries(
    ['text', 'message', 'title', 'html', 'news', 'status', 'label', 'detail', 'reason', 'say', 'name', 'value'].map(
      (field) => [field, `${scene.draw.word()} ${scene.draw.word()}`],
    ),
  );
  const order = ['full', 'registered', 'already-registered', 'full', 'already-registered', 'registered'] as const;
  const [first] = await say(page, frame, [[]]);
  const after = await say(
    page,
    frame,
    order.map((type) => [{ type, event, height: 99, ...words }]),
  );
  for (const [index, type] of order.entries()) {
    scene.did(
      `the form sent {type: "${type}", event: "${event}"} with other fields beside, after ${index === 0 ? 'other news' : `“${order[index - 1]}”`}`,
    );
    const [now, other] = after[index]!;
    scene.claim(now!.said === NEWS[type], {
      saw: `the status line said ${quoted(now!.said)}`,
      expected: `${quoted(NEWS[type])} That is what NEWS has for this type. The Host speaks in its own words, and only of the latest news.`,
      look: `mountWidget(): what a message of the type “${type}” does to the status line.`,
    });
    scene.claim(now!.height === first![0]!.height && other!.said === first![1]!.said, {
      saw: `a frame of ${now!.height} pixels, and “${other!.said}” beside the other form.`,
      expected: 'that neither changes: this message is about the registration for one event.',
      look: SHAPE,
    });
  }
}

/** Claims that the second form moves its own frame and its own line, and no other. */
export async function claimApart(scene: TestContext, page: Page, second: Form, forms: [Form, Form]): Promise<void> {
  const frame = await frameIn(page, placeOf(second));
  const height = second.lowest + scene.draw.int(20, 90);
  const asNumber = { type: 'registered', event: Number(second.event) };
  const [before, after, afterNumber] = await say(page, frame!, [
    [],
    [{ type: 'height', height }, { type: 'already-registered', event: second.event }, ...signsOf(forms[0]).slice(1)],
    [asNumber],
  ]);
  scene.did(`the second form asked for ${height} pixels, and said that somebody is already registered for its event`);
  const [first, other] = after!;
  scene.claim(other!.said === NEWS['already-registered'], {
    saw: `the status line beside it said ${quoted(other!.said)}`,
    expected: quoted(NEWS['already-registered']),
    look: 'mountWidget(): each call has a frame, a line and a config of its own.',
  });
  scene.claim(first!.said === before![0]!.said && first!.height === before![0]!.height, {
    saw: `the first form, ${first!.height} pixels high, with “${first!.said}” beside it.`,
    expected: 'that the first form stays as it was: the message came from another frame.',
    look: SOURCE,
  });
  scene.did(`the second form sent {type: "registered", event: ${Number(second.event)}}`);
  claimUnmoved(scene, afterNumber!, after!, `its event is the text “${second.event}”, and that is a number.`, SHAPE);
}

/** Claims that an intruder's copy of the form, on a server of its own, hears nothing and is not believed. */
export async function claimNothingForIntruder(
  scene: TestContext,
  page: Page,
  widgets: Widgets,
  reader: string,
  form: Form,
): Promise<void> {
  const events = scene.world.remote(Events);
  const before = await seen(widgets);
  events.set({ version: 2 });
  scene.did('the form’s address began to lead to an intruder’s copy on another server, which came into the frame');
  await leadTo(page, placeOf(form), `${events.url}/widget`);
  const isCopy = await appearsIn(page, placeOf(form), 'p', 'This form is a copy');
  const told = isCopy ? await echoIn(page, placeOf(form)) : undefined;
  scene.claim(told !== undefined, {
    saw: isCopy ? 'the copy was gone before it could answer.' : 'no copy in the form’s frame.',
    expected: 'the intruder’s copy, which has come instead of the form and stays in its frame.',
    look: 'mountWidget(): what it does with the frame when something is wrong.',
  });
  scene.claim(!told!.includes(form.event) && !told!.includes(reader), {
    saw: `the copy heard ${quoted(told!.replace('{"type":"echo"}', '').trim())}`,
    expected: 'that it hears nothing: the settings name the reader, and are for one origin only.',
    look: 'mountWidget(): the second parameter of postMessage().',
  });
  const why = 'the window is the form’s, but its page comes from another origin now.';
  claimUnmoved(scene, await seen(widgets), before, why, ORIGIN);
}

/**
 * Lets the page send the intruder's copy of the form an echo.
 *
 * @returns all that the copy has heard, once it has heard that
 */
async function echoIn(page: Page, place: string): Promise<string | undefined> {
  await page.evaluate((place) => {
    const frame = document.querySelector<HTMLIFrameElement>(`${place} iframe`);
    frame?.contentWindow?.postMessage({ type: 'echo' }, '*');
  }, place);
  return comesIn(page, place, heardEcho, undefined);
}

/** What the intruder's copy of the form has heard, once it has heard the echo. */
function heardEcho(): string | undefined {
  const heard = document.querySelector('output')?.textContent ?? '';
  return heard.includes('echo') ? heard : undefined;
}

/**
 * Whether something could be pressed.
 *
 * @param selector finds it
 */
function pressed(selector: string): true | undefined {
  const button = document.querySelector<HTMLElement>(selector);
  if (!button?.checkVisibility()) return undefined;
  button.click();
  return true;
}

/**
 * Sends the Host's page messages from a frame, one lot after another.
 *
 * @returns what there was to be seen when the page had dealt with each lot
 */
async function say(page: Page, frame: Frame, lots: unknown[][]): Promise<Seen[][]> {
  const endings = lots.map(() => `end ${randomUUID()}`);
  await frame.evaluate(
    async ({ lots, endings }) => {
      const wordToGoOn = () =>
        new Promise<void>((resolve) => {
          const hear = ({ data }: MessageEvent) => {
            if (data?.type !== 'go on') return;
            removeEventListener('message', hear);
            resolve();
          };
          addEventListener('message', hear);
        });
      for (const [index, messages] of lots.entries()) {
        const dealtWith = wordToGoOn();
        for (const message of [...messages, { type: endings[index] }]) parent.postMessage(message, '*');
        await dealtWith;
      }
    },
    { lots, endings },
  );
  return page.evaluate((endings) => endings.map((one) => (window as unknown as Listening).seenAt.get(one)!), endings);
}

/** What {@link listen} adds to the page. */
interface Listening {
  /** What there was to be seen after the message of each type that ended a lot. */
  seenAt: Map<string, Seen[]>;
}

/**
 * Lets the page remember what it looks like after each lot of messages, and say so to who sent them. Its listener is the
 * last one, and what other listeners left for later has its turn before.
 */
export function listen(widgets: Widgets): Promise<void> {
  return widgets.evaluate((widgets) => {
    const seenAt = new Map<string, Seen[]>();
    addEventListener('message', ({ data, source }) => {
      if (!String(data?.type).startsWith('end ')) return;
      setTimeout(() => {
        seenAt.set(data.type, widgets.seen());
        source!.postMessage({ type: 'go on' }, { targetOrigin: '*' });
      });
    });
    Object.assign(window, { seenAt });
  });
}

/**
 * Hands the page messages that a browser would deliver if a window came from each of these origins in turn.
 *
 * @param from the form's window, one of another frame, or none
 * @param place where the form is
 * @returns what there was to be seen after each
 */
async function forge(
  widgets: Widgets,
  origins: string[],
  messages: unknown[],
  from: 'the form' | 'another frame' | 'nobody',
  place: string,
): Promise<Seen[][]> {
  return widgets.evaluate(
    async (widgets, { origins, messages, from, place }) => {
      const own = from === 'another frame' ? document.body.appendChild(document.createElement('iframe')) : undefined;
      const form = document.querySelector<HTMLIFrameElement>(`${place} iframe`)!;
      const source = from === 'nobody' ? null : (own ?? form).contentWindow;
      const after: Seen[][] = [];
      for (const origin of origins) {
        for (const data of messages) window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
        await new Promise((resolve) => setTimeout(resolve));
        after.push(widgets.seen());
      }
      own?.remove();
      return after;
    },
    { origins, messages, from, place },
  );
}

/** Messages that would be believed if they came from the form. */
function signsOf({ event, lowest }: Form): { type: string; height?: number; event?: string }[] {
  return [
    { type: 'height', height: lowest + 3 },
    { type: 'full', event },
    { type: 'registered', event },
  ];
}

/** Origins that look like the right one to code that compares loosely. */
function lookAlikes(origin: string): string[] {
  const { host, hostname, port } = new URL(origin);
  return [
    `${origin}.evil.example`,
    `http://${hostname}.evil.example:${port}`,
    `http://evil-${host}`,
    `http://${host.replace('.', 'x')}`,
    `https://${host}`,
    `http://${hostname}`,
    `http://localhost:${port}`,
    'null',
    '',
  ];
}

/** What a form may send that is confused or means no good. */
function shapelessFor(draw: Draw, [form, other]: [Form, Form]): { what: string; message: unknown }[] {
  const { event } = form;
  const height = form.lowest + 7;
  const news = draw.one(['registered', 'full'] as const);
  return [
    { what: 'null', message: null },
    { what: `the text “${news}”`, message: news },
    { what: 'a number', message: height },
    { what: 'an empty list', message: [] },
    { what: 'an empty object', message: {} },
    { what: 'a height as JSON text', message: JSON.stringify({ type: 'height', height }) },
    { what: `“${news}” as JSON text`, message: JSON.stringify({ type: news, event }) },
    { what: 'a height without a number', message: { type: 'height' } },
    { what: 'a height that is null', message: { type: 'height', height: null } },
    { what: 'a height that is a text', message: { type: 'height', height: String(height) } },
    { what: 'a height that is a text with a unit', message: { type: 'height', height: `${height}px` } },
    { what: 'a height that is true', message: { type: 'height', height: true } },
    { what: 'a height that is a list', message: { type: 'height', height: [height] } },
    { what: 'a height that is not a number (NaN)', message: { type: 'height', height: NaN } },
    { what: 'an endless height', message: { type: 'height', height: Infinity } },
    { what: 'an endless height below zero', message: { type: 'height', height: -Infinity } },
    { what: 'a height under another type', message: { type: 'width', height } },
    { what: 'a height under a type in capital letters', message: { type: 'Height', height } },
    { what: 'a height without a type', message: { height } },
    { what: `“${news}” without an event`, message: { type: news } },
    { what: `“${news}” for the event null`, message: { type: news, event: null } },
    { what: `“${news}” for another event of the page`, message: { type: news, event: other.event } },
    { what: `“${news}” for another event`, message: { type: news, event: draw.word() } },
    { what: `“${news}” for an event whose id begins the same way`, message: { type: news, event: `${event}-2` } },
    { what: `“${news}” for the beginning of the event’s id`, message: { type: news, event: event.slice(0, -1) } },
    { what: `“${news}” for the event in capital letters`, message: { type: news, event: event.toUpperCase() } },
    { what: `“${news}” for the event with a space behind it`, message: { type: news, event: `${event} ` } },
    { what: `“${news}” for a list with the event in it`, message: { type: news, event: [event] } },
    { what: 'news of a type that nobody agreed on', message: { type: 'unregistered', event } },
    { what: `“${news.toUpperCase()}” in capital letters`, message: { type: news.toUpperCase(), event } },
    { what: `“${news}” with a space behind it`, message: { type: `${news} `, event } },
    { what: 'news of the type “constructor”', message: { type: 'constructor', event } },
    { what: 'news of the type “__proto__”', message: { type: '__proto__', event } },
    { what: 'news without a type', message: { event } },
    { what: 'a list where a type belongs', message: { type: [news], event } },
    { what: 'a list of two types', message: { type: ['registered', 'full'], event } },
  ];
}
