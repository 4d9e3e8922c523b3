/** What the checks of Synthesize claim, in parts that several of them share. */
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import {
  BrokenOff,
  type Draw,
  personById,
  raceTimeout,
  type Reader,
  type TestContext,
  watchAnswer,
} from 'host-and-remote/grader';
import { cloudEvent } from 'host-and-remote/remotes/cloud-events';
import { ColdStore } from 'host-and-remote/remotes/cold-store';
import { Inventory } from 'host-and-remote/remotes/inventory';
import { Maintenance } from 'host-and-remote/remotes/maintenance';
import type { DutyRow, GroupRows, ReviewRow, SaleRow } from 'host-and-remote/remotes/restaurant-group';
import { Reviews } from 'host-and-remote/remotes/reviews';
import { Rota } from 'host-and-remote/remotes/rota';
import { Sales } from 'host-and-remote/remotes/sales';
import { logRecord, Till } from 'host-and-remote/remotes/till';
import {
  centreIn,
  headingIn,
  listed,
  reportIn,
  systemsIn,
  type SeenItem,
  type SeenReport,
  type SeenSide,
  type SeenSystem,
} from './synthesize.page.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An event that somebody else’s program has written. */
export async function claimLibrary(scene: TestContext): Promise<void> {
  const { draw } = scene;
  const { CloudEvent, HTTP } = await import('cloudevents');
  const message = eventMessage(draw, { severity: 'error' });
  const event = new CloudEvent({
    id: message.id,
    source: 'urn:marram:maintenance',
    type: `maintenance.${message.kind}`,
    subject: draw.word(),
    dataschema: `https://schemas.example/${draw.word()}`,
    severitytext: 'error',
    partitionkey: draw.word(),
    data: { to: message.to, title: message.title, floor: draw.int(1, 9) },
  });
  scene.did('the maintenance desk sent an event with some more attributes, written by the library “cloudevents”');
  const { body, headers } = HTTP.structured(event);
  const reply = await fetch(`${scene.world.url}/intake/cloudevents`, {
    method: 'POST',
    body: body as string,
    headers: headers as Record<string, string>,
  });
  claimTakenIn(scene, reply, 'readEvent(): attributes that you do not know are no mistake.');
  claimItems(scene, amongThese(await list(scene), [message.id]), [seen(message, 'maintenance')], readEventLook);
}

/** What was stored is still there when the Host has started again. */
export async function claimStoredForGood(scene: TestContext): Promise<void> {
  const message = eventMessage(scene.draw);
  scene.did('the rota sent an item, your file was loaded afresh, and the list was opened');
  await deliver(scene, sendEvent(scene, message));
  await scene.world.plug();
  const look = () => 'store() and list(): both use the table notification, and no variable of your own.';
  claimItems(scene, await list(scene), [seen(message)], look);
}

/** The two systems that count alike. */
export async function claimSameId(scene: TestContext): Promise<void> {
  const { draw } = scene;
  const [one] = twoPeople(draw);
  const [rota, desk] = [0, 1].map(() => eventMessage(draw, { id: draw.digits(4), to: one }));
  const same = { ...desk!, id: rota!.id };
  scene.did(`the rota and the maintenance desk sent one item each, both with the id “${rota!.id}”`);
  await deliver(scene, sendEvent(scene, rota!));
  await deliver(scene, sendEvent(scene, same, 'maintenance'));
  const look = () => 'storeOnce(): an id is unique within its source only. Compare both.';
  claimItems(scene, await list(scene, one), [seen(rota!), seen(same, 'maintenance')], look);
}

/** Lines that are unusual and as they should be. */
export async function claimLines(scene: TestContext): Promise<void> {
  const lines = goodLines(scene.draw);
  const receipts = await postAll(
    scene,
    lines.map(([, , body]) => ({ dialect: 'syslog', body })),
  );
  const right = lines.map(([what, message], place): SeenItem => {
    scene.did(`the cold store sent a line ${what}`);
    claimTakenIn(scene, receipts[place], `readLine(): a line ${what} is as it should be.`);
    const { id, kind: type, to: person, title } = message;
    return { source: 'urn:marram:cold-store', id, type, person, title, severity: 13 };
  });
  scene.did('the cold store sent some lines, and the list was opened');
  const ids = right.map(({ id }) => id);
  claimItems(scene, amongThese(await list(scene), ids), right, readLineLook);
}

/** A system that has not answered yet, ever. */
export async function claimNeverHeard(scene: TestContext): Promise<void> {
  const { draw } = scene;
  const four = drawnSystems(scene);
  const lost = draw.one(four);
  lost.set({ mode: draw.one([500, 502, 503]) });
  scene.did(
    `somebody opened the notifications for the first time, while the ${lost.name.toLowerCase()} was out of order`,
  );
  const right = four.map((remote) => (remote === lost ? silent(lost.name, null) : current(scene, remote)));
  claimStates(scene, await systems(scene), right);
  scene.did(`then somebody opened them again, and the ${lost.name.toLowerCase()} was still out of order`);
  claimStates(scene, await systems(scene), right);
  recover(lost);
}

/** What a system said last outlives the Host. */
export async function claimOutlives(scene: TestContext): Promise<void> {
  const { draw } = scene;
  const four = drawnSystems(scene);
  const lost = draw.one(four);
  scene.did('somebody opened the notifications');
  await systems(scene);
  const known = asOfNow(scene, lost);
  await scene.world.advance(draw.int(5, 500) * MINUTE);
  lost.set({ mode: 'offline' });
  await scene.world.plug();
  scene.did(
    `somebody opened the notifications; later, after your file was loaded afresh, the ${lost.name.toLowerCase()} could not be reached`,
  );
  claimStates(
    scene,
    await systems(scene),
    four.map((remote) => (remote === lost ? silent(lost.name, known) : current(scene, remote))),
  );
}

/** What counts as a dessert, and how often. */
export async function claimPortions(scene: TestContext): Promise<void> {
  const { draw } = scene;
  const one = new Evening(draw);
  one.serve(one.people(3, STARS));
  one.sell(draw.int(2, 9), draw.int(1_500, 3_000), { course: 'main' });
  one.sell(draw.int(2, 9), draw.int(300, 500), { course: 'drink' });
  for (const like of ['Dessert', 'dessert wine', 'pre-dessert', 'dessert ']) one.sellOf(like);
  one.sellUneven();
  await claimScene(
    scene,
    'one evening desserts were sold, and other dishes as well',
    one,
    'only a dish with the course dessert counts; averageCents is takings divided by desserts, and nothing of it is cut off.',
  );
  const two = new Evening(draw);
  two.serve(two.people(3, LOW));
  two.sell(draw.int(11, 40), draw.int(500, 600));
  two.sell(1, draw.int(2_000, 3_000));
  await claimScene(
    scene,
    'one evening many cheap desserts were sold on one line, and a dear one on another',
    two,
    'desserts is the sum of quantity, and an average weighs each dessert, not each line.',
  );
  const three = new Evening(draw);
  const later = dayAfter(three.date, draw.int(1, 20));
  for (const businessDate of [three.date, later]) three.serve(three.people(3, STARS), { businessDate });
  three.sell(draw.int(20, 40), draw.int(500, 600));
  three.sell(1, draw.int(2_000, 3_000), { soldAt: `${later}T20:10:00` });
  await claimScene(
    scene,
    'many cheap desserts were sold on one evening, and a dear one on another',
    three,
    'an average weighs each dessert, not each evening.',
  );
  const four = new Evening(draw);
  four.serve(four.people(2, LOW));
  four.sell(draw.int(2, 9), 0);
  await claimScene(
    scene,
    'one evening desserts were given away for nothing',
    four,
    'averageCents is null only when no dessert was sold; an average of 0 is one.',
  );
}

