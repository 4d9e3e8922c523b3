/**
 * The checks of Synthesize. Each opens a fresh world, lets systems send things or put themselves in trouble, and looks at
 * pages and replies. None of them reads or imports your code. What they send is drawn anew for every grade.
 */
import { request } from 'node:http';
import {
  BrokenOff,
  type Draw,
  given,
  hints,
  htmlOn,
  personById,
  raceTimeout,
  type Reader,
  test,
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

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ACCEPT = { dependsOn: ['synthesize/accept'] };

test.describe(
  'synthesize/accept',
  hints(
    'Whatever arrives at this door was written by somebody else. What must be there before you can use it, and what do you answer when it is not?',
    'parsed() turns the body into a value, or undefined. Ask it for specversion first, with ?. because it may be null; then isText() for id, source, type, data.to and data.title; then WORDS.get(severitytext). store() is one INSERT with seven question marks, list() one SELECT with ORDER BY receivedAt DESC.',
    'const event = parsed(body); if (event?.specversion !== "1.0") return refused(…); const { id, source, type, data } = event; if (![id, source, type, data?.to, data?.title].every(isText)) return refused(…); const severity = WORDS.get(event.severitytext); if (severity === undefined) return refused(…); then return { outcome: "accepted", item: { source, id, type, person: data.to, title: data.title, severity } }.',
  ),
  () => {
    test('takes in what a system sends, and lists it', async ({ scene }) => {
      const { draw } = scene;
      const [one, other] = twoPeople(draw);
      const right: SeenItem[] = [];
      for (const system of ['rota', 'maintenance'] as const) {
        for (const severity of draw.shuffled(['info', 'warning', 'error', 'critical'] as const)) {
          const message = eventMessage(draw, { to: draw.one([one, other]), severity });
          scene.did(`${NAMES[system]} sent an event of the severity “${severity}”`);
          const { status } = await sendEvent(scene, message, system);
          claimTakenIn(scene, status, 'readEvent() and store(): what they do with a whole event.');
          right.push(seen(message, system));
        }
      }
      scene.did('the rota and the maintenance desk sent four events each, and the list was opened');
      claimItems(scene, await list(scene), right, readEventLook);
    });

    test('lists what was received last first, and everything', async ({ scene }) => {
      const { draw } = scene;
      const words = [draw.word(), draw.word(), draw.word(), draw.word()].toSorted();
      // Neither their ids nor their severities nor their own times are in the order in which they come.
      const items = [
        { id: `b-${words[1]}`, severity: 'critical', before: draw.int(1, 400) },
        { id: `d-${words[3]}`, severity: 'info', before: draw.int(2, 50) * HOUR },
        { id: `a-${words[0]}`, severity: 'error', before: draw.int(35, 90) * DAY },
        { id: `c-${words[2]}`, severity: 'warning', before: draw.int(1, 500) },
      ] as const;
      const ids: string[] = [];
      for (const [place, { id, severity, before }] of items.entries()) {
        await scene.world.advance(before);
        scene.did(`the rota sent items one after another, and each told of something longer ago; this was “${id}”`);
        const told = scene.world.clock.now() - (place + 1) * 100 * DAY;
        await deliver(scene, post(scene, 'cloudevents', eventText(draw, { id, severity }, told)));
        ids.unshift(id);
        claimOrder(scene, await list(scene), ids, {
          expected: `everything that came so far, and what was received last first: ${listed(ids)}. The event’s own time does not matter.`,
          look: 'list(): everything in the table, ORDER BY receivedAt DESC. And store(): receivedAt to the millisecond.',
        });
      }
    });

    test('takes in an event that has what it must have, whatever else it says', async ({ scene }) => {
      const { draw } = scene;
      const right: SeenItem[] = [];
      for (const [what, change] of harmless(draw)) {
        const message = eventMessage(draw);
        scene.did(`the rota sent an event ${what}`);
        const event = cloudEvent('rota', message, scene.world.clock.now());
        const changed = change(event);
        const { status } = await post(
          scene,
          'cloudevents',
          typeof changed === 'string' ? changed : JSON.stringify(changed),
        );
        claimTakenIn(scene, status, 'readEvent(): what is not in the brief’s table says nothing about an event.');
        right.push(seen(message));
      }
      scene.did('the rota sent events with more or fewer attributes than usual, and the list was opened');
      claimItems(scene, await list(scene), right, readEventLook);
      await claimLibrary(scene);
    });

    test('refuses what is malformed with 400, and keeps the rest', async ({ scene }) => {
      const { draw } = scene;
      const [before, after] = [eventMessage(draw), eventMessage(draw)];
      scene.did('the rota sent a good event');
      await deliver(scene, sendEvent(scene, before));
      for (const [what, body] of malformedEvents(draw, scene.world.clock.now())) {
        scene.did(`the rota sent ${what}`);
        const reply = await post(scene, 'cloudevents', body);
        claimRefused(scene, reply.status, `readEvent(): it must return “refused” for ${what}.`);
      }
      await scene.world.advance(MINUTE);
      scene.did('the rota sent a good event, many malformed ones, and another good one');
      await deliver(scene, sendEvent(scene, after));
      claimOrder(scene, await list(scene), [after.id, before.id], {
        expected: 'the two good ones, and nothing else.',
        look: 'readEvent() and list(): what was refused must leave no trace, and must not disturb what is there.',
      });
    });

    test('keeps every text exactly as it came', async ({ scene }) => {
      const { draw } = scene;
      const right: SeenItem[] = [];
      for (const [what, changes] of unusual(draw)) {
        const event = { ...cloudEvent('rota', eventMessage(draw), scene.world.clock.now()), ...changes.event };
        const data = { ...event.data, ...changes.data };
        scene.did(`the rota sent an event ${what}`);
        const { status } = await post(scene, 'cloudevents', JSON.stringify({ ...event, data }));
        claimTakenIn(
          scene,
          status,
          `readEvent() and store(): an event ${what} has all that it must have. A value goes in as ?, never as part of the statement.`,
        );
        const { source, id, type } = event;
        right.push({ source, id, type, person: data.to, title: data.title, severity: 9 });
      }
      scene.did('the rota sent events with unusual texts, and the list was opened');
      const look = (name?: keyof SeenItem) =>
        `readEvent() and store(): ${name ?? 'every text'} stays exactly as it came.`;
      claimItems(scene, await list(scene), right, look);
    });

    test('stores whatever it is given, for good', async ({ scene }) => {
      await claimStoredForGood(scene);
      const { draw } = scene;
      const message = eventMessage(draw);
      scene.did('without step 2, the rota sent an item twice, with another title the second time');
      await deliver(scene, sendEvent(scene, message));
      await scene.world.advance(MINUTE);
      const again = { ...message, title: sentence(draw) };
      await deliver(scene, sendEvent(scene, again));
      const look = () =>
        'store() and list(): what comes is put in and stays, whatever is there. Only storeOnce() looks for what is known.';
      claimItems(scene, amongThese(await list(scene), [message.id]), [seen(message), seen(again)], look);
      const count = await crowd(scene);
      const shown = await list(scene);
      scene.claim(shown.length === count + 3, {
        saw: `${shown.length} items in the list.`,
        expected: `all ${count + 3}.`,
        look: 'list(): everything in the table, however many there are.',
      });
    });
  },
);

test.describe(
  'synthesize/filter',
  hints(
    'Two questions hide in this step: is this the same item, and is it for this person? For the first, what would happen if two systems both began to count at 1?',
    'storeOnce(): SELECT 1 FROM notification WHERE source = ? AND id = ?, and only when that finds nothing, store(). find(): person = ? always; each of the other conditions only when its value is not null; ORDER BY receivedAt DESC.',
    'In find(), one statement serves all: WHERE person = ?1 AND (?2 IS NULL OR source = ?2) AND (?3 IS NULL OR receivedAt >= ?3) AND (?4 IS NULL OR severity >= ?4) ORDER BY receivedAt DESC, with the values [filter.person, filter.source, filter.since, filter.minSeverity].',
  ),
  () => {
    test('shows each person what is for them', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      const [one, other] = twoPeople(draw);
      const look = () => 'find(): filter.person is the user ID of whoever is looking, and a text.';
      scene.did(`${nameOf(one)} (${one}) opened the notifications before anything was sent`);
      claimItems(scene, await list(scene, one), [], look);
      const [own, others] = [eventMessage(draw, { to: one }), eventMessage(draw, { to: other })];
      scene.did(`the rota sent one item for ${one} and one for ${other}, and both opened their notifications`);
      await deliver(scene, sendEvent(scene, own));
      await deliver(scene, sendEvent(scene, others));
      claimItems(scene, await list(scene, one), [seen(own)], look);
      claimItems(scene, await list(scene, other), [seen(others)], look);
      for (const to of [`1${one}`, `${one}0`, String(Number(one)), ` ${one}`, `${one} `, '%', '_____']) {
        scene.did(`the rota sent an item for “${to}”, and ${one} opened the notifications`);
        await deliver(scene, sendEvent(scene, eventMessage(draw, { to })));
        claimItems(scene, await list(scene, one), [seen(own)], look);
      }
    });

    test('keeps an item once, however often it comes', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      const [one, other] = twoPeople(draw);
      const first = eventMessage(draw, { id: draw.digits(5), to: one, severity: 'warning' });
      const second = eventMessage(draw, { to: one });
      const right = [second.id, first.id];
      scene.did('the rota sent two items');
      for (const message of [first, second]) {
        const { status } = await sendEvent(scene, message);
        claimStatus(scene, status, 202, 'storeOnce(): it returns true for what is new, once it is stored.');
        await scene.world.advance(MINUTE);
      }
      const again: [string, EventMessage][] = [
        ['because an answer had got lost', first],
        ['with another title', { ...first, title: sentence(draw) }],
        ['as of another type', { ...first, kind: `${draw.word()}.${draw.word()}` }],
        ['as more severe', { ...first, severity: 'critical' }],
        ['for somebody else', { ...first, to: other }],
        ['weeks later', first],
        ['after your file had been loaded afresh', first],
      ];
      for (const [how, message] of again) {
        await scene.world.advance(how === 'weeks later' ? draw.int(20, 60) * DAY : MINUTE);
        if (how.startsWith('after')) await scene.world.plug();
        scene.did(`the rota sent the older of two items again, ${how}`);
        const { status } = await sendEvent(scene, message);
        const look = 'storeOnce(): source and id decide, and nothing else. It returns false for what is known.';
        claimStatus(scene, status, 200, look);
        const shown = await list(scene, one);
        claimItems(scene, shown, [seen(first), seen(second)], () => KEPT);
        claimOrder(scene, shown, right, { expected: `as before: ${listed(right)}.`, look: KEPT });
        claimItems(scene, await list(scene, other), [], () => KEPT);
      }
      for (let round = 0; round < 3; round++) {
        const message = eventMessage(draw, { to: other });
        scene.did('the rota sent a new item twice at the same moment');
        const replies = await Promise.all([sendEvent(scene, message), sendEvent(scene, message)]);
        const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
        scene.claim(statuses.join() === '200,202', {
          saw: `The Pass answered ${statuses.join(' and ')}.`,
          expected: '202 to one of them, and 200 to the other.',
          look: 'storeOnce(): between looking for an item and storing it there must be no await.',
        });
      }
    });

    test('keeps the same id from another source', given(ACCEPT), async ({ scene }) => {
      await claimSameId(scene);
      for (const [what, one, other] of almostTheSame(scene.draw)) {
        for (const [place, { source, id }] of [one, other].entries()) {
          scene.did(
            place === 0
              ? `“${source}” sent a first item with the id “${id}”`
              : `two items came that differ in ${what}: the first from “${one.source}” with the id “${one.id}”, then one from “${source}” with the id “${id}”`,
          );
          const event = { ...cloudEvent('rota', eventMessage(scene.draw), scene.world.clock.now()), source, id };
          const { status } = await post(scene, 'cloudevents', JSON.stringify(event));
          claimStatus(scene, status, 202, `storeOnce(): two items that differ in ${what} are different items.`);
        }
      }
    });

    test('shows what was received in a stretch of time', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      const [one] = twoPeople(draw);
      await scene.world.advance(draw.int(100, 800));
      const [old, young] = [eventMessage(draw, { to: one }), eventMessage(draw, { to: one })];
      scene.did('the rota sent two items, one some minutes after the other');
      await deliver(scene, sendEvent(scene, old));
      const between = draw.int(5, 40) * MINUTE;
      await scene.world.advance(between);
      await deliver(scene, sendEvent(scene, young));
      let age = between;
      const look = 'find(): receivedAt >= since, in milliseconds, which includes the moment itself.';
      for (const [received, words, length] of [
        ['hour', 'in the last hour', HOUR],
        ['day', 'in the last 24 hours', DAY],
        ['week', 'in the last 7 days', 7 * DAY],
      ] as const) {
        await scene.world.advance(length - age);
        scene.did(`items came exactly when the time began that somebody chose, “${words}”, and some minutes later`);
        const query = `?received=${received}`;
        const both = [young.id, old.id];
        claimOrder(scene, await list(scene, one, query), both, { expected: `both: ${both.join(', ')}.`, look });
        await scene.world.advance(1);
        scene.did(`one item had come a millisecond too early for “${words}”, and another one some minutes later`);
        claimOrder(scene, await list(scene, one, query), [young.id], { expected: `only ${young.id}.`, look });
        age = length + 1;
      }
      scene.did('months later somebody chose “in the last 7 days”, and then “at any time”');
      await scene.world.advance(draw.int(40, 200) * DAY);
      claimOrder(scene, await list(scene, one, '?received=week'), [], { expected: 'an empty list.', look });
      claimOrder(scene, await list(scene, one), [young.id, old.id], {
        expected: 'both: since is null, and null means that it does not matter.',
        look: 'find(): what it does when since is null.',
      });
      const count = await crowd(scene, one);
      const shown = await list(scene, one);
      scene.claim(shown.length === count + 2, {
        saw: `${shown.length} items in the list.`,
        expected: `all ${count + 2} that are for this person.`,
        look: 'find(): everything that the filter lets through, however many there are.',
      });
    });

    test('applies each filter, and all of them at once', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      const [one, other] = twoPeople(draw);
      const sent = await sendMany(scene, [one, other]);
      const chosen = {
        system: draw.one(['rota', 'maintenance']),
        severity: draw.int(14, 17),
        received: 'hour',
      };
      const { system, severity } = chosen;
      const choices: Choice[] = [
        {},
        { system },
        { severity },
        { received: 'hour' },
        { system, severity },
        { system, received: 'hour' },
        { severity, received: 'hour' },
        chosen,
        ...[9, 10, 13, 17, 18, 21, 22].map((severity) => ({ severity })),
        ...draw.shuffled(['rot', 'ROTA', '%', '_ota', 'mainten%']).map((system) => ({ system })),
      ];
      for (const choice of choices) claimFiltered(scene, await list(scene, one, queryOf(choice)), sent, one, choice);
    });

    test(
      'shows what one system sent, and what is severe enough, in a browser',
      given({ ...ACCEPT, slow: true }),
      async ({ scene }) => {
        const { draw } = scene;
        const [one, other] = twoPeople(draw);
        const sent = await sendMany(scene, [one, other]);
        const page = await scene.enter(one);
        scene.did('items came, and in the form somebody chose the system “Rota” and “Warning or worse”');
        await scene.open(page, '/notifications');
        await scene.submit(page, '.filters', { system: 'urn:marram:rota', severity: '13' });
        const { items = [] } = centreIn(await htmlOn(page));
        claimFiltered(scene, items, sent, one, { system: 'rota', severity: 13 });
      },
    );

    test(
      'shows the mildest items, too, when severity does not matter',
      given({ dependsOn: ['synthesize/accept', 'synthesize/one-scale'] }),
      async ({ scene }) => {
        const { draw } = scene;
        const [one] = twoPeople(draw);
        const [mild, severe] = [1, 24].map((severity) => numberedMessage(draw, { to: one, severity }));
        scene.did('the till sent an item of the severity 1 and one of 24, and nobody chose a severity');
        for (const message of [mild!, severe!])
          await post(scene, 'otel', JSON.stringify(logRecord(message, scene.world.clock.now())));
        const ids = new Set((await list(scene, one)).map(({ id }) => id));
        // Whether the till's records are read at all is what step 3 is about.
        scene.claim(ids.has(mild!.id) || !ids.has(severe!.id), {
          saw: 'only the severe one.',
          expected: 'both: minSeverity is null, and null means that it does not matter.',
          look: 'find(): what it does when minSeverity is null.',
        });
      },
    );
  },
);

