/** What the checks of Clone claim, in parts that several of them share. */
import { parse } from 'csv-parse/sync';
import { PAGE_TIMEOUT_MS, personById, raceTimeout, type TestContext, watchAnswer } from 'host-and-remote/grader';
import { ExternalComms, type Published } from 'host-and-remote/remotes/external-comms';
import type { CommsFile } from 'host-and-remote/remotes/external-comms-articles';
import { Editor, write, type Item } from './clone.actions.ts';
import { COLUMNS, csvOf, Fiction, newsOf, rowOf, type Employee, type Story } from './clone.fiction.ts';
import { type SeenClone, type SeenNews, type SeenRow } from './clone.page.ts';

export const SIGRID = personById('00042');
export const NIAMH = personById('00131');

export const QUERY =
  'fetchArticle(): source, id and version all belong into the query, each encoded as a query needs it.';

/** One row of HR's file, and what must become of it. */
export interface Line {
  fields: string[];
  /** Whose profile it creates, if so. */
  person?: Employee;
  outcome: SeenRow['outcome'];
  /** Why this is the outcome, as part of a sentence. */
  why: string;
  /** Where to look when it is not; where the file says, unless told. */
  look?: string;
}

export function line(person: Employee, outcome: Line['outcome'], why = 'it is new'): Line {
  return { fields: rowOf(person), outcome, why, ...(outcome === 'created' && { person }) };
}

/** Hands in HR's files, and keeps account of the profiles that there must be. */
export class Payroll {
  readonly #scene: TestContext;
  readonly #niamh: Editor;
  readonly #profiles: Employee[];
  /** What has come in since profiles were last looked at. */
  readonly #unseen: { did: string; people: Employee[]; look: string }[] = [];

  private constructor(scene: TestContext, niamh: Editor, profiles: Employee[]) {
    this.#scene = scene;
    this.#niamh = niamh;
    this.#profiles = profiles;
  }

  static async open(scene: TestContext): Promise<Payroll> {
    const niamh = await Editor.enter(scene, NIAMH.id);
    return new Payroll(scene, niamh, await niamh.profiles());
  }

  /** Hands in a file all of whose rows are new, and claims that all are reported as created. */
  async creates(did: string, file: string, people: readonly Employee[], look: string): Promise<void> {
    const lines = people.map((person) => line(person, 'created'));
    await this.reads(did, file, lines, look);
  }

  /** Hands in a file, and claims what is reported of its rows. */
  async reads(did: string, file: string, lines: readonly Line[], look: string): Promise<void> {
    this.#scene.did(did);
    claimReport(this.#scene, await this.#niamh.importFile(file), lines, look);
    this.#unseen.push({ did, people: lines.flatMap(({ person }) => person ?? []), look });
  }

  /** Claims which profiles there are now, file by file. */
  async settle(): Promise<void> {
    const profiles = await this.#niamh.profiles();
    this.#profiles.push(...this.#unseen.flatMap(({ people }) => people));
    const strange = without(profiles.map(shownProfile), this.#profiles.map(shownProfile));
    for (const { did, people, look } of this.#unseen.splice(0)) {
      this.#scene.did(did);
      const missing = without(people.map(shownProfile), profiles.map(shownProfile));
      this.#scene.claim(missing.length === 0, {
        saw: strange.length > 0 ? `the profile ${listed(strange, 2)}.` : 'no such profile.',
        expected: `the profile ${listed(missing, 2)} (in this order: ${COLUMNS.join(', ')}).`,
        look,
      });
    }
    const gone = without(this.#profiles.map(shownProfile), profiles.map(shownProfile));
    this.#scene.claim(strange.length === 0 && gone.length === 0, {
      saw: `${count(profiles.length, 'profile')}${strange.length > 0 ? `, among them ${listed(strange, 2)}` : ''}.`,
      expected: `${count(this.#profiles.length, 'profile')}${gone.length > 0 ? `, among them ${listed(gone, 2)}` : ''} (in this order: ${COLUMNS.join(', ')}).`,
      look: 'importEmployees(): it creates profiles, one for each row that is new, and does nothing else.',
    });
  }
}