/** How many of the servers it takes. */
export async function claimShare(scene: TestContext): Promise<void> {
  const { draw } = scene;
  for (const [top, all] of draw.shuffled([
    draw.one([
      [3, 4],
      [6, 8],
      [9, 12],
    ] as const),
    draw.one([
      [40, 53],
      [43, 57],
      [46, 61],
    ] as const), // rounded to a whole number of percent, it is 75
    draw.one([
      [4, 5],
      [7, 9],
      [10, 13],
      [13, 17],
    ] as const),
  ])) {
    const one = new Evening(draw);
    one.serve([...one.people(top, STARS), ...one.people(all - top, LOW)]);
    one.sellUneven();
    await claimScene(
      scene,
      `one evening ${top} of ${all} servers were in the 90th percentile, which is ${((100 * top) / all).toFixed(2)} %`,
      one,
      '“more than 75 %” is > 0.75, without rounding first.',
    );
  }
  const [edge, mean] = [new Evening(draw), new Evening(draw)];
  edge.serve([90, 90, 90, 90].map((percentile) => edge.person(percentile)));
  edge.serve(
    [89, 89, 89].map((percentile) => edge.person(percentile)),
    { businessDate: dayAfter(edge.date, 1) },
  );
  edge.serve(
    [100, 99, 100].map((percentile) => edge.person(percentile)),
    { businessDate: dayAfter(edge.date, 2) },
  );
  edge.sellUneven();
  await claimScene(
    scene,
    'one evening all servers had a percentile of 90, on another 89, and on another 99 or 100',
    edge,
    'a percentile of 90 or more counts.',
  );
  mean.serve([...mean.people(4, [90, 91]), mean.person(draw.int(1, 9))]);
  mean.sellUneven();
  await claimScene(
    scene,
    'one evening four of five servers were just in the 90th percentile, and the fifth was far below it',
    mean,
    'it is the share of the servers that counts, not the average of their percentiles.',
  );
}

/** Who is a server of the evening. */
export async function claimRoles(scene: TestContext): Promise<void> {
  const { draw } = scene;
  const top = new Evening(draw);
  top.serve(top.people(3, STARS));
  for (const role of ['chef', 'porter'] as const) top.serve(top.people(draw.int(1, 3), LOW), { role });
  top.sellUneven();
  const look = 'only the role server counts, above and below the line of the fraction.';
  await claimScene(
    scene,
    'three servers in the 90th percentile worked one evening, with chefs and porters below it',
    top,
    look,
  );
  const low = new Evening(draw);
  low.serve(low.people(1, LOW));
  for (const role of ['chef', 'porter'] as const) low.serve(low.people(draw.int(4, 6), STARS), { role });
  low.sellUneven();
  await claimScene(
    scene,
    'a server below the 90th percentile worked one evening, with chefs and porters in it',
    low,
    look,
  );
  const noon = new Evening(draw);
  noon.serve(noon.people(3, STARS));
  noon.serve(noon.people(draw.int(1, 3), LOW), { shift: 'lunch' });
  noon.serve(noon.people(2, STARS), { shift: 'lunch', businessDate: dayAfter(noon.date, 1) });
  noon.sellUneven();
  await claimScene(
    scene,
    'other servers worked at lunch than in the evening, and on the day after there was lunch only',
    noon,
    'only rows of duty with the shift evening count, for the servers as for the number of shifts.',
  );
}

// People and words.

export const PEOPLE = ['00042', '00088', '00107', '00118', '00131', '00203'] as const;

export function twoPeople(draw: Draw): [string, string] {
  return draw.some(PEOPLE, 2) as [string, string];
}

export function nameOf(userId: string): string {
  return personById(userId).name;
}

export function sentence(draw: Draw): string {
  return `The ${draw.word()} is ${draw.word()}, and ${draw.word()} knows`;
}

// What systems send, and what becomes of it.

export type EventMessage = Parameters<Rota['send']>[0];
export type NumberedMessage = Parameters<Till['send']>[0];
type CloudEvent = ReturnType<typeof cloudEvent>;

const WORDS = { info: 9, warning: 13, error: 17, critical: 21 } as const;

export function eventMessage(draw: Draw, changes: Partial<EventMessage> = {}): EventMessage {
  const id = `${draw.word()}-${draw.digits(4)}`;
  return {
    id,
    kind: `${draw.word()}.${draw.word()}`,
    to: draw.one(PEOPLE),
    title: sentence(draw),
    severity: 'info',
    ...changes,
  };
}

export function numberedMessage(draw: Draw, changes: Partial<NumberedMessage> = {}): NumberedMessage {
  return { ...eventMessage(draw), severity: 4, ...changes };
}

export function eventText(draw: Draw, changes: Partial<EventMessage>, at: number): string {
  return JSON.stringify(cloudEvent('rota', eventMessage(draw, changes), at));
}

/** What the list shows of a message that the rota, or a system like it, has sent. */
export function seen({ id, kind, to, title, severity }: EventMessage, system = 'rota'): SeenItem {
  const source = `urn:marram:${system}`;
  return { source, id, type: `${system}.${kind}`, person: to, title, severity: WORDS[severity] };
}

/** Events that are as they should be, by what is unusual about them. */
export function harmless(draw: Draw): [string, (event: CloudEvent) => object | string][] {
  const level = draw.int(1, 24);
  return [
    ['without “time” and “datacontenttype”', ({ time: _t, datacontenttype: _d, ...bare }) => bare],
    [
      'with another “datacontenttype”',
      (event) => ({ ...event, datacontenttype: draw.one(['text/json', 'application/vnd.marram+json; charset=utf-8']) }),
    ],
    ['whose “time” is no time', (event) => ({ ...event, time: draw.word() })],
    [
      'with attributes of its own',
      (event) => ({ ...event, subject: draw.word(), severitynumber: level, [draw.word()]: true, [draw.word()]: null }),
    ],
    ['with more in its data', (event) => ({ ...event, data: { ...event.data, floor: level, [draw.word()]: [{}] } })],
    ['whose attributes come in another order', (event) => Object.fromEntries(Object.entries(event).toReversed())],
    ['in indented JSON, with line ends around it', (event) => `\n ${JSON.stringify(event, null, 2)}\n`],
  ];
}

/** What makes an event unusual that is as it should be, and whose texts must stay as they are. */
export function unusual(draw: Draw): [string, { event?: Partial<CloudEvent>; data?: Partial<CloudEvent['data']> }][] {
  const [word, other] = [draw.word(), draw.word()];
  const id = (id: string) => ({ event: { id } });
  const title = (title: string) => ({ data: { title } });
  return [
    ['whose id has leading zeros', id(`00${draw.digits(4)}`)],
    ['whose id has spaces around it', id(` ${word} `)],
    ['whose id is full of quotes', id(`${word}');  -- "`)],
    ['whose id has capitals, accents and a slash', id(`A-${draw.digits(3)}/Caf\u00e9 ${word} Cafe\u0301`)],
    ['whose id looks like a number', id(`${draw.int(1, 9)}.${draw.int(1, 9)}0`)],
    ['whose id is very long', id(word.repeat(60))],
    ['whose id is a word that objects know', id(draw.one(['constructor', '__proto__', 'toString']))],
    ['whose source is an address', { event: { source: `https://${word}.example/a?b=1#${other}` } }],
    ['whose source has capitals', { event: { source: `urn:Marram:${word.toUpperCase()}` } }],
    ['whose source is a path', { event: { source: `/${word}/${other}` } }],
    ['whose type is a single word with capitals', { event: { type: word.toUpperCase() } }],
    ['whose type has a space at its end', { event: { type: `${word}.${other} ` } }],
    ['for a user ID that is no number', { data: { to: `${word}@marram.example` } }],
    ['for a user ID of few digits', { data: { to: String(draw.int(1, 999)) } }],
    ['for a user ID with spaces around it', { data: { to: ` ${word} ` } }],
    ['whose title is full of quotes', title(`${word}’s "late" shift; O'Brien & Söhne \\ 100 % -- ?`)],
    ['whose title looks like HTML', title(`<b>${word}</b> &amp; <br> &lt;${other}`)],
    ['whose title has spaces around it', title(`  ${word} `)],
    ['whose title has several spaces and a tab', title(`${word}   ${other}\tend`)],
    ['whose title has line ends', title(`${word}\r\n${other}\n`)],
    ['whose title has accents of two kinds', title(`Caf\u00e9 ${word} Cafe\u0301 🍮`)],
    ['whose title is very long', title(`${word} `.repeat(80))],
    ['whose title is a space', title(' ')],
    ['whose title is a number with leading zeros', title(`00${draw.digits(3)}`)],
  ];
}

