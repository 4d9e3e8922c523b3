/**
 * The checks of Push. Each opens a fresh world, does what an editor would do, and looks at the desk and at what the
 * Remotes received. None of them reads or imports your code.
 */

import { isDeepStrictEqual } from 'node:util';
import { given, hints, personById, raceTimeout, test } from 'host-and-remote/grader';
import { Agency } from 'host-and-remote/remotes/agency';
import { Archive } from 'host-and-remote/remotes/archive';
import { InfoSec } from 'host-and-remote/remotes/infosec';
import { Editor, PATIENT_MS, type Written } from './push.actions.ts';
import {
  drawArticle,
  drawDays,
  drawLabels,
  drawNo,
  drawRedirect,
  drawRelease,
  drawYes,
  nearMisses,
} from './push.draws.ts';
import { headlineIn } from './push.page.ts';
import {
  advanceTo,
  type Ask,
  claimArrival,
  claimCount,
  claimDeadline,
  claimDelivery,
  claimFile,
  claimKept,
  claimLatePatience,
  claimNight,
  claimNotMoved,
  claimOnce,
  claimPatience,
  claimPublished,
  claimRelease,
  claimSigned,
  claimThin,
  claimTime,
  claimTries,
  claimTriesOf,
  claimUnknown,
  count,
  difference,
  HOUR,
  ignoreBrokenOff,
  inSeconds,
  inTime,
  isRedirect,
  isYes,
  listed,
  logIns,
  MINUTE,
  minutes,
  onDate,
  onDesk,
  SECOND,
  shortened,
  SIGRID,
  tagged,
  TRY,
  visited,
  WHEN,
} from './push.claims.ts';

const LUCA = personById('00076');
const STAFF = ['00055', '00088', '00093', '00107', '00118', '00131', '00203'].map(personById);
const DAY = 24 * HOUR;

/** Longer than a patient person waits even on a busy machine, in worlds where somebody must not wait for a Remote. */
const LONG_DEADLINE = { deadlineMs: 5 * PATIENT_MS };

const PRESS_RELEASE = { dependsOn: ['push/press-release'] };

