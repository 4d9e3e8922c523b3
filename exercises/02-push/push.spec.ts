/**
 * The checks of Push. Each opens a fresh world, does what an editor would do, and looks at the desk and at what the
 * Remotes received. None of them reads or imports your code.
 */
import { Webhook } from 'standardwebhooks';
import { BrokenOff, given, hints, personById, raceTimeout, test, type TestContext } from 'host-and-remote/grader';
import { Agency } from 'host-and-remote/remotes/agency';
import { Archive } from 'host-and-remote/remotes/archive';
import { InfoSec } from 'host-and-remote/remotes/infosec';
import { Editor, PATIENT_MS, type Written } from './push.actions.ts';
import { headlineIn, nightIn, type SeenArticle } from './push.page.ts';

const SIGRID = personById('00042');
const ADA = personById('00107');
const BRAM = personById('00118');
const JO = personById('00203');
const LUCA = personById('00076');

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Longer than a patient person waits even on a busy machine, in worlds where somebody must not wait for a Remote. */
const LONG_DEADLINE = { deadlineMs: 5 * PATIENT_MS };

const SUPPER: Written = {
  title: 'Supper on the quay, “Bryggen” & beyond',
  text: 'From 12 April, Marehalm serves one long table – forty seats – on the quay.\n\nPrice: < 450 kr. Ask Sigrid Aas, Rosa Marín or "the pass" & mind the C:\\quay: 🐟 før søndag!',
  tags: 'bergen, press-release',
};
const PORTO: Written = {
  title: 'Estorno opens a second dining room',
  text: 'It is across the street, and it has a garden.',
  tags: 'press-release',
};
const RINSE: Written = {
  title: 'Rinse the milk pipe',
  text: 'The coffee machine will thank you.',
  tags: 'bergen',
};

test.describe(
  'push/press-release',
  hints(
    'Two questions for every article: does it concern the agency at all, and who waits while you tell it?',
    'pressRelease() looks for the tag among article.tags and returns null without it. post() is one agency.fetch() with method, headers, body, redirect and signal. announce() only hands a function to later().',
    'headers: { ‘Content-Type’: ‘application/json’, ...agency.sign(message) }, redirect: ‘manual’, signal: AbortSignal.timeout(agency.deadlineMs). In announce(): if (message) later(async () => (await post(message, agency)).ok);',
  ),
  () => {
    test('sends a press release to the agency when it is published', async ({ scene }) => {
      scene.did('Sigrid published two press releases');
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await sigrid.publish(PORTO);
      await sigrid.publish(SUPPER);
      await scene.world.advance(0);
      const { received } = scene.world.remote(Agency);
      const heard = received.map(({ method, path, headers }) => `${method} ${path} as ${headers['content-type']}`);
      scene.claim(
        received.length === 2 && heard.every((line) => /^POST \/webhooks as application\/json(;|$)/i.test(line)),
        {
          saw: heard.length ? `the agency received ${heard.join(', then ')}.` : 'the agency received nothing.',
          expected: 'POST /webhooks as application/json, once for each.',
          look: 'post(): the method, the address and the header Content-Type.',
        },
      );
      claimReleases(scene, [PORTO, SUPPER]);
    });

    test('sends nothing else', async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did(
        'Sigrid published articles tagged “bergen”, “press-release-policy”, “press, release” and nothing at all',
      );
      for (const [index, tags] of ['bergen', 'press-release-policy', 'press, release', ''].entries()) {
        await sigrid.publish({ ...RINSE, title: `${RINSE.title}, part ${index + 1}`, tags });
      }
      await claimSilence(
        scene,
        scene.world.remote(Agency),
        0,
        'pressRelease(): only the tag press-release itself counts.',
      );
      scene.did('Sigrid published a press release, then corrected a word in it and saved it again');
      await sigrid.publish(SUPPER);
      await sigrid.change((await sigrid.settled(SUPPER.title)).id, { ...SUPPER, text: 'One word less.' });
      await claimSilence(scene, scene.world.remote(Agency), 1, 'announce(): one message for one call.');
    });

    test('gives every press release an id of its own', async ({ scene }) => {
      scene.did('Sigrid published two press releases with the same headline and the same text');
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await sigrid.publish(SUPPER);
      await sigrid.publish(SUPPER);
      await scene.world.advance(0);
      const ids = scene.world.remote(Agency).received.map(({ headers }) => headers['webhook-id']);
      scene.claim(new Set(ids).size === 2, {
        saw: `the agency received the ids ${listed(ids.map(String))}, so it took the second for a repetition of the first.`,
        expected: 'two different ids.',
        look: 'pressRelease(): the id. What is different about two articles with the same words?',
      });
      claimReleases(scene, [SUPPER, SUPPER]);
    });

    test('lets the editor go on while the agency does not answer', given(LONG_DEADLINE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid published a press release while the agency took it and never answered');
      agency.set({ mode: 'hang' });
      await inTime(scene, sigrid.publish(SUPPER));
      await claimArrival(scene, sigrid, 'agency');
      scene.did('Sigrid published a press release while the agency could not be reached');
      agency.set({ mode: 'offline' });
      await inTime(scene, sigrid.publish(PORTO));
      claimPublished(scene, await sigrid.find(PORTO.title));
    });

    test('takes 200 to 299 for success', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      for (const yes of [202, 204]) {
        agency.records.yes = yes;
        claimDelivery(scene, await publishFor(scene, sigrid, String(yes)), 'agency', 'sent');
      }
    });

    test('takes a redirect for a failure, and does not follow it', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      for (const status of [302, 307]) {
        agency.records.instead = { status, headers: MOVED };
        const article = await publishFor(scene, sigrid, `${status} with another address`);
        claimNotMoved(scene, agency, 'post(): what fetch() does with a redirect unless told otherwise.');
        claimDelivery(scene, article, 'agency', 'failed');
      }
    });

    test('takes everything else for a failure', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      for (const status of [400, 500]) {
        agency.set({ mode: status });
        claimDelivery(scene, await publishFor(scene, sigrid, String(status)), 'agency', 'failed');
      }
      agency.set({ mode: 'offline' });
      claimDelivery(scene, await publishFor(scene, sigrid, 'nothing, because it was offline'), 'agency', 'failed');
    });

    test('stops waiting for the agency after the deadline', given({ slow: true }), async ({ scene }) => {
      scene.did('Sigrid published a press release while the agency took it and never answered');
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await claimLetGo(
        scene,
        scene.world.remote(Agency),
        () => sigrid.publish(SUPPER),
        'post(): the signal, and agency.deadlineMs.',
      );
      claimDelivery(scene, await sigrid.settled(SUPPER.title), 'agency', 'failed');
    });
  },
);