/** Events that are not as they should be, by what is wrong with them. */
export function malformedEvents(draw: Draw, now: number): [string, string][] {
  const good = cloudEvent('rota', eventMessage(draw), now);
  const { to, title } = good.data;
  const event = (changes: object) => JSON.stringify({ ...good, ...changes });
  const wrong = () => draw.one([true, [draw.word()], { text: draw.word() }, null]);
  const words = ['an empty text', 'the number 1', 'no text at all'];
  const values = () => ['', 1, wrong()];
  const inList = (text: string) => [`the list ${JSON.stringify([text])}`, [text]] as const;
  return [
    ['the JSON value null', 'null'],
    ['a body that is no JSON', event({}).slice(0, draw.int(20, 90))],
    ['an empty body', ''],
    ['a JSON number', draw.digits(2).replace(/^0/, '1')],
    ['a JSON text', JSON.stringify(event({}))],
    ['a JSON list with an event in it', `[${event({})}]`],
    ...(['specversion', 'id', 'source', 'type', 'severitytext'] as const).flatMap((name): [string, string][] => [
      [`an event without ${name}`, event({ [name]: undefined })],
      ...values().map((value, place): [string, string] => [
        `an event whose ${name} is ${words[place]}`,
        event({ [name]: value }),
      ]),
    ]),
    ...(['specversion', 'id', 'source', 'type', 'severitytext'] as const).map((name): [string, string] => {
      const [words, list] = inList(good[name]);
      return [`an event whose ${name} is ${words}`, event({ [name]: list })];
    }),
    ...(['to', 'title'] as const).map((name): [string, string] => {
      const [words, list] = inList(good.data[name]);
      return [`an event whose data.${name} is ${words}`, event({ data: { to, title, [name]: list } })];
    }),
    ...(['to', 'title'] as const).flatMap((name): [string, string][] => [
      [`an event without data.${name}`, event({ data: { to, title, [name]: undefined } })],
      ...values().map((value, place): [string, string] => [
        `an event whose data.${name} is ${words[place]}`,
        event({ data: { to, title, [name]: value } }),
      ]),
    ]),
    ...['0.3', '1', '1.1', ' 1.0', '1.00'].map((version): [string, string] => [
      `an event of the specversion “${version}”`,
      event({ specversion: version }),
    ]),
    ...[
      'WARNING',
      'Critical',
      ' info',
      'error ',
      'warn',
      'fatal',
      'urgent',
      'toString',
      'constructor',
      '__proto__',
      '13',
    ].map((word): [string, string] => [`an event with the severitytext “${word}”`, event({ severitytext: word })]),
    ['an event without data', event({ data: undefined })],
    ['an event whose data is null', event({ data: null })],
    ['an event whose data is a text', event({ data: JSON.stringify({ to, title }) })],
    ['an event whose data is a list', event({ data: [{ to, title }] })],
    ['an event that says beside data whom it is for', event({ data: undefined, to, title })],
  ];
}

/** Pairs of items that look alike and are not the same, by what they differ in. */
export function almostTheSame(draw: Draw): [string, Name, Name][] {
  const source = `urn:marram:${draw.word()}`;
  const ids = (one: string, other: string): [Name, Name] => [
    { source, id: one },
    { source, id: other },
  ];
  const sources = (one: string, other: string): [Name, Name] => {
    const id = draw.word();
    return [
      { source: one, id },
      { source: other, id },
    ];
  };
  const w = () => draw.word();
  const [capital, spaced, accent, long, urn] = [w(), w(), w(), w(), `urn:marram:${w()}`];
  const [number, big, figure] = [String(draw.int(1_000, 9_999)), `9${draw.digits(17)}`, draw.int(1, 9)];
  const [one, two, three, four] = [w(), w(), w(), w()];
  const [before, middle, after] = [`urn:marram:${w()}`, w(), w()];
  return [
    ['capital letters', ...ids(`a-${capital}`, `A-${capital}`)],
    ['a leading zero', ...ids(number, `0${number}`)],
    ['a space before the id', ...ids(spaced, ` ${spaced}`)],
    ['a space after the id', ...ids(`${spaced}1`, `${spaced}1 `)],
    ['how an accent is written', ...ids(`caf\u00e9-${accent}`, `cafe\u0301-${accent}`)],
    ['a letter where the other has _', ...ids(`${one}x`, `${one}_`)],
    ['a letter where the other had _', ...ids(`${two}_`, `${two}x`)],
    ['letters where the other has %', ...ids(`${three}xyz`, `${three}%`)],
    ['letters where the other had %', ...ids(`${four}%`, `${four}xyz`)],
    ['the end of a long id', ...ids(`${long.repeat(40)}1`, `${long.repeat(40)}2`)],
    ['one more letter', ...ids(long, `${long}a`)],
    ['the way a number is written', ...ids(`${figure}000`, `${figure}e3`)],
    ['a decimal place', ...ids(`1${number}`, `1${number}.0`)],
    ['the last digit of a big number', ...ids(`${big}1`, `${big}2`)],
    ['capital letters of the source', ...sources(urn, urn.toUpperCase())],
    ['a slash at the end of the source', ...sources(`${urn}a`, `${urn}a/`)],
    ['a letter of the source where the other has _', ...sources(`${urn}xb`, `${urn}_b`)],
    ['letters of the source where the other had %', ...sources(`${urn}%c`, `${urn}xyzc`)],
    ['the end of the source', ...sources(`${urn}1`, `${urn}2`)],
    ['a space after the source', ...sources(`${urn}d`, `${urn}d `)],
    ...['', ' ', '/', ':', '|', '#', '-', '_', '.', ',', ';', '\n', '\t', '::'].map((mark): [string, Name, Name] => [
      'where the source ends and the id begins',
      { source: before, id: `${middle}${mark}${after}` },
      { source: `${before}${mark}${middle}`, id: after },
    ]),
  ];
}

/** What tells an item apart. */
interface Name {
  source: string;
  id: string;
}

/** More items than any page has room for, all at once. @returns how many */
export async function crowd(scene: TestContext, to: string = PEOPLE[0]): Promise<number> {
  const { draw } = scene;
  const count = draw.int(101, 110);
  scene.did(`the rota sent ${count} more items`);
  const messages = Array.from({ length: count }, (_, place) =>
    asEvent(scene, eventMessage(draw, { id: `crowd-${place}`, to })),
  );
  for (const receipt of await postAll(scene, messages)) claimTakenIn(scene, receipt, STORES);
  return count;
}

/** A line as the cold store writes it (RFC 5424). */
export function lineText(
  { id, kind, to, title, priority = 132 }: NumberedMessage & { priority?: number },
  {
    head = '1 2026-03-02T08:55:00.000Z cold-2.lisboa monitor 731',
    structure = `note@32473 id="${id}" to="${to}"`,
  }: { head?: string; structure?: string } = {},
): string {
  return `<${priority}>${head} ${kind} [${structure}] ${title}`;
}

/** Lines that are as they should be, by what is unusual about them, with what they say. */
function goodLines(draw: Draw): [string, NumberedMessage, string][] {
  const line = (
    changes: Partial<NumberedMessage>,
    way?: (message: NumberedMessage) => Parameters<typeof lineText>[1],
  ) => {
    const message = numberedMessage(draw, changes);
    return [message, lineText(message, way?.(message))] as const;
  };
  const [word, other] = [draw.word(), draw.word()];
  return [
    ['like any other', ...line({})],
    [
      'whose structured data come in another order',
      ...line({}, ({ id, to }) => ({ structure: `note@32473 to="${to}" id="${id}"` })),
    ],
    [
      'with more in its structured data',
      ...line({}, ({ id, to }) => ({
        structure: `${word}@32473 room="${draw.digits(2)}" id="${id}" ${other}="" to="${to}" unit="C 4"`,
      })),
    ],
    [
      'of another machine',
      ...line({}, () => ({ head: `1 2026-03-02T09:55:00+01:00 ${word}.gent ${other} ${draw.digits(4)}` })),
    ],
    ['that does not say when, where, or by what it was written', ...line({}, () => ({ head: '1 - - - -' }))],
    ['whose id has leading zeros', ...line({ id: `00${draw.digits(4)}` })],
    ['whose id has capitals and spaces', ...line({ id: `A ${word}  Z` })],
    ['for a user ID of few digits', ...line({ to: String(draw.int(1, 999)) })],
    ['for a user ID that is no number', ...line({ to: `${word}@marram.example` })],
    ['whose type is a single word with capitals', ...line({ kind: word.toUpperCase() })],
    [
      'whose message has brackets and quotes',
      ...line({ title: `Room [${draw.digits(1)}] is "${word}", id="${other}" to="-"` }),
    ],
    ['whose message looks like HTML', ...line({ title: `<b>${word}</b> &amp; <${draw.int(1, 99)}>1` })],
    ['whose message has several spaces and accents', ...line({ title: `Caf\u00e9  ${word}   Cafe\u0301 9\u00a0°C` })],
    ['whose message is very long', ...line({ title: `${word} `.repeat(60) + other })],
  ];
}