test.describe(
  'synthesize/one-scale',
  hints(
    'Three systems say how bad it is. In one of them a bigger number is better news. Which one, and where should that difference end?',
    'readLine(): line.priority % 8 is syslog’s severity; a list of eight numbers in the order of the table translates it. readRecord(): isSeverity() checks a number that is on the right scale already. bySeverity(): toSorted() leaves the list it was given alone.',
    'const severity = [21, 19, 18, 17, 13, 10, 9, 5][line.priority % 8]!; in readRecord(), attribute(record, "log.record.uid") and attribute(record, "enduser.id") are id and person; and bySeverity() is items.toSorted((a, b) => b.severity - a.severity || b.receivedAt - a.receivedAt).',
  ),
  () => {
    test('makes items of lines, and brings their severities to the common scale', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      const sent: (NumberedMessage & { priority: number })[] = [];
      const others = [...Array(23).keys()].filter((facility) => facility !== 16);
      for (const severity of SYSLOG.keys()) {
        // The lowest priority of all is 0, and the highest 191.
        const edge = new Map([
          [0, 0],
          [7, 23],
        ]);
        for (const facility of [16, edge.get(severity) ?? draw.one(others)]) {
          const message = { ...numberedMessage(draw, { severity }), priority: 8 * facility + severity };
          sent.push(message);
          scene.did(`the cold store sent a line that begins with <${message.priority}>`);
          await deliver(scene, post(scene, 'syslog', lineText(message)), 'readLine()');
        }
      }
      const shown = await list(scene);
      for (const { id, severity, priority } of sent) {
        scene.did(
          `the cold store sent a line that begins with <${priority}>: ${priority >> 3} times 8, plus ${severity}`,
        );
        claimSeverity(scene, shown, id, SYSLOG[severity]!, 'readLine(): the table of severities, and priority % 8.');
      }
      await claimLines(scene);
    });

    test('makes items of records', given(ACCEPT), async ({ scene }) => {
      const right: SeenItem[] = [];
      for (const [what, message, record] of goodRecords(scene.draw, scene.world.clock.now())) {
        scene.did(`the till sent a record ${what}`);
        const { status } = await post(scene, 'otel', JSON.stringify(record));
        claimTakenIn(scene, status, `readRecord(): a record ${what} is as it should be.`);
        const { id, kind: type, to: person, title, severity } = message;
        right.push({ source: 'urn:marram:till', id, type, person, title, severity });
      }
      scene.did('the till sent some records, and the list was opened');
      claimItems(scene, await list(scene), right, readRecordLook);
    });

    test('refuses malformed lines and records with 400', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      for (const [what, body] of malformedLines(draw)) {
        scene.did(`the cold store sent ${what}`);
        const { status } = await post(scene, 'syslog', body);
        claimRefused(scene, status, `readLine(): it must return “refused” for ${what}.`);
      }
      for (const [what, body] of malformedRecords(draw, scene.world.clock.now())) {
        scene.did(`the till sent ${what}`);
        const { status } = await post(scene, 'otel', body);
        claimRefused(scene, status, `readRecord(): it must return “refused” for ${what}.`);
      }
      const message = numberedMessage(draw, { severity: draw.int(1, 24) });
      scene.did('the till sent a good record after many malformed messages');
      await deliver(
        scene,
        post(scene, 'otel', JSON.stringify(logRecord(message, scene.world.clock.now()))),
        'readRecord()',
      );
      const kept = await list(scene);
      scene.claim(kept.length === 1, {
        saw: `${counted(kept.length, 'item')} in the list.`,
        expected: 'the good one, and nothing else.',
        look: 'readLine() and readRecord(): what was refused must leave no trace.',
      });
    });

    test('puts what is most severe first', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      const [three, four] = [draw.int(6, 8), draw.int(10, 12)];
      const severities = draw.shuffled([9, 21, 17, 18, 13, 14, 24, 1, 19]);
      // Of three equals the one with the first id comes second: no order of ids is the right one.
      const ids = ['a', 'b', 'c'].map((letter) => `${letter}-${draw.word()}`);
      const equals = [ids[2]!, ids[0]!, ids[1]!];
      const plan = [
        ...severities.map((severity) => numberedMessage(draw, { severity })),
        ...equals.map((id) => numberedMessage(draw, { id, severity: three })),
        ...[0, 1].map(() => numberedMessage(draw, { severity: four })),
      ];
      scene.did(`the till sent ${plan.length} items, one a minute`);
      for (const message of plan) {
        await deliver(
          scene,
          post(scene, 'otel', JSON.stringify(logRecord(message, scene.world.clock.now()))),
          'readRecord()',
        );
        await scene.world.advance(MINUTE);
      }
      const newest = plan.toReversed();
      const severest = newest.toSorted((a, b) => b.severity - a.severity);
      const words = (messages: NumberedMessage[]) => messages.map(({ id, severity }) => `${id} (${severity})`);
      scene.did(`the till sent ${plan.length} items, one a minute, and somebody chose “most severe first”`);
      const shown = await list(scene, PEOPLE[0], '?order=severity', 'bySeverity()');
      scene.claim(sameOrder(shown, severest), {
        saw: `${shown.map(({ id, severity }) => `${id} (${severity})`).join(', ')}.`,
        expected: `the most severe first, and among equals what was received last: ${words(severest).join(', ')}.`,
        look: 'bySeverity(): a higher number is more severe; among equals compare receivedAt. The list may come in any order.',
      });
    });
  },
);