function shownProfile(profile: Employee): string {
  return exactlyAll(COLUMNS.map((name) => profile[name]));
}

/** What is left of a list when one is taken out for each of another. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...some];
  for (const other of others) {
    const place = left.indexOf(other);
    if (place !== -1) left.splice(place, 1);
  }
  return left;
}

/** Sixty rows with whatever makes CSV difficult. */
export function madeUp({ draw }: TestContext): string {
  const parts = ['a', 'é', ' ', ',', '"', '""', '\n', '\r\n', ';', '0', 'ß', "'"];
  const text = () => Array.from({ length: draw.int(0, 6) }, () => draw.one(parts)).join('');
  return csvOf(
    Array.from({ length: 60 }, (_, index) => {
      const id = `0${1_000 + index}`;
      return [id, `m.${id}`, `${text()}x${text()}`, text(), text(), index % 3 ? 'true' : 'false'];
    }),
  );
}

/** The profiles that an independent library (csv-parse) reads from a file. */
export function fromCsv(file: string): Employee[] {
  const rows: Record<string, string>[] = parse(file, { bom: true, columns: true });
  return rows.map(({ externalId = '', userName = '', displayName = '', title = '', address = '', active }) => ({
    externalId,
    userName,
    displayName,
    title,
    address,
    active: active === 'true',
  }));
}

/** Puts a file onto the intranet. @returns its address */
export function put(scene: TestContext, path: string, type: string, content: Buffer): string {
  const { records, url } = scene.world.remote(ExternalComms);
  records.files.set(path, { path, type, content });
  return url + path;
}

/** Puts a file of bytes that nobody has seen before onto the intranet. @returns its address */
export function newFile(scene: TestContext, fiction: Fiction, type = 'image/png', ending = '.png'): string {
  return put(scene, `/files/${fiction.word()}${ending}`, type, fiction.bytes());
}

/** What lies under an address of the intranet. */
export function fileAt(scene: TestContext, address: string): CommsFile {
  const { records } = scene.world.remote(ExternalComms);
  const { pathname, search } = new URL(address);
  return (records.files.get(pathname + search) ?? records.files.get(pathname))!;
}

/**
 * Has the intranet tell the website of an article; claims that it is taken in.
 *
 * @param right the status that it must get
 */
export async function told(scene: TestContext, notice: Published, right?: 200 | 201, look?: string): Promise<void> {
  const status = await scene.world.remote(ExternalComms).notify(notice);
  const { source, id, version } = notice;
  const what = `version ${version} of “${id}” from ${source}`;
  const outcome = { 200: 'that it was known', 201: 'that a News item was created' };
  const why = status === 503 ? (await (await Editor.enter(scene, SIGRID.id)).missed()).at(-1) : undefined;
  scene.claim(right === undefined ? status === 200 || status === 201 : status === right, {
    saw: `to the notice of ${what}, ${answered(status)}${because(why)}`,
    expected: right === undefined ? 'a News item.' : `the website to say ${outcome[right]}.`,
    look:
      look ??
      (right === 200
        ? 'isKnown(), and what cloneOnce() returns.'
        : 'clone() or cloneOnce(): what it throws, and what it returns.'),
  });
}

function because(why: string | undefined): string {
  return why === undefined ? '' : ` The website says why: “${why}”`;
}

function answered(status: number): string {
  switch (status) {
    case 201:
      return 'the website said that a News item was created.';
    case 200:
      return 'the website said that it was known.';
    case 303:
      return 'the website said that it was saved.';
    case 501:
      return 'the website said that nobody has built this yet.';
    case 503:
      return 'the website said that it could not take the article over.';
    default:
      return `the website answered ${status === 0 ? 'nothing' : status}.`;
  }
}