export function malformedLines(draw: Draw): [string, string][] {
  const message = numberedMessage(draw);
  const { id, to, title } = message;
  const good = lineText(message);
  return [
    ['an empty line', ''],
    ['a sentence', title],
    ['an event in JSON', eventText(draw, {}, Date.parse('2026-03-02T08:55:00Z'))],
    ['a line without a priority', good.replace('<132>', '')],
    ['a line of version 2', good.replace('>1 ', '>2 ')],
    ['a line without an id', good.replace(` id="${id}"`, '')],
    ['a line with an empty id', good.replace(`"${id}"`, '""')],
    ['a line that is for nobody', good.replace(` to="${to}"`, '')],
    ['a line that is for an empty text', good.replace(`"${to}"`, '""')],
    ['a line without structured data', good.replace(/\[.*\]/, '-')],
    ['a line without a message', good.replace(` ${title}`, '')],
  ];
}

type LogRecord = ReturnType<typeof logRecord>;

/** Records that are as they should be, one for each severity, by what is unusual about them, with what they say. */
export function goodRecords(draw: Draw, now: number): [string, NumberedMessage, object][] {
  const [word, other] = [draw.word(), draw.word()];
  const same = (record: LogRecord): object => record;
  const ways: [string, Partial<NumberedMessage>, (record: LogRecord) => object][] = [
    ['', {}, same],
    [
      ', whose attributes come in another order',
      {},
      (record) => ({ ...record, attributes: record.attributes.toReversed() }),
    ],
    [
      ', with more attributes',
      {},
      (record) => ({
        ...record,
        attributes: [
          { key: word, value: { intValue: draw.digits(3) } },
          record.attributes[0],
          { key: 'id', value: { stringValue: other } },
          { key: `enduser.${word}`, value: { stringValue: other } },
          record.attributes[1],
        ],
      }),
    ],
    [
      ', with a severityText that says something else',
      {},
      (record) => ({ ...record, severityText: draw.one(['ERROR', 'DEBUG4', 'info']), traceId: draw.digits(32) }),
    ],
    [', without timeUnixNano', {}, ({ timeUnixNano: _t, ...bare }) => bare],
    [', whose id has leading zeros', { id: `00${draw.digits(4)}` }, same],
    [', whose id has spaces around it', { id: ` ${word} ` }, same],
    [', for a user ID of few digits', { to: String(draw.int(1, 999)) }, same],
    [', for a user ID that is no number', { to: ` ${word}@marram.example` }, same],
    [', whose type has capitals', { kind: word.toUpperCase() }, same],
    [', whose title has spaces around it', { title: `  ${word}  ${other}\n ` }, same],
    [', whose title looks like HTML', { title: `<b>${word}</b> &amp; ${other}’s "x"` }, same],
    [', whose title has accents of two kinds', { title: `Caf\u00e9 ${word} Cafe\u0301` }, same],
  ];
  return Array.from({ length: 24 }, (_, place) => {
    const [what, changes, way] = ways[place % ways.length]!;
    const message = numberedMessage(draw, { severity: place + 1, ...changes });
    // Where the texts are unusual twice, they must not be the same item.
    const unlike = 'id' in changes ? { ...message, id: `${changes.id}${place}${changes.id}` } : message;
    return [`of the severityNumber ${place + 1}${what}`, unlike, way(logRecord(unlike, now))];
  });
}

export function malformedRecords(draw: Draw, now: number): [string, string][] {
  const good = logRecord(numberedMessage(draw, { severity: 13 }), now);
  const record = (changes: object) => JSON.stringify({ ...good, ...changes });
  const attribute = (key: string, value?: unknown) => ({
    attributes: good.attributes.flatMap((one): object[] => {
      if (one.key !== key) return [one];
      return value === undefined ? [] : [{ key, value }];
    }),
  });
  const texts: [string, (text: unknown) => string][] = [
    ['log.record.uid', (text) => record(attribute('log.record.uid', { stringValue: text }))],
    ['enduser.id', (text) => record(attribute('enduser.id', { stringValue: text }))],
    ['eventName', (text) => record({ eventName: text })],
    ['body.stringValue', (text) => record({ body: { stringValue: text } })],
  ];
  return [
    ['the JSON value null', 'null'],
    ['a body that is no JSON', record({}).slice(0, draw.int(20, 90))],
    ['an empty body', ''],
    ['a JSON text', JSON.stringify(record({}))],
    ['a JSON list with a record in it', `[${record({})}]`],
    ...texts.flatMap(([name, with_]): [string, string][] => [
      [`a record whose ${name} is missing`, with_(undefined)],
      [`a record whose ${name} is an empty text`, with_('')],
      [`a record whose ${name} is a number`, with_(draw.int(1, 999))],
      [`a record whose ${name} is null`, with_(null)],
    ]),
    ['a record without the attribute log.record.uid', record(attribute('log.record.uid'))],
    ['a record without the attribute enduser.id', record(attribute('enduser.id'))],
    [
      'a record whose enduser.id has a number as intValue',
      record(attribute('enduser.id', { intValue: draw.digits(3) })),
    ],
    ['a record whose enduser.id is null', record(attribute('enduser.id', null))],
    ['a record without attributes', record({ attributes: undefined })],
    ['a record whose attributes are null', record({ attributes: null })],
    ['a record whose attributes are no list', record({ attributes: { [draw.word()]: draw.word() } })],
    ['a record with null among its attributes, and no id', record({ attributes: [null, good.attributes[1]] })],
    ['a record without a body', record({ body: undefined })],
    ['a record whose body is null', record({ body: null })],
    ['a record whose body is a text', record({ body: draw.word() })],
    ['a record without a severityNumber', record({ severityNumber: undefined })],
    ...[0, 25, -1, 13.5, '17', '', true, null, [9]].map((value): [string, string] => [
      `a record with the severityNumber ${JSON.stringify(value)}`,
      record({ severityNumber: value }),
    ]),
  ];
}

type Dialect = 'cloudevents' | 'syslog' | 'otel';

/** One of many messages. */
export interface Message {
  dialect: Dialect;
  body: string;
}

/** What the Host answered to a message. */
export interface Receipt {
  status: number;
  /** Why learner code failed, where that is known, with file and line. */
  threw?: string;
  where?: string;
}

/** Sends many messages at once to a door of the Host for whoever builds it, which takes them in one after the other. */
export async function postAll({ world }: TestContext, messages: readonly Message[]): Promise<Receipt[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Receipt[]>();
  const broken = (cause: unknown) => reject(new BrokenOff(cause));
  request(`${world.url}/intake`, { method: 'POST' }, (reply) => {
    json(reply).then((receipts) => resolve(Array.isArray(receipts) ? (receipts as Receipt[]) : []), broken);
  })
    .on('error', broken)
    .end(JSON.stringify(messages));
  return promise;
}

export function asEvent({ world }: TestContext, message: EventMessage, system = 'rota'): Message {
  return { dialect: 'cloudevents', body: JSON.stringify(cloudEvent(system, message, world.clock.now())) };
}

/** Sends a text to one of the Host's doors, as a system does; `fetch` would cost three times as much. */
export function post({ world }: TestContext, dialect: Dialect, body: string): Promise<Receipt> {
  const { promise, resolve, reject } = Promise.withResolvers<Receipt>();
  const broken = (cause: unknown) => reject(new BrokenOff(cause));
  request(`${world.url}/intake/${dialect}`, { method: 'POST' }, (reply) => {
    reply.on('error', broken).on('end', () => resolve({ status: reply.statusCode ?? 0 }));
    reply.resume();
  })
    .on('error', broken)
    .end(body);
  return promise;
}

export function sendEvent(scene: TestContext, message: EventMessage, system = 'rota'): Promise<Receipt> {
  return post(scene, 'cloudevents', asEvent(scene, message, system).body);
}