test.describe(
  'synthesize/silence',
  hints(
    'Four systems, one page. Who may decide how long it takes, and what does it say about the one that did not answer?',
    'stateOf(): a fetch with AbortSignal.timeout(source.deadlineMs) and response.json() inside one try; a usable answer goes into last_known before you return it; catch reads last_known. askAll(): do not await one system before you ask the next.',
    'try { const response = await source.fetch(`${source.url}/status`, { signal: AbortSignal.timeout(source.deadlineMs) }); const status = await response.json(); if (response.status !== 200 || !isStatus(status)) throw new Error(…); sql.run("INSERT OR REPLACE INTO last_known (source, asOf) VALUES (?, ?)", [source.source, status.asOf]); return current } catch { return silent with open: null and the asOf of last_known, or null }. askAll() is Promise.all(sources.map((source) => stateOf(source, sql))).',
  ),
  () => {
    test('shows how things stand at every system, and as of when', async ({ scene }) => {
      const { draw } = scene;
      const [rota, desk, store] = [
        scene.world.remote(Rota),
        scene.world.remote(Maintenance),
        scene.world.remote(ColdStore),
      ];
      const four = drawnSystems(scene);
      scene.did('somebody opened the notifications while all four systems answered, the rota with a true zero');
      rota.records.open = 0;
      desk.records.open = draw.int(101, 5_000);
      claimStates(
        scene,
        await systems(scene),
        four.map((remote) => current(scene, remote)),
      );
      const asOf = `2026-0${draw.int(1, 2)}-1${draw.int(0, 9)}T0${draw.int(1, 9)}:30:00+0${draw.int(1, 9)}:00`;
      store.records.body = JSON.stringify({ asOf, open: 4, version: draw.word() });
      store.records.contentType = 'application/health+json';
      rota.records.open = draw.int(2, 99);
      await scene.world.advance(draw.int(2, 50) * MINUTE);
      scene.did(
        `then more shifts could not be filled, the cold store said ${store.records.body} as application/health+json, and the page was opened again`,
      );
      claimStates(scene, await systems(scene), [
        current(scene, rota),
        { name: store.name, status: 'current', open: 4, asOf },
      ]);
    });

    test('shows a gap for a system in trouble, and all the others', async ({ scene }) => {
      await claimNeverHeard(scene);
      const { draw } = scene;
      const four = drawnSystems(scene);
      const [rota, ...others] = four;
      scene.did('somebody opened the notifications');
      claimStates(
        scene,
        await systems(scene),
        four.map((remote) => current(scene, remote)),
      );
      const known = others.map((remote) => silent(remote.name, asOfNow(scene, remote)));
      const troubles = draw.shuffled(troublesOf(draw));
      while (troubles.length > 0) {
        await scene.world.advance(draw.int(1, 30) * MINUTE);
        rota!.records.open += 1;
        const now = others.flatMap((remote) => {
          const trouble = troubles.pop();
          if (trouble) trouble.begin(remote);
          return trouble ? [`the ${remote.name.toLowerCase()} ${trouble.words}`] : [];
        });
        scene.did(`somebody opened the notifications while ${now.join(', ')}`);
        claimStates(scene, await systems(scene), [current(scene, rota!), ...known.slice(0, now.length)]);
        for (const remote of others) recover(remote);
      }
      scene.did('after many outages all systems were well again, and somebody opened the notifications');
      claimStates(
        scene,
        await systems(scene),
        four.map((remote) => current(scene, remote)),
      );
    });

    test('is up to date again as soon as a system is, and remembers the last answer', async ({ scene }) => {
      const { draw } = scene;
      const till = scene.world.remote(Till);
      scene.did('somebody opened the notifications');
      await systems(scene);
      till.set({ mode: 503 });
      await scene.world.advance(10 * MINUTE);
      await systems(scene);
      till.set({ mode: 'well' });
      till.records.open = draw.int(3, 99);
      scene.did('somebody opened the notifications before, during and after an outage of the till');
      claimStates(scene, await systems(scene), [current(scene, till)]);
      for (const [older, ageMs] of [
        ['', 0],
        [', which had come back with records of the day before', DAY],
      ] as const) {
        till.records.ageMs = ageMs;
        await scene.world.advance(draw.int(2, 30) * MINUTE);
        scene.did(`somebody opened the notifications after an outage of the till${older}`);
        claimStates(scene, await systems(scene), [current(scene, till)]);
        const known = asOfNow(scene, till);
        await scene.world.advance(10 * MINUTE);
        till.set({ mode: 503 });
        scene.did(
          `somebody opened the notifications after an outage of the till${older}, and again during another one`,
        );
        claimStates(scene, await systems(scene), [silent('Till', known)]);
        till.set({ mode: 'well' });
      }
      await claimOutlives(scene);
    });

    test('asks all systems side by side', async ({ scene }) => {
      const four = drawnSystems(scene);
      scene.did('somebody opened the notifications while all four systems took the question and did not answer yet');
      for (const remote of four) remote.set({ mode: 'hang' });
      const page = systems(scene);
      page.catch(() => undefined);
      await raceTimeout(Promise.race([Promise.all(four.map((remote) => remote.hasReceived(1))), page]), 2 * SECOND);
      const asked = four.filter(({ received }) => received.length > 0).length;
      scene.claim(asked === 4, {
        saw: `${asked === 1 ? 'only one of them was' : `${asked} of them were`} asked before any had answered.`,
        expected: 'all four to be asked at once, so that the page waits for the slowest and not for the sum.',
        look: 'askAll(): start every question before you wait for the first answer.',
      });
      scene.did('somebody opened the notifications, and the four systems answered in the opposite order');
      for (const remote of four.toReversed()) {
        remote.set({ mode: 'well' });
        for (let turn = 0; turn < 3; turn++) await scene.world.caughtUp();
      }
      claimStates(
        scene,
        await page,
        four.map((remote) => current(scene, remote)),
      );
    });

    test(
      'waits no longer than the deadline for a system that never answers',
      given({ slow: true }),
      async ({ scene }) => {
        const [store, till] = [scene.world.remote(ColdStore), scene.world.remote(Till)];
        await claimBounded(scene, store, {
          trouble: 'the cold store took the question and never answered, and the till answered in time, but late',
          begin: () => {
            store.set({ mode: 'hang' });
            till.set({ slowMs: SLOW_MS });
          },
        });
        for (const remote of [store, till]) remote.set({ mode: 'well', slowMs: 0 });
        scene.did(
          'the cold store had kept a page waiting until the deadline; then all was well, and the page was opened again',
        );
        let shown = await systems(scene);
        // On a busy machine one answer may miss the deadline, but not one after the other.
        for (let attempt = 2; attempt <= ATTEMPTS && shown.some(isSilent); attempt++) shown = await systems(scene);
        const right = fourSystems(scene).map((remote) => current(scene, remote));
        scene.claim(!shown.every(isSilent), {
          saw: 'no answer of any system.',
          expected: 'the answers of all four.',
          look: 'stateOf(): each question needs a deadline of its own. AbortSignal.timeout() begins to count when it is called.',
        });
        claimStates(scene, shown, right);
      },
    );

    test(
      'waits no longer than the deadline for an answer that stops half-way',
      given({ slow: true }),
      async ({ scene }) => {
        const store = scene.world.remote(ColdStore);
        await claimBounded(scene, store, {
          trouble: 'the cold store took most of the time to begin its answer, and then fell silent half-way',
          begin: () => store.set({ mode: 'stall', slowMs: STALL_MS }),
          isHalf: true,
        });
      },
    );
  },
);