/** Claims that notices which came at once were all taken in, and that one of them led to a News item. */
export function claimAnswers(scene: TestContext, statuses: number[], look: string): void {
  const [created, known] = [201, 200].map((status) => statuses.filter((one) => one === status).length);
  scene.claim(created! > 0 && created! + known! === statuses.length, {
    saw: `of ${statuses.length} notices, ${created} led to “created”, ${known} to “known”, and the others to an error.`,
    expected: '“created” for one of them, and “known” for the others.',
    look,
  });
}

/** Claims what the website answered to several notices. */
export function claimStatuses(scene: TestContext, statuses: number[], right: number[], look: string): void {
  const wrong = statuses.findIndex((status, index) => status !== right[index]);
  scene.claim(wrong === -1, {
    saw: `of ${right.length} notices that came at once, to the notice ${wrong + 1}, ${answered(statuses[wrong]!)}`,
    expected: `that ${answered(right[wrong]!)}`,
    look,
  });
}

/**
 * Claims that an article was not taken over: the intranet hears so, and nothing of it is on the website.
 *
 * @param there how many News items there are, beside those that were there when the lab opened
 */
export async function claimMissed(
  scene: TestContext,
  editor: Editor,
  status: number,
  look: string,
  there = 0,
): Promise<void> {
  scene.claim(status === 503, {
    saw: answered(status),
    expected: 'an error, so that the intranet tells it again later.',
    look,
  });
  await claimCount(scene, editor, there, look);
}

/** Claims that an editor is told that a News item could not be saved. */
export async function claimRefused(scene: TestContext, editor: Editor, news: SeenNews, look: string): Promise<void> {
  const { status } = await editor.send('/site/desk/new', { ...news });
  scene.claim(status !== 303, {
    saw: 'the website saved the News item.',
    expected: 'that it is not saved: there is never a News item without its pictures and files.',
    look,
  });
}

/** Claims how many News items there are, beside those that were there when the lab opened. */
export async function claimCount(scene: TestContext, editor: Editor, right: number, look: string): Promise<void> {
  if ((await editor.newIds()).length !== right) await claimItems(scene, editor, right, look);
}

/** As {@link claimCount}. @returns the News items, in the order in which they came */
export async function claimItems(scene: TestContext, editor: Editor, right: number, look: string): Promise<Item[]> {
  const items = await editor.newItems();
  const why = items.length < right ? (await editor.missed()).at(-1) : undefined;
  scene.claim(items.length === right, {
    saw: `${count(items.length, 'new News item')}${items.length > 0 ? `: ${listed(items.map(shownNews), 3)}` : ''}.${because(why)}`,
    expected: `${count(right, 'new News item')}.`,
    look,
  });
  return items;
}

/**
 * Claims which News items there are, beside those that were there when the lab opened, in the order in which they came.
 *
 * @param look where to look when there are too many or too few; which field is wrong says more
 */
export async function claimNews(
  scene: TestContext,
  editor: Editor,
  right: readonly SeenNews[],
  look = 'clone(): what it stores.',
): Promise<void> {
  const items = await claimItems(scene, editor, right.length, look);
  for (const [index, item] of items.entries()) claimItem(scene, item, right[index]!);
}

/** Claims that an article has become this News item. */
function claimItem(scene: TestContext, item: SeenNews, right: SeenNews): void {
  const wrong = FIELDS.filter((field) => item[field] !== right[field]);
  const [first] = wrong;
  scene.claim(first === undefined, {
    saw: `a News item whose ${first} is ${first && exactly(item[first])}${wrong.length > 1 ? ` (and its ${wrong.slice(1).join(', ')}: wrong, too)` : ''}.`,
    expected: `the ${first} ${first && exactly(right[first])}.`,
    look: first ? FROM[first] : '',
  });
}

const FIELDS = ['title', 'lead', 'text', 'day', 'section'] as const;

const FROM = {
  title: 'toNews(): the title is the headline, exactly as it is; and insertNews(), which stores it.',
  lead: 'toNews(): the lead is the standfirst, exactly as it is; and insertNews(), which stores it.',
  text: 'toNews(): the text is all paragraphs, each exactly as it is, with an empty line between them; and takeOver().',
  day: 'toNews(): the day is that of publishedAt, in UTC.',
  section: 'toNews(): the section is always Press.',
} satisfies Record<keyof SeenNews, string>;