/** Waits until the Host has taken a message in. */
export async function deliver(scene: TestContext, sending: Promise<Receipt>, reader = 'readEvent()'): Promise<void> {
  claimTakenIn(scene, await sending, `${reader}, and what stores: store() and storeOnce().`);
}

const STORES = 'readEvent(), and what stores: store() and storeOnce().';

export function claimTakenIn(scene: TestContext, receipt: Receipt | undefined, look: string): void {
  scene.claim(receipt?.status === 200 || receipt?.status === 202, {
    saw: answered(receipt, ' to a message that is as it should be'),
    expected: '202, which says that it was taken in.',
    look: lookAt(receipt, look),
  });
}

export function claimRefused(scene: TestContext, receipt: Receipt | undefined, look: string): void {
  scene.claim(receipt?.status === 400, {
    saw: answered(receipt),
    expected: '400, so that the sender hears that this message will never be read.',
    look: lookAt(receipt, look),
  });
}

export function claimStatus(scene: TestContext, receipt: Receipt | undefined, right: number, look: string): void {
  scene.claim(receipt?.status === right, {
    saw: answered(receipt),
    expected: right === 202 ? '202, which says that it is new.' : '200, which says that it is known.',
    look: lookAt(receipt, look),
  });
}

function answered(receipt: Receipt | undefined, to = ''): string {
  if (receipt === undefined) return 'no answer of The Pass.';
  return `The Pass answered ${receipt.status}${to}${receipt.threw === undefined ? '.' : `: “${receipt.threw}”.`}`;
}

function lookAt(receipt: Receipt | undefined, look: string): string {
  return receipt?.where === undefined ? look : `${receipt.where}, where it went wrong. Then ${look}`;
}

// What the pages say.

const readers = new WeakMap<TestContext, Map<string, Promise<Reader>>>();

/** The Host's pages as somebody gets them, who comes in once an hour of the lab's clock. */
function readerOf(scene: TestContext, userId: string): Promise<Reader> {
  const own = readers.get(scene) ?? new Map<string, Promise<Reader>>();
  readers.set(scene, own);
  const key = `${userId} ${Math.floor(scene.world.clock.now() / HOUR)}`;
  const reader = own.get(key) ?? scene.reader(userId);
  own.set(key, reader);
  return reader;
}

/** The list as somebody sees it; without step 2 it shows everything. */
export async function list(
  scene: TestContext,
  userId: string = PEOPLE[0],
  query = '',
  what = 'list() and find()',
): Promise<SeenItem[]> {
  const reader = await readerOf(scene, userId);
  const { items, heading } = centreIn((await reader(`/notifications${query}`)).html);
  scene.claim(items !== undefined, {
    saw: `no list, but a page that says “${heading}”.`,
    expected: 'a list of notifications.',
    look: `${what}: what comes back, and that what was handed in stays as it was.`,
  });
  return items!;
}

/** Where to look when a part of an item is wrong, or when the item is not there at all. */
type Look = (name?: keyof SeenItem) => string;

export function lookIn(reader: string, from: Record<keyof SeenItem, string>): Look {
  return (name) =>
    name === undefined
      ? 'list(): everything in the table. And store(): one row for each item.'
      : `${reader}: ${name} is ${from[name]}, exactly as it came. Or store(): each value in its own column.`;
}

export const readEventLook = lookIn('readEvent()', {
  source: 'the attribute source',
  id: 'the attribute id',
  type: 'the attribute type',
  person: 'data.to',
  title: 'data.title',
  severity: 'what severitytext means on the scale',
});

const readLineLook = lookIn('readLine()', {
  source: 'always urn:marram:cold-store',
  id: 'the line’s data.id',
  type: 'the line’s msgId',
  person: 'the line’s data.to',
  title: 'the line’s message',
  severity: 'what the priority means on the scale',
});