test.describe(
  'synthesize/desserts',
  hints(
    'How many rows stand for one evening shift in duty, and how many in sale? What happens to the desserts when you join those two as they are?',
    "Two small queries first, each with one row for a restaurant and a business date. From duty LEFT JOIN review: the share of servers in the 90th percentile, where no review counts as not in it. From sale JOIN restaurant JOIN dish: desserts and takings. date(soldAt, '-5 hours') is the business date, and time(soldAt, '-5 hours') >= '12:00:00' is the evening. Join those two, and all evening shifts stay.",
    "WITH evening AS (SELECT duty.restaurant, businessDate, AVG(COALESCE(percentile, 0) >= 90) > 0.75 AS above FROM duty LEFT JOIN review USING (employee) WHERE shift = 'evening' AND role = 'server' GROUP BY 1, 2), dessert AS (SELECT restaurant.number AS restaurant, date(soldAt, '-5 hours') AS businessDate, SUM(quantity) AS desserts, SUM(quantity * priceCents) AS takings FROM sale JOIN restaurant ON … JOIN dish ON … WHERE course = 'dessert' AND … GROUP BY 1, 2) SELECT above, COUNT(*) AS shifts, … FROM evening LEFT JOIN dessert USING (restaurant, businessDate) GROUP BY above.",
  ),
  () => {
    test('counts each dessert once', async ({ scene }) => {
      const { draw } = scene;
      const one = new Evening(draw);
      one.serve(one.people(draw.int(2, 5), STARS));
      one.serve(one.people(draw.int(1, 3), LOW), { role: 'chef' });
      one.sellUneven();
      await claimScene(
        scene,
        `${counted(one.rows.duties.length, 'person')} worked one evening on which ${counted(one.rows.sales.length, 'line')} with desserts were sold`,
        one,
        'bring duties and sales to one row for each shift before you join them.',
      );
      const two = new Evening(draw);
      two.serve(two.people(draw.int(2, 5), STARS));
      two.sellUneven();
      two.rows.sales.push({ ...two.rows.sales[0]! });
      await claimScene(
        scene,
        'one evening two lines with a dessert were exactly alike',
        two,
        'both of two lines that are alike count, so there is no place for DISTINCT.',
      );
      await claimPortions(scene);
    });

    test('tells evenings with more than 75 % of the servers in the 90th percentile from all others', async ({
      scene,
    }) => {
      const { draw } = scene;
      const staff = new Evening(draw);
      staff.serve([...staff.people(3, STARS), staff.person(null)]);
      staff.sellUneven();
      await claimScene(
        scene,
        'three servers in the 90th percentile and one without a review worked an evening',
        staff,
        'a server without a review is a server. With LEFT JOIN they stay, and 3 of 4 is not more than 75 %.',
      );
      await claimShare(scene);
      await claimRoles(scene);
    });

    test('gives a sale to the evening that it belongs to', async ({ scene }) => {
      const { draw } = scene;
      for (const [what, times] of [
        ['after midnight', ['00:00:00', `00:${draw.int(10, 59)}:00`, `0${draw.int(1, 3)}:30:00`, '02:30:00']],
        ['at 17:00:00 and later', ['17:00:00', `17:${draw.int(10, 59)}:00`, '23:59:59']],
        ['until 04:59:59', [`04:${draw.int(10, 58)}:00`, '04:59:59']],
      ] as const) {
        const one = new Evening(draw, draw.one(NIGHTS));
        const next = dayAfter(one.date, 1);
        one.serve(one.people(2, STARS));
        one.serve(one.people(2, LOW), { businessDate: next });
        for (const time of times)
          one.sell(draw.int(2, 9), draw.int(500, 900), { soldAt: `${time < '05' ? next : one.date}T${time}` });
        await claimScene(
          scene,
          `desserts were sold ${what}, among others at ${one.rows.sales.at(what.startsWith('until') ? -1 : 0)!.soldAt.replace('T', ' ')}`,
          one,
          'the evening runs from 17:00:00 to 04:59:59 and belongs to the day on which it began. soldAt is local time as it is.',
        );
      }
      const day = new Evening(draw, draw.one(NIGHTS));
      const next = dayAfter(day.date, 1);
      day.serve(day.people(2, STARS));
      day.serve(day.people(2, LOW), { businessDate: next });
      for (const businessDate of [day.date, next]) day.serve(day.people(2, STARS), { businessDate, shift: 'lunch' });
      for (const time of ['05:00:00', `${draw.int(10, 12)}:30:00`, `1${draw.int(3, 5)}:15:00`, '16:59:59'])
        day.sell(draw.int(2, 9), draw.int(500, 900), { soldAt: `${next}T${time}` });
      await claimScene(
        scene,
        'desserts were sold from 05:00:00 to 16:59:59 only',
        day,
        'what is sold from 05:00:00 to 16:59:59 belongs to lunch and does not count.',
      );
    });

    test('matches restaurants, dishes and people by the right names', async ({ scene }) => {
      const { draw } = scene;
      const menus = new Evening(draw);
      const [here, there] = draw.some(PLACES, 2) as [Place, Place];
      menus.menu(here, { dessert: 7, main: 8, drink: 9 });
      menus.menu(there, { dessert: 8, main: 9, drink: 7 });
      menus.serve(menus.people(3, STARS), { place: here });
      menus.serve(menus.people(3, LOW), { place: there });
      for (const [place, course] of [
        [here, 'dessert'],
        [there, 'drink'],
        [there, 'dessert'],
        [here, 'main'],
      ] as const)
        menus.sell(draw.int(2, 9), draw.int(500, 900), { place, course });
      await claimScene(
        scene,
        `the dishes 7 and 8 were sold in ${here.name}, where 7 is the dessert, and in ${there.name}, where 8 is`,
        menus,
        'a dish’s number means something on its own restaurant’s menu only.',
      );
      const group = new Evening(draw);
      for (const [index, place] of draw.shuffled(PLACES).entries()) {
        group.menu(place, { dessert: 7, main: 8, drink: 9 });
        group.serve(group.people(2, index < 3 ? STARS : LOW), { place });
        group.sell(2 ** (index + 1), draw.int(500, 900), { place });
      }
      await claimScene(
        scene,
        'on one evening all six restaurants sold desserts',
        group,
        'a shift is one restaurant’s and one date’s. The table restaurant has every name: salesCode, number, name.',
      );
      const helping = new Evening(draw);
      helping.serve([...helping.people(3, STARS), helping.person(95, helping.other)]);
      helping.serve([helping.person(95, helping.other), helping.rows.duties[0]!.employee], { place: helping.other });
      helping.sellUneven();
      await claimScene(
        scene,
        'servers helped out in another restaurant, all with reviews in the 90th percentile',
        helping,
        'a review goes with the person. review.restaurant is only where they belong.',
      );
    });

    test('counts shifts that sold no dessert, and says “none sold” instead of 0', async ({ scene }) => {
      const { draw } = scene;
      const quiet = new Evening(draw);
      quiet.serve(quiet.people(2, STARS));
      quiet.serve(quiet.people(3, STARS), { businessDate: dayAfter(quiet.date, 1) });
      quiet.serve(quiet.people(2, LOW), { businessDate: dayAfter(quiet.date, 2) });
      quiet.sell(draw.int(2, 9), 2_400, { course: 'main' });
      quiet.sellUneven(dayAfter(quiet.date, 2));
      const look = 'every evening shift counts; without desserts there is no average, which is null.';
      await claimScene(
        scene,
        'no dessert was sold on two evenings with good servers, and some were on another evening',
        quiet,
        look,
      );
      for (const table of draw.shuffled(['sales', 'reviews', 'duties'] as const)) {
        const bare = new Evening(draw);
        bare.serve(bare.people(2, STARS));
        bare.sellUneven();
        bare.rows[table] = [];
        if (table === 'duties') bare.rows.sales = [];
        await claimScene(
          scene,
          `all four systems answered, and ${EMPTY[table]}`,
          bare,
          'a table may be empty because nothing happened. Only an asOf of null says that nobody knows.',
        );
      }
    });

    test('says how far to trust it when the sales ledger is silent', async ({ scene }) => {
      await claimTrust(scene, Sales);
    });

    test('says how far to trust it when the inventory is silent', async ({ scene }) => {
      await claimTrust(scene, Inventory);
    });

    test('says how far to trust it when the rota is silent', async ({ scene }) => {
      await claimTrust(scene, Rota);
    });

    test('says how far to trust it when the reviews are silent', async ({ scene }) => {
      await claimTrust(scene, Reviews);
    });

    test('answers the question for three weeks of six restaurants', async ({ scene }) => {
      scene.did('somebody opened the report on desserts in three weeks of six restaurants');
      claimAnswer(scene, await report(scene), answerFrom(groupOf(scene)), {
        look: 'compareDesserts(): work through the rules in the brief, one by one.',
      });
    });
  },
);