test.describe(
  'push/press-release',
  hints(
    'Two questions for every article: does it concern the agency at all, and who waits while you tell it?',
    'pressRelease() looks for the tag among article.tags and returns null without it. post() is one agency.fetch() with method, headers, body, redirect and signal. announce() only hands a function to later().',
    'headers: { ‘Content-Type’: ‘application/json’, ...agency.sign(message) }, redirect: ‘manual’, signal: AbortSignal.timeout(agency.deadlineMs). In announce(): if (message) later(async () => (await post(message, agency)).ok);',
  ),
  () => {
    test('sends a message once, as it is, with all the headers', async ({ scene }) => {
      scene.did('Sigrid pressed “Send them a test” at her desk, for which the Host calls post()');
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { message, body } = await sigrid.test();
      const { received } = agency;
      const heard = received.map(({ method, path, headers }) => `${method} ${path} as ${headers['content-type']}`);
      scene.claim(received.length === 1 && /^POST \/webhooks as application\/json(;|$)/i.test(heard[0]!), {
        saw: heard.length > 0 ? `the agency received ${heard.join(', then ')}.` : 'the agency received nothing.',
        expected: 'POST /webhooks as application/json, once.',
        look: 'post(): the method, the address and the header Content-Type.',
      });
      const { headers } = received[0]!;
      scene.claim(headers['webhook-id'] === message && headers['webhook-note'] !== undefined, {
        saw: `a message with ${listed(Object.keys(headers).filter((name) => name.startsWith('webhook-'))) || 'none'} of the headers webhook-….`,
        expected: 'every header that agency.sign(message) returned; here these are webhook-id and webhook-note.',
        look: 'post(): add all that agency.sign(message) returns, whatever it is.',
      });
      scene.claim(received[0]!.body === body, {
        saw: `another body than the message had: ${difference(received[0]!.body, body)}.`,
        expected: 'message.body as it is, byte for byte.',
        look: 'post(): the body is ready. Hand it to fetch() as it is.',
      });
    });

    test('returns the agency’s answer, whatever its status', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      for (const status of scene.draw.shuffled([drawRedirect(scene.draw), 410, 429, 503])) {
        const before = agency.received.length;
        agency.records.instead = { status, headers: status < 400 ? MOVED : {} };
        scene.did(`Sigrid sent the agency a test, for which the Host calls post(), and the agency answered ${status}`);
        const seen = await sigrid.test();
        claimNotMoved(scene, agency, 'post(): what fetch() does with a redirect unless told otherwise.');
        claimOnce(scene, agency, before, 'post(): one call, one request.');
        // A fetch() that must not follow a redirect may hand it over or throw.
        scene.claim(seen.status === status || (isRedirect(status) && seen.status === 0), {
          saw: `post() ${seen.status === 0 ? 'threw' : `returned an answer with the status ${seen.status}`}.`,
          expected: `the answer with the status ${status}: it is an answer like any other.`,
          look: 'post(): return what fetch() brings, and throw only when it does.',
        });
      }
      const before = agency.received.length;
      agency.records.instead = undefined;
      agency.set({ mode: 'lose' });
      scene.did(
        'Sigrid sent the agency a test, for which the Host calls post(), and the agency hung up without an answer',
      );
      const seen = await sigrid.test();
      claimOnce(scene, agency, before, 'post(): one call, one request. Trying again is not its work.');
      scene.claim(seen.status === 0, {
        saw: `post() returned an answer with the status ${seen.status}.`,
        expected: 'that it throws: nobody answered.',
        look: 'post(): let the error of fetch() through.',
      });
    });

    test('makes a message of a press release', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const [one, other] = [scene.draw.word(), scene.draw.word()];
      for (const [index, tags] of [[one, 'press-release', other], ['press-release']].entries()) {
        const written = drawArticle(scene.draw, tags);
        scene.did(`Sigrid published an article with ${tagged(tags)}`);
        await sigrid.publish(written);
        await scene.world.advance(0);
        claimCount(
          scene,
          agency,
          index + 1,
          'announce(), which sends what pressRelease() returns. It looks for the tag among all tags.',
        );
        claimRelease(scene, agency.received.at(-1)!.body, written);
        claimDelivery(scene, await sigrid.find(written.title), 'agency', 'sent');
      }
    });

    test('sends nothing else', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const tags = nearMisses(scene.draw);
      const near = drawArticle(scene.draw, tags);
      scene.did(`Sigrid published an article with ${tagged(tags)}`);
      await sigrid.publish(near);
      await scene.world.advance(0);
      claimCount(
        scene,
        agency,
        0,
        'pressRelease(): only the tag press-release itself counts, exactly as it is written.',
      );
      const { agency: status, notes } = await sigrid.find(near.title);
      scene.claim(status === 'none', {
        saw: `the desk says of an article that is no press release: “${notes.join('”, “')}”.`,
        expected: 'nothing about the agency, which it does not concern.',
        look: 'announce(): when pressRelease() returns null, nothing is left for later.',
      });
      scene.did('Sigrid published a press release, then corrected a word in it and saved it again');
      const written = drawRelease(scene.draw);
      await sigrid.publish(written);
      await sigrid.change((await sigrid.settled(written.title)).id, { ...written, text: 'One word less.' });
      await scene.world.advance(0);
      claimCount(scene, agency, 1, 'announce(): one message for one call.');
    });

    test('gives every press release an id of its own', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const ids = () => agency.received.map(({ headers }) => String(headers['webhook-id']));
      const written = drawRelease(scene.draw);
      scene.did('Sigrid published two press releases with the same headline and the same text');
      for (let times = 0; times < 2; times++) await sigrid.publish(written);
      await scene.world.advance(0);
      claimCount(scene, agency, 2, 'announce(): one message for one call, whatever was sent before.');
      scene.claim(new Set(ids()).size === 2, {
        saw: `the agency received the ids ${listed(ids())}, so it took the second for a repetition of the first.`,
        expected: 'two different ids.',
        look: 'pressRelease(): the id. What is different about two articles with the same words?',
      });
      scene.did('Sigrid published two press releases; the Host was started anew, and she published another');
      await scene.world.plug();
      await sigrid.publish(drawRelease(scene.draw));
      await scene.world.advance(0);
      scene.claim(new Set(ids()).size === 3, {
        saw: `the agency received the ids ${listed(ids())}.`,
        expected: 'three different ids: after a start, variables begin again, and articles do not.',
        look: 'pressRelease(): the id. What does an article have that no other one has, also after a restart?',
      });
    });

    test('lets the editor go on while the agency does not answer', given(LONG_DEADLINE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid published a press release while the agency took it and never answered');
      agency.set({ mode: 'hang' });
      const first = drawRelease(scene.draw);
      await inTime(scene, sigrid.publish(first));
      await claimArrival(scene, sigrid, first, 'agency');
      scene.did('Sigrid published two press releases while the agency had not answered to the first; then it answered');
      await inTime(scene, sigrid.publish(drawRelease(scene.draw)));
      await raceTimeout(agency.hasReceived(2), PATIENT_MS);
      agency.set({ mode: 'well' });
      await scene.world.advance(0);
      claimCount(scene, agency, 2, 'announce(): what it remembers between two calls. It need not remember anything.');
      scene.did('Sigrid published a press release while the agency could not be reached');
      agency.set({ mode: 'offline' });
      const last = drawRelease(scene.draw);
      await inTime(scene, sigrid.publish(last));
      claimPublished(scene, await sigrid.find(last.title));
    });

    test('takes 200 to 299 for success, and nothing else', async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const published: [status: number, title: string][] = [];
      for (const status of [...drawNo(scene.draw), ...drawYes(scene.draw)]) {
        const written = drawRelease(scene.draw);
        agency.records.instead = { status, headers: isRedirect(status) ? MOVED : {} };
        await sigrid.publish(written);
        await scene.world.advance(0);
        published.push([status, written.title]);
      }
      const articles = await sigrid.articles();
      for (const [status, title] of published) {
        scene.did(`Sigrid published a press release, and the agency answered ${status}`);
        claimNotMoved(scene, agency, 'post(): what fetch() does with a redirect unless told otherwise.');
        const article = onDesk(articles, title);
        claimDelivery(scene, article, 'agency', isYes(status) ? 'sent' : 'failed', WORK);
      }
    });

    test('stops waiting for the agency after the deadline', given({ slow: true }), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await claimDeadline(scene, scene.world.remote(Agency), 'post()', 'Sigrid published a press release', async () => {
        const written = drawRelease(scene.draw);
        await sigrid.publish(written);
        const { agency } = await sigrid.settled(written.title);
        return agency;
      });
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
      for (const index of [0, 1, 2]) {
        await scene.world.advance(index * 8 * MINUTE + scene.draw.int(1_001, 59_999));
        scene.did(
          `Sigrid sent the agency a test, ${(scene.world.clock.now() - opened) / SECOND} seconds after the lab opened`,
        );
        const { message } = await sigrid.test();
        claimTime(scene, index);
        claimSigned(scene, index, message);
      }
      agency.records.instead = { status: 503, headers: {} };
      const { message } = await sigrid.test();
      agency.records.instead = undefined;
      await scene.world.advance(scene.draw.int(6 * MINUTE, 20 * MINUTE));
      scene.did('the agency answered a test with 503; minutes later Sigrid sent it again, with the same id');
      await sigrid.test();
      const anew = 'sign(): the timestamp belongs to the attempt. Keep nothing from one call to the next.';
      claimTime(scene, 4, anew);
      claimSigned(scene, 4, message, anew);
    });

    test(
      'signs a press release in any language, byte for byte as it is sent',
      given(PRESS_RELEASE),
      async ({ scene }) => {
        scene.world.remote(Agency).records.trusting = false;
        const sigrid = await Editor.enter(scene, SIGRID.id);
        scene.did('Sigrid published two press releases with “ø”, “–” and a fish in them');
        const first = drawArticle(scene.draw, ['press-release']);
        await sigrid.publish(first);
        await scene.world.advance(0);
        await sigrid.publish({
          ...drawArticle(scene.draw, ['press-release']),
          title: 'Ærlig talt: æ, ø, å – 试一试',
        });
        const { agency } = await sigrid.settled(first.title);
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
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await scene.world.advance(scene.draw.int(1_001, DAY / 4));
      const written = drawArticle(scene.draw, [scene.draw.word(), scene.draw.word()]);
      scene.did('Sigrid published an article');
      await sigrid.publish(written);
      const article = await sigrid.settled(written.title);
      claimCount(
        scene,
        scene.world.remote(Archive),
        1,
        'tellArchive(): one message for one call, whatever the article is.',
      );
      claimThin(scene, article.id, written, scene.world.clock.now());
      claimDelivery(scene, article, 'archive', 'sent', ARCHIVE_WORK);
    });

    test('tells the archive of every change, and of the end', async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const written = drawRelease(scene.draw);
      const changed = { ...written, text: 'It has a garden, and a lemon tree.' };
      const claimTold = async (times: number, what: string) => {
        await scene.world.advance(0);
        scene.did(what);
        claimCount(scene, archive, times, 'tellArchive(): one message for one call, whatever it was told before.');
      };
      await sigrid.publish(written);
      await claimTold(1, 'Sigrid published an article');
      const { id } = await sigrid.find(written.title);
      await sigrid.change(id, changed);
      await claimTold(2, 'Sigrid published an article, and changed it in the same moment');
      await scene.world.advance(scene.draw.int(1_001, HOUR));
      await sigrid.change(id, changed);
      await claimTold(3, 'Sigrid published an article and changed it twice, the second time with the same words');
      await sigrid.remove(id);
      await claimTold(4, 'Sigrid published an article, changed it twice, then deleted it');
    });

    test('lets the editor go on while the archive does not answer', given(LONG_DEADLINE), async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const written = drawRelease(scene.draw);
      scene.did('Sigrid published an article while the archive took the message and never answered');
      archive.set({ mode: 'hang' });
      await inTime(scene, sigrid.publish(written));
      await claimArrival(scene, sigrid, written, 'archive');
      scene.did(
        'Sigrid published an article, changed and deleted it, and published another, before the archive answered to the first message',
      );
      const { id } = await sigrid.find(written.title);
      await inTime(scene, sigrid.change(id, { ...written, text: 'It has a garden.' }));
      await inTime(scene, sigrid.remove(id));
      const other = drawRelease(scene.draw);
      await inTime(scene, sigrid.publish(other));
      await raceTimeout(archive.hasReceived(4), PATIENT_MS);
      archive.set({ mode: 'well' });
      await scene.world.advance(0);
      claimCount(scene, archive, 4, 'tellArchive(): one message for one call, also while another one is under way.');
      scene.did('Sigrid deleted an article while the archive could not be reached');
      archive.set({ mode: 'offline' });
      await inTime(scene, sigrid.remove((await sigrid.find(other.title)).id));
    });

    test('takes 200 to 299 for success, and nothing else', async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const published: [status: number, title: string][] = [];
      for (const status of [...drawNo(scene.draw), ...drawYes(scene.draw)]) {
        const written = drawRelease(scene.draw);
        archive.records.instead = { status, headers: isRedirect(status) ? MOVED : {} };
        await sigrid.publish(written);
        await scene.world.advance(0);
        published.push([status, written.title]);
      }
      const articles = await sigrid.articles();
      for (const [status, title] of published) {
        scene.did(`Sigrid published an article, and the archive answered ${status}`);
        claimNotMoved(scene, archive, 'tellArchive(): what fetch() does with a redirect unless told otherwise.');
        const article = onDesk(articles, title);
        claimDelivery(scene, article, 'archive', isYes(status) ? 'sent' : 'failed', ARCHIVE_WORK);
      }
    });

    test('keeps the whole article, as it was last', async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      archive.records.prompt = false;
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const tags = [`${scene.draw.word()}, 2026`, 'Zebra', ` ${scene.draw.word()} `, 'alpha', 'ZEBRA'];
      const [first, other] = [drawArticle(scene.draw, tags), drawArticle(scene.draw, [])];
      await scene.world.advance(scene.draw.int(1_001, HOUR));
      const publishedAt = scene.world.clock.now();
      await sigrid.publish(first);
      await sigrid.publish(other);
      const [{ id }, { id: home }] = [await sigrid.find(first.title), await sigrid.find(other.title)];
      const since = { publishedAt, changedAt: publishedAt, state: 'published' as const };
      scene.did('Sigrid published two articles; then the archive came for both');
      for (const [one, words] of [
        [id, first],
        [home, other],
      ] as const) {
        await claimKept(
          scene,
          one,
          { ...words, ...since },
          'keepVersion() and lastVersion(): the article as a whole, with every field as it was.',
        );
      }
      scene.did('Sigrid published an article and changed it in the same moment; then the archive came for it');
      const second = drawArticle(scene.draw, []);
      await sigrid.change(id, second);
      await claimKept(
        scene,
        id,
        { ...second, ...since },
        'keepVersion(), which puts each version in place of the one before, and lastVersion(), which looks anew.',
      );
      await scene.world.advance(scene.draw.int(1_001, HOUR));
      scene.did(
        'Sigrid published an article, changed it, and changed it again later; then the archive came for it and for another',
      );
      const third = { ...second, text: `The third version: ${second.text}` };
      const changedAt = scene.world.clock.now();
      await sigrid.change(id, third);
      await claimKept(
        scene,
        id,
        { ...third, ...since, changedAt },
        'keepVersion(), which puts each version in place of the one before, and lastVersion(), which looks anew.',
      );
      await claimKept(
        scene,
        home,
        { ...other, ...since },
        'keepVersion(): it keeps one article more, and lets the others be.',
      );
      await scene.world.advance(scene.draw.int(1_001, HOUR));
      const deletedAt = scene.world.clock.now();
      await sigrid.remove(id);
      await scene.world.plug();
      scene.did('Sigrid deleted an article; the Host was started anew, and then the archive came for it');
      await claimKept(scene, id, { ...third, ...since, changedAt: deletedAt, state: 'deleted' }, KEEP);
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

    test('knows nothing of an article that never was', async ({ scene }) => {
      const archive = scene.world.remote(Archive);
      archive.records.prompt = false;
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const written = drawRelease(scene.draw);
      const id = await sigrid.draft(written);
      await claimUnknown(scene, id, 'an article that nobody has published yet');
      await sigrid.send(`/desk/articles/${id}`, { ...written, tags: '', action: 'publish' });
      scene.did('the archive came for an article before it was published, and again afterwards');
      await claimKept(
        scene,
        id,
        {
          ...written,
          tags: [],
          state: 'published',
          publishedAt: scene.world.clock.now(),
          changedAt: scene.world.clock.now(),
        },
        'lastVersion(): look into the table at every call.',
      );
      const others = [id.toUpperCase(), `${id.slice(0, -1)}_`, `${id} `, id.slice(0, 5), 'constructor'];
      for (const other of others)
        await claimUnknown(scene, other, `${JSON.stringify(other)}, which is no article’s id`);
    });

    test('stops waiting for the archive after the deadline', given({ slow: true }), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await claimDeadline(
        scene,
        scene.world.remote(Archive),
        'tellArchive()',
        'Sigrid published an article',
        async () => {
          const written = drawRelease(scene.draw);
          await sigrid.publish(written);
          const { archive } = await sigrid.settled(written.title);
          return archive;
        },
      );
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
      const [often, once, twice] = scene.draw.some(STAFF, 3);
      const label = scene.draw.word();
      let luca = await Editor.enter(scene, LUCA.id);
      for (const person of [often!, once!, often!, twice!, often!]) {
        await Editor.enter(scene, person.id);
        await scene.world.advance(scene.draw.int(1, MINUTE));
      }
      await luca.tablet(label);
      scene.did('six log-ins of four people and a tablet were on record; then it became midnight in Trieste');
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      claimFile(scene, '2026-03-02', [LUCA.username, often!.username, once!.username, twice!.username, label]);
      await advanceTo(scene, '2026-03-03T08:00:00Z');
      luca = await Editor.enter(scene, twice!.id);
      await luca.tablet(label);
      await luca.tablet('night shift');
      scene.did('two of those who had logged in on 2 March did so again on 3 March, and a tablet with them');
      await advanceTo(scene, '2026-03-03T23:00:00Z');
      claimFile(scene, '2026-03-03', [twice!.username, label, 'night shift']);
      scene.did('people logged in on 2 and 3 March, and on 4 March nobody did');
      await advanceTo(scene, '2026-03-04T23:00:00Z');
      claimFile(scene, '2026-03-04', []);
    });

    test('keeps one username on one line, whatever is in it', async ({ scene }) => {
      const labels = drawLabels(scene.draw);
      const luca = await Editor.enter(scene, LUCA.id);
      for (const label of [...labels, ...scene.draw.some(labels, 3)]) await luca.tablet(label);
      scene.did(
        `tablets logged in with the labels ${labels.map((label) => shortened(JSON.stringify(label), 40)).join(', ')}`,
      );
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      claimFile(
        scene,
        '2026-03-02',
        [LUCA.username, ...labels],
        'midnightFile(): every username as it is, once, encoded with encodeURIComponent(), and \\n after it.',
      );
    });

    test('begins and ends a day at midnight, by the clocks of the time zone', async ({ scene }) => {
      const luca = await Editor.enter(scene, LUCA.id);
      for (const day of drawDays(scene.draw)) {
        const { day: name, zone, about } = day;
        await luca.moveNight(zone);
        const cameThen = await logIns(scene, luca, day);
        scene.did(
          `people logged in around ${name} in the time zone ${zone}, a day on which ${about}; then Luca had its file sent`,
        );
        await luca.send('/log-ins/files', { day: name });
        claimFile(
          scene,
          name,
          cameThen,
          'midnightFile() and localDay(): the calendar day of each log-in, in this time zone and on this date.',
        );
      }
      const again = `${scene.draw.int(2012, 2025)}-05-1${scene.draw.int(0, 9)}`;
      const [east, west] = [scene.draw.word(), `${scene.draw.word()} west`];
      await luca.tablet(east, Date.parse(`${again}T01:00:00Z`));
      await luca.tablet(west, Date.parse(`${again}T20:00:00Z`));
      for (const [zone, came] of scene.draw.shuffled([
        ['Pacific/Auckland', east],
        ['America/New_York', west],
      ] as const)) {
        await luca.moveNight(zone);
        await luca.send('/log-ins/files', { day: again });
        scene.did(`Luca had the file of ${again} sent once for each of two time zones, the last of which was ${zone}`);
        claimFile(
          scene,
          again,
          [came],
          'midnightFile(): only those who are in the log-ins that it is handed, on this day in this time zone.',
        );
      }
    });

    test('replaces a file that is sent again', async ({ scene }) => {
      const infosec = scene.world.remote(InfoSec);
      const [first, next] = scene.draw.some(STAFF, 2);
      await Editor.enter(scene, first!.id);
      await advanceTo(scene, '2026-03-02T23:00:00Z');
      await advanceTo(scene, '2026-03-03T08:00:00Z');
      const editor = await Editor.enter(scene, next!.id);
      for (const times of [1, 2]) {
        const before = infosec.received.length;
        await editor.sendFile('2026-03-02');
        scene.did(
          `the file of 2 March had been sent at midnight; on 3 March somebody pressed “Send again” ${count(times)}`,
        );
        claimOnce(
          scene,
          infosec,
          before,
          'sendFile(): it sends whenever it is called. What it sent before is none of its business.',
        );
        claimFile(scene, '2026-03-02', [first!.username]);
        infosec.records.files.delete('logins-2026-03-02.txt');
      }
      await editor.sendFile('2026-03-02');
      scene.did('InfoSec had lost the file of 2 March, and somebody had it sent again');
      claimFile(scene, '2026-03-02', [first!.username], 'sendFile(): it sends whenever it is called.');
    });

    test('says whether InfoSec has the file', async ({ scene }) => {
      const infosec = scene.world.remote(InfoSec);
      const luca = await Editor.enter(scene, LUCA.id);
      for (const status of [...drawNo(scene.draw), ...drawYes(scene.draw)]) {
        infosec.records.instead = { status, headers: isRedirect(status) ? MOVED : {} };
        const before = infosec.received.length;
        const seen = await luca.sendFile('2026-03-01');
        scene.did(`Luca had the file of 1 March sent, and InfoSec answered ${status}`);
        claimNotMoved(scene, infosec, 'sendFile(): what fetch() does with a redirect unless told otherwise.');
        claimOnce(scene, infosec, before, 'sendFile(): one call, one request.');
        // A fetch() that must not follow a redirect may hand it over or throw.
        if (!isRedirect(status) || seen !== 'unanswered') claimNight(scene, seen, isYes(status) ? 'sent' : 'refused');
      }
      infosec.records.instead = undefined;
      scene.did('Luca had the file of 1 March sent while InfoSec could not be reached');
      infosec.set({ mode: 'offline' });
      claimNight(scene, await luca.sendFile('2026-03-01'), 'unanswered');
    });

    test('stops waiting for InfoSec after the deadline', given({ slow: true }), async ({ scene }) => {
      const luca = await Editor.enter(scene, LUCA.id);
      const act = async () => {
        await luca.send('/log-ins/files', { day: '2026-03-01' });
        const status = await luca.night('2026-03-01');
        return status === 'failed' ? 'waiting' : status;
      };
      await claimDeadline(scene, scene.world.remote(InfoSec), 'sendFile()', 'Luca had the file of 1 March sent', act);
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
    test('sends a press release by way of the outbox', given(PRESS_RELEASE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const plain = drawArticle(scene.draw, [scene.draw.word()]);
      scene.did('Sigrid published an article that is no press release');
      await sigrid.publish(plain);
      await scene.world.advance(0);
      const seen = await sigrid.find(plain.title);
      claimPublished(scene, seen);
      scene.claim(seen.agency === 'none', {
        saw: `the desk says of the article that is no press release: “${seen.notes.join('”, “')}”.`,
        expected: 'nothing about the agency, which it does not concern.',
        look: 'publish(): when pressRelease() returns null.',
      });
      const published: [yes: number, title: string][] = [];
      for (const [index, yes] of drawYes(scene.draw).entries()) {
        const written = drawRelease(scene.draw);
        agency.records.yes = yes;
        scene.did('Sigrid published a press release');
        await sigrid.publish(written);
        await scene.world.advance(0);
        claimTries(scene, index + 1, 'every press release is due at once.', PUBLISH);
        const { title, text } = Object(agency.records.releases.at(-1)) as Partial<Written>;
        scene.claim(title === written.title && text === written.text, {
          saw: `the last that the agency has published is “${title ?? 'nothing'}”.`,
          expected: `“${written.title}”, with the text that Sigrid wrote.`,
          look: 'publish(): the body of the row is the message’s.',
        });
        published.push([yes, written.title]);
      }
      const articles = await sigrid.articles();
      for (const [yes, title] of published) {
        scene.did(`Sigrid published a press release, and the agency said yes with ${yes}`);
        claimDelivery(scene, onDesk(articles, title), 'agency', 'sent', 'deliver(): 200 to 299 is a yes.');
      }
      scene.did('Sigrid published four press releases, and the agency took them; then a day went by');
      await scene.world.advance(DAY);
      claimTries(scene, 4, 'what was sent is not sent again.');
    });

    test('saves the article and its message both, or neither', given(PRESS_RELEASE), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const written = drawRelease(scene.draw);
      const id = await sigrid.draft(written);
      scene.did('Sigrid published a press release that is longer than a row of the outbox can be');
      const tags = written.tags!.join('\n');
      const long = {
        ...written,
        tags,
        text: 'All of the menu. '.repeat(scene.draw.int(500, 700)),
        action: 'publish',
      };
      const reply = await sigrid.send(`/desk/articles/${id}`, long);
      const { state } = await sigrid.settled(written.title);
      scene.claim(state === 'draft', {
        saw: 'the article is published, but its message is not in the outbox as it is: nobody will ever tell the agency all of it.',
        expected: 'that it is still a draft.',
        look: 'publish(): one transaction around save() and the row, and the message’s body as it is.',
      });
      scene.claim(reply.status === 422, {
        saw: `a page that says “${headlineIn(reply.html)}”`,
        expected: 'a page that says it is too long. The Host shows it when the database’s error comes through.',
        look: 'publish(): let errors through.',
      });
      claimTries(scene, 0, 'an article that was not published concerns nobody.', PUBLISH);
      scene.did('Sigrid shortened the press release that had been too long, and published it');
      await sigrid.send(`/desk/articles/${id}`, { ...written, tags, action: 'publish' });
      claimDelivery(scene, await sigrid.settled(written.title), 'agency', 'sent', OUTBOX);
    });

    test(
      'still sends what was saved before a crash',
      given({ ...PRESS_RELEASE, crashesHost: true, slow: true }),
      async ({ scene }) => {
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const written = drawRelease(scene.draw);
        scene.did(
          'Sigrid published a press release; the Host crashed as it was about to send it, and was started again',
        );
        await scene.world.crashWhenSending();
        await sigrid.publish(written).catch(ignoreBrokenOff);
        await scene.world.restart();
        await scene.world.advance(MINUTE);
        const { releases } = scene.world.remote(Agency).records;
        scene.claim(releases.length === 1, {
          saw: `the agency has published it ${count(releases.length)}.`,
          expected: 'once: after the start, the Host calls deliver().',
          look: 'publish(): the row must be in the database before anything is sent.',
        });
        claimDelivery(scene, await sigrid.settled(written.title), 'agency', 'sent', OUTBOX);
      },
    );

    test('tries again after any trouble, whatever the agency calls it', given(PRESS_RELEASE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const other = scene.draw.one([403, 408, 409, 418, 422, 451, 501, 505, 599]);
      const troubles = scene.draw.shuffled([300, drawRedirect(scene.draw), 400, 401, 404, 413, 500, other]);
      const published: [status: number, title: string][] = [];
      for (const status of troubles) {
        const written = drawRelease(scene.draw);
        const headers = { 'Retry-After': String(scene.draw.int(600, 5_000)) };
        agency.records.instead = { status, headers };
        await sigrid.publish(written);
        await scene.world.advance(0);
        published.push([status, written.title]);
      }
      agency.records.instead = undefined;
      const articles = await sigrid.articles();
      for (const [status, title] of published) {
        scene.did(`Sigrid published a press release, and the agency answered ${status}`);
        claimDelivery(
          scene,
          onDesk(articles, title),
          'agency',
          'waiting',
          'deliver(): only 410 ends it before the sixth attempt, and only 200 to 299 is a yes.',
        );
      }
      await scene.world.advance(30 * SECOND - 1);
      scene.did(
        'to the first attempts the agency had answered with all kinds of trouble; then almost 30 seconds went by',
      );
      claimTries(scene, troubles.length, 'the second attempt is due 30 seconds after the first.');
      await scene.world.advance(1);
      for (const [status, title] of published) {
        scene.did(
          `to the first attempt the agency answered ${status} with a Retry-After of many minutes; then 30 seconds went by`,
        );
        claimTriesOf(
          scene,
          title,
          2,
          'Retry-After counts with 429, 502, 503 and 504 only.',
          'nextTry(): the statuses with which it looks at Retry-After.',
        );
      }
    });

    test('waits longer after every attempt, and gives up after the sixth', given(PRESS_RELEASE), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const agency = scene.world.remote(Agency);
      const written = drawRelease(scene.draw);
      // The last answer is one whose Retry-After counts, so that nobody tries a seventh time because of it.
      const [sixth, ...busy] = scene.draw.shuffled([429, 502, 503, 504]);
      const answers = [...scene.draw.shuffled([...busy, scene.draw.one([302, 400, 404]), 500]), sixth!];
      const answer = (index: number) => {
        const asksFor =
          index < WAITS.length ? scene.draw.int(1, WAITS[index]! / SECOND - 1) : scene.draw.int(600, 5_000);
        agency.records.instead = { status: answers[index]!, headers: { 'Retry-After': String(asksFor) } };
        return `the agency answered ${answers[index]} with “Retry-After: ${asksFor}”`;
      };
      let said = answer(0);
      await sigrid.publish(written);
      await scene.world.advance(0);
      scene.did(`Sigrid published a press release, and ${said}`);
      claimTries(scene, 1, 'the first attempt is due at once, the second in 30 seconds.');
      claimDelivery(scene, await sigrid.find(written.title), 'agency', 'waiting', TRY);
      for (const [index, wait] of WAITS.entries()) {
        const tries = index + 1;
        const because = `the next attempt is due ${minutes(wait)} after attempt ${tries}, by now(). Retry-After asks for less.`;
        if (index === 1) await scene.world.plug();
        await scene.world.advance(wait - 1);
        scene.did(`to attempt ${tries} ${said}; then almost ${minutes(wait)} went by`);
        claimTries(scene, tries, because, WHEN);
        const last = said;
        said = answer(tries);
        // Sometimes the Host comes late, and what counts from then on is when it came.
        const late = index === 1 || index === 2 ? scene.draw.int(3_001, 25_000) : 1;
        await scene.world.advance(late);
        scene.did(`to attempt ${tries} ${last}; then ${minutes(wait)} went by${late > 1 ? ` and a little more` : ''}`);
        claimTries(scene, tries + 1, because, WHEN);
      }
      scene.did(`to attempt 6 ${said}`);
      const article = (await Editor.enter(scene, SIGRID.id)).find(written.title);
      claimDelivery(
        scene,
        await article,
        'agency',
        'given-up',
        'deliver() and nextTry(): after the sixth attempt, the status is given-up, whatever the agency says.',
      );
      await scene.world.advance(3 * DAY);
      claimTries(scene, 6, 'after the sixth attempt, nobody tries again.');
    });

    test('keeps every message apart from the others', given(PRESS_RELEASE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const publish = async (status?: number, headers: Record<string, string> = {}) => {
        const written = drawRelease(scene.draw);
        agency.records.instead = status === undefined ? undefined : { status, headers };
        await sigrid.publish(written);
        await scene.world.advance(0);
        return written.title;
      };
      const fails = await publish(500);
      await scene.world.advance(20 * SECOND);
      const waits = await publish(scene.draw.one([429, 503]), { 'Retry-After': '600' });
      const gone = await publish(410);
      const arrives = await publish();
      const said =
        'of four press releases the first met 500, 20 seconds later the second met a Retry-After of 10 minutes and the third 410; then the agency was well';
      scene.did(said);
      claimTriesOf(
        scene,
        arrives,
        1,
        'the fourth is due at once: what happens to one message says nothing about another.',
        ALONE,
      );
      const all = await sigrid.articles();
      for (const [title, status] of [
        [fails, 'waiting'],
        [waits, 'waiting'],
        [gone, 'given-up'],
        [arrives, 'sent'],
      ] as const) {
        claimDelivery(scene, onDesk(all, title), 'agency', status, ALONE);
      }
      await scene.world.advance(10 * SECOND);
      scene.did(`${said}, and 10 seconds later`);
      claimTriesOf(scene, fails, 2, 'the first is due 30 seconds after its first attempt.', ALONE);
      claimTriesOf(scene, waits, 1, 'the second is due in 10 minutes.', ALONE);
      await scene.world.advance(590 * SECOND);
      scene.did(`${said}, and 10 minutes later`);
      claimTriesOf(scene, waits, 2, 'the second is due in 10 minutes.', ALONE);
      claimTriesOf(scene, gone, 1, '410 means: do not send this any more.', 'deliver(): 410 is the end.');
    });

    test('delivers all that is due, however much it is', given(PRESS_RELEASE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const many = scene.draw.int(11, 13);
      const written = drawRelease(scene.draw);
      agency.set({ mode: 500 });
      for (let times = 0; times < many; times++) {
        await sigrid.publish(times % 2 ? written : drawRelease(scene.draw));
      }
      await scene.world.advance(0);
      scene.did(`Sigrid published ${many} press releases, some with the same words, and the agency answered 500`);
      claimTries(scene, many, 'every one is due at once, whatever it says.', PUBLISH);
      agency.set({ mode: 'lose' });
      await scene.world.advance(30 * SECOND);
      scene.did(
        `Sigrid published ${many} press releases, and the agency answered 500; 30 seconds later it took what it got, and hung up without an answer`,
      );
      claimTries(
        scene,
        2 * many,
        'all of them are due, and one that gets no answer does not hold up the others.',
        'deliver(): which rows it selects, and that it goes on with the next row when post() throws.',
      );
      scene.claim(agency.records.releases.length === many, {
        saw: `the agency has published ${count(agency.records.releases.length)}.`,
        expected: `${count(many)}: every press release has an id of its own.`,
        look: 'publish() and deliver(): the id of the row.',
      });
    });

    test(
      'tries again with the same id, and with a fresh time and signature',
      given({ dependsOn: ['push/press-release', 'push/sign'] }),
      async ({ scene }) => {
        const agency = scene.world.remote(Agency);
        agency.records.trusting = false;
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const written = drawRelease(scene.draw);
        agency.set({ mode: 'limited' });
        agency.retryAfterS = scene.draw.int(700, 2_000);
        await sigrid.publish(written);
        await scene.world.advance(0);
        const asked = agency.retryAfterS * SECOND;
        for (let times = 0; times < 2; times++) await scene.world.advance(asked);
        agency.set({ mode: 'well' });
        await scene.world.advance(asked);
        scene.did(
          `Sigrid published a press release; the agency asked for ${minutes(asked)} of patience three times, and then got it again`,
        );
        claimTries(scene, 4, `Retry-After said ${agency.retryAfterS} seconds, and they went by.`, WHEN);
        const ids = agency.received.map(({ headers }) => String(headers['webhook-id']));
        scene.claim(new Set(ids).size === 1, {
          saw: `the ids ${listed(ids)}.`,
          expected: 'the same webhook-id at all attempts: it is the same message.',
          look: 'deliver(): the id comes from the row.',
        });
        for (const index of [1, 3])
          claimSigned(scene, index, undefined, 'deliver(): ask agency.sign() at every attempt. post() does.');
        scene.claim(new Set(agency.received.map(({ body }) => body)).size === 1, {
          saw: `at the last attempt the body ${shortened(agency.received[3]!.body, 160)}`,
          expected: 'the same body at all attempts.',
          look: 'deliver(): the body comes from the row.',
        });
      },
    );

    test('has one effect although the first yes got lost', given(PRESS_RELEASE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const written = drawRelease(scene.draw);
      agency.set({ mode: 'lose' });
      await sigrid.publish(written);
      await scene.world.advance(0);
      scene.did('Sigrid published a press release; the agency published it, too, but its yes got lost on the way');
      await scene.world.advance(30 * SECOND - 1);
      claimTries(scene, 1, 'no answer is a failed attempt, and the next one is due in 30 seconds.');
      await scene.world.advance(1);
      claimTries(scene, 2, 'the Host cannot know that it arrived, so it tries again.');
      scene.did('Sigrid published a press release; the agency published it, too, but its yes got lost twice');
      agency.set({ mode: 'well' });
      await scene.world.advance(2 * MINUTE);
      claimTries(scene, 3, 'no answer is an attempt like any other, and the third is due 2 minutes after the second.');
      const { releases } = agency.records;
      scene.claim(releases.length === 1, {
        saw: `the agency has published it ${count(releases.length)}.`,
        expected: 'once: the agency recognises a message by its webhook-id.',
        look: 'deliver(): the same id at every attempt.',
      });
      claimDelivery(scene, await sigrid.find(written.title), 'agency', 'sent', OUTBOX);
    });

    test('stops for good when the agency says 410', given(PRESS_RELEASE), async ({ scene }) => {
      const agency = scene.world.remote(Agency);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const [first, second] = [drawRelease(scene.draw), drawRelease(scene.draw)];
      agency.records.instead = { status: 410, headers: { 'Retry-After': '60' } };
      await sigrid.publish(first);
      scene.did('Sigrid published a press release, and the agency answered 410 Gone');
      claimDelivery(scene, await sigrid.settled(first.title), 'agency', 'given-up', 'deliver(): 410 is the end.');
      agency.set({ mode: 500 });
      await sigrid.publish(second);
      await scene.world.advance(0);
      agency.set({ mode: 'well' });
      await scene.world.advance(30 * SECOND);
      scene.did(
        'Sigrid published a press release, and the agency answered 500 first and 410 Gone to the second attempt',
      );
      claimDelivery(
        scene,
        await sigrid.find(second.title),
        'agency',
        'given-up',
        'deliver(): 410 is the end, also at a later attempt.',
      );
      agency.records.instead = undefined;
      for (const wait of WAITS) await scene.world.advance(wait);
      scene.did('Sigrid published two press releases, and the agency answered 410 Gone; then hours went by');
      claimTries(scene, 3, '410 means: do not send this any more.');
    });

    test('waits as long as Retry-After asks, in seconds', given(PRESS_RELEASE), async ({ scene }) => {
      const seconds = () => scene.draw.int(35, 900);
      const asks = [429, 502, 503, 504].map((status): Ask => inSeconds(status, seconds()));
      await claimPatience(scene, [...asks, inSeconds(503, scene.draw.int(90_000, 200_000))]);
      await claimLatePatience(scene);
    });

    test('waits until the date that Retry-After names', given(PRESS_RELEASE), async ({ scene }) => {
      await scene.world.advance(scene.draw.int(1, 999));
      const asks = scene.draw.some([429, 502, 503, 504], 2);
      await claimPatience(
        scene,
        asks.map((status) => onDate(scene, status, scene.draw.int(35, 900))),
      );
    });

    test(
      'keeps to its own wait when Retry-After asks for less, or for nothing that can be read',
      given(PRESS_RELEASE),
      async ({ scene }) => {
        const status = () => scene.draw.one([429, 502, 503, 504]);
        const unreadable = ['in a while', `${scene.draw.int(100, 900)} s`];
        await claimPatience(scene, [
          { ...inSeconds(status(), scene.draw.int(0, 29)), ms: 30 * SECOND },
          { ...onDate(scene, status(), -scene.draw.int(60, 200_000)), ms: 30 * SECOND },
          ...unreadable.map((value) => ({ status: status(), value, ms: 30 * SECOND })),
        ]);
      },
    );

    test(
      'delivers everything after an outage, while editors go on',
      given({ ...PRESS_RELEASE, ...LONG_DEADLINE }),
      async ({ scene }) => {
        const agency = scene.world.remote(Agency);
        const sigrid = await Editor.enter(scene, SIGRID.id);
        await scene.world.advance(scene.draw.int(1, HOUR));
        const [first, second] = [drawRelease(scene.draw), drawRelease(scene.draw)];
        scene.did('Sigrid published a press release while the agency took it and never answered');
        agency.set({ mode: 'hang' });
        await inTime(scene, sigrid.publish(first));
        await claimArrival(scene, sigrid, first, 'agency', OUTBOX);
        const { due } = await sigrid.find(first.title);
        scene.claim(due === scene.world.clock.now(), {
          saw: `the row of the outbox says that it is due at ${due}.`,
          expected: `${scene.world.clock.now()}: at once, in whole milliseconds since 1970 by now().`,
          look: 'publish(): due_at.',
        });
        scene.did('Sigrid published a press release while the agency could not be reached');
        agency.set({ mode: 'offline' });
        await inTime(scene, sigrid.publish(second));
        claimPublished(scene, await sigrid.settled(second.title));
        scene.did(
          'Sigrid published two press releases during an outage of the agency, which then answered 500 for a while',
        );
        agency.records.instead = { status: 500, headers: {} };
        agency.set({ mode: 'well' });
        await scene.world.advance(30 * SECOND);
        claimTries(scene, 3, 'both messages are due, and one that fails does not hold up the other.');
        agency.records.instead = undefined;
        await scene.world.advance(2 * MINUTE);
        scene.did('Sigrid published two press releases during an outage of the agency; then the agency was well again');
        const titles = agency.records.releases.map(({ title }) => title);
        scene.claim(isDeepStrictEqual(titles.toSorted(), [first.title, second.title].toSorted()), {
          saw: `the agency has published ${listed(titles.map((title) => `“${title}”`)) || 'nothing'}.`,
          expected: 'both, each once.',
          look: OUTBOX,
        });
      },
    );
  },
);

/** How long the outbox waits after each attempt, as the brief says. */
const WAITS = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR];

const PUBLISH = 'publish(), which writes the row, due at once.';
const OUTBOX = 'publish(), which writes the row, and deliver(), which sends it and notes the outcome.';
const ALONE = 'deliver(): what came of one message is noted in its own row, and nowhere else.';
const KEEP = 'keepVersion(): the deleted article comes through here, too, and nothing else remembers it.';
const WORK = 'announce(): what the work that you handed to later() becomes is true for 200 to 299, else false.';
const ARCHIVE_WORK =
  'tellArchive(): what the work that you handed to later() becomes is true for 200 to 299, else false.';

/** How a Remote says that it is somewhere else now. */
const MOVED = { Location: '/moved' };