/** Claims that a list has these items and no others, in any order. */
export function claimItems(scene: TestContext, items: SeenItem[], right: SeenItem[], look: Look): void {
  const left = [...items];
  const missing = right.filter((item) => {
    const place = left.findIndex((other) => differences(item, other).length === 0);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  const [item] = missing;
  if (item) {
    const nearest = left.toSorted((a, b) => differences(item, a).length - differences(item, b).length)[0];
    const names = nearest ? differences(item, nearest) : [];
    const [name] = names;
    const isTheSame = nearest !== undefined && name !== undefined && names.length < 4;
    scene.claim(false, {
      saw: isTheSame
        ? `an item whose ${name} is “${nearest[name]}”.`
        : `${counted(items.length, 'item')}, and this one is not there: ${described(item)}.`,
      expected: isTheSame
        ? `the ${name} “${item[name]}”, as in ${described(item)}.`
        : `${counted(right.length, 'item')}.`,
      look: look(isTheSame ? name : undefined),
    });
  }
  scene.claim(left.length === 0, {
    saw: `${counted(items.length, 'item')}, and this one does not belong there: ${described(left[0])}.`,
    expected: `${counted(right.length, 'item')}.`,
    look: look(),
  });
}

/** Those of a list that are called so. */
export function amongThese(items: SeenItem[], ids: string[]): SeenItem[] {
  return items.filter(({ id }) => ids.includes(id));
}

function differences(one: SeenItem, other: SeenItem): (keyof SeenItem)[] {
  return (Object.keys(one) as (keyof SeenItem)[]).filter((name) => one[name] !== other[name]);
}

function described(item: SeenItem | undefined): string {
  if (!item) return 'nothing';
  const { source, id, type, person, severity, title } = item;
  return `“${title}” (“${type}”) from “${source}”, id “${id}”, for “${person}”, severity ${severity}`;
}

export function claimOrder(
  scene: TestContext,
  items: SeenItem[],
  right: string[],
  { expected, look }: { expected: string; look: string },
): void {
  const ids = items.map(({ id }) => id);
  scene.claim(ids.join() === right.join(), {
    saw: ids.length === 0 ? 'an empty list.' : `${counted(ids.length, 'item')}: ${listed(ids)}.`,
    expected,
    look,
  });
}

export function sameOrder(items: SeenItem[], right: NumberedMessage[]): boolean {
  return items.map(({ id }) => id).join() === right.map(({ id }) => id).join();
}

export function claimSeverity(scene: TestContext, items: SeenItem[], id: string, right: number, look: string): void {
  const item = items.find((one) => one.id === id);
  scene.claim(item?.severity === right, {
    saw: item ? `the severity ${item.severity}.` : 'no such item in the list.',
    expected: `the severity ${right}.`,
    look,
  });
}

export function counted(count: number, noun: string): string {
  const many = noun === 'person' ? 'people' : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

// What somebody chooses.

export interface Choice {
  /** The end of a source. */
  system?: string;
  severity?: number;
  received?: string;
}

interface Sent {
  item: SeenItem;
  at: number;
}

export function queryOf({ system, severity, received = '' }: Choice): string {
  const source = system === undefined ? '' : `urn:marram:${system}`;
  return `?${new URLSearchParams({ system: source, severity: String(severity ?? ''), received }).toString()}`;
}

/** Items of two systems, for two people, old and new, mild and severe: each of the sixteen. Oldest first. */
export async function sendMany(scene: TestContext, people: [string, string]): Promise<Sent[]> {
  const { draw } = scene;
  const sent: Sent[] = [];
  scene.did('two systems sent items for two people');
  for (const age of ['old', 'new']) {
    if (age === 'new') await scene.world.advance(draw.int(70, 200) * MINUTE);
    const kinds = people.flatMap((to) =>
      (['rota', 'maintenance'] as const).flatMap((system) =>
        (['mild', 'severe'] as const).map((force) => ({ to, system, force })),
      ),
    );
    for (const { to, system, force } of draw.shuffled(kinds)) {
      await scene.world.advance(MINUTE);
      const severity =
        force === 'mild' ? draw.one(['info', 'warning'] as const) : draw.one(['error', 'critical'] as const);
      const message = eventMessage(draw, { to, severity });
      await deliver(scene, sendEvent(scene, message, system));
      sent.push({ item: seen(message, system), at: scene.world.clock.now() });
    }
  }
  return sent;
}

/** Claims that a list has what somebody has chosen, newest first. */
export function claimFiltered(
  scene: TestContext,
  shown: SeenItem[],
  sent: Sent[],
  person: string,
  choice: Choice,
): void {
  const { system, severity, received } = choice;
  const chosen = [
    system !== undefined && `the source “urn:marram:${system}”`,
    severity !== undefined && `a severity of ${severity} or more`,
    received !== undefined && 'the last hour',
  ].filter((one) => one !== false);
  const words = chosen.length === 0 ? 'nothing, so that all of it is shown' : chosen.join(' and ');
  scene.did(`two systems sent items for two people, and ${person} chose ${words}`);
  const since = received === undefined ? -Infinity : scene.world.clock.now() - HOUR;
  /** Why a filter does not let an item through. */
  const reasons = ({ item, at }: Sent) =>
    [
      item.person !== person && `is for ${item.person}`,
      system !== undefined && item.source !== `urn:marram:${system}` && `came from “${item.source}”`,
      severity !== undefined && item.severity < severity && `has the severity ${item.severity}`,
      at < since && 'came too early',
    ].filter((reason) => reason !== false);
  const look = 'find(): person always counts; null means that it does not matter; everything else must hold at once.';
  const ids = new Set(shown.map(({ id }) => id));
  const right = sent.filter((one) => reasons(one).length === 0);
  const extra = sent.find((one) => ids.has(one.item.id) && reasons(one).length > 0);
  scene.claim(extra === undefined, {
    saw: extra ? `an item that ${reasons(extra).join(' and ')}: ${described(extra.item)}.` : '',
    expected: `${counted(right.length, 'item')}, without that one.`,
    look,
  });
  const lacking = right.find(({ item }) => !ids.has(item.id));
  scene.claim(lacking === undefined, {
    saw: `${counted(shown.length, 'item')}, and this one is not there: ${described(lacking?.item)}.`,
    expected: `${counted(right.length, 'item')}, and this one among them.`,
    look,
  });
  const newest = right.map(({ item }) => item.id).toReversed();
  claimOrder(scene, shown, newest, {
    expected: `the newest first: ${listed(newest)}.`,
    look: 'find(): ORDER BY receivedAt DESC.',
  });
}

// How systems stand.

interface Standing {
  name: string;
  status: 'current' | 'silent';
  open?: number;
  /** As the system said it; null when it was never heard from. */
  asOf: string | null;
}

type AnySystem = Rota | Maintenance | ColdStore | Till;

/** The four systems in the order of the page, the rota first. */
export function fourSystems({ world }: TestContext): AnySystem[] {
  return [world.remote(Rota), world.remote(Maintenance), world.remote(ColdStore), world.remote(Till)];
}

/** The same, with other numbers in every grade. */
export function drawnSystems(scene: TestContext): AnySystem[] {
  const four = fourSystems(scene);
  for (const { records } of four) {
    records.open = scene.draw.int(1, 99);
    records.ageMs = scene.draw.int(0, 50) * MINUTE + scene.draw.int(0, 999);
  }
  return four;
}

/** The moment that a system's answer describes, if it answers now. */
export function asOfNow({ world }: TestContext, { records }: AnySystem): string {
  return new Date(world.clock.now() - records.ageMs).toISOString();
}

export function current(scene: TestContext, remote: AnySystem): Standing {
  return { name: remote.name, status: 'current', open: remote.records.open, asOf: asOfNow(scene, remote) };
}

export function silent(name: string, asOf: string | null): Standing {
  return { name, status: 'silent', asOf };
}

/** What keeps a system from giving a usable answer. */
interface Trouble {
  /** To finish “the till …” with. */
  words: string;
  begin: (remote: AnySystem) => void;
}

export function troublesOf(draw: Draw): Trouble[] {
  const asOf = '2026-03-02T07:00:00.000Z';
  const open = draw.int(1, 99);
  const said = (words: string, body: string): Trouble => ({
    words: `answered 200 with ${words}`,
    begin: ({ records }) => (records.body = body),
  });
  const statuses = [
    ...[201, 202, 203, 204, 206],
    draw.one([300, 304]),
    draw.one([302, 307]),
    ...[404, 429, 500, 503],
    draw.one([400, 401, 403, 410]),
    draw.one([502, 504]),
  ];
  return [
    { words: 'could not be reached', begin: (remote) => remote.set({ mode: 'offline' }) },
    { words: 'broke off in the middle of its answer', begin: (remote) => remote.set({ mode: 'die' }) },
    { words: 'answered 200 with a web page instead of JSON', begin: (remote) => remote.set({ mode: 'garbage' }) },
    {
      words: 'answered in version 2, which calls everything something else',
      begin: (remote) => remote.set({ version: 2 }),
    },
    ...statuses.map((status): Trouble => ({
      words: `answered ${status}, with its numbers in the body where there is one`,
      begin: ({ records }) => (records.httpStatus = status),
    })),
    said('nothing', ''),
    said('the JSON value null', 'null'),
    said('a list of two values', JSON.stringify([open, asOf])),
    said('half of its JSON', JSON.stringify({ open, asOf }).slice(0, -5)),
    said('a number of open items that is a text', JSON.stringify({ open: String(open), asOf })),
    said('a number of open items below 0', JSON.stringify({ open: -open, asOf })),
    said('a number of open items that is no whole one', JSON.stringify({ open: open + 0.5, asOf })),
    said('null open items', JSON.stringify({ open: null, asOf })),
    said('no number of open items', JSON.stringify({ asOf })),
    said('no asOf', JSON.stringify({ open })),
    said('null as its asOf', JSON.stringify({ open, asOf: null })),
    said('an asOf that is a number', JSON.stringify({ open, asOf: Date.parse(asOf) })),
    said('an asOf that is no moment', JSON.stringify({ open, asOf: 'in the morning' })),
    said('an asOf that is empty', JSON.stringify({ open, asOf: '' })),
  ];
}

export function recover(remote: AnySystem): void {
  remote.set({ mode: 'well', slowMs: 0, version: 1 });
  delete remote.records.httpStatus;
  delete remote.records.body;
}

/** How the systems stand, as somebody sees it. */
export async function systems(scene: TestContext): Promise<SeenSystem[]> {
  const reader = await readerOf(scene, PEOPLE[0]);
  const { html } = await reader('/notifications');
  const shown = systemsIn(html);
  if (shown.length > 0) return shown;
  await scene.world.caughtUp();
  const threw = scene.world.diagnostics.at(-1)?.message.includes(' threw ') ?? false;
  scene.claim(false, {
    saw: `a page that says “${headingIn(html)}”.`,
    expected: 'the notification centre, whatever the systems do.',
    look: threw
      ? 'stateOf() and askAll(): neither of them throws.'
      : 'stateOf(): what it returns. And askAll(): one state for each system, in the same order.',
  });
  return shown;
}

export function claimStates(scene: TestContext, shown: SeenSystem[], right: Standing[]): void {
  for (const one of right) {
    const other = standingIn(shown, one.name);
    const isRight = one.status === other?.status && one.open === other.open && one.asOf === other.asOf;
    scene.claim(isRight, {
      saw: `${one.name}: ${standing(other)}.`,
      expected: `${one.name}: ${standing(one)}.`,
      look: lookFor(one, other),
    });
  }
}

function lookFor(right: Standing, seen: SeenStanding | undefined): string {
  if (right.status === 'current')
    return seen?.status === 'silent'
      ? 'stateOf(): a 200 that isStatus() recognises is usable. And askAll(): one system in trouble must not cost the others.'
      : 'stateOf(): open and asOf are those of the answer, as they stand there.';
  return seen?.status === 'silent'
    ? 'stateOf(): the asOf of a silent system is that of its last usable answer, which replaces what was in last_known.'
    : 'stateOf(): only a 200 whose JSON isStatus() recognises is usable. Everything else is silent.';
}

interface SeenStanding extends Omit<Standing, 'status'> {
  status: string;
}

function standingIn(shown: SeenSystem[], name: string): SeenStanding | undefined {
  const found = shown.find((system) => system.name === name);
  if (!found) return undefined;
  const { status, words, asOf = null } = found;
  const open = /^\d+/.exec(words)?.[0];
  return { name, status, asOf, ...(open === undefined ? {} : { open: Number(open) }) };
}

export function isSilent({ status }: SeenSystem): boolean {
  return status === 'silent';
}

function standing(one: SeenStanding | undefined): string {
  if (!one || one.status === '') return 'nothing about it';
  const asOf = one.asOf === null ? 'never heard from' : `as of ${one.asOf}`;
  return one.status === 'silent' ? `silent, ${asOf}` : `${one.open ?? 'no number of'} open, ${asOf}`;
}

const DEADLINE_MS = 520;
/** The deadline of an answer that stops half-way. */
const HALF_DEADLINE_MS = 800;
/** So much longer than its deadline may a page take. */
const SPARE_MS = 440;
/** A busy machine may be late by itself, which says nothing about the program: so often is a page looked at again. */
export const ATTEMPTS = 5;
/** With each look at a page that is late, everything may take so many times longer: a machine that is late by as much is not. */
const STRETCHES = [1, 1, 1.5, 3];

/** Claims that a page comes soon although the cold store is in trouble, and that it shows the others. */
export async function claimBounded(
  scene: TestContext,
  store: AnySystem,
  { trouble, begin, isHalf = false }: { trouble: string; begin: (stretch: number) => void; isHalf?: boolean },
): Promise<void> {
  const four = drawnSystems(scene);
  scene.did('somebody opened the notifications');
  await systems(scene);
  const known = asOfNow(scene, store);
  await scene.world.advance(10 * MINUTE);
  const looks: { deadlineMs: number; tookMs: number }[] = [];
  for (const [attempt, stretch] of STRETCHES.entries()) {
    const deadlineMs = stretch * (isHalf ? HALF_DEADLINE_MS : DEADLINE_MS);
    const spareMs = stretch * SPARE_MS;
    begin(stretch);
    await scene.world.setDeadline(deadlineMs);
    scene.did(`somebody opened the notifications while ${trouble} (the deadline was ${deadlineMs} milliseconds)`);
    const [begun, hasBegun] = [performance.now(), watchAnswer(scene.world, store)];
    const shown = await inTime(scene, systems(scene), deadlineMs);
    const tookMs = performance.now() - begun;
    const others = shown.filter(({ status }) => status === 'current').length;
    looks.push({ deadlineMs, tookMs });
    const isInTime = tookMs < deadlineMs + spareMs && growsWithDeadline(looks);
    const isTelling = isInTime && others >= 3 && (hasBegun(deadlineMs) || !isHalf);
    if (!isTelling && attempt < STRETCHES.length - 1) continue;
    scene.claim(isInTime, {
      saw: `the page after ${Math.round(tookMs)} milliseconds.`,
      expected: `a page soon after the deadline, which was ${deadlineMs} milliseconds.`,
      look: isHalf
        ? WHOLE_ANSWER
        : 'stateOf(): the deadline is source.deadlineMs, whatever that is, and one question is enough.',
    });
    const till = standingIn(shown, 'Till');
    scene.claim(till?.status === 'current', {
      saw: `Till: ${standing(till)}.`,
      expected: 'its answer, which came before the deadline.',
      look: 'stateOf(): an answer counts until source.deadlineMs is over, whatever that is.',
    });
    claimStates(
      scene,
      shown,
      four.map((remote) => (remote === store ? silent(store.name, known) : current(scene, remote))),
    );
    return;
  }
}

/** Whether a page takes longer where it may: a deadline of the program's own is never the one that it was handed. */
function growsWithDeadline(looks: readonly { deadlineMs: number; tookMs: number }[]): boolean {
  const [first, last] = [looks[0]!, looks.at(-1)!];
  const soonest = Math.min(...looks.filter((one) => one.deadlineMs === first.deadlineMs).map(({ tookMs }) => tookMs));
  return last.tookMs - soonest >= 0.4 * (last.deadlineMs - first.deadlineMs);
}

const WHOLE_ANSWER = 'stateOf(): one deadline covers the whole answer, from the question to the last byte of the body.';

/** Waits for a page, but not longer than a patient person would. */
async function inTime<T>(scene: TestContext, page: Promise<T>, deadlineMs: number): Promise<T> {
  const arrived = await raceTimeout(
    page.then((shown) => ({ shown })),
    2 * SECOND + 2 * deadlineMs,
  );
  const isThere = arrived !== 'late';
  scene.claim(isThere, {
    saw: 'after many times the deadline there was still no page.',
    expected: 'a page soon after the deadline.',
    look: WHOLE_ANSWER,
  });
  return isThere ? arrived.shown : page;
}

// The report on desserts.

export interface Place {
  number: number;
  code: string;
  name: string;
}

export const PLACES: readonly Place[] = [
  { number: 1, code: 'LIS-01', name: 'Marram Lisboa' },
  { number: 2, code: 'GNT-01', name: 'Marram Gent' },
  { number: 4, code: 'BGO-01', name: 'Marram Bryggen' },
  { number: 3, code: 'GWY-01', name: 'Marram Gaillimh' },
  { number: 7, code: 'TRS-01', name: 'Marram Trieste' },
  { number: 11, code: 'LIS-02', name: 'Marram Belém' },
];

/** The lowest and the highest percentile of people who are in the 90th, and of people who are not. */
export const STARS = [91, 98] as const;
export const LOW = [5, 85] as const;

type Course = 'dessert' | 'main' | 'drink';

/** Rows for one case: an evening in a restaurant, unless told otherwise. */
export class Evening {
  readonly rows: GroupRows = { sales: [], dishes: [], duties: [], reviews: [] };
  readonly date: string;
  readonly place: Place;
  readonly other: Place;
  readonly #draw: Draw;
  readonly #numbers: number[];
  readonly #menus = new Map<Place, Record<Course, number>>();
  #employee: number;

  constructor(draw: Draw, date = dayAfter('2025-01-01', draw.int(0, 1_000))) {
    this.date = date;
    this.#draw = draw;
    [this.place, this.other] = draw.some(PLACES, 2) as [Place, Place];
    this.#numbers = draw.some([...Array(40).keys()].slice(1), 3);
    this.#employee = draw.int(1_000, 8_000);
  }

  /** Somebody with a review, or without one. @returns who */
  person(percentile: number | null, place = this.place): string {
    const employee = String(this.#employee++).padStart(5, '0');
    const review: ReviewRow[] = percentile === null ? [] : [{ employee, restaurant: place.name, percentile }];
    this.rows.reviews.push(...review);
    return employee;
  }

  people(count: number, [least, most]: readonly [number, number]): string[] {
    return Array.from({ length: count }, () => this.person(this.#draw.int(least, most)));
  }

  serve(
    employees: string[],
    {
      place = this.place,
      businessDate = this.date,
      role = 'server',
      shift = 'evening',
    }: Partial<Pick<DutyRow, 'businessDate' | 'role' | 'shift'>> & { place?: Place } = {},
  ): void {
    const duty = { restaurant: place.number, businessDate, shift, role };
    this.rows.duties.push(...employees.map((employee) => ({ ...duty, employee })));
  }

  /** Puts dishes on a menu; the same numbers stand for something else in every restaurant. */
  menu(place: Place, numbers = this.#drawnNumbers()): Record<Course, number> {
    const known = this.#menus.get(place);
    if (known) return known;
    this.#menus.set(place, numbers);
    const courses = Object.entries(numbers) as [Course, number][];
    this.rows.dishes.push(
      ...courses.map(([course, number]) => ({ restaurant: place.name, number, name: this.#draw.word(), course })),
    );
    return numbers;
  }

  sell(
    quantity: number,
    priceCents: number,
    {
      place = this.place,
      course = 'dessert',
      soldAt = `${this.date}T2${this.#draw.int(0, 2)}:${this.#draw.int(10, 59)}:00`,
    }: { place?: Place; course?: Course; soldAt?: string } = {},
  ): void {
    const sale = { restaurant: place.code, soldAt, dish: this.menu(place)[course], quantity, priceCents };
    this.rows.sales.push({ ticket: `${place.code}-${this.rows.sales.length}`, ...sale } satisfies SaleRow);
  }

  /** Some portions of a dish of another course, however that is called. */
  sellOf(course: string): void {
    const number = 100 + this.rows.dishes.length;
    const dish = { restaurant: this.place.name, number, name: this.#draw.word(), course: course as Course };
    this.rows.dishes.push(dish);
    this.sell(this.#draw.int(2, 9), this.#draw.int(1_000, 2_000));
    this.rows.sales.at(-1)!.dish = number;
  }

  /** Some desserts whose average is far from a whole number of cents. */
  sellUneven(date = this.date): void {
    const count = this.#draw.one([7, 9, 11]);
    const first = this.#draw.int(2, count - 3);
    const quantities = [first, count - 1 - first];
    const prices = quantities.map(() => this.#draw.int(500, 900));
    const takings = quantities.reduce((sum, quantity, place) => sum + quantity * prices[place]!, 0);
    const last = 600 + ((Math.ceil(count / 2) - takings - 600) % count) + count;
    for (const [place, quantity] of quantities.entries())
      this.sell(quantity, prices[place]!, { soldAt: `${date}T20:1${place}:00` });
    this.sell(1, last, { soldAt: `${date}T21:40:00` });
  }

  #drawnNumbers(): Record<Course, number> {
    const [dessert, main, drink] = this.#draw.shuffled(this.#numbers) as [number, number, number];
    return { dessert, main, drink };
  }
}

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Claims that the report answers one small case by the rules. */
export async function claimScene(scene: TestContext, what: string, { rows }: Evening, look: string): Promise<void> {
  scene.did(what);
  scene.world.remote(Sales).group.rows = rows;
  claimAnswer(scene, await report(scene), answerFrom(rows), { look: `compareDesserts(): ${look}` });
}

type AnySource = Sales | Inventory | Rota | Reviews;

/** Claims that the report says how far to trust it while one of the four systems comes and goes. */
export async function claimTrust(
  scene: TestContext,
  kind: abstract new (...values: never[]) => AnySource,
): Promise<void> {
  const { draw } = scene;
  const four: AnySource[] = [
    scene.world.remote(Sales),
    scene.world.remote(Inventory),
    scene.world.remote(Rota),
    scene.world.remote(Reviews),
  ];
  const remote: AnySource = scene.world.remote(kind);
  const name = `“${remote.name}”`;
  const others = draw.shuffled(four.filter((one) => one !== remote));
  const evening = new Evening(draw);
  evening.serve(evening.people(3, STARS));
  evening.serve(evening.people(3, LOW), { businessDate: dayAfter(evening.date, 1) });
  evening.sellUneven();
  scene.world.remote(Sales).group.rows = { ...evening.rows, sales: [...evening.rows.sales] };
  const before = answerFrom(evening.rows);
  const NEVER =
    'compareDesserts(): an asOf of null means that a table is empty because nobody answered, not because nothing happened.';

  remote.set({ mode: draw.one([500, 503]) });
  scene.did(`somebody opened the report for the first time, while the system ${name} was out of order`);
  claimReportStatus(scene, await report(scene), 'unavailable', NEVER);
  if (remote instanceof Sales) {
    others[0]!.set({ mode: 'offline' });
    scene.did(`the system ${name} had never answered, and “${others[0]!.name}” could not be reached any more`);
    claimReportStatus(scene, await report(scene), 'unavailable', NEVER);
  }

  for (const one of four) one.set({ mode: 'well' });
  scene.did(`somebody opened the report when the system ${name} could be reached at last`);
  const complete = 'compareDesserts(): it is complete when every source is current, however old its asOf is.';
  claimAnswer(scene, await report(scene), before, { look: complete });

  remote.set({ mode: draw.one(['offline', 'garbage', 503] as const) });
  evening.sell(draw.int(2, 9), draw.int(950, 1_400));
  const after = remote instanceof Sales ? before : answerFrom(evening.rows);
  scene.world.remote(Sales).group.rows = evening.rows;
  scene.did(`more desserts were sold while the system ${name} was silent, and somebody opened the report again`);
  const partial =
    'compareDesserts(): “silent” with an asOf means that the rows are there, but older. It computes from what is in the tables now.';
  claimAnswer(scene, await report(scene), after, { status: 'partial', look: partial });
  if (!(remote instanceof Reviews)) return;
  for (const one of others) one.set({ mode: 503 });
  scene.did('then all four systems fell silent, and somebody opened the report again');
  claimAnswer(scene, await report(scene), after, { status: 'partial', look: partial });
}

export function groupOf(scene: TestContext): GroupRows {
  return scene.world.remote(Sales).group.rows;
}

/** The answer by the rules of the brief, worked out without a database. */
export function answerFrom({ sales, dishes, duties, reviews }: GroupRows): RightAnswer {
  const percentiles = new Map(reviews.map(({ employee, percentile }) => [employee, percentile]));
  const servers = duties.filter(({ shift, role }) => shift === 'evening' && role === 'server');
  const shifts = Map.groupBy(servers, ({ restaurant, businessDate }) => `${restaurant} ${businessDate}`);
  const desserts = new Set(
    dishes.filter(({ course }) => course === 'dessert').map(({ restaurant, number }) => `${restaurant} ${number}`),
  );
  const sold = Map.groupBy(
    sales.filter(({ restaurant, dish }) => desserts.has(`${RESTAURANTS[restaurant]!.name} ${dish}`)),
    ({ restaurant, soldAt }) => `${RESTAURANTS[restaurant]!.number} ${eveningOf(soldAt)}`,
  );
  const sides = { above: { shifts: 0, desserts: 0, cents: 0 }, notAbove: { shifts: 0, desserts: 0, cents: 0 } };
  for (const [shift, staff] of shifts) {
    const top = staff.filter(({ employee }) => (percentiles.get(employee) ?? 0) >= 90).length;
    const side = sides[4 * top > 3 * staff.length ? 'above' : 'notAbove'];
    side.shifts += 1;
    for (const { quantity, priceCents } of sold.get(shift) ?? []) {
      side.desserts += quantity;
      side.cents += quantity * priceCents;
    }
  }
  const told = ({ shifts, desserts, cents }: typeof sides.above): Side => [
    shifts,
    desserts,
    desserts ? cents / desserts : null,
  ];
  return { above: told(sides.above), notAbove: told(sides.notAbove) };
}

/** Every restaurant by its name in the sales ledger. */
const RESTAURANTS: Record<string, Place> = Object.fromEntries(PLACES.map((place) => [place.code, place]));

/** The day on which the evening began that a moment belongs to; undefined for a moment of the day. */
function eveningOf(soldAt: string): string | undefined {
  const hour = Number(soldAt.slice(11, 13));
  if (hour >= 17) return soldAt.slice(0, 10);
  return hour < 5
    ? new Date(Date.parse(`${soldAt.slice(0, 10)}T00:00:00Z`) - DAY).toISOString().slice(0, 10)
    : undefined;
}

/** Shifts, desserts, and their average price in cents. */
type Side = [number, number, number | null];

interface RightAnswer {
  above: Side;
  notAbove: Side;
}

export async function report(scene: TestContext): Promise<SeenReport> {
  const reader = await readerOf(scene, PEOPLE[0]);
  return reportIn((await reader('/reports')).html);
}

function claimReportStatus(scene: TestContext, { status, words }: SeenReport, right: string, look: string): void {
  scene.claim(status === right, {
    saw: status === undefined ? `a page that says “${words}”.` : `a report that is ${status}: “${words}”.`,
    expected: `a report that is ${right}.`,
    look,
  });
}

export function claimAnswer(
  scene: TestContext,
  seen: SeenReport,
  right: RightAnswer,
  { status = 'complete', look }: { status?: string; look: string },
): void {
  claimReportStatus(scene, seen, status, look);
  for (const [name, label] of [
    ['above', 'More than 75 %'],
    ['notAbove', '75 % or less'],
  ] as const) {
    const [shown, expected] = [seen[name], right[name]];
    scene.claim(shown !== undefined && isNear(shown, expected), {
      saw: `${label}: ${shown ? side([shown.shifts, shown.desserts, shown.averageCents]) : 'nothing'}.`,
      expected: `${label}: ${side(expected)}.`,
      look,
    });
  }
}

/** Whoever rounds to whole cents is right as well; whoever cuts them off is not. */
function isNear({ shifts, desserts, averageCents }: SeenSide, right: Side): boolean {
  if (shifts !== right[0] || desserts !== right[1]) return false;
  if (averageCents === null || right[2] === null) return averageCents === right[2];
  return Math.abs(averageCents - right[2]) < 0.501;
}

function side([shifts, desserts, averageCents]: Side): string {
  const price = averageCents === null ? 'none sold' : `${averageCents.toFixed(3)} cents on average`;
  return `${counted(shifts, 'evening shift')}, ${counted(desserts, 'dessert')}, ${price}`;
}