// Parts of checks.

/** An event that somebody else’s program has written. */
async function claimLibrary(scene: TestContext): Promise<void> {
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
  claimTakenIn(scene, reply.status, 'readEvent(): attributes that you do not know are no mistake.');
  claimItems(scene, amongThese(await list(scene), [message.id]), [seen(message, 'maintenance')], readEventLook);
}

/** What was stored is still there when the Host has started again. */
async function claimStoredForGood(scene: TestContext): Promise<void> {
  const message = eventMessage(scene.draw);
  scene.did('the rota sent an item, your file was loaded afresh, and the list was opened');
  await deliver(scene, sendEvent(scene, message));
  await scene.world.plug();
  const look = () => 'store() and list(): both use the table notification, and no variable of your own.';
  claimItems(scene, await list(scene), [seen(message)], look);
}

/** The two systems that count alike. */
async function claimSameId(scene: TestContext): Promise<void> {
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
async function claimLines(scene: TestContext): Promise<void> {
  const right: SeenItem[] = [];
  for (const [what, message, text] of goodLines(scene.draw)) {
    scene.did(`the cold store sent a line ${what}`);
    const { status } = await post(scene, 'syslog', text);
    claimTakenIn(scene, status, `readLine(): a line ${what} is as it should be.`);
    const { id, kind: type, to: person, title } = message;
    right.push({ source: 'urn:marram:cold-store', id, type, person, title, severity: 13 });
  }
  scene.did('the cold store sent some lines, and the list was opened');
  const ids = right.map(({ id }) => id);
  claimItems(scene, amongThese(await list(scene), ids), right, readLineLook);
}

/** A system that has not answered yet, ever. */
async function claimNeverHeard(scene: TestContext): Promise<void> {
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
async function claimOutlives(scene: TestContext): Promise<void> {
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
async function claimPortions(scene: TestContext): Promise<void> {
  const { draw } = scene;
  const one = new Evening(draw);
  one.serve(one.people(3, STARS));
  one.sell(draw.int(2, 9), draw.int(1_500, 3_000), { course: 'main' });
  one.sell(draw.int(2, 9), draw.int(300, 500), { course: 'drink' });
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
async function claimShare(scene: TestContext): Promise<void> {
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
async function claimRoles(scene: TestContext): Promise<void> {
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

const PEOPLE = ['00042', '00088', '00107', '00118', '00131', '00203'] as const;

function twoPeople(draw: Draw): [string, string] {
  return draw.some(PEOPLE, 2) as [string, string];
}

function nameOf(userId: string): string {
  return personById(userId).name;
}

const NAMES = { rota: 'the rota', maintenance: 'the maintenance desk' } as const;

function sentence(draw: Draw): string {
  return `The ${draw.word()} is ${draw.word()}, and ${draw.word()} knows`;
}

// What systems send, and what becomes of it.

type EventMessage = Parameters<Rota['send']>[0];
type NumberedMessage = Parameters<Till['send']>[0];
type CloudEvent = ReturnType<typeof cloudEvent>;

const WORDS = { info: 9, warning: 13, error: 17, critical: 21 } as const;
/** What syslog's severities, 0 to 7, are on the common scale. */
const SYSLOG = [21, 19, 18, 17, 13, 10, 9, 5];

function eventMessage(draw: Draw, changes: Partial<EventMessage> = {}): EventMessage {
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

function numberedMessage(draw: Draw, changes: Partial<NumberedMessage> = {}): NumberedMessage {
  return { ...eventMessage(draw), severity: 4, ...changes };
}

function eventText(draw: Draw, changes: Partial<EventMessage>, at: number): string {
  return JSON.stringify(cloudEvent('rota', eventMessage(draw, changes), at));
}

/** What the list shows of a message that the rota, or a system like it, has sent. */
function seen({ id, kind, to, title, severity }: EventMessage, system = 'rota'): SeenItem {
  const source = `urn:marram:${system}`;
  return { source, id, type: `${system}.${kind}`, person: to, title, severity: WORDS[severity] };
}

/** Events that are as they should be, by what is unusual about them. */
function harmless(draw: Draw): [string, (event: CloudEvent) => object | string][] {
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
function unusual(draw: Draw): [string, { event?: Partial<CloudEvent>; data?: Partial<CloudEvent['data']> }][] {
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
function malformedEvents(draw: Draw, now: number): [string, string][] {
  const good = cloudEvent('rota', eventMessage(draw), now);
  const { to, title } = good.data;
  const event = (changes: object) => JSON.stringify({ ...good, ...changes });
  const wrong = () => draw.one([true, [draw.word()], { text: draw.word() }, null]);
  const words = ['an empty text', 'the number 1', 'no text at all'];
  const values = () => ['', 1, wrong()];
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
function almostTheSame(draw: Draw): [string, Name, Name][] {
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
  const [before, middle, after] = [w(), w(), w()];
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
async function crowd(scene: TestContext, to: string = PEOPLE[0]): Promise<number> {
  const { draw } = scene;
  const count = draw.int(101, 110);
  scene.did(`the rota sent ${count} more items`);
  await Promise.all(
    Array.from({ length: count }, (_, place) =>
      deliver(scene, sendEvent(scene, eventMessage(draw, { id: `crowd-${place}`, to }))),
    ),
  );
  return count;
}

/** A line as the cold store writes it (RFC 5424). */
function lineText(
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

function malformedLines(draw: Draw): [string, string][] {
  const message = numberedMessage(draw);
  const { id, kind, to, title } = message;
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
function goodRecords(draw: Draw, now: number): [string, NumberedMessage, object][] {
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

function malformedRecords(draw: Draw, now: number): [string, string][] {
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

/** What the Host answered to a message. */
interface Receipt {
  status: number;
}

/** Sends a text to one of the Host's doors, as a system does; `fetch` would cost three times as much. */
function post({ world }: TestContext, dialect: 'cloudevents' | 'syslog' | 'otel', body: string): Promise<Receipt> {
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

function sendEvent(scene: TestContext, message: EventMessage, system = 'rota'): Promise<Receipt> {
  return post(scene, 'cloudevents', JSON.stringify(cloudEvent(system, message, scene.world.clock.now())));
}

/** Waits until the Host has taken a message in. */
async function deliver(scene: TestContext, sending: Promise<Receipt>, reader = 'readEvent()'): Promise<void> {
  const { status } = await sending;
  claimTakenIn(scene, status, `${reader}, and what stores: store() and storeOnce().`);
}

function claimTakenIn(scene: TestContext, status: number, look: string): void {
  scene.claim(status === 200 || status === 202, {
    saw: `The Pass answered ${status} to a message that is as it should be.`,
    expected: '202, which says that it was taken in.',
    look,
  });
}

function claimRefused(scene: TestContext, status: number, look: string): void {
  scene.claim(status === 400, {
    saw: `The Pass answered ${status}.`,
    expected: '400, so that the sender hears that this message will never be read.',
    look,
  });
}

function claimStatus(scene: TestContext, status: number, right: number, look: string): void {
  scene.claim(status === right, {
    saw: `The Pass answered ${status}.`,
    expected: right === 202 ? '202, which says that it is new.' : '200, which says that it is known.',
    look,
  });
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
async function list(
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

function lookIn(reader: string, from: Record<keyof SeenItem, string>): Look {
  return (name) =>
    name === undefined
      ? 'list(): everything in the table. And store(): one row for each item.'
      : `${reader}: ${name} is ${from[name]}, exactly as it came. Or store(): each value in its own column.`;
}

const readEventLook = lookIn('readEvent()', {
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

const readRecordLook = lookIn('readRecord()', {
  source: 'always urn:marram:till',
  id: 'the attribute log.record.uid',
  type: 'eventName',
  person: 'the attribute enduser.id',
  title: 'body.stringValue',
  severity: 'severityNumber',
});

/** Claims that a list has these items and no others, in any order. */
function claimItems(scene: TestContext, items: SeenItem[], right: SeenItem[], look: Look): void {
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
function amongThese(items: SeenItem[], ids: string[]): SeenItem[] {
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

const KEPT =
  'storeOnce(): what came first stays as it is. And find(): everything that is for this person, the newest first.';

function claimOrder(
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

function sameOrder(items: SeenItem[], right: NumberedMessage[]): boolean {
  return items.map(({ id }) => id).join() === right.map(({ id }) => id).join();
}

function claimSeverity(scene: TestContext, items: SeenItem[], id: string, right: number, look: string): void {
  const item = items.find((one) => one.id === id);
  scene.claim(item?.severity === right, {
    saw: item ? `the severity ${item.severity}.` : 'no such item in the list.',
    expected: `the severity ${right}.`,
    look,
  });
}

function counted(count: number, noun: string): string {
  const many = noun === 'person' ? 'people' : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

// What somebody chooses.

interface Choice {
  /** The end of a source. */
  system?: string;
  severity?: number;
  received?: string;
}

interface Sent {
  item: SeenItem;
  at: number;
}

function queryOf({ system, severity, received = '' }: Choice): string {
  const source = system === undefined ? '' : `urn:marram:${system}`;
  return `?${new URLSearchParams({ system: source, severity: String(severity ?? ''), received }).toString()}`;
}

/** Items of two systems, for two people, old and new, mild and severe: each of the sixteen. Oldest first. */
async function sendMany(scene: TestContext, people: [string, string]): Promise<Sent[]> {
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
function claimFiltered(scene: TestContext, shown: SeenItem[], sent: Sent[], person: string, choice: Choice): void {
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
function fourSystems({ world }: TestContext): AnySystem[] {
  return [world.remote(Rota), world.remote(Maintenance), world.remote(ColdStore), world.remote(Till)];
}

/** The same, with other numbers in every grade. */
function drawnSystems(scene: TestContext): AnySystem[] {
  const four = fourSystems(scene);
  for (const { records } of four) {
    records.open = scene.draw.int(1, 99);
    records.ageMs = scene.draw.int(0, 50) * MINUTE + scene.draw.int(0, 999);
  }
  return four;
}

/** The moment that a system's answer describes, if it answers now. */
function asOfNow({ world }: TestContext, { records }: AnySystem): string {
  return new Date(world.clock.now() - records.ageMs).toISOString();
}

function current(scene: TestContext, remote: AnySystem): Standing {
  return { name: remote.name, status: 'current', open: remote.records.open, asOf: asOfNow(scene, remote) };
}

function silent(name: string, asOf: string | null): Standing {
  return { name, status: 'silent', asOf };
}

/** What keeps a system from giving a usable answer. */
interface Trouble {
  /** To finish “the till …” with. */
  words: string;
  begin: (remote: AnySystem) => void;
}

function troublesOf(draw: Draw): Trouble[] {
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

function recover(remote: AnySystem): void {
  remote.set({ mode: 'well', slowMs: 0, version: 1 });
  delete remote.records.httpStatus;
  delete remote.records.body;
}

/** How the systems stand, as somebody sees it. */
async function systems(scene: TestContext): Promise<SeenSystem[]> {
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

function claimStates(scene: TestContext, shown: SeenSystem[], right: Standing[]): void {
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

function isSilent({ status }: SeenSystem): boolean {
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
/** So late comes an answer that is still in time. */
const SLOW_MS = 330;
/** So late begins an answer that stops half-way: a deadline that began then would be over long after the right one. */
const STALL_MS = 600;
/** So much longer than its deadline may a page take. */
const SPARE_MS = 440;
/** A busy machine may be late by itself, which says nothing about the program. */
const ATTEMPTS = 5;

/** Claims that a page comes soon although the cold store is in trouble, and that it shows the others. */
async function claimBounded(
  scene: TestContext,
  store: AnySystem,
  { trouble, begin, isHalf = false }: { trouble: string; begin: () => void; isHalf?: boolean },
): Promise<void> {
  const deadlineMs = isHalf ? HALF_DEADLINE_MS : DEADLINE_MS;
  const four = drawnSystems(scene);
  scene.did('somebody opened the notifications');
  await systems(scene);
  const known = asOfNow(scene, store);
  await scene.world.advance(10 * MINUTE);
  begin();
  for (let attempt = 1; ; attempt++) {
    await scene.world.setDeadline(deadlineMs);
    scene.did(`somebody opened the notifications while ${trouble} (the deadline was ${deadlineMs} milliseconds)`);
    const [begun, hasBegun] = [performance.now(), watchAnswer(scene.world, store)];
    const shown = await inTime(scene, systems(scene));
    const tookMs = performance.now() - begun;
    const others = shown.filter(({ status }) => status === 'current').length;
    const isTelling = tookMs < deadlineMs + SPARE_MS && others >= 3 && (hasBegun(deadlineMs) || !isHalf);
    if (!isTelling && attempt < ATTEMPTS) continue;
    scene.claim(tookMs < deadlineMs + SPARE_MS, {
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

const WHOLE_ANSWER = 'stateOf(): one deadline covers the whole answer, from the question to the last byte of the body.';

/** Waits for a page, but not longer than a patient person would. */
async function inTime<T>(scene: TestContext, page: Promise<T>): Promise<T> {
  const arrived = await raceTimeout(
    page.then((shown) => ({ shown })),
    3 * SECOND,
  );
  const isThere = arrived !== 'late';
  scene.claim(isThere, {
    saw: 'after three seconds there was still no page.',
    expected: 'a page soon after the deadline.',
    look: WHOLE_ANSWER,
  });
  return isThere ? arrived.shown : page;
}

// The report on desserts.

interface Place {
  number: number;
  code: string;
  name: string;
}

const PLACES: readonly Place[] = [
  { number: 1, code: 'LIS-01', name: 'Marram Lisboa' },
  { number: 2, code: 'GNT-01', name: 'Marram Gent' },
  { number: 4, code: 'BGO-01', name: 'Marram Bryggen' },
  { number: 3, code: 'GWY-01', name: 'Marram Gaillimh' },
  { number: 7, code: 'TRS-01', name: 'Marram Trieste' },
  { number: 11, code: 'LIS-02', name: 'Marram Belém' },
];

/** The lowest and the highest percentile of people who are in the 90th, and of people who are not. */
const STARS = [91, 98] as const;
const LOW = [5, 85] as const;

/** Nights after which a month, a year or February ends, or in which clocks change somewhere. */
const NIGHTS = [
  '2026-02-28',
  '2028-02-28',
  '2028-02-29',
  '2026-04-30',
  '2026-12-31',
  '2026-03-07',
  '2026-03-28',
  '2027-03-27',
  '2026-10-24',
  '2026-10-31',
];

type Course = 'dessert' | 'main' | 'drink';

/** Rows for one case: an evening in a restaurant, unless told otherwise. */
class Evening {
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

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Claims that the report answers one small case by the rules. */
async function claimScene(scene: TestContext, what: string, { rows }: Evening, look: string): Promise<void> {
  scene.did(what);
  scene.world.remote(Sales).group.rows = rows;
  claimAnswer(scene, await report(scene), answerFrom(rows), { look: `compareDesserts(): ${look}` });
}

const EMPTY = {
  sales: 'nothing has been sold',
  reviews: 'nobody has been reviewed',
  duties: 'nobody has been on duty',
} as const;

type AnySource = Sales | Inventory | Rota | Reviews;

/** Claims that the report says how far to trust it while one of the four systems comes and goes. */
async function claimTrust(scene: TestContext, kind: abstract new (...values: never[]) => AnySource): Promise<void> {
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

function groupOf(scene: TestContext): GroupRows {
  return scene.world.remote(Sales).group.rows;
}

/** The answer by the rules of the brief, worked out without a database. */
function answerFrom({ sales, dishes, duties, reviews }: GroupRows): RightAnswer {
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

async function report(scene: TestContext): Promise<SeenReport> {
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

function claimAnswer(
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
