/**
 * The checks of Synthesize. Each opens a fresh world, lets systems send things or put themselves in trouble, and looks at
 * pages and replies. None of them reads or imports your code.
 */
import {
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
import type { DutyRow, GroupRows, SaleRow } from 'host-and-remote/remotes/restaurant-group';
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
} from './synthesize.page.ts';

const ADA = personById('00107');
const BRAM = personById('00118');

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
      const { items, statuses } = await sentEverything(scene);
      claimStatuses(scene, statuses, 202);
      const shown = await list(scene);
      claimItems(scene, shown, items, 'whether everything that the event says is in the item, and in the right place.');
    });

    test('takes in what the official library of CloudEvents writes', async ({ scene }) => {
      const { CloudEvent, HTTP } = await import('cloudevents');
      const event = new CloudEvent({
        id: 'A-0017/b',
        source: 'urn:marram:maintenance',
        type: 'maintenance.job.stuck',
        subject: 'hood-3',
        dataschema: 'https://schemas.example/job',
        severitytext: 'error',
        partitionkey: 'LIS',
        data: { to: ADA.id, title: 'The hood drips', floor: 2 },
      });
      scene.did('the maintenance desk sent an event with some more attributes, written by the library “cloudevents”');
      const { body, headers } = HTTP.structured(event);
      const reply = await fetch(`${scene.world.url}/intake/cloudevents`, {
        method: 'POST',
        body: body as string,
        headers: headers as Record<string, string>,
      });
      claimStatus(scene, reply.status, 202, 'readEvent(): attributes that you do not know are no mistake.');
      const { id, source, type } = event;
      const item = { source, id, type, person: ADA.id, severity: 17, title: 'The hood drips' };
      claimItems(scene, await list(scene), [item], 'readEvent(): what it makes of a whole event.');
    });

    test('takes in an event that has what it must have, and no more', async ({ scene }) => {
      const { specversion, id, source, type, severitytext, data } = cloudEvent('rota', rotaMessage({ id: '9' }), 0);
      scene.did('the rota sent an event without “time” and “datacontenttype”, which an event need not have');
      const bare = { data, type, specversion, severitytext, source, id };
      const { status } = await scene.world.remote(Rota).sendText(JSON.stringify(bare));
      claimStatus(scene, status, 202, 'readEvent(): only the attributes in the brief’s table must be there.');
      claimItems(scene, await list(scene), [seen(rotaMessage({ id: '9' }))], 'readEvent(): what it makes of it.');
    });

    test('lists what was received last first', async ({ scene }) => {
      const rota = scene.world.remote(Rota);
      scene.did('the rota sent three items within two hours, and the last of them told of something of yesterday');
      await deliver(scene, rota.send(rotaMessage({ id: '5' })));
      await scene.world.advance(HOUR);
      await deliver(scene, rota.send(rotaMessage({ id: '31', title: 'Second' })));
      await scene.world.advance(HOUR);
      const late = cloudEvent('rota', rotaMessage({ id: '12', title: 'Third' }), scene.world.clock.now() - DAY);
      await deliver(scene, rota.sendText(JSON.stringify(late)));
      claimOrder(scene, await list(scene), ['12', '31', '5'], {
        expected:
          'what was received last first: 12, 31, 5. When it happened, by the event’s own time, does not matter.',
        look: 'list(): ORDER BY receivedAt DESC.',
      });
    });

    test('refuses what is malformed with 400, and keeps the rest', async ({ scene }) => {
      const rota = scene.world.remote(Rota);
      scene.did('the rota sent a good event');
      await deliver(scene, rota.send(rotaMessage({ id: 'before' })));
      for (const [what, body] of malformedEvents(scene.world.clock.now())) {
        scene.did(`the rota sent ${what}`);
        const reply = await rota.sendText(body);
        claimStatus(scene, reply.status, 400, `readEvent(): it must return “refused” for ${what}.`);
      }
      await scene.world.advance(MINUTE);
      scene.did('the rota sent a good event, many malformed ones, and another good one');
      await deliver(scene, rota.send(rotaMessage({ id: 'after' })));
      claimOrder(scene, await list(scene), ['after', 'before'], {
        expected: 'the two good ones, and nothing else.',
        look: 'readEvent() and list(): what was refused must leave no trace, and must not disturb what is there.',
      });
    });

    test('keeps every text exactly as it came', async ({ scene }) => {
      const rota = scene.world.remote(Rota);
      const title = 'Niamh’s "late" shift; O\'Brien & Söhne <b>x</b> \\ 100 % -- ?';
      scene.did(
        'the rota sent an item whose id has leading zeros, spaces and a quote, and whose title is full of quotes',
      );
      await deliver(scene, rota.send(rotaMessage({ id: " 0042');  -- ", title })));
      const item = { ...seen(rotaMessage({ id: " 0042');  -- ", title })) };
      claimItems(scene, await list(scene), [item], 'store(): a value goes in as ?, never as part of the statement.');
    });

    test('still knows everything when the Host starts again', async ({ scene }) => {
      scene.did('the rota sent an item, your file was loaded afresh, and Ada opened her notifications');
      await deliver(scene, scene.world.remote(Rota).send(rotaMessage({ id: '77' })));
      await scene.world.plug();
      const look = 'store() and list(): both use the table notification, and no variable of your own.';
      claimItems(scene, await list(scene), [seen(rotaMessage({ id: '77' }))], look);
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
      const look = 'find(): filter.person is the user ID of whoever is looking.';
      scene.did('Ada opened her notifications before anything was sent');
      claimItems(scene, await list(scene), [], look);
      scene.did('the rota sent one item for Ada and one for Bram, and both opened their notifications');
      const rota = scene.world.remote(Rota);
      await deliver(scene, rota.send(rotaMessage({ id: '1', to: ADA.id })));
      await deliver(scene, rota.send(rotaMessage({ id: '2', to: BRAM.id })));
      claimItems(scene, await list(scene, ADA.id), [seen(rotaMessage({ id: '1', to: ADA.id }))], look);
      claimItems(scene, await list(scene, BRAM.id), [seen(rotaMessage({ id: '2', to: BRAM.id }))], look);
      scene.did('the rota sent items for the user IDs 100107, 001070 and 107, and Ada opened her notifications');
      for (const to of ['100107', '001070', '107']) await deliver(scene, rota.send(rotaMessage({ id: to, to })));
      claimItems(scene, await list(scene), [seen(rotaMessage({ id: '1', to: ADA.id }))], look);
    });

    test('keeps an item once, however often it comes', given(ACCEPT), async ({ scene }) => {
      const rota = scene.world.remote(Rota);
      const look = 'storeOnce(): look for source and id in the table before you store; what came first stays.';
      const first = rotaMessage({ id: '2041' });
      const again = [first, { ...first, title: 'Changed' }, { ...first, to: BRAM.id }, { ...first, title: 'Late' }];
      scene.did('the rota sent an item');
      claimStatus(scene, (await rota.send(first)).status, 202, 'storeOnce(): it returns true for what is new.');
      for (const [place, message] of again.entries()) {
        await scene.world.advance(MINUTE);
        if (place === 3) await scene.world.plug();
        scene.did(`the rota sent an item again, ${AGAIN[place]}`);
        claimStatus(scene, (await rota.send(message)).status, 200, 'storeOnce(): it returns false for what is known.');
        claimItems(scene, await list(scene), [seen(first)], look);
        claimItems(scene, await list(scene, BRAM.id), [], look);
      }
    });

    test('keeps the same id from another source', given(ACCEPT), async ({ scene }) => {
      scene.did('the rota and the maintenance desk, which both count from 2041, sent one item each');
      await deliver(scene, scene.world.remote(Rota).send(rotaMessage({ id: '2041' })));
      await scene.world.advance(MINUTE);
      await deliver(scene, scene.world.remote(Maintenance).send(rotaMessage({ id: '2041', kind: 'job.stuck' })));
      const look = 'storeOnce(): an id is unique within its source only. Compare both.';
      const both = [
        seen(rotaMessage({ id: '2041', kind: 'job.stuck' }), 'maintenance'),
        seen(rotaMessage({ id: '2041' })),
      ];
      claimItems(scene, await list(scene), both, look);
    });

    test('does not mix up where the source ends and the id begins', given(ACCEPT), async ({ scene }) => {
      scene.did('“urn:marram:rota” sent an item with the id “12041”, and “urn:marram:rota1” one with the id “2041”');
      await deliver(scene, scene.world.remote(Rota).send(rotaMessage({ id: '12041' })));
      await scene.world.advance(MINUTE);
      const other = cloudEvent('rota1', rotaMessage({ id: '2041' }), scene.world.clock.now());
      await deliver(scene, scene.world.remote(Rota).sendText(JSON.stringify(other)));
      const both = [seen(rotaMessage({ id: '2041' }), 'rota1'), seen(rotaMessage({ id: '12041' }))];
      claimItems(scene, await list(scene), both, 'storeOnce(): compare source and id one by one, not glued together.');
    });

    test('shows what was received in a stretch of time', given(ACCEPT), async ({ scene }) => {
      const rota = scene.world.remote(Rota);
      scene.did('the rota sent one item, and another 20 minutes later');
      await deliver(scene, rota.send(rotaMessage({ id: '8' })));
      await scene.world.advance(20 * MINUTE);
      await deliver(scene, rota.send(rotaMessage({ id: '3' })));
      await scene.world.advance(40 * MINUTE);
      const look = 'find(): receivedAt >= since, which includes the moment itself.';
      scene.did('items came 60 and 40 minutes ago, and Ada chose “in the last hour”');
      claimOrder(scene, await list(scene, ADA.id, '?received=hour'), ['3', '8'], {
        expected: 'both, because 60 minutes ago is the very moment at which the last hour began.',
        look,
      });
      await scene.world.advance(1);
      scene.did(
        'items came one millisecond more than 60 minutes ago and 40 minutes ago, and Ada chose “in the last hour”',
      );
      claimOrder(scene, await list(scene, ADA.id, '?received=hour'), ['3'], {
        expected: 'the one that came 40 minutes ago.',
        look,
      });
      scene.did('an hour later Ada chose “in the last hour” again');
      await scene.world.advance(HOUR);
      claimOrder(scene, await list(scene, ADA.id, '?received=hour'), [], { expected: 'an empty list.', look });
      scene.did('then Ada chose “at any time”');
      claimOrder(scene, await list(scene), ['3', '8'], {
        expected: 'both: since is null, and null means that it does not matter.',
        look: 'find(): what it does when since is null.',
      });
    });

    test(
      'shows what one system sent, and what is severe enough, in a browser',
      given({ ...ACCEPT, slow: true }),
      async ({ scene }) => {
        await sendFour(scene);
        const page = await scene.enter(ADA.id);
        scene.did('four items came for Ada, and in the form she chose the system “Rota” and “Warning or worse”');
        await scene.open(page, '/notifications');
        await scene.submit(page, '.filters', { system: 'urn:marram:rota', severity: '13' });
        claimOrder(scene, centreIn(await htmlOn(page)), ['4', '1'], {
          expected: 'the rota’s two items of that severity: 4, then 1.',
          look: 'find(): all conditions hold at once; severity >= minSeverity, and source is the rota’s own.',
        });
      },
    );

    test('applies each filter, and all of them at once', given({ ...ACCEPT, slow: true }), async ({ scene }) => {
      await sendFour(scene);
      const choices: [string, string, string[]][] = [
        ['only the system “Rota”', '?system=urn:marram:rota', ['4', '2', '1']],
        ['only the system “Maintenance desk”', '?system=urn:marram:maintenance', ['1']],
        ['only a system that has sent nothing', '?system=urn:marram:rot', []],
        ['only the severity “Problem or worse”', '?severity=17', ['1', '4']],
        ['only the severity “Emergency”', '?severity=21', ['1']],
        ['the rota, warnings or worse, of the last hour', '?system=urn:marram:rota&severity=13&received=hour', ['4']],
        ['nothing, so that everything is shown', '', ['1', '4', '2', '1']],
      ];
      for (const [what, query, ids] of choices) {
        scene.did(`four items came for Ada, and she chose ${what}`);
        claimOrder(scene, await list(scene, ADA.id, query), ids, {
          expected: ids.length === 0 ? 'an empty list.' : `these, newest first: ${ids.join(', ')}.`,
          look: 'find(): null means that it does not matter; everything else must hold.',
        });
      }
    });
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
    test('brings syslog’s severities to the common scale', given(ACCEPT), async ({ scene }) => {
      const store = scene.world.remote(ColdStore);
      const right = [21, 19, 18, 17, 13, 10, 9, 5];
      for (const [severity, expected] of right.entries()) {
        scene.did(
          `the cold store sent a line with the severity ${severity}, so <${128 + severity}> (16 times 8, plus ${severity})`,
        );
        await deliver(scene, store.send(coldMessage({ id: `s${severity}`, severity })));
        await scene.world.advance(MINUTE);
        claimSeverity(
          scene,
          (await list(scene))[0],
          expected,
          'readLine(): the table of severities, and priority % 8.',
        );
      }
    });

    test('tells the severity from the facility', given(ACCEPT), async ({ scene }) => {
      const store = scene.world.remote(ColdStore);
      for (const [priority, expected] of [
        [34, 18],
        [0, 21],
        [191, 5],
        [13, 10],
      ] as const) {
        const line = coldLine(scene, { id: `p${priority}` }).replace('<132>', `<${priority}>`);
        scene.did(
          `the cold store sent a line that begins with <${priority}>: facility ${priority >> 3}, severity ${priority % 8}`,
        );
        await deliver(scene, store.sendText(line));
        await scene.world.advance(MINUTE);
        claimSeverity(
          scene,
          (await list(scene))[0],
          expected,
          'readLine(): the priority is facility times 8, plus severity.',
        );
      }
    });

    test('makes items of lines and of records', given(ACCEPT), async ({ scene }) => {
      scene.did('the cold store sent a line, and the till a record');
      await deliver(scene, scene.world.remote(ColdStore).send(coldMessage({ id: '031', severity: 1 })));
      await scene.world.advance(MINUTE);
      await deliver(scene, scene.world.remote(Till).send(tillMessage({ id: '031', severity: 14 })));
      const shared = { id: '031', person: ADA.id };
      claimItems(
        scene,
        await list(scene),
        [
          { ...shared, source: 'urn:marram:till', type: 'payment.slow', title: 'Cards are slow', severity: 14 },
          {
            ...shared,
            source: 'urn:marram:cold-store',
            type: 'door.open',
            title: 'The door is open',
            severity: 19,
          },
        ],
        'readLine() and readRecord(): where source, id, type, person and title come from.',
      );
    });

    test('refuses malformed lines and records with 400', given(ACCEPT), async ({ scene }) => {
      for (const [what, body] of malformedLines(scene)) {
        scene.did(`the cold store sent ${what}`);
        const { status } = await scene.world.remote(ColdStore).sendText(body);
        claimStatus(scene, status, 400, `readLine(): it must return “refused” for ${what}.`);
      }
      for (const [what, body] of malformedRecords(scene.world.clock.now())) {
        scene.did(`the till sent ${what}`);
        const { status } = await scene.world.remote(Till).sendText(body);
        claimStatus(scene, status, 400, `readRecord(): it must return “refused” for ${what}.`);
      }
      for (const severity of [1, 24]) {
        scene.did(`the till sent a record with the severityNumber ${severity}`);
        await deliver(scene, scene.world.remote(Till).send(tillMessage({ id: `n${severity}`, severity })));
      }
      const kept = await list(scene);
      scene.claim(kept.length === 2, {
        saw: `${kept.length} items in the list after two good records and many malformed messages.`,
        expected: 'the two good ones.',
        look: 'readLine() and readRecord(): what was refused must leave no trace.',
      });
    });

    test('puts what is most severe first, whoever said it', given(ACCEPT), async ({ scene }) => {
      const send: [string, () => Promise<Response>][] = [
        ['till-9', () => scene.world.remote(Till).send(tillMessage({ id: 'till-9', severity: 9 }))],
        ['cold-2', () => scene.world.remote(ColdStore).send(coldMessage({ id: 'cold-2', severity: 2 }))],
        [
          'desk-critical',
          () => scene.world.remote(Maintenance).send(rotaMessage({ id: 'desk-critical', severity: 'critical' })),
        ],
        ['cold-7', () => scene.world.remote(ColdStore).send(coldMessage({ id: 'cold-7', severity: 7 }))],
        ['rota-warning', () => scene.world.remote(Rota).send(rotaMessage({ id: 'rota-warning', severity: 'warning' }))],
        ['till-17', () => scene.world.remote(Till).send(tillMessage({ id: 'till-17', severity: 17 }))],
        ['cold-4', () => scene.world.remote(ColdStore).send(coldMessage({ id: 'cold-4', severity: 4 }))],
      ];
      scene.did('four systems sent seven items for Ada');
      for (const [, order] of send) {
        await deliver(scene, order());
        await scene.world.advance(MINUTE);
      }
      const newest = send.map(([id]) => id).toReversed();
      const severest = ['desk-critical', 'cold-2', 'till-17', 'cold-4', 'rota-warning', 'till-9', 'cold-7'];
      scene.did('four systems sent seven items for Ada, and she chose “most severe first”');
      claimOrder(scene, await list(scene, ADA.id, '?order=severity'), severest, {
        expected: `the most severe first, and among equals the newest: ${severest.join(', ')}.`,
        look: 'bySeverity(): a higher number is more severe; among equals compare receivedAt.',
      });
      scene.did('then Ada chose “newest first”');
      claimOrder(scene, await list(scene), newest, {
        expected: `the newest first: ${newest.join(', ')}.`,
        look: 'bySeverity(): it returns a new array, and changes nothing else.',
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
      const [rota, maintenance] = [scene.world.remote(Rota), scene.world.remote(Maintenance)];
      scene.did('Ada opened her notifications while all four systems answered, the rota with a true zero');
      rota.records.open = 0;
      maintenance.records.open = 12;
      claimStates(scene, await systems(scene), [
        current('Rota', 0, scene.world.clock.now()),
        current('Maintenance desk', 12, scene.world.clock.now() - 10 * MINUTE),
        current('Cold store', 1, scene.world.clock.now() - 2 * MINUTE),
        current('Till', 2, scene.world.clock.now()),
      ]);
      scene.did('then two more shifts could not be filled, and Ada opened the page again');
      rota.records.open = 2;
      await scene.world.advance(5 * MINUTE);
      claimStates(scene, await systems(scene), [current('Rota', 2, scene.world.clock.now())]);
    });

    test('shows a gap for a system in trouble, and all the others', async ({ scene }) => {
      const store = scene.world.remote(ColdStore);
      scene.did('Ada opened her notifications');
      await systems(scene);
      const known = scene.world.clock.now() - 2 * MINUTE;
      await scene.world.advance(30 * MINUTE);
      for (const trouble of ['offline', 404, 429, 500, 503, 'die', 'garbage'] as const) {
        store.set({ mode: trouble });
        scene.did(
          `Ada opened her notifications while the cold store, which had answered half an hour ago, ${TROUBLE[trouble]}`,
        );
        claimStates(scene, await systems(scene), [...othersThan(scene, 'Cold store'), silent('Cold store', known)]);
      }
      store.set({ mode: 'well', version: 2 });
      scene.did(
        'Ada opened her notifications while the cold store answered in version 2, which calls everything something else',
      );
      claimStates(scene, await systems(scene), [...othersThan(scene, 'Cold store'), silent('Cold store', known)]);
      store.set({ version: 1 });
      store.records.httpStatus = 503;
      scene.did('Ada opened her notifications while the cold store answered 503, with its last numbers in the body');
      claimStates(scene, await systems(scene), [...othersThan(scene, 'Cold store'), silent('Cold store', known)]);
    });

    test('says so when a system was never heard from', async ({ scene }) => {
      scene.world.remote(Till).set({ mode: 500 });
      scene.did('Ada opened her notifications for the first time, while the till answered 500');
      claimStates(scene, await systems(scene), [...othersThan(scene, 'Till'), silent('Till', null)]);
    });

    test('still knows the last answer when the Host starts again', async ({ scene }) => {
      scene.did('Ada opened her notifications');
      await systems(scene);
      const known = scene.world.clock.now();
      await scene.world.advance(20 * MINUTE);
      scene.world.remote(Till).set({ mode: 'offline' });
      await scene.world.plug();
      scene.did(
        'Ada opened her notifications; 20 minutes later, after your file was loaded afresh, the till could not be reached',
      );
      claimStates(scene, await systems(scene), [...othersThan(scene, 'Till'), silent('Till', known)]);
    });

    test('is up to date again as soon as a system is', async ({ scene }) => {
      const till = scene.world.remote(Till);
      scene.did('Ada opened her notifications');
      await systems(scene);
      till.set({ mode: 503 });
      await scene.world.advance(10 * MINUTE);
      await systems(scene);
      till.set({ mode: 'well' });
      till.records.open = 6;
      scene.did('Ada opened her notifications before, during and after an outage of the till');
      claimStates(scene, await systems(scene), [current('Till', 6, scene.world.clock.now())]);
      const known = scene.world.clock.now();
      await scene.world.advance(10 * MINUTE);
      till.set({ mode: 503 });
      scene.did('Ada opened her notifications after an outage of the till, and again during another one');
      claimStates(scene, await systems(scene), [silent('Till', known)]);
    });

    test('asks all systems side by side', async ({ scene }) => {
      const four = [Rota, Maintenance, ColdStore, Till].map((kind) => scene.world.remote<AnyRemote>(kind));
      scene.did('Ada opened her notifications while all four systems took the question and did not answer yet');
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
      for (const remote of four) remote.set({ mode: 'well' });
      const now = scene.world.clock.now();
      claimStates(scene, await page, [current('Rota', 3, now), current('Till', 2, now)]);
    });

    test(
      'waits no longer than the deadline for a system that never answers',
      given({ slow: true }),
      async ({ scene }) => {
        await claimBounded(scene, 'hang', 'took the question and never answered');
      },
    );

    test(
      'waits no longer than the deadline for an answer that stops half-way',
      given({ slow: true }),
      async ({ scene }) => {
        await claimBounded(scene, 'stall', 'sent half an answer and then fell silent');
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
    test('answers the question for three weeks of six restaurants', async ({ scene }) => {
      scene.did('Ada opened the report on desserts in three weeks of six restaurants');
      claimAnswer(scene, await report(scene), answerFrom(groupOf(scene)), {
        look: 'compareDesserts(): work through the rules in the brief, one by one.',
      });
    });

    test('does not multiply what was sold by who was there', async ({ scene }) => {
      scene.did('five servers and two chefs worked one evening on which seven desserts were sold on three lines');
      setRows(scene, {
        duties: evening('2026-02-20', [...STARS.slice(0, 5), ...CHEFS.slice(0, 2)]),
        sales: [
          dessert('2026-02-20T20:10:00', 2, 800),
          dessert('2026-02-20T20:10:00', 1, 950),
          dessert('2026-02-20T21:40:00', 4, 700),
        ],
      });
      const look = 'compareDesserts(): bring duties and sales to one row for each shift before you join them.';
      claimAnswer(scene, await report(scene), { above: [1, 7, 5350 / 7], notAbove: [0, 0, null] }, { look });
    });

    test('counts a server without a review', async ({ scene }) => {
      scene.did('three servers in the 90th percentile and one without a review worked an evening');
      setRows(scene, {
        duties: evening('2026-02-20', [...STARS.slice(0, 3), UNREVIEWED]),
        sales: [dessert('2026-02-20T20:10:00', 2, 800)],
      });
      const look =
        'compareDesserts(): a server without a review is a server. With LEFT JOIN they stay, and 3 of 4 is not more than 75 %.';
      claimAnswer(scene, await report(scene), { above: [0, 0, null], notAbove: [1, 2, 800] }, { look });
    });

    test('takes exactly 75 % for not more than 75 %, and 90 for the 90th percentile', async ({ scene }) => {
      scene.did(
        'on one evening 3 of 4 servers were in the 90th percentile, on another 4 of 5, with a percentile of 90 and of 89 among them',
      );
      setRows(scene, {
        duties: [
          ...evening('2026-02-20', [...STARS.slice(0, 3), JUST_BELOW]),
          ...evening('2026-02-21', [...STARS.slice(0, 3), JUST_IN, JUST_BELOW]),
        ],
        sales: [dessert('2026-02-20T20:10:00', 2, 800), dessert('2026-02-21T20:10:00', 3, 700)],
      });
      const look = 'compareDesserts(): “more than” is >, and a percentile of 90 or more counts.';
      claimAnswer(scene, await report(scene), { above: [1, 3, 700], notAbove: [1, 2, 800] }, { look });
    });

    test('leaves the kitchen out', async ({ scene }) => {
      scene.did(
        'four servers in the 90th percentile and two chefs below it worked one evening; two of each, the other way round, another',
      );
      setRows(scene, {
        duties: [
          ...evening('2026-02-20', [...STARS.slice(0, 4), ...LOW_CHEFS]),
          ...evening('2026-02-21', [LOW[0]!, ...CHEFS]),
        ],
        sales: [dessert('2026-02-20T20:10:00', 2, 800), dessert('2026-02-21T20:10:00', 3, 700)],
      });
      const look = 'compareDesserts(): only the role server counts, above and below the line of the fraction.';
      claimAnswer(scene, await report(scene), { above: [1, 2, 800], notAbove: [1, 3, 700] }, { look });
    });

    test('gives a ticket after midnight to the evening before', async ({ scene }) => {
      scene.did(
        'desserts were sold at 17:00:00 and 04:59:59, at 00:15 after the last night of February, and at 16:59:59 and 05:00:00',
      );
      setRows(scene, {
        duties: [
          ...evening('2026-02-27', STARS.slice(0, 2)),
          ...evening('2026-02-28', [...LOW]),
          ...evening('2026-03-01', STARS.slice(0, 2)),
          ...lunch('2026-02-28', STARS.slice(0, 2)),
          ...lunch('2026-03-01', [...LOW]),
        ],
        sales: [
          dessert('2026-02-27T17:00:00', 1, 500),
          dessert('2026-02-28T04:59:59', 1, 600),
          dessert('2026-02-28T05:00:00', 5, 9000),
          dessert('2026-02-28T16:59:59', 7, 9500),
          dessert('2026-03-01T00:15:00', 3, 1000),
          dessert('2026-03-01T20:00:00', 1, 700),
        ],
      });
      const look =
        'compareDesserts(): the evening runs from 17:00:00 to 04:59:59 and belongs to the day on which it began.';
      claimAnswer(scene, await report(scene), { above: [2, 3, 600], notAbove: [1, 3, 1000] }, { look });
    });

    test('matches restaurants, dishes and people by the right names', async ({ scene }) => {
      scene.did(
        'dish 7 was sold in Galway, where it is a dessert, and in Lisbon, where it is not; a server from Lisbon helped out in Galway',
      );
      setRows(scene, {
        duties: [
          ...evening('2026-02-20', [...STARS.slice(0, 3), LENT_STAR]),
          ...evening('2026-02-20', [LOW[0]!], 1),
          ...evening('2026-02-20', [LOW[1]!], 11),
        ],
        sales: [
          dessert('2026-02-20T20:00:00', 1, 900),
          dessert('2026-02-20T20:00:00', 4, 2500, 'LIS-01'),
          { ...dessert('2026-02-20T20:00:00', 2, 650, 'LIS-02'), dish: 8 },
        ],
      });
      const look =
        'compareDesserts(): a dish’s number means something on its own restaurant’s menu only; the table restaurant has every name; a review goes with the person.';
      claimAnswer(scene, await report(scene), { above: [1, 1, 900], notAbove: [2, 2, 650] }, { look });
    });

    test('counts shifts that sold no dessert, and says “none sold” instead of 0', async ({ scene }) => {
      scene.did('on two evenings with reviewed servers no dessert was sold, and on another evening six were');
      setRows(scene, {
        duties: [
          ...evening('2026-02-20', STARS.slice(0, 2)),
          ...evening('2026-02-21', STARS.slice(0, 3)),
          ...evening('2026-02-22', [...LOW]),
        ],
        sales: [
          { ...dessert('2026-02-20T20:10:00', 9, 2400), dish: 1 },
          dessert('2026-02-22T20:10:00', 1, 1100),
          dessert('2026-02-22T20:10:00', 5, 500),
        ],
      });
      const look =
        'compareDesserts(): every evening shift counts; without desserts there is no average, which is null; and an average weighs each dessert, not each line.';
      claimAnswer(scene, await report(scene), { above: [2, 0, null], notAbove: [1, 6, 600] }, { look });
    });

    for (const kind of [Sales, Inventory, Rota, Reviews])
      test('says that nobody can say when a system has never answered', async ({ scene }) => {
        setRows(scene, {
          duties: evening('2026-02-20', STARS.slice(0, 2)),
          sales: [dessert('2026-02-20T20:10:00', 2, 800)],
        });
        const remote = scene.world.remote<AnyRemote>(kind);
        remote.set({ mode: 503 });
        scene.did(`Ada opened the report for the first time, while the system “${remote.name}” answered 503`);
        claimReportStatus(scene, await report(scene), 'unavailable', NEVER);
      });

    test('says “partial” when it uses older rows of a silent system', async ({ scene }) => {
      setRows(scene, {
        duties: evening('2026-02-20', STARS.slice(0, 2)),
        sales: [dessert('2026-02-20T20:10:00', 2, 800)],
      });
      await report(scene);
      scene.world.remote(Reviews).set({ mode: 'offline' });
      const group = groupOf(scene);
      scene.world.remote(Sales).group.rows = {
        ...group,
        sales: [...group.sales, dessert('2026-02-20T22:00:00', 2, 1000)],
      };
      scene.did(
        'Ada opened the report, and again when more desserts had been sold and the reviews could not be reached',
      );
      const seen = await report(scene);
      claimReportStatus(
        scene,
        seen,
        'partial',
        'compareDesserts(): “silent” with an asOf means that the rows are there, but older.',
      );
      claimAnswer(
        scene,
        seen,
        { above: [1, 4, 900], notAbove: [0, 0, null] },
        {
          status: 'partial',
          look: 'compareDesserts(): with older rows you still compute, from what is in the tables.',
        },
      );
      scene.world.remote(Reviews).set({ mode: 'well' });
      scene.did('Ada opened the report once more when the reviews could be reached again');
      claimReportStatus(
        scene,
        await report(scene),
        'complete',
        'compareDesserts(): complete when every source is current.',
      );
    });
  },
);

const NEVER =
  'compareDesserts(): an asOf of null means that the table is empty because nobody answered, not because nothing happened.';

/** How an item came again. */
const AGAIN = [
  'because an answer had got lost',
  'with another title',
  'for somebody else',
  'after your file had been loaded afresh',
];

type AnyRemote = InstanceType<
  typeof Rota | typeof Maintenance | typeof ColdStore | typeof Till | typeof Sales | typeof Inventory | typeof Reviews
>;

/** What a Remote is doing, to finish a sentence with. */
const TROUBLE = {
  offline: 'could not be reached',
  die: 'broke off in the middle of its answer',
  garbage: 'answered 200 with a web page instead of JSON',
  404: 'answered 404',
  429: 'answered 429',
  500: 'answered 500',
  503: 'answered 503',
} as const;

// What systems send, and what becomes of it.

type RotaMessage = Parameters<Rota['send']>[0];
type NumberedMessage = Parameters<Till['send']>[0];

const WORDS = { info: 9, warning: 13, error: 17, critical: 21 } as const;

function rotaMessage(changes: Partial<RotaMessage> = {}): RotaMessage {
  return { id: '2041', kind: 'shift.moved', to: ADA.id, title: 'Your shift was moved', severity: 'info', ...changes };
}

function coldMessage(changes: Partial<NumberedMessage> = {}): NumberedMessage {
  return { id: '2041', kind: 'door.open', to: ADA.id, title: 'The door is open', severity: 4, ...changes };
}

function tillMessage(changes: Partial<NumberedMessage> = {}): NumberedMessage {
  return { id: '2041', kind: 'payment.slow', to: ADA.id, title: 'Cards are slow', severity: 13, ...changes };
}

/** What the list shows of a message that the rota, or a system like it, has sent. */
function seen({ id, kind, to, title, severity }: RotaMessage, system = 'rota'): SeenItem {
  return {
    source: `urn:marram:${system}`,
    id,
    type: `${system}.${kind}`,
    person: to,
    title,
    severity: WORDS[severity],
  };
}

/**
 * Every word of severity from both systems that speak CloudEvents.
 *
 * @returns what the list should show, newest first
 */
async function sentEverything(scene: TestContext): Promise<{ items: SeenItem[]; statuses: number[] }> {
  const items: SeenItem[] = [];
  const statuses: number[] = [];
  scene.did('the rota and the maintenance desk sent four items each, one for each word of severity');
  for (const [place, severity] of (['warning', 'critical', 'info', 'error'] as const).entries()) {
    for (const [system, kind] of [
      ['rota', Rota],
      ['maintenance', Maintenance],
    ] as const) {
      const to = place % 2 === 0 ? ADA.id : BRAM.id;
      const message = rotaMessage({ id: `${system}-${70 - place}`, title: `Item ${place} of ${system}`, to, severity });
      statuses.push((await scene.world.remote<Rota | Maintenance>(kind).send(message)).status);
      items.unshift(seen(message, system));
      await scene.world.advance(MINUTE);
    }
  }
  return { items, statuses };
}

/** Three items of the rota and one of the maintenance desk, for Ada, within two hours and twenty minutes. */
async function sendFour(scene: TestContext): Promise<void> {
  const [rota, maintenance] = [scene.world.remote(Rota), scene.world.remote(Maintenance)];
  scene.did('four items came for Ada');
  await deliver(scene, rota.send(rotaMessage({ id: '1', severity: 'warning' })));
  await scene.world.advance(2 * HOUR);
  await deliver(scene, rota.send(rotaMessage({ id: '2', severity: 'info' })));
  await scene.world.advance(10 * MINUTE);
  await deliver(scene, rota.send(rotaMessage({ id: '4', severity: 'error' })));
  await scene.world.advance(10 * MINUTE);
  await deliver(scene, maintenance.send(rotaMessage({ id: '1', severity: 'critical' })));
}

/** Events that are not as they should be, by what is wrong with them. */
function malformedEvents(now: number): [string, string][] {
  const good = cloudEvent('rota', rotaMessage({ id: 'bad' }), now);
  const event = (changes: object) => JSON.stringify({ ...good, ...changes });
  const attributes = ['id', 'source', 'specversion', 'type', 'severitytext'] as const;
  return [
    ['the JSON value null', 'null'],
    ['half of an event', event({}).slice(0, 90)],
    ['an empty body', ''],
    ['a JSON text', '"event"'],
    ['a JSON list with an event in it', `[${event({})}]`],
    ...attributes.map((name): [string, string] => [`an event without ${name}`, event({ [name]: undefined })]),
    ...attributes.map((name): [string, string] => [`an event whose ${name} is empty`, event({ [name]: '' })]),
    ...attributes.map((name): [string, string] => [`an event whose ${name} is the number 1`, event({ [name]: 1 })]),
    ['an event of the specversion “0.3”', event({ specversion: '0.3' })],
    ['an event with the severitytext “urgent”', event({ severitytext: 'urgent' })],
    ['an event with the severitytext “toString”', event({ severitytext: 'toString' })],
    ['an event without data', event({ data: undefined })],
    ['an event whose data is null', event({ data: null })],
    ['an event whose data is a text', event({ data: ADA.id })],
    ['an event that is for nobody', event({ data: { title: 'x' } })],
    ['an event that is for a number', event({ data: { to: 107, title: 'x' } })],
    ['an event that is for an empty text', event({ data: { to: '', title: 'x' } })],
    ['an event without a title', event({ data: { to: ADA.id } })],
    ['an event with an empty title', event({ data: { to: ADA.id, title: '' } })],
  ];
}

/** A line of the cold store, with the priority 132. */
function coldLine(scene: TestContext, { id }: { id: string }): string {
  const moment = new Date(scene.world.clock.now()).toISOString();
  return `<132>1 ${moment} cold-2.lisboa monitor 731 door.open [note@32473 id="${id}" to="${ADA.id}"] The door is open`;
}

function malformedLines(scene: TestContext): [string, string][] {
  const good = coldLine(scene, { id: 'bad' });
  return [
    ['an empty line', ''],
    ['a sentence', 'The door of cold room 2 is open'],
    ['an event in JSON', JSON.stringify(cloudEvent('cold-store', rotaMessage(), scene.world.clock.now()))],
    ['a line without a priority', good.replace('<132>', '')],
    ['a line without an id', good.replace(' id="bad"', '')],
    ['a line with an empty id', good.replace('"bad"', '""')],
    ['a line that is for nobody', good.replace(` to="${ADA.id}"`, '')],
    ['a line that is for an empty text', good.replace(`"${ADA.id}"`, '""')],
    ['a line without a message', good.replace(' The door is open', '')],
  ];
}

function malformedRecords(now: number): [string, string][] {
  const good = logRecord(tillMessage({ id: 'bad' }), now);
  const record = (changes: object) => JSON.stringify({ ...good, ...changes });
  const attribute = (key: string, value?: unknown) => ({
    attributes: good.attributes.flatMap((one) => {
      if (one.key !== key) return [one];
      return value === undefined ? [] : [{ key, value: { stringValue: value } }];
    }),
  });
  return [
    ['the JSON value null', 'null'],
    ['half of a record', record({}).slice(0, 60)],
    ['a JSON text', '"record"'],
    ['a record without an id', record(attribute('log.record.uid'))],
    ['a record with an empty id', record(attribute('log.record.uid', ''))],
    ['a record that is for nobody', record(attribute('enduser.id'))],
    ['a record that is for a number', record(attribute('enduser.id', 107))],
    ['a record without attributes', record({ attributes: undefined })],
    ['a record without an eventName', record({ eventName: undefined })],
    ['a record without a body', record({ body: undefined })],
    ['a record with an empty body', record({ body: { stringValue: '' } })],
    ['a record without a severityNumber', record({ severityNumber: undefined })],
    ...[0, 25, 13.5, '17'].map((value): [string, string] => [
      `a record with the severityNumber ${JSON.stringify(value)}`,
      record({ severityNumber: value }),
    ]),
  ];
}

/** Waits until the Host has taken a message in. */
async function deliver(scene: TestContext, sending: Promise<Response>): Promise<void> {
  const { status } = await sending;
  scene.claim(status === 200 || status === 202, {
    saw: `The Pass answered ${status} to a message that is as it should be.`,
    expected: '202, or 200 for one that it knew.',
    look: 'the function that reads this dialect, and the one that stores.',
  });
}

function claimStatuses(scene: TestContext, statuses: number[], right: number): void {
  claimStatus(
    scene,
    statuses.find((status) => status !== right) ?? right,
    right,
    'readEvent() and store(): what they do with a whole event.',
  );
}

function claimStatus(scene: TestContext, status: number, right: number, look: string): void {
  scene.claim(status === right, {
    saw: `The Pass answered ${status}.`,
    expected: right === 400 ? '400, so that the sender hears that this message will never be read.' : `${right}.`,
    look,
  });
}

// What the pages say.

/** The list as somebody sees it. */
async function list(scene: TestContext, userId = ADA.id, query = ''): Promise<SeenItem[]> {
  const reader = await scene.reader(userId);
  return itemsOf(scene, (await reader(`/notifications${query}`)).html);
}

function itemsOf(scene: TestContext, html: string): SeenItem[] {
  const { items, heading } = centreIn(html);
  scene.claim(items !== undefined, {
    saw: `no list, but a page that says “${heading}”`,
    expected: 'a list of notifications.',
    look: 'list() and find(): what they return.',
  });
  return items!;
}

function claimItems(scene: TestContext, items: SeenItem[], right: SeenItem[], look: string): void {
  const wrong = right.findIndex((item, place) => !isSame(item, items[place]));
  const place = wrong === -1 ? right.length : wrong;
  scene.claim(wrong === -1 && items.length === right.length, {
    saw: `${counted(items.length, 'item')}; at place ${place + 1}: ${described(items[place])}.`,
    expected: `${counted(right.length, 'item')}; at place ${place + 1}: ${described(right[place])}.`,
    look,
  });
}

function isSame(one: SeenItem, other: SeenItem | undefined): boolean {
  return (Object.keys(one) as (keyof SeenItem)[]).every((name) => one[name] === other?.[name]);
}

function described(item: SeenItem | undefined): string {
  if (!item) return 'nothing';
  const { source, id, type, person, severity, title } = item;
  return `“${title}” (${type}) from ${source}, id “${id}”, for ${person}, severity ${severity}`;
}

function claimOrder(
  scene: TestContext,
  shown: SeenItem[] | { items: SeenItem[] | undefined },
  right: string[],
  { expected, look }: { expected: string; look: string },
): void {
  const items = Array.isArray(shown) ? shown : (shown.items ?? []);
  const ids = items.map(({ id }) => id);
  scene.claim(ids.join() === right.join(), {
    saw: ids.length === 0 ? 'an empty list.' : `${counted(ids.length, 'item')}: ${listed(ids)}.`,
    expected,
    look,
  });
}

function claimSeverity(scene: TestContext, item: SeenItem | undefined, right: number, look: string): void {
  scene.claim(item?.severity === right, {
    saw: item ? `the severity ${item.severity}.` : 'an empty list.',
    expected: `the severity ${right}.`,
    look,
  });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

// How systems stand.

interface Standing {
  name: string;
  status: 'current' | 'silent';
  open?: number;
  /** Milliseconds of the lab's clock; null when it was never heard from. */
  asOf: number | null;
}

function current(name: string, open: number, asOf: number): Standing {
  return { name, status: 'current', open, asOf };
}

function silent(name: string, asOf: number | null): Standing {
  return { name, status: 'silent', asOf };
}

/** How the systems stand that are well, as they start. */
function othersThan(scene: TestContext, name: string): Standing[] {
  const now = scene.world.clock.now();
  return [
    current('Rota', 3, now),
    current('Maintenance desk', 5, now - 10 * MINUTE),
    current('Cold store', 1, now - 2 * MINUTE),
    current('Till', 2, now),
  ].filter((one) => one.name !== name);
}

interface SeenStanding extends Omit<Standing, 'status'> {
  status: string;
}

/** How the systems stand, as Ada sees it. */
async function systems(scene: TestContext): Promise<SeenStanding[]> {
  const reader = await scene.reader(ADA.id);
  const { html } = await reader('/notifications');
  const shown = systemsIn(html);
  scene.claim(shown.length > 0, {
    saw: `a page that says “${headingIn(html)}”`,
    expected: 'the notification centre, whatever the systems do.',
    look: 'stateOf() and askAll(): they never throw.',
  });
  return shown.map(({ name, status, words, asOf }) => {
    const open = /^\d+/.exec(words)?.[0];
    return {
      name,
      status,
      asOf: asOf === undefined ? null : Date.parse(asOf),
      ...(open === undefined ? {} : { open: Number(open) }),
    };
  });
}

function claimStates(scene: TestContext, shown: SeenStanding[], right: Standing[]): void {
  for (const one of right) {
    const other = shown.find(({ name }) => name === one.name);
    scene.claim(one.status === other?.status && one.open === other.open && one.asOf === other.asOf, {
      saw: `${one.name}: ${standing(other)}.`,
      expected: `${one.name}: ${standing(one)}.`,
      look:
        one.status === 'silent'
          ? 'stateOf(): what it returns when there is no usable answer, and where asOf comes from.'
          : 'stateOf(): open and asOf come from the answer itself. One system in trouble must not cost the others.',
    });
  }
}

function standing(one: SeenStanding | undefined): string {
  if (!one || one.status === '') return 'nothing about it';
  const asOf = one.asOf === null ? 'never heard from' : `as of ${new Date(one.asOf).toISOString()}`;
  return one.status === 'silent' ? `silent, ${asOf}` : `${one.open ?? 'no number of'} open, ${asOf}`;
}

/** Claims that a page comes soon although the cold store is in trouble, and that it shows the others. */
async function claimBounded(scene: TestContext, mode: 'hang' | 'stall', trouble: string): Promise<void> {
  const store = scene.world.remote(ColdStore);
  scene.did('Ada opened her notifications');
  await systems(scene);
  const known = scene.world.clock.now() - 2 * MINUTE;
  await scene.world.advance(10 * MINUTE);
  store.set({ mode });
  for (const [place, deadlineMs] of DEADLINES_MS.entries()) {
    await scene.world.setDeadline(deadlineMs);
    scene.did(
      `Ada opened her notifications while the cold store ${trouble} (the deadline was ${deadlineMs} milliseconds)`,
    );
    const [begun, hasBegun] = [performance.now(), watchAnswer(scene.world, store)];
    const shown = await inTime(scene, systems(scene), deadlineMs);
    const tookMs = performance.now() - begun;
    const others = shown.filter(({ status }) => status === 'current').length;
    const isTelling = tookMs < PATIENT_MS && others >= 3 && (mode === 'hang' || hasBegun(deadlineMs));
    // A slow machine may miss a short deadline by itself, which says nothing about the program.
    if (!isTelling && place < DEADLINES_MS.length - 1 && tookMs < 2 * PATIENT_MS) continue;
    claimStates(scene, shown, [...othersThan(scene, 'Cold store'), silent('Cold store', known)]);
    scene.claim(tookMs < PATIENT_MS || mode === 'stall', {
      saw: `the page after ${Math.round(tookMs)} milliseconds.`,
      expected: `a page soon after the deadline, which was ${deadlineMs} milliseconds here.`,
      look: 'stateOf(): the deadline is source.deadlineMs, whatever that is.',
    });
    return;
  }
}

const DEADLINES_MS = [60, 300, 600, 300];
/** So long may a page take in the end, when it had a deadline of {@link DEADLINES_MS}. */
const PATIENT_MS = 900;

/** Waits for a page, but not longer than a patient person would. */
async function inTime<T>(scene: TestContext, page: Promise<T>, deadlineMs: number): Promise<T> {
  const arrived = await raceTimeout(
    page.catch((): 'late' => 'late'),
    3 * SECOND,
  );
  scene.claim(arrived !== 'late', {
    saw: 'after three seconds there was still no page.',
    expected: `a page soon after the deadline, which was ${deadlineMs} milliseconds here.`,
    look: 'stateOf(): the deadline covers the whole answer, its body included.',
  });
  return arrived as T;
}

// The report on desserts.

/** People for small cases. Their percentile is in {@link REVIEWS}, or they have none. */
const STARS = ['00911', '00912', '00913', '00914', '00915'];
const LOW = ['00931', '00932'];
const JUST_IN = '00921';
const JUST_BELOW = '00922';
const UNREVIEWED = '00923';
const LENT_STAR = '00924';
const CHEFS = ['00941', '00942', '00943', '00944', '00945'];
const LOW_CHEFS = ['00951', '00952'];

const REVIEWS = [
  ...STARS.map((employee, place) => ({ employee, restaurant: 'Marram Gaillimh', percentile: 91 + 2 * place })),
  ...CHEFS.map((employee) => ({ employee, restaurant: 'Marram Gaillimh', percentile: 96 })),
  ...[...LOW, ...LOW_CHEFS].map((employee) => ({ employee, restaurant: 'Marram Gaillimh', percentile: 41 })),
  { employee: JUST_IN, restaurant: 'Marram Gaillimh', percentile: 90 },
  { employee: JUST_BELOW, restaurant: 'Marram Gaillimh', percentile: 89 },
  { employee: LENT_STAR, restaurant: 'Marram Lisboa', percentile: 97 },
];

/** The numbers 1, 7 and 8 mean something else on each menu. */
const DISHES: GroupRows['dishes'] = [
  { restaurant: 'Marram Gaillimh', number: 1, name: 'Cod', course: 'main' },
  { restaurant: 'Marram Gaillimh', number: 7, name: 'Rice pudding', course: 'dessert' },
  { restaurant: 'Marram Gaillimh', number: 8, name: 'Turbot', course: 'main' },
  { restaurant: 'Marram Lisboa', number: 7, name: 'Octopus rice', course: 'main' },
  { restaurant: 'Marram Lisboa', number: 8, name: 'Custard tart', course: 'dessert' },
  { restaurant: 'Marram Belém', number: 7, name: 'House red', course: 'drink' },
  { restaurant: 'Marram Belém', number: 8, name: 'Lemon cake', course: 'dessert' },
];

/** An evening shift in Galway, or in the restaurant with another number. */
function evening(businessDate: string, employees: string[], restaurant = 3): DutyRow[] {
  return shiftOf('evening', businessDate, employees, restaurant);
}

function lunch(businessDate: string, employees: string[]): DutyRow[] {
  return shiftOf('lunch', businessDate, employees, 3);
}

function shiftOf(shift: DutyRow['shift'], businessDate: string, employees: string[], restaurant: number): DutyRow[] {
  const chefs = new Set([...CHEFS, ...LOW_CHEFS]);
  return employees.map((employee) => {
    const role = chefs.has(employee) ? 'chef' : 'server';
    return { restaurant, businessDate, shift, employee, role };
  });
}

/** A line with dish 7, which is a dessert in Galway. */
function dessert(soldAt: string, quantity: number, priceCents: number, restaurant = 'GWY-01'): SaleRow {
  return { ticket: `${restaurant}-${soldAt}`, restaurant, soldAt, dish: 7, quantity, priceCents };
}

function setRows(scene: TestContext, rows: Pick<GroupRows, 'duties' | 'sales'>): void {
  scene.world.remote(Sales).group.rows = { reviews: REVIEWS, dishes: DISHES, ...rows };
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

const RESTAURANTS: Record<string, { number: number; name: string }> = {
  'LIS-01': { number: 1, name: 'Marram Lisboa' },
  'GNT-01': { number: 2, name: 'Marram Gent' },
  'BGO-01': { number: 4, name: 'Marram Bryggen' },
  'GWY-01': { number: 3, name: 'Marram Gaillimh' },
  'TRS-01': { number: 7, name: 'Marram Trieste' },
  'LIS-02': { number: 11, name: 'Marram Belém' },
};

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
  const reader = await scene.reader(ADA.id);
  return reportIn((await reader('/reports')).html);
}

function claimReportStatus(scene: TestContext, { status, words }: SeenReport, right: string, look: string): void {
  scene.claim(status === right, {
    saw: status === undefined ? `a page that says “${words}”` : `a report that is ${status}: “${words}”`,
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

/** Whoever rounds to whole cents is right as well. */
function isNear({ shifts, desserts, averageCents }: SeenSide, right: Side): boolean {
  if (shifts !== right[0] || desserts !== right[1]) return false;
  if (averageCents === null || right[2] === null) return averageCents === right[2];
  return Math.abs(averageCents - right[2]) < 1;
}

function side([shifts, desserts, averageCents]: Side): string {
  const price = averageCents === null ? 'none sold' : `${averageCents.toFixed(1)} cents on average`;
  return `${counted(shifts, 'evening shift')}, ${counted(desserts, 'dessert')}, ${price}`;
}
