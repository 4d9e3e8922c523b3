/**
 * The checks of Synthesize. Each opens a fresh world, lets systems send things or put themselves in trouble, and looks at
 * pages and replies. None of them reads or imports your code. What they send is drawn anew for every grade.
 */
import { given, hints, htmlOn, raceTimeout, test } from 'host-and-remote/grader';
import { cloudEvent } from 'host-and-remote/remotes/cloud-events';
import { ColdStore } from 'host-and-remote/remotes/cold-store';
import { Inventory } from 'host-and-remote/remotes/inventory';
import { Maintenance } from 'host-and-remote/remotes/maintenance';
import { Reviews } from 'host-and-remote/remotes/reviews';
import { Rota } from 'host-and-remote/remotes/rota';
import { Sales } from 'host-and-remote/remotes/sales';
import { logRecord, Till } from 'host-and-remote/remotes/till';
import { centreIn, listed, type SeenItem } from './synthesize.page.ts';
import {
  almostTheSame,
  amongThese,
  answerFrom,
  asEvent,
  asOfNow,
  ATTEMPTS,
  type Choice,
  claimAnswer,
  claimBounded,
  claimFiltered,
  claimItems,
  claimLibrary,
  claimLines,
  claimNeverHeard,
  claimOrder,
  claimOutlives,
  claimPortions,
  claimRefused,
  claimRoles,
  claimSameId,
  claimScene,
  claimSeverity,
  claimShare,
  claimStates,
  claimStatus,
  claimStoredForGood,
  claimTakenIn,
  claimTrust,
  counted,
  crowd,
  current,
  DAY,
  dayAfter,
  deliver,
  drawnSystems,
  Evening,
  eventMessage,
  type EventMessage,
  eventText,
  fourSystems,
  goodRecords,
  groupOf,
  harmless,
  HOUR,
  isSilent,
  lineText,
  list,
  lookIn,
  LOW,
  malformedEvents,
  malformedLines,
  malformedRecords,
  MINUTE,
  nameOf,
  numberedMessage,
  type NumberedMessage,
  PEOPLE,
  type Place,
  PLACES,
  post,
  postAll,
  queryOf,
  readEventLook,
  recover,
  report,
  sameOrder,
  SECOND,
  seen,
  sendEvent,
  sendMany,
  sentence,
  silent,
  STARS,
  systems,
  troublesOf,
  twoPeople,
  unusual,
} from './synthesize.claims.ts';

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
          const receipt = await sendEvent(scene, message, system);
          claimTakenIn(scene, receipt, 'readEvent() and store(): what they do with a whole event.');
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
      const events = harmless(draw).map(([what, change]) => {
        const message = eventMessage(draw);
        const changed = change(cloudEvent('rota', message, scene.world.clock.now()));
        return { what, message, body: typeof changed === 'string' ? changed : JSON.stringify(changed) };
      });
      const receipts = await postAll(
        scene,
        events.map(({ body }) => ({ dialect: 'cloudevents', body })),
      );
      const right = events.map(({ what, message }, place) => {
        scene.did(`the rota sent an event ${what}`);
        const look = 'readEvent(): what is not in the brief’s table says nothing about an event.';
        claimTakenIn(scene, receipts[place], look);
        return seen(message);
      });
      scene.did('the rota sent events with more or fewer attributes than usual, and the list was opened');
      claimItems(scene, await list(scene), right, readEventLook);
      await claimLibrary(scene);
    });

    test('refuses what is malformed with 400, and keeps the rest', async ({ scene }) => {
      const { draw } = scene;
      const [before, after] = [eventMessage(draw), eventMessage(draw)];
      scene.did('the rota sent a good event');
      await deliver(scene, sendEvent(scene, before));
      const malformed = malformedEvents(draw, scene.world.clock.now());
      const receipts = await postAll(
        scene,
        malformed.map(([, body]) => ({ dialect: 'cloudevents', body })),
      );
      for (const [place, [what]] of malformed.entries()) {
        scene.did(`the rota sent ${what}`);
        claimRefused(scene, receipts[place], `readEvent(): it must return “refused” for ${what}.`);
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
      const events = unusual(draw).map(([what, changes]) => {
        const event = { ...cloudEvent('rota', eventMessage(draw), scene.world.clock.now()), ...changes.event };
        return { what, event: { ...event, data: { ...event.data, ...changes.data } } };
      });
      const receipts = await postAll(
        scene,
        events.map(({ event }) => ({ dialect: 'cloudevents', body: JSON.stringify(event) })),
      );
      const right = events.map(({ what, event }, place): SeenItem => {
        scene.did(`the rota sent an event ${what}`);
        claimTakenIn(
          scene,
          receipts[place],
          `readEvent() and store(): an event ${what} has all that it must have. A value goes in as ?, never as part of the statement.`,
        );
        const { source, id, type, data } = event;
        return { source, id, type, person: data.to, title: data.title, severity: 9 };
      });
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
      const twin = eventMessage(draw);
      scene.did('without step 2, the rota sent the very same item twice at the same millisecond');
      for (const receipt of await postAll(scene, [asEvent(scene, twin), asEvent(scene, twin)]))
        claimTakenIn(scene, receipt, look());
      claimItems(scene, amongThese(await list(scene), [twin.id]), [seen(twin), seen(twin)], look);
      const count = await crowd(scene);
      const shown = await list(scene);
      scene.claim(shown.length === count + 5, {
        saw: `${shown.length} items in the list.`,
        expected: `all ${count + 5}.`,
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
        const receipt = await sendEvent(scene, message);
        claimStatus(scene, receipt, 202, 'storeOnce(): it returns true for what is new, once it is stored.');
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
        const receipt = await sendEvent(scene, message);
        const look = 'storeOnce(): source and id decide, and nothing else. It returns false for what is known.';
        claimStatus(scene, receipt, 200, look);
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
      const pairs = almostTheSame(scene.draw);
      const receipts = await postAll(
        scene,
        pairs.flatMap(([, ...names]) =>
          names.map(({ source, id }) => {
            const event = cloudEvent('rota', eventMessage(scene.draw), scene.world.clock.now());
            return { dialect: 'cloudevents' as const, body: JSON.stringify({ ...event, source, id }) };
          }),
        ),
      );
      for (const [pair, [what, one, other]] of pairs.entries()) {
        for (const [place, { source, id }] of [one, other].entries()) {
          scene.did(
            place === 0
              ? `“${source}” sent a first item with the id “${id}”`
              : `two items came that differ in ${what}: the first from “${one.source}” with the id “${one.id}”, then one from “${source}” with the id “${id}”`,
          );
          const look = `storeOnce(): two items that differ in ${what} are different items.`;
          claimStatus(scene, receipts[2 * pair + place], 202, look);
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
      const records = goodRecords(scene.draw, scene.world.clock.now());
      const receipts = await postAll(
        scene,
        records.map(([, , record]) => ({ dialect: 'otel', body: JSON.stringify(record) })),
      );
      const right = records.map(([what, message], place): SeenItem => {
        scene.did(`the till sent a record ${what}`);
        claimTakenIn(scene, receipts[place], `readRecord(): a record ${what} is as it should be.`);
        const { id, kind: type, to: person, title, severity } = message;
        return { source: 'urn:marram:till', id, type, person, title, severity };
      });
      scene.did('the till sent some records, and the list was opened');
      claimItems(scene, await list(scene), right, readRecordLook);
    });

    test('refuses malformed lines and records with 400', given(ACCEPT), async ({ scene }) => {
      const { draw } = scene;
      const [lines, records] = [malformedLines(draw), malformedRecords(draw, scene.world.clock.now())];
      const receipts = await postAll(scene, [
        ...lines.map(([, body]) => ({ dialect: 'syslog' as const, body })),
        ...records.map(([, body]) => ({ dialect: 'otel' as const, body })),
      ]);
      for (const [place, [what]] of lines.entries()) {
        scene.did(`the cold store sent ${what}`);
        claimRefused(scene, receipts[place], `readLine(): it must return “refused” for ${what}.`);
      }
      for (const [place, [what]] of records.entries()) {
        scene.did(`the till sent ${what}`);
        claimRefused(scene, receipts[lines.length + place], `readRecord(): it must return “refused” for ${what}.`);
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
          begin: (stretch) => {
            store.set({ mode: 'hang' });
            till.set({ slowMs: stretch * SLOW_MS });
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
          begin: (stretch) => store.set({ mode: 'stall', slowMs: stretch * STALL_MS }),
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

const NAMES = { rota: 'the rota', maintenance: 'the maintenance desk' } as const;
/** What syslog's severities, 0 to 7, are on the common scale. */
const SYSLOG = [21, 19, 18, 17, 13, 10, 9, 5];

const readRecordLook = lookIn('readRecord()', {
  source: 'always urn:marram:till',
  id: 'the attribute log.record.uid',
  type: 'eventName',
  person: 'the attribute enduser.id',
  title: 'body.stringValue',
  severity: 'severityNumber',
});

const KEPT =
  'storeOnce(): what came first stays as it is. And find(): everything that is for this person, the newest first.';
/** So late comes an answer that is still in time. */
const SLOW_MS = 330;
/** So late begins an answer that stops half-way: a deadline that began then would be over long after the right one. */
const STALL_MS = 600;

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

const EMPTY = {
  sales: 'nothing has been sold',
  reviews: 'nobody has been reviewed',
  duties: 'nobody has been on duty',
} as const;