test.describe(
  'push/sign',
  hints(
    'The agency computes the same signature from what it receives. Every byte you sign must be a byte you send.',
    'createHmac(‘sha256’, key) from node:crypto, with the key decoded from base64 after whsec_. Sign the text id.timestamp.body with the two dots, and take the digest as base64.',
    'const timestamp = Math.floor(now() / 1000); const key = Buffer.from(secret.slice(‘whsec_’.length), ‘base64’); createHmac(‘sha256’, key).update(`${id}.${timestamp}.${body}`).digest(‘base64’), with v1, in front.',
  ),
  () => {
    test('signs a test so that the agency knows who sent it', async ({ scene }) => {
      scene.did('Sigrid pressed “Send them a test” at her desk');
      scene.world.remote(Agency).records.trusting = false;
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { message } = await sigrid.test();
      claimSigned(scene, 0, message);
    });

    test('takes the time of the moment, in whole seconds, from the lab’s clock', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      agency.records.trusting = false;
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const opened = scene.world.clock.now();
      for (const [index, wait] of [1_234, 10 * MINUTE, 3_700].entries()) {
        await scene.world.advance(wait);
        scene.did(
          `Sigrid sent the agency a test, ${(scene.world.clock.now() - opened) / SECOND} seconds after the lab opened`,
        );
        const { message } = await sigrid.test();
        const { at, headers } = agency.received[index]!;
        const timestamp = headers['webhook-timestamp'] ?? '';
        scene.claim(/^\d+$/.test(timestamp) && Math.abs(Number(timestamp) - at / SECOND) <= 1, {
          saw: `${headerOf(agency, index, 'webhook-timestamp')}.`,
          expected: `${Math.floor(at / SECOND)}: whole seconds since 1970, by now().`,
          look: 'sign(): now() counts milliseconds.',
        });
        claimSigned(scene, index, message);
      }
    });

    test(
      'signs a press release in any language, byte for byte as it is sent',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        scene.world.remote(Agency).records.trusting = false;
        const sigrid = await Editor.enter(scene, SIGRID.id);
        scene.did('Sigrid published two press releases with “ø”, “–” and a fish in them');
        await sigrid.publish(SUPPER);
        await sigrid.publish({ ...SUPPER, title: 'Ærlig talt: æ, ø, å – 试一试' });
        const { agency } = await sigrid.settled(SUPPER.title);
        if (agency !== 'not-connected') await raceTimeout(scene.world.remote(Agency).hasReceived(2), PATIENT_MS);
        claimSigned(scene, 0);
        claimSigned(scene, 1);
      },
    );
  },
);