/** A text in which nothing is invisible. */
function exactly(text: string): string {
  const marked = JSON.stringify(text).replaceAll(
    /[\u00a0\u200b\ufeff\u0300-\u036f]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return marked.length > 160 ? `${shortened(marked, 160)} (${text.length} characters)` : marked;
}

/**
 * Has the intranet tell the website of articles, and claims what becomes of each.
 *
 * @param articles what is special about each, as the end of a sentence
 */
export async function claimEach(
  scene: TestContext,
  fiction: Fiction,
  articles: (readonly [what: string, words: Partial<Story>])[],
): Promise<void> {
  const stories = articles.map(([, words]) => fiction.story(words));
  for (const [index, story] of stories.entries()) {
    scene.did(`the intranet published an article ${articles[index]![0]}`);
    await told(scene, write(scene, story));
  }
  scene.did(`the intranet published ${stories.length} articles, one after another`);
  const items = await claimItems(
    scene,
    await Editor.enter(scene, SIGRID.id),
    stories.length,
    'clone(): what it stores.',
  );
  for (const [index, item] of items.entries()) {
    scene.did(`the intranet published an article ${articles[index]![0]}`);
    claimItem(scene, item, newsOf(stories[index]!));
  }
}

/** Claims that the News items are these, in the order in which they came. */
export async function claimUntouched(
  scene: TestContext,
  editor: Editor,
  right: readonly Item[],
  look: string,
): Promise<void> {
  const items = await claimItems(scene, editor, right.length, look);
  for (const [index, item] of items.entries()) {
    const must = right[index]!;
    const wrong = FIELDS.find((field) => item[field] !== must[field]);
    scene.claim(wrong === undefined, {
      saw: `the News item “${shortened(item.title)}”, whose ${wrong} is ${wrong && exactly(item[wrong])}.`,
      expected: `the ${wrong} ${wrong && exactly(must[wrong])}.`,
      look,
    });
  }
}

/** Claims that each article's row in `clone` leads to the News item that was made of it. */
export async function claimOwnItems(
  scene: TestContext,
  editor: Editor,
  stories: readonly Story[],
  items: readonly Item[],
  look = 'insertNews(): it returns the id that the table gave to the new row, and no other; and cloneOnce(), which puts it into clone.',
): Promise<void> {
  const rows = await editor.clones();
  for (const { source, id, standfirst } of stories) {
    const row = rows.find((one) => one.source === source && one.id === id);
    const item = items.find((one) => FIELDS.some((field) => one[field].includes(standfirst)));
    scene.claim(item !== undefined && row?.news === item.id, {
      saw: `the article “${id}” of ${source} became the News item ${item?.id ?? 'that nobody finds'}, and its row in clone leads to ${row?.news ? `the News item ${row.news}` : 'none that is there'}.`,
      expected: 'in the column news the id of the News item that was made of this article.',
      look,
    });
  }
}

function shownNews({ title, lead, text, day, section }: SeenNews): string {
  return `“${shortened(title)}”, ${day}, ${section}, “${shortened(lead)}”, “${shortened(text)}”`;
}

export function shownClone({ source, id, version, latest }: Omit<SeenClone, 'news'>): string {
  return `${source} “${id}”: version ${version}, newest ${latest}`;
}

/** Claims which articles are on record, in any order. */
export async function claimClones(
  scene: TestContext,
  editor: Editor,
  right: Omit<SeenClone, 'news'>[],
  look = 'cloneOnce(): the row in clone.',
): Promise<void> {
  const seen = (await editor.clones()).map(shownClone);
  const wanted = right.map(shownClone);
  const missing = wanted.filter((one) => !seen.includes(one));
  const strange = seen.filter((one) => !wanted.includes(one));
  scene.claim(seen.length === wanted.length && missing.length === 0, {
    saw: `on record: ${listed(strange.length > 0 ? strange : seen) || 'nothing'}.`,
    expected: `${listed(missing.length > 0 ? missing : wanted) || 'nothing'}.`,
    look,
  });
}

/** Claims which version of which article the intranet was asked for last. */
export function claimAsked(scene: TestContext, { source, id }: Story, version: number, look = QUERY): void {
  const path = scene.world.remote(ExternalComms).received.findLast((one) => one.path.startsWith('/articles'))?.path;
  const query = new URL(path ?? '/', 'http://intranet').searchParams;
  scene.claim(query.get('source') === source && query.get('id') === id && query.get('version') === String(version), {
    saw: `when the website had answered, the intranet had been asked for ${path ?? 'no article'}.`,
    expected: `GET /articles with source=${source}, id=${id} and version=${version}, each encoded as a query needs it.`,
    look: path === undefined ? 'clone(): does it wait until it has the article?' : look,
  });
}

/** Whether a question to the intranet is about an article. */
export function isAbout({ source, id }: Story): (path: string) => boolean {
  return (path) => {
    const { pathname, searchParams } = new URL(path, 'http://intranet');
    return pathname === '/articles' && searchParams.get('source') === source && searchParams.get('id') === id;
  };
}

/**
 * Waits until the intranet was asked so often, or until it is clear that it will not be.
 *
 * @returns whether it was
 */
export async function asked(
  scene: TestContext,
  matches: (path: string) => boolean,
  times: number,
  look = 'takeOver(), and whether it is called at all.',
): Promise<boolean> {
  const intranet = scene.world.remote(ExternalComms);
  const are = () => intranet.received.filter(({ path }) => matches(path)).length;
  const once = await raceTimeout(
    intranet.wasAsked(({ path }) => matches(path)),
    PAGE_TIMEOUT_MS,
  );
  scene.claim(once !== 'late', {
    saw: 'the intranet was not asked for it.',
    expected: 'a question to the intranet.',
    look,
  });
  // Who asks once for all of them is right, too.
  if (are() < times)
    await raceTimeout(
      intranet.wasAsked(({ path }) => matches(path), times),
      400,
    );
  return are() >= times;
}

/** Each is tried only when the one before was too short, in milliseconds. */
const DEADLINES_MS = [100, 500, 1_250];
/** So much later than the deadline somebody may come who let the deadline end their waiting, in milliseconds of patience. */
const GRACE_MS = 1_000;

/** What claimLetGo() does, and what must come of it. */
interface Silence {
  mode: 'hang' | 'stall';
  /** What the check does, for its message. */
  did: string;
  /** Makes code ask the intranet. Resolves with the Host's status. */
  act: () => Promise<number>;
  /** The statuses that say that nothing came of it. */
  refused: number[];
  look: string;
  /** The statuses of the same act once the intranet is well again; without it, that is not tried. */
  then?: number[] | undefined;
}

/**
 * Claims that nobody waits longer than the deadline, and that it is a deadline for each question. A busy machine may not
 * even get as far as the intranet within a short one, which says nothing about what happens after that; then all is tried
 * again with a longer one.
 */
export async function claimLetGo(scene: TestContext, { mode, did, act, refused, look, then }: Silence): Promise<void> {
  const { world } = scene;
  const intranet = world.remote(ExternalComms);
  for (const deadlineMs of DEADLINES_MS) {
    scene.did(did);
    const isLast = deadlineMs === DEADLINES_MS.at(-1);
    const [before, reported] = [intranet.received.length, world.diagnostics.length];
    await world.setDeadline(deadlineMs);
    intranet.set({ mode });
    const hasBegun = watchAnswer(world, intranet);
    const outcome = await raceTimeout(act(), deadlineMs + GRACE_MS);
    const isTelling = intranet.received.length > before && (mode === 'hang' || hasBegun(deadlineMs) || isLast);
    await world.caughtUp();
    const isBusy = world.diagnostics.slice(reported).some(({ message }) => message.includes('was still busy'));
    intranet.set({ mode: 'well' });
    scene.claim(outcome !== 'late' && !isBusy, {
      saw: 'your code was still waiting for the intranet when it should have stopped long ago.',
      expected: `an error after the deadline, which was ${deadlineMs} milliseconds here.`,
      look,
    });
    scene.claim(refused.includes(Number(outcome)), {
      saw: answered(Number(outcome)),
      expected: 'an error: not all of the answer was there in time.',
      look,
    });
    scene.claim(!isLast || intranet.received.length > before, {
      saw: 'the intranet was not asked for anything.',
      expected: 'a question to the intranet.',
      look,
    });
    if (isTelling && (!then || (await isAskedAnew(deadlineMs)))) return;
  }

  /** Whether the next question gets its answer; on a busy machine a short deadline may end before it. */
  async function isAskedAnew(deadlineMs: number): Promise<boolean> {
    scene.did(`${did}; then it was well again, and the same was tried once more`);
    const before = intranet.received.length;
    const status = await act();
    const isAnswered = then?.includes(status) ?? true;
    scene.claim(isAnswered || deadlineMs < DEADLINES_MS.at(-1)! || intranet.received.length > before, {
      saw: 'the intranet was not even asked.',
      expected: 'another question to the intranet, with a deadline that begins then.',
      look: look.replace(/:.*$/, ': each question needs a signal of its own, which is made right before it.'),
    });
    return isAnswered;
  }
}

/** An article that was cloned just now, after others. */
export async function cloned(
  scene: TestContext,
  editor: Editor,
  fiction: Fiction,
  others: Item[] = [],
): Promise<{ story: Story; notice: Published; item: Item }> {
  const story = fiction.story({ paragraphs: [fiction.sentence()] });
  const notice = write(scene, story);
  scene.did('the intranet told the website of an article');
  await told(scene, notice, 201);
  const items = await claimItems(scene, editor, others.length + 1, 'cloneOnce(): what it stores.');
  return { story, notice, item: items.at(-1)! };
}

/** What the source owns of a News item. */
export function owned(story: Story): Pick<SeenNews, 'lead' | 'text'> {
  const { lead, text } = newsOf(story);
  return { lead, text };
}

export function claimOutcome(
  scene: TestContext,
  outcome: string,
  right: 'refreshed' | 'current',
  look = 'reClone(): what it returns, and when.',
): void {
  const words: Record<string, string> = {
    refreshed: 'that the newer version was taken over.',
    current: 'that there was nothing newer to take over.',
    unavailable: 'that the intranet does not give the newer version out.',
    'not-started': 'that nobody has built this yet.',
  };
  scene.claim(outcome === right, {
    saw: `the website says ${words[outcome] ?? `“${outcome}”`}`,
    expected: words[right]!,
    look,
  });
}

/** The one News item that a check has made. */
export async function onlyItem(scene: TestContext, editor: Editor): Promise<Item> {
  const [item] = await claimItems(scene, editor, 1, 'clone(): what it stores.');
  return item!;
}

const COPIES = 'withOwnFiles(): which addresses it changes, and into what.';

/**
 * Claims that the newest News item has this text, but for the addresses of some files, in place of which there are those
 * of copies.
 *
 * @param addresses those of the intranet
 * @returns the News item
 */
export async function claimCopied(
  scene: TestContext,
  editor: Editor,
  text: string,
  addresses: readonly string[],
  look = COPIES,
): Promise<Item> {
  const item = await editor.newestItem();
  const wanted: string[] = [];
  const pattern = text.split(/(?<=\[[^\]]*\]\()(https?:\/\/[^\s()]+)(?=\))/).map((part, index) => {
    if (index % 2 === 0 || !addresses.includes(part)) return RegExp.escape(part);
    wanted.push(part);
    return '(/site/media/\\d+)';
  });
  const copies = new RegExp(`^${pattern.join('')}$`).exec(item?.text ?? '')?.slice(1);
  scene.claim(item !== undefined && copies !== undefined, {
    saw: `the text ${exactly(item?.text ?? '')}.`,
    expected: `${exactly(text)}${wanted.length > 0 ? ', with the address of a copy, as keep() returns it, in place of each address of the intranet' : ''}, and nothing else changed.`,
    look,
  });
  for (const [index, address] of wanted.entries()) {
    const others = wanted.filter((one) => one !== address);
    await claimCopy(scene, editor, copies![index]!, address, look, others);
  }
  return item!;
}

/**
 * Claims that an address of the website leads to a copy of what lies at an address of the intranet.
 *
 * @param others the other addresses of the same text, whose copies it may have been taken for
 */
async function claimCopy(
  scene: TestContext,
  editor: Editor,
  own: string,
  address: string,
  look: string,
  others: readonly string[] = [],
): Promise<void> {
  const file = fileAt(scene, address);
  const { status, type, content } = await editor.file(own);
  const mistaken = others.find((other) => content.equals(fileAt(scene, other).content));
  scene.claim(mistaken === undefined || content.equals(file.content), {
    saw: `in place of ${address} there is ${own}, which is a copy of ${mistaken}.`,
    expected: 'the copy of each file in place of its own address.',
    look: 'withOwnFiles(): which copy belongs to which address, in whatever order they come.',
  });
  scene.claim(status === 200 && content.equals(file.content), {
    saw: `${own} answered ${status} with ${content.length} bytes.`,
    expected: `a copy of ${address}, byte for byte: ${file.content.length} bytes.`,
    look: look === COPIES ? 'copyFile(): a file is bytes. Read as text, it does not stay as it was.' : look,
  });
  scene.claim(type === file.type, {
    saw: `${own} is said to be ${type}.`,
    expected: `${file.type}, as the intranet said in its Content-Type.`,
    look: 'copyFile(): the type that it hands to keep() is all of the header, as it is.',
  });
}