test.describe(
  'push/thin-event',
  hints(
    'The archive gets the page when it comes for it, maybe tomorrow. What must still be there by then?',
    'tellArchive() is like announce(), with { id } and nothing else as its body. keepVersion() replaces the row of this id; lastVersion() reads it back. A deleted article is kept like any other.',
    'later(async () => (await archive.fetch(…, { body: JSON.stringify({ id: article.id }), … })).ok); INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?) with JSON.stringify(article); SELECT article FROM last_version WHERE id = ? with JSON.parse(), or null.',
  ),
  () => {
    test('sends the archive the ID, and nothing else', async ({ scene }) => {
      scene.did('Sigrid published an article');
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await sigrid.publish(SUPPER);
      const article = await sigrid.settled(SUPPER.title);
      claimThin(scene, article.id, 1);
      await claimVisits(scene, 1);
      claimKept(scene, article.id, SUPPER, 'published');
      claimDelivery(scene, article, 'archive', 'sent');
    });

    test('tells the archive of every change, and of the end', async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await sigrid.publish(SUPPER);
      scene.did('Sigrid published an article, then changed it');
      const { id } = await sigrid.settled(SUPPER.title);
      claimThin(scene, id, 1);
      await claimVisits(scene, 1);
      const changed = { ...PORTO, text: 'It has a garden, and a lemon tree.' };
      await sigrid.change(id, changed);
      await scene.world.advance(0);
      claimThin(scene, id, 2);
      await claimVisits(scene, 2);
      claimKept(scene, id, changed, 'published');
      scene.did('Sigrid published an article, changed it, then deleted it');
      await sigrid.remove(id);
      await scene.world.advance(0);
      claimThin(scene, id, 3);
      await claimVisits(scene, 3);
      claimKept(scene, id, changed, 'deleted');
    });

    test('still has a deleted article when the archive comes late', async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      archive.records.prompt = false;
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const old = (await sigrid.articles()).find(({ state }) => state === 'published')!;
      const form = await sigrid.read(`/desk/articles/${old.id}`);
      scene.did(
        `Sigrid deleted “${old.title}”, which nobody had changed for days; a day later the archive came for it`,
      );
      await sigrid.remove(old.id);
      await scene.world.advance(DAY);
      const visit = await archive.visit(old.id);
      const page = Object(visit.page) as Partial<Record<string, unknown>>;
      scene.claim(visit.status === 200 && page['title'] === old.title && page['state'] === 'deleted', {
        saw: `the Host answered ${visited(visit)}.`,
        expected: 'the article as it was last, with the state deleted.',
        look: KEEP,
      });
      scene.claim(form.includes(String(page['text']).split('\n')[0]!.slice(0, 20)), {
        saw: `a text that begins “${String(page['text']).slice(0, 40)}”.`,
        expected: 'the text that the article had.',
        look: KEEP,
      });
    });

    test('hands out the last version, however many there were', async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      archive.records.prompt = false;
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid published two articles and changed one of them twice; then the archive came for both');
      const atHome = { ...PORTO, title: 'Supper at home' };
      await sigrid.publish(SUPPER);
      await sigrid.publish(atHome);
      const [{ id: supper }, { id: home }] = [await sigrid.find(SUPPER.title), await sigrid.find(atHome.title)];
      await sigrid.change(supper, { ...SUPPER, text: 'The second version.' });
      await scene.world.advance(MINUTE);
      const last = { ...SUPPER, text: 'The third version: “æøå”, it’s final.' };
      await sigrid.change(supper, last);
      await Promise.all([archive.visit(supper), archive.visit(home)]);
      claimKept(scene, supper, last, 'published');
      claimKept(scene, home, atHome, 'published');
      scene.did(
        'Sigrid changed an article and deleted it; the Host was started anew, and then the archive came for it',
      );
      await sigrid.remove(supper);
      await scene.world.plug();
      await archive.visit(supper);
      claimKept(scene, supper, last, 'deleted');
    });

    test('knows nothing of an article that never was', async ({ scene }) => {
      scene.did('the archive came for an article that does not exist');
      const visit = await scene.world.remote(Archive).visit('no-such-article-77');
      scene.claim(visit.status === 404, {
        saw: `the Host answered ${visited(visit)}.`,
        expected: '404, which the Host says when lastVersion() returns null.',
        look: 'lastVersion(): what sql.get() returns when there is no row.',
      });
    });

    test('lets the editor go on while the archive does not answer', given(LONG_DEADLINE), async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid published an article while the archive took the message and never answered');
      archive.set({ mode: 'hang' });
      await inTime(scene, sigrid.publish(SUPPER));
      await claimArrival(scene, sigrid, 'archive');
      scene.did('Sigrid deleted an article while the archive could not be reached');
      archive.set({ mode: 'offline' });
      await inTime(scene, sigrid.remove((await sigrid.find(SUPPER.title)).id));
    });

    test('takes 200 to 299 for success, and nothing else', async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      for (const instead of [
        { status: 302, headers: MOVED },
        { status: 503, headers: {} },
      ]) {
        const title = `${PORTO.title} (${instead.status})`;
        scene.did(`Sigrid published an article, and the archive answered ${instead.status}`);
        archive.records.instead = instead;
        await sigrid.publish({ ...PORTO, title });
        const article = await sigrid.settled(title);
        claimNotMoved(scene, archive, 'tellArchive(): what fetch() does with a redirect unless told otherwise.');
        claimDelivery(scene, article, 'archive', 'failed');
      }
    });

    test('stops waiting for the archive after the deadline', given({ slow: true }), async ({ scene }) => {
      scene.did('Sigrid published an article while the archive took the message and never answered');
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await claimLetGo(
        scene,
        scene.world.remote(Archive),
        () => sigrid.publish(SUPPER),
        'tellArchive(): the signal, and archive.deadlineMs.',
      );
      claimDelivery(scene, await sigrid.settled(SUPPER.title), 'archive', 'failed');
    });
  },
);