function exactlyAll(fields: readonly (string | boolean)[]): string {
  return `[${fields.map((field) => (typeof field === 'string' ? exactly(field) : String(field))).join(', ')}]`;
}

/** Claims what the report says of each row, and in which order. */
function claimReport(scene: TestContext, rows: readonly SeenRow[], right: readonly Line[], look: string): void {
  const report =
    'importEmployees(): one report for each row after the header, in the order of the file, counted from 1.';
  scene.claim(rows.length === right.length, {
    saw: `a report on ${count(rows.length, 'row')}.`,
    expected: `one on ${count(right.length, 'row')}, as the file has ${right.length === 0 ? 'none' : 'them'} after its header.`,
    look: `${look} And ${report}`,
  });
  for (const [index, { row, outcome, note }] of rows.entries()) {
    const { fields, outcome: must, why, look: own = look } = right[index]!;
    scene.claim(row === index + 1, {
      saw: `row ${row} in place ${index + 1} of the report.`,
      expected: `row ${index + 1}.`,
      look: report,
    });
    scene.claim(outcome === must, {
      saw: `row ${row}, ${exactlyAll(fields)}, is reported as ${outcome}${note === '' ? '' : ` (“${note}”)`}.`,
      expected: `${must}, because ${why}.`,
      look: own,
    });
    const isForPeople = outcome === 'conflict' || outcome === 'malformed';
    scene.claim(isForPeople === (note.trim() !== ''), {
      saw: `row ${row} is reported as ${outcome} ${note === '' ? 'without a word on what is wrong' : `with the note “${note}”`}.`,
      expected: isForPeople ? 'a note for the person who has to mend it.' : 'an empty note: there is nothing to mend.',
      look: 'importEmployees(): the note says what is wrong with a conflict or a malformed row, and is empty for others.',
    });
  }
}

export function listed(entries: readonly string[], most = 6): string {
  return entries.slice(0, most).join(', ') + (entries.length > most ? ', …' : '');
}

export function shortened(text: string, length = 60): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function count(number: number, one: string, many = `${one}s`): string {
  return number === 0 ? `no ${one}` : number === 1 ? `one ${one}` : `${number} ${many}`;
}