test.describe(
  'push/midnight-file',
  hints(
    'Midnight in Trieste is not midnight in UTC, and once a year the day there has 23 hours.',
    'Intl.DateTimeFormat with the option timeZone tells you year, month and day of a moment in that zone. Filter by day, put the usernames into a Set, encode each, and end each line with \\n.',
    'content: [...new Set(usernames)].map((username) => `${encodeURIComponent(username)}\\n`).join(‘’), name: `logins-${day}.txt`. sendFile() is infosec.fetch(`${infosec.url}/logins/${file.name}`, { method: ‘PUT’, body: file.content, … }) and returns response.ok.',
  ),
  () => {
    test('sends InfoSec everyone who logged in that day, each once', async ({ scene }) => {
      const infosec = scene.world.remote(InfoSec);
      infosec.records.left = new Set([JO.username]);
      for (const person of [ADA, JO, ADA, BRAM, ADA]) {
        await Editor.enter(scene, person.id);
        await scene.world.advance(MINUTE);
      }
      scene.did('Ada logged in three times, Jo and Bram once; then it became midnight in Trieste');
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      claimFile(scene, '2026-03-02', [ADA.username, BRAM.username, JO.username]);
      scene.claim(
        infosec.findings.some(({ username }) => username === JO.username),
        {
          saw: 'InfoSec, whose list says that Jo Smith has left, did not find her account in the file.',
          expected: 'her username, as she logged in with it.',
          look: 'midnightFile(): the username on a line of its own.',
        },
      );
    });

    test('ends the day at midnight in Trieste', async ({ scene }) => {
      scene.did(
        'Ada logged in a second before midnight in Trieste, which ended 2 March; Bram logged in as the clock struck, and Luca half an hour later',
      );
      await advanceTo(scene, '2026-03-02T22:59:59Z');
      await Editor.enter(scene, ADA.id);
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      await Editor.enter(scene, BRAM.id);
      await advanceTo(scene, '2026-03-02T23:30:00Z');
      const luca = await Editor.enter(scene, LUCA.id);
      claimFile(scene, '2026-03-02', [ADA.username]);
      await luca.sendFile('2026-03-02');
      await advanceTo(scene, '2026-03-03T23:00:00Z');
      claimFile(scene, '2026-03-02', [ADA.username]);
      claimFile(scene, '2026-03-03', [BRAM.username, LUCA.username]);
    });

    test('knows the night on which the clocks change', given({ slow: true }), async ({ scene }) => {
      scene.did(
        'Ada logged in at 00:30 on 29 March in Trieste, where the clocks go forward that night, Bram at 23:30, and Jo at 00:30 on 30 March',
      );
      await advanceTo(scene, '2026-03-28T23:30:00Z');
      await Editor.enter(scene, ADA.id);
      await advanceTo(scene, '2026-03-29T21:30:00Z');
      await Editor.enter(scene, BRAM.id);
      await advanceTo(scene, '2026-03-29T22:30:00Z');
      const jo = await Editor.enter(scene, JO.id);
      claimFile(scene, '2026-03-29', [ADA.username, BRAM.username]);
      await jo.sendFile('2026-03-29');
      await advanceTo(scene, '2026-03-30T22:00:00Z');
      claimFile(scene, '2026-03-29', [ADA.username, BRAM.username]);
      claimFile(scene, '2026-03-30', [JO.username]);
    });

    test('keeps one username on one line, whatever is in it', async ({ scene }) => {
      const labels = ['Pastry oven\nada.okafor', 'Bar\r\ntablet 50%41', 'Küche, “Süd”; 100 %', ' Dish/wash \n'];
      const ada = await Editor.enter(scene, ADA.id);
      for (const label of labels) await ada.tablet(label);
      scene.did(
        `Ada logged in, and tablets with the labels ${labels.map((label) => JSON.stringify(label)).join(', ')}`,
      );
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      claimFile(scene, '2026-03-02', [ADA.username, ...labels]);
    });

    test('sends an empty file for a day on which nobody came', async ({ scene }) => {
      await Editor.enter(scene, ADA.id);
      scene.did('Ada logged in on 2 March; on 3 March nobody did');
      await advanceTo(scene, '2026-03-03T23:00:00Z');
      claimFile(scene, '2026-03-02', [ADA.username]);
      claimFile(scene, '2026-03-03', []);
    });

    test('replaces a file that is sent again', async ({ scene }) => {
      await Editor.enter(scene, LUCA.id);
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      await advanceTo(scene, '2026-03-03T08:00:00Z');
      const bram = await Editor.enter(scene, BRAM.id);
      await bram.sendFile('2026-03-02');
      await bram.sendFile('2026-03-02');
      scene.did('Luca logged in on 2 March and Bram on 3 March; then Bram pressed “Send again” twice for 2 March');
      claimFile(scene, '2026-03-02', [LUCA.username]);
      const names = [...scene.world.remote(InfoSec).records.files.keys()];
      scene.claim(names.length === 1, {
        saw: `InfoSec holds the files ${listed(names)}.`,
        expected: 'one file for the day, however often it is sent.',
        look: 'midnightFile(): the name depends on the day and on nothing else.',
      });
    });

    test('says whether InfoSec has the file', async ({ scene }) => {
      const infosec = scene.world.remote(InfoSec);
      infosec.set({ mode: 'offline' });
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      const luca = await Editor.enter(scene, LUCA.id);
      scene.did('it became midnight in Trieste while InfoSec could not be reached');
      await claimNight(scene, luca, 'failed');
      infosec.set({ mode: 'well' });
      for (const instead of [{ status: 307, headers: MOVED }, { status: 503, headers: {} }, undefined]) {
        infosec.records.instead = instead;
        scene.did(
          `Luca pressed “Send again”, and InfoSec ${instead ? `answered ${instead.status}` : 'took the file: 201'}`,
        );
        await luca.sendFile('2026-03-02');
        claimNotMoved(scene, infosec, 'sendFile(): what fetch() does with a redirect unless told otherwise.');
        await claimNight(scene, luca, instead ? 'failed' : 'sent');
      }
      scene.did('Luca pressed “Send again” once more, and InfoSec replaced the file: 204');
      await luca.sendFile('2026-03-02');
      await claimNight(scene, luca, 'sent');
    });

    test('stops waiting for InfoSec after the deadline', given({ slow: true }), async ({ scene }) => {
      const infosec = scene.world.remote(InfoSec);
      infosec.set({ mode: 'offline' });
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      const luca = await Editor.enter(scene, LUCA.id);
      scene.did('Luca pressed “Send again” while InfoSec took the file and never answered');
      await claimLetGo(
        scene,
        infosec,
        () => luca.sendFile('2026-03-02'),
        'sendFile(): the signal, and infosec.deadlineMs.',
      );
      await claimNight(scene, luca, 'failed');
    });
  },
);

test.describe(
  'push/outbox',
  hints(
    'Imagine the power fails between any two lines of your code. Which two things must never be true without each other?',
    'publish(): sql.transaction(() => { … }) around save() and the INSERT. deliver(): select what is waiting and due, post() each with a catch, then UPDATE its status, attempts and due_at.',
    'In deliver(): const answer = await post({ id, body }, agency).catch(() => undefined); sent if answer?.ok; given-up if answer?.status === 410 or nothing is left of WAITS_MS; else attempts + 1 and due_at = Math.max(now() + WAITS_MS[attempts], what Retry-After asks for): seconds if it is only digits, else Date.parse().',
  ),
  () => {
    test(
      'sends a press release by way of the outbox',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        scene.did('Sigrid published an article and a press release; the agency says yes with 204');
        scene.world.remote(Agency).records.yes = 204;
        const sigrid = await Editor.enter(scene, SIGRID.id);
        await sigrid.publish(RINSE);
        await sigrid.publish(SUPPER);
        claimDelivery(scene, await sigrid.settled(SUPPER.title), 'agency', 'sent', OUTBOX);
        claimReleases(scene, [SUPPER], OUTBOX);
        const plain = await sigrid.find(RINSE.title);
        claimPublished(scene, plain);
        scene.claim(plain.agency === 'none', {
          saw: `the desk says of the article that is no press release: “${plain.notes.join('”, “')}”.`,
          expected: 'nothing about the agency, which it does not concern.',
          look: 'publish(): when pressRelease() returns null.',
        });
        await scene.world.advance(DAY);
        claimTries(scene, 1, 'what was sent is not sent again.');
      },
    );

    test(
      'saves the article and its message both, or neither',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const id = await sigrid.draft(SUPPER);
        scene.did('Sigrid published a press release that is longer than a row of the outbox can be');
        const long = { ...SUPPER, tags: SUPPER.tags!, text: 'All of the menu. '.repeat(600), action: 'publish' };
        const reply = await sigrid.send(`/desk/articles/${id}`, long);
        const { state } = await sigrid.settled(SUPPER.title);
        scene.claim(state === 'draft', {
          saw: 'the article is published, but its message is not in the outbox: nobody will ever tell the agency.',
          expected: 'that it is still a draft.',
          look: 'publish(): one transaction around save() and the row.',
        });
        scene.claim(reply.status === 422, {
          saw: `a page that says “${headlineIn(reply.html)}”`,
          expected: 'a page that says it is too long. The Host shows it when the database’s error comes through.',
          look: 'publish(): let errors through.',
        });
        claimTries(scene, 0, 'an article that was not published concerns nobody.');
        scene.did('Sigrid shortened the press release that had been too long, and published it');
        await sigrid.send(`/desk/articles/${id}`, { ...SUPPER, tags: SUPPER.tags!, action: 'publish' });
        claimDelivery(scene, await sigrid.settled(SUPPER.title), 'agency', 'sent', OUTBOX);
      },
    );

    test(
      'still sends what was saved before a crash',
      given({ dependsOn: ['push/press-release'], crashesHost: true, slow: true }),
      async ({ scene }) => {
        const sigrid = await Editor.enter(scene, SIGRID.id);
        scene.did(
          'Sigrid published a press release; the Host crashed as it was about to send it, and was started again',
        );
        await scene.world.crashWhenSending();
        await sigrid.publish(SUPPER).catch(ignoreBrokenOff);
        await scene.world.restart();
        await scene.world.advance(MINUTE);
        claimReleases(scene, [SUPPER], 'publish(): the row must be in the database before anything is sent.');
        claimDelivery(scene, await sigrid.settled(SUPPER.title), 'agency', 'sent', OUTBOX);
      },
    );

    test(
      'waits longer after every attempt, and gives up after the sixth',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const agency = scene.world.remote(Agency);
        agency.records.instead = { status: 500, headers: {} };
        await sigrid.publish(SUPPER);
        await scene.world.advance(0);
        scene.did('Sigrid published a press release while the agency answered 500');
        claimTries(scene, 1, 'the first attempt is due at once, the second in 30 seconds.');
        claimDelivery(scene, await sigrid.find(SUPPER.title), 'agency', 'waiting', TRY);
        for (const [index, wait] of WAITS.entries()) {
          const tries = index + 1;
          const { status } = agency.records.instead;
          const because = `the next attempt is due ${minutes(wait)} after attempt ${tries}.`;
          agency.records.instead = { status: [302, 404, 503, 400, 500][index]!, headers: {} };
          if (index === 1) await scene.world.plug();
          await scene.world.advance(wait - 1);
          scene.did(`to attempt ${tries} the agency answered ${status}; then almost ${minutes(wait)} went by`);
          claimTries(scene, tries, because);
          await scene.world.advance(1);
          scene.did(`to attempt ${tries} the agency answered ${status}; then ${minutes(wait)} went by`);
          claimTries(scene, tries + 1, because);
        }
        claimDelivery(
          scene,
          await sigrid.find(SUPPER.title),
          'agency',
          'given-up',
          'deliver(): after the sixth attempt, the status is given-up.',
        );
        await scene.world.advance(3 * DAY);
        claimTries(scene, 6, 'after the sixth attempt, nobody tries again.');
      },
    );

    test(
      'tries again with the same id, and with a fresh time and signature',
      given({ dependsOn: ['push/press-release', 'push/sign'] }),
      async ({ scene }) => {
        const agency = scene.world.remote(Agency);
        agency.records.trusting = false;
        const sigrid = await Editor.enter(scene, SIGRID.id);
        agency.set({ mode: 'limited' });
        agency.retryAfterS = 1_200;
        await sigrid.publish(SUPPER);
        await scene.world.advance(0);
        agency.set({ mode: 'well' });
        await scene.world.advance(20 * MINUTE);
        scene.did('Sigrid published a press release; the agency asked for 20 minutes’ patience, and then got it again');
        claimTries(scene, 2, 'Retry-After said 1200 seconds, and they went by.');
        const [first, second] = agency.received;
        scene.claim(first!.headers['webhook-id'] === second!.headers['webhook-id'], {
          saw: `the ids ${listed([first, second].map((one) => String(one!.headers['webhook-id'])))}.`,
          expected: 'the same webhook-id at both attempts: it is the same message.',
          look: 'deliver(): the id comes from the row.',
        });
        claimSigned(scene, 1, undefined, 'deliver(): ask agency.sign() at every attempt. post() does.');
        claimReleases(scene, [SUPPER], OUTBOX);
      },
    );

    test(
      'has one effect although the first yes got lost',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        const agency = scene.world.remote(Agency);
        const sigrid = await Editor.enter(scene, SIGRID.id);
        agency.set({ mode: 'lose' });
        await sigrid.publish(SUPPER);
        await scene.world.advance(0);
        agency.set({ mode: 'well' });
        scene.did('Sigrid published a press release; the agency published it, too, but its yes got lost on the way');
        await scene.world.advance(30 * SECOND - 1);
        claimTries(scene, 1, 'no answer is a failed attempt, and the next one is due in 30 seconds.');
        await scene.world.advance(1);
        claimTries(scene, 2, 'the Host cannot know that it arrived, so it tries again.');
        const { releases } = agency.records;
        scene.claim(releases.length === 1, {
          saw: `the agency has published it ${count(releases.length)}.`,
          expected: 'once: the agency recognises a message by its webhook-id.',
          look: 'deliver(): the same id at every attempt.',
        });
        claimDelivery(scene, await sigrid.find(SUPPER.title), 'agency', 'sent', OUTBOX);
      },
    );

    test('stops for good when the agency says 410', given({ dependsOn: ['push/press-release'] }), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      agency.set({ mode: 410 });
      await sigrid.publish(SUPPER);
      scene.did('Sigrid published a press release, and the agency answered 410 Gone');
      claimDelivery(scene, await sigrid.settled(SUPPER.title), 'agency', 'given-up', 'deliver(): 410 is the end.');
      agency.set({ mode: 'well' });
      for (const wait of WAITS) await scene.world.advance(wait);
      claimTries(scene, 1, '410 means: do not send this any more.');
    });

    test(
      'waits as long as Retry-After asks, in seconds',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        await claimPatience(scene, [
          [429, () => ({ value: '300', ms: 5 * MINUTE })],
          [502, () => ({ value: '240', ms: 4 * MINUTE })],
          [504, () => ({ value: '180', ms: 3 * MINUTE })],
        ]);
      },
    );

    test(
      'waits until the date that Retry-After names',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        await scene.world.advance(400);
        const date = (): Asked => {
          const now = scene.world.clock.now();
          const at = Math.ceil(now / SECOND) * SECOND + 15 * MINUTE;
          return { value: new Date(at).toUTCString(), ms: at - now };
        };
        await claimPatience(scene, [
          [503, date],
          [429, date],
        ]);
      },
    );

    test(
      'keeps to its own wait when Retry-After asks for less, or for nothing that can be read',
      given({ dependsOn: ['push/press-release'] }),
      async ({ scene }) => {
        await claimPatience(scene, [
          [504, () => ({ value: '5', ms: 30 * SECOND })],
          [503, () => ({ value: 'Sat, 28 Feb 2026 10:00:00 GMT', ms: 30 * SECOND })],
          [429, () => ({ value: 'in a while', ms: 30 * SECOND })],
        ]);
      },
    );

    test(
      'delivers everything after an outage, while editors go on',
      given({ dependsOn: ['push/press-release'], ...LONG_DEADLINE }),
      async ({ scene }) => {
        const agency = scene.world.remote(Agency);
        const sigrid = await Editor.enter(scene, SIGRID.id);
        scene.did('Sigrid published a press release while the agency took it and never answered');
        agency.set({ mode: 'hang' });
        await inTime(scene, sigrid.publish(SUPPER));
        await claimArrival(scene, sigrid, 'agency', OUTBOX);
        scene.did('Sigrid published a press release while the agency could not be reached');
        agency.set({ mode: 'offline' });
        await inTime(scene, sigrid.publish(PORTO));
        claimPublished(scene, await sigrid.settled(PORTO.title));
        scene.did(
          'Sigrid published two press releases during an outage of the agency, which then answered 500 for a while',
        );
        agency.records.instead = { status: 500, headers: {} };
        agency.set({ mode: 'well' });
        await scene.world.advance(30 * SECOND);
        claimTries(scene, 2, 'both messages are due, and one that fails does not hold up the other.', 1);
        agency.records.instead = undefined;
        await scene.world.advance(2 * MINUTE);
        scene.did('Sigrid published two press releases during an outage of the agency; then the agency was well again');
        claimReleases(scene, [SUPPER, PORTO], OUTBOX);
      },
    );
  },
);

/** How long the outbox waits after each attempt, as the brief says. */
const WAITS = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR];

const OUTBOX = 'publish(), which writes the row, and deliver(), which sends it and notes the outcome.';
const TRY = 'deliver(): what becomes of status, attempts and due_at.';
const KEEP = 'keepVersion(): the deleted article comes through here, too, and nothing else remembers it.';

/** How a Remote says that it is somewhere else now. */
const MOVED = { Location: '/moved' };

type AnyRemote = Agency | Archive | InfoSec;

/**
 * Publishes a press release.
 *
 * @param answer what the agency says to it
 * @returns the article, once that is known
 */
async function publishFor(scene: TestContext, editor: Editor, answer: string): Promise<SeenArticle> {
  const title = `${PORTO.title} (${answer})`;
  scene.did(`Sigrid published a press release, and the agency answered ${answer}`);
  await editor.publish({ ...PORTO, title });
  return editor.settled(title);
}

/** Waits for the Host's answer to an editor. */
async function inTime(scene: TestContext, done: Promise<void>): Promise<void> {
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
async function claimArrival(scene: TestContext, editor: Editor, to: 'agency' | 'archive', look = LATER): Promise<void> {
  const article = await editor.find(SUPPER.title);
  claimDelivery(scene, article, to, 'waiting', look);
  const remote = scene.world.remote<Agency | Archive>(to === 'agency' ? Agency : Archive);
  const arrived = await raceTimeout(remote.hasReceived(1), PATIENT_MS);
  scene.claim(arrived !== 'late', { saw: `the ${to} received nothing.`, expected: 'one message.', look });
}

const LATER = 'whether your function hands its work to later(), and where that work sends what.';

/** Claims that nothing has arrived beyond what should have. */
async function claimSilence(scene: TestContext, remote: AnyRemote, times: number, look: string): Promise<void> {
  await scene.world.advance(0);
  const { received } = remote;
  scene.claim(received.length === times, {
    saw: `the ${remote.name} received ${count(received.length)}: ${listed(received.map(({ body }) => shortened(body)))}.`,
    expected: times === 0 ? 'that it receives nothing.' : `${count(times)}.`,
    look,
  });
}

/**
 * Claims that a request to a Remote that does not answer is given up. On a slow machine it may not even arrive before a
 * short deadline, which says nothing about what happens after that; then the act is tried again with a longer one.
 */
async function claimLetGo(
  scene: TestContext,
  remote: AnyRemote,
  act: () => Promise<void>,
  look: string,
): Promise<void> {
  const before = remote.received.length;
  remote.set({ mode: 'hang' });
  for (const deadlineMs of [50, 250, 1_250]) {
    await scene.world.setDeadline(deadlineMs);
    await act();
    await scene.world.advance(0);
    const entry = remote.received[before];
    if (!entry) continue;
    const over = async () => {
      while (entry.end === undefined) await new Promise((resolve) => remote.once('change', resolve));
    };
    const ended = await raceTimeout(over(), PATIENT_MS);
    return scene.claim(ended !== 'late', {
      saw: 'your code was still waiting for an answer after several seconds.',
      expected: `that it stops waiting after the deadline, which was ${deadlineMs} milliseconds here.`,
      look,
    });
  }
  scene.claim(false, { saw: `the ${remote.name} received nothing.`, expected: 'one message.', look });
}

/** Claims that nobody was sent to where a Remote says it has moved. */
function claimNotMoved(scene: TestContext, remote: AnyRemote, look: string): void {
  scene.claim(!remote.received.some(({ path }) => path === '/moved'), {
    saw: `your code followed the redirect, and asked for /moved.`,
    expected: 'no request to another address than the one that was agreed on.',
    look,
  });
}

/** Claims what the page about log-ins says of the file of 2 March. */
async function claimNight(scene: TestContext, reader: Editor, status: 'sent' | 'failed'): Promise<void> {
  const seen = nightIn(await reader.read('/log-ins'), '2026-03-02');
  const words = { sent: 'was sent', failed: 'did not arrive' };
  scene.claim(seen === status, {
    saw:
      seen === 'sent' || seen === 'failed'
        ? `the page about log-ins says that the file ${words[seen]}.`
        : 'the page about log-ins knows nothing of the file.',
    expected: `that it ${words[status]}.`,
    look: 'sendFile(): true for an answer from 200 to 299, and for no other.',
  });
}

/** Claims what the agency has published, in any order. */
function claimReleases(
  scene: TestContext,
  right: Written[],
  look = 'pressRelease(): type and data of the body.',
): void {
  const { received, records } = scene.world.remote(Agency);
  const out = records.releases.map(({ title, text }) => JSON.stringify([title, text]));
  const wanted = right.map(({ title, text }) => JSON.stringify([title, text]));
  const refusal = received.findLast(({ reply }) => reply !== undefined && reply.status >= 400)?.reply;
  const refused = refusal ? ` It answered ${refusal.status} ${shortened(refusal.body)}.` : '';
  const last = received.at(-1)?.body;
  const sent = last === undefined ? 'It has received nothing.' : `Last it received ${shortened(last, 160)}.`;
  scene.claim(out.toSorted().join() === wanted.toSorted().join(), {
    saw: `the agency has published ${out.length === 0 ? 'nothing' : listed(records.releases.map(({ title }) => `“${title}”`))}.${refused} ${sent}`,
    expected: `that it publishes ${listed(right.map(({ title }) => `“${title}”`))}, each once, with the text exactly as it was written.`,
    look,
  });
}

/** Claims what the desk says of an article. */
function claimDelivery(
  scene: TestContext,
  article: SeenArticle,
  remote: 'agency' | 'archive',
  status: 'sent' | 'failed' | 'waiting' | 'given-up',
  look = 'what the work that you handed to later() becomes: true for 200 to 299, else false.',
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

function claimPublished(scene: TestContext, { title, state }: { title: string; state: string }): void {
  scene.claim(state === 'published', {
    saw: `“${title}” is still a draft.`,
    expected: 'that it is published, whatever the Remotes do.',
    look: 'what your function throws.',
  });
}

/**
 * Claims how often the agency was asked.
 *
 * @param before requests that belong to an earlier part
 */
function claimTries(scene: TestContext, times: number, because: string, before = 0): void {
  const tried = scene.world.remote(Agency).received.length - before;
  scene.claim(tried === times, {
    saw: `the agency was asked ${count(tried)}.`,
    expected: `that it was asked ${count(times)}: ${because}`,
    look: TRY,
  });
}

/** What an agency asks for with `Retry-After`, and how long after the attempt the next one is due, in milliseconds. */
interface Asked {
  value: string;
  ms: number;
}

/** Claims that a message waits as long as it must, no shorter and no longer. */
async function claimPatience(scene: TestContext, asks: [status: number, ask: () => Asked][]): Promise<void> {
  const agency = scene.world.remote(Agency);
  const sigrid = await Editor.enter(scene, SIGRID.id);
  for (const [index, [status, ask]] of asks.entries()) {
    const { value, ms } = ask();
    const clock = new Date(scene.world.clock.now()).toISOString().slice(11, 23);
    const said = `by the lab’s clock it was ${clock} when Sigrid published a press release, and the agency answered ${status} with “Retry-After: ${value}”`;
    const because = `the next attempt is due ${minutes(ms)} after the first.`;
    const title = `${PORTO.title}, part ${index + 1}`;
    const before = agency.received.length;
    agency.records.instead = { status, headers: { 'Retry-After': value } };
    await sigrid.publish({ ...PORTO, title });
    await scene.world.advance(0);
    agency.records.instead = undefined;
    await scene.world.advance(ms - 1);
    scene.did(`${said}; then almost ${minutes(ms)} went by`);
    claimTries(scene, 1, because, before);
    await scene.world.advance(1);
    scene.did(`${said}; then ${minutes(ms)} went by`);
    claimTries(scene, 2, because, before);
    claimDelivery(scene, await sigrid.find(title), 'agency', 'sent', OUTBOX);
  }
}

/** Claims that a message is signed as Standard Webhooks says, for the agency and for an independent library. */
function claimSigned(scene: TestContext, index: number, id?: string, look = 'sign(): the three headers.'): void {
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

/** Claims that the archive was told so often, by the ID alone. */
function claimThin(scene: TestContext, id: string, times: number): void {
  const { received } = scene.world.remote(Archive);
  scene.claim(received.length === times, {
    saw: `the archive has received ${count(received.length)}.`,
    expected: `${count(times)}: one message for each time an article is published, changed or deleted.`,
    look: 'tellArchive(): one message for one call.',
  });
  const { method, path, headers, body } = received.at(-1)!;
  const asked = `${method} ${path} as ${headers['content-type']}`;
  scene.claim(/^POST \/changes as application\/json(;|$)/i.test(asked), {
    saw: `${asked}.`,
    expected: 'POST /changes as application/json.',
    look: 'tellArchive(): the method, the address and the header Content-Type.',
  });
  scene.claim(JSON.stringify(parsed(body)) === JSON.stringify({ id }), {
    saw: `the body ${shortened(body, 120)}`,
    expected: `${JSON.stringify({ id })}, and nothing else. The archive comes for the rest.`,
    look: 'tellArchive(): the body.',
  });
  scene.claim(!/supper|quay|estorno/i.test(Object.entries(headers).join().replaceAll(id, '')), {
    saw: 'words of the article among the headers.',
    expected: 'nothing of the article but its id.',
    look: 'tellArchive(): the headers.',
  });
}

/** Waits until the archive has come to the Host so often. */
async function claimVisits(scene: TestContext, times: number): Promise<void> {
  const { records } = scene.world.remote(Archive);
  const came = await raceTimeout(scene.world.remote(Archive).hasVisited(times), PATIENT_MS);
  scene.claim(came !== 'late', {
    saw: `the archive has come to the Host ${count(records.visits.length)}.`,
    expected: `${count(times)}: it comes when it has heard of an article.`,
    look: 'tellArchive(): what the archive makes of your message.',
  });
}

/** Claims what the archive has of an article. */
function claimKept(
  scene: TestContext,
  id: string,
  { title, text, tags = '' }: Written,
  state: 'published' | 'deleted',
): void {
  const { visits } = scene.world.remote(Archive).records;
  const visit = visits.findLast((one) => one.id === id);
  const page = Object(visit?.page) as Record<string, unknown>;
  const words = { id, title, text, state, tags: tags.split(', ').filter(Boolean) };
  const parts = Object.entries(words).filter(([name, value]) => JSON.stringify(page[name]) !== JSON.stringify(value));
  const dates = ['publishedAt', 'changedAt'].filter((name) => Number.isNaN(Date.parse(String(page[name]))));
  const wrong = [...parts.map(([name]) => name), ...dates];
  scene.claim(wrong.length === 0, {
    saw: visit
      ? `the archive asked for the article, and the Host answered ${visited(visit)}. Not as it was: ${wrong.join(', ')}.`
      : 'the archive never asked for the article.',
    expected: `the whole article as it was last, with the state ${state} and the text “${shortened(text)}”.`,
    look: state === 'deleted' ? KEEP : 'keepVersion(), which replaces the version before, and lastVersion().',
  });
}

function visited({ status, page }: { status: number; page?: unknown }): string {
  return page === undefined ? `${status}` : `${status} with ${shortened(JSON.stringify(page), 160)}`;
}

/** Claims a day's file. */
function claimFile(scene: TestContext, day: string, right: string[]): void {
  const infosec = scene.world.remote(InfoSec);
  const name = `logins-${day}.txt`;
  const file = infosec.records.files.get(name);
  const refusal = infosec.received.findLast(({ reply }) => reply !== undefined && reply.status >= 400);
  const because = refusal
    ? ` To ${refusal.method} ${refusal.path} it answered ${refusal.reply!.status} ${shortened(refusal.reply!.body)}.`
    : '';
  scene.claim(file !== undefined, {
    saw: `InfoSec has no ${name}. It has ${listed([...infosec.records.files.keys()]) || 'no file at all'}.${because}`,
    expected: `PUT /logins/${name} soon after the end of that day${right.length === 0 ? ', though nobody came: an empty file says so, and a missing one says nothing' : ''}.`,
    look: 'midnightFile(): the name; sendFile(): the method and the address.',
  });
  scene.claim(file!.usernames.toSorted().join('|') === right.toSorted().join('|'), {
    saw: `in ${name}, InfoSec read ${listed(file!.usernames.map((username) => JSON.stringify(username))) || 'nobody'}.`,
    expected: `${listed(right.map((username) => JSON.stringify(username))) || 'nobody'}.`,
    look: 'midnightFile(): which log-ins belong to this day in this time zone, each username once, each on one line.',
  });
}

/** Sets the lab's clock forward to a moment. */
async function advanceTo(scene: TestContext, moment: string): Promise<void> {
  await scene.world.advance(Date.parse(moment) - scene.world.clock.now());
}

/** A Host that crashes cannot finish its answer. */
function ignoreBrokenOff(error: unknown): void {
  if (!(error instanceof BrokenOff)) throw error;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function listed(entries: string[]): string {
  return entries.slice(0, 8).join(', ') + (entries.length > 8 ? ', …' : '');
}

function shortened(text: string, length = 80): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function count(times: number): string {
  return ['not at all', 'once', 'twice'][times] ?? `${times} times`;
}

/**
 * A span of time in words.
 *
 * @param ms milliseconds
 */
function minutes(ms: number): string {
  if (ms % HOUR === 0) return ms === HOUR ? 'an hour' : `${ms / HOUR} hours`;
  return ms % MINUTE === 0 ? `${ms / MINUTE} minutes` : `${ms / SECOND} seconds`;
}
