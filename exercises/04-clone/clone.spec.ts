/**
 * The checks of Clone. Each opens a fresh world, lets the intranet and HR do what such systems do, and looks at the
 * website, at the profiles and at what the Remotes received. None of them reads or imports your code.
 */
import { parse } from 'csv-parse/sync';
import {
  given,
  hints,
  PAGE_TIMEOUT_MS,
  personById,
  raceTimeout,
  test,
  type TestContext,
  watchAnswer,
  withTimeout,
} from 'host-and-remote/grader';
import { ExternalComms, type Published } from 'host-and-remote/remotes/external-comms';
import { Editor, RYE, write, type Item } from './clone.actions.ts';
import { articleIn, linksIn, picturesIn, type SeenProfile, type SeenRow } from './clone.page.ts';

const SIGRID = personById('00042');
const NIAMH = personById('00131');

const HOUR = 60 * 60 * 1_000;

/** Checks that do many things, or wait for somebody who should not wait, need longer on a busy machine. */
const PATIENT = { timeoutMs: 30_000 };
const NEWS = { dependsOn: ['clone/news-item'], ...PATIENT };
const ONCE = { dependsOn: ['clone/news-item', 'clone/idempotent'], ...PATIENT };

/** What the editors’ desk shows of {@link RYE}, once it is a News item. */
const RYE_NEWS = {
  title: RYE.headline,
  lead: RYE.standfirst,
  text: 'For a year the oven stood still.\n\nOn Friday the first loaves came out.',
  day: '2026-02-28',
  section: 'Press',
};

/** Words that are hard to carry. */
const HARD = {
  id: '0&4 2?=/ü',
  headline: 'Fish & chips: 5 < 6, "quoted", <b>not bold</b> – søndag',
  standfirst: "It’s 100 % cod; no 'more', no \\less & no &amp; twice.",
  paragraphs: ['First: “æ, ø, å” <script>alert(1)</script>', 'Second, with a – dash.', 'Third: 🐟.'],
  publishedAt: '2026-03-01T23:40:00Z',
};

test.describe(
  'clone/news-item',
  hints(
    'A notice says where to look, and no more. What do you have to ask the intranet for, and which of its answers is an article?',
    'fetchArticle(): new URLSearchParams({ source, id, version: String(version) }) writes the query; compare response.status with 200 before you read the body. toNews() is five fields, one of them article.paragraphs.join(…). insertNews() is one INSERT with five question marks.',
    'const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal: AbortSignal.timeout(intranet.deadlineMs) }); if (response.status !== 200) throw new Error(…); return response.json(); In takeOver(): const news = toNews(await fetchArticle(notice, intranet)); return { ...news, text: await intranet.withOwnFiles(news.text) }; and sql.get(‘INSERT INTO news (…) VALUES (?, ?, ?, ?, ?) RETURNING id’, […]) gives the id.',
  ),
  () => {
    test('turns an article into a News item', async ({ scene }) => {
      scene.did('the intranet published an article and told the website of it');
      await told(scene, write(scene));
      await claimNews(scene, await Editor.enter(scene, SIGRID.id), [RYE_NEWS]);
      claimAsked(scene, RYE.source, RYE.id, 1);
    });

    test('carries every word over, exactly as it is', async ({ scene }) => {
      scene.did('the intranet published an article full of quotes, angle brackets and letters from elsewhere');
      await told(scene, write(scene, HARD));
      claimAsked(scene, RYE.source, HARD.id, 1);
      const right = { title: HARD.headline, lead: HARD.standfirst, text: HARD.paragraphs.join('\n\n') };
      await claimNews(scene, await Editor.enter(scene, SIGRID.id), [{ ...right, day: '2026-03-01', section: 'Press' }]);
    });

    test('makes a News item that cannot be told from one typed by hand', async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('the intranet published an article, and Sigrid typed a News item with the same words');
      await told(scene, write(scene));
      await sigrid.type(RYE_NEWS);
      const pages = await Promise.all(
        (await sigrid.newItems()).map(async ({ id }) => articleIn(await sigrid.read(`/site/news/${id}`))),
      );
      scene.claim(pages.length === 2 && pages[0] === pages[1], {
        saw: 'two News items that visitors can tell apart.',
        expected: 'the same page for both: title, lead, text, day and section, and nothing of where it comes from.',
        look: 'toNews(): what is in a News item, and what only the intranet knows.',
      });
    });

    test('fetches the version that the notice speaks of', async ({ scene }) => {
      const first = write(scene);
      const second = write(scene, { headline: 'Rye, second version' });
      scene.did('the intranet had two versions of an article, and told the website of the first');
      await told(scene, first);
      claimAsked(scene, RYE.source, RYE.id, 1);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await claimNews(scene, sigrid, [RYE_NEWS], 'fetchArticle(): source, id and version all belong into the query.');
      write(scene, { id: '0108', headline: 'Another article' });
      scene.did('the intranet told the website of the second version of another article');
      const newer = write(scene, { id: '0108', headline: 'Another article, second version' });
      await told(scene, newer);
      claimAsked(scene, RYE.source, '0108', second.version);
    });

    test(
      'stores nothing while the intranet is in trouble, and all of it afterwards',
      given({ ...PATIENT, slow: true }),
      async ({ scene }) => {
        const intranet = scene.world.remote(ExternalComms);
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const notice = write(scene);
        for (const mode of [500, 404, 'garbage', 'die', 'offline'] as const) {
          intranet.set({ mode });
          scene.did(`the intranet told the website of an article, and then ${TROUBLE[mode]}`);
          await claimMissed(
            scene,
            sigrid,
            await intranet.notify(notice),
            'fetchArticle(): which answers is it, and which must it throw for?',
          );
        }
        intranet.set({ mode: 'well' });
        intranet.records.status = 410;
        scene.did('the intranet told the website of an article, and then handed it out with the status 410: withdrawn');
        await claimMissed(
          scene,
          sigrid,
          await intranet.notify(notice),
          'fetchArticle(): only the status 200 means that this is the article.',
        );
        intranet.records.status = 200;
        scene.did('the intranet got well, and told the website of the article once more');
        await told(scene, notice);
        await claimNews(
          scene,
          sigrid,
          [RYE_NEWS],
          'clone(): after trouble, the next notice must find nothing in its way.',
        );
      },
    );

    test('stops waiting for the intranet after the deadline', given({ ...PATIENT, slow: true }), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const notice = write(scene);
      const intranet = scene.world.remote(ExternalComms);
      for (const mode of ['hang', 'stall'] as const) {
        scene.did(`the intranet told the website of an article, and then ${TROUBLE[mode]}`);
        await claimLetGo(
          scene,
          mode,
          () => intranet.notify(notice),
          'fetchArticle(): the signal, and intranet.deadlineMs. It covers the body, too.',
        );
        await claimNews(scene, sigrid, [], 'clone(): what it stores when fetchArticle() throws.');
      }
    });
  },
);

test.describe(
  'clone/idempotent',
  hints(
    'Networks deliver twice, late, and out of order. What about an article stays the same in all of its notices, and where do you keep it so that a restart does not lose it?',
    'isKnown(): one UPDATE … SET latest = max(latest, ?) WHERE source = ? AND id = ?, and its changes. cloneOnce(): ask before you fetch, and again after it, inside sql.transaction(), because the same notice may have come in while you waited.',
    'if (isKnown(notice, sql)) return ‘known’; const news = await takeOver(notice, intranet); return sql.transaction(() => { if (isKnown(notice, sql)) return ‘known’; const news_ = insertNews(news, sql); sql.run(‘INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)’, [source, id, news_, version, version]); return ‘created’; });',
  ),
  () => {
    test('makes one News item of the same notice, however often it comes', given(NEWS), async ({ scene }) => {
      const notice = write(scene);
      scene.did(
        'the intranet told the website of an article, then twice again, with your file loaded afresh in between',
      );
      await told(scene, notice, 201);
      await told(scene, notice, 200);
      await scene.world.plug();
      await told(
        scene,
        notice,
        200,
        'isKnown(): what you know must be in the database, and in no variable of your own.',
      );
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await claimNews(scene, sigrid, [RYE_NEWS], 'cloneOnce(): the key of an article is its source and its id.');
      await claimClones(scene, sigrid, [{ ...notice, latest: 1 }]);
    });

    test('makes one News item of notices that come at the same time', given(NEWS), async ({ scene }) => {
      const intranet = scene.world.remote(ExternalComms);
      const notice = write(scene);
      scene.did('the intranet told the website of an article three times at once, before it handed anything out');
      const release = intranet.hold(1);
      const answers = Promise.all([1, 2, 3].map(() => intranet.notify(notice)));
      await asked(scene, (path) => path.startsWith('/articles'), 3);
      release();
      claimAnswers(scene, await answers);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const look =
        'cloneOnce(): while you await takeOver(), the same notice can come in. Ask again inside the transaction.';
      await claimNews(scene, sigrid, [RYE_NEWS], look);
      await claimClones(scene, sigrid, [{ ...notice, latest: 1 }], look);
    });

    test('ignores a version that comes late', given(NEWS), async ({ scene }) => {
      const first = write(scene);
      const second = write(scene, { headline: 'Rye, second version' });
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('the intranet told the website of version 2 of an article, and only then of version 1');
      await told(scene, second, 201);
      await told(scene, first, 200);
      const look = 'cloneOnce(): a known article stays as it is, whatever version comes.';
      await claimNews(scene, sigrid, [{ ...RYE_NEWS, title: 'Rye, second version' }], look);
      await claimClones(scene, sigrid, [{ ...second, latest: 2 }], LATEST);
    });

    test(
      'keeps what an editor wrote when a newer version comes, and notes that there is one',
      given(NEWS),
      async ({ scene }) => {
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const first = write(scene);
        await told(scene, first);
        const [item] = await claimNews(scene, sigrid, [RYE_NEWS]);
        const edited = { ...RYE_NEWS, title: 'Rye, at last', text: 'Sigrid wrote this herself.' };
        await sigrid.change(item!, edited);
        scene.did(
          'Sigrid edited a News item; then the intranet told the website of the versions 3, 2 and 1 of its article',
        );
        const second = write(scene, { headline: 'Version 2', paragraphs: ['Version 2.'] });
        const third = write(scene, { headline: 'Version 3', paragraphs: ['Version 3.'] });
        for (const notice of [third, second, first]) await told(scene, notice, 200);
        await claimNews(
          scene,
          sigrid,
          [edited],
          'cloneOnce(): a newer version is noted, and taken over only when an editor asks for it.',
        );
        await claimClones(scene, sigrid, [{ ...first, latest: 3 }], LATEST);
      },
    );

    test('tells articles apart by source and id', given(NEWS), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did(
        'four articles were published: two sources both used the id 7, and “urn:a” used “1:7” while “urn:a:1” used “7”',
      );
      const keys = [
        ['urn:marram:the-pass', '7'],
        ['urn:marram:foundation', '7'],
        ['urn:a', '1:7'],
        ['urn:a:1', '7'],
      ] as const;
      const notices = keys.map(([source, id], index) => write(scene, { source, id, headline: `Article ${index + 1}` }));
      for (const notice of notices) await told(scene, notice, 201, KEY);
      for (const notice of notices) await told(scene, notice, 200, KEY);
      await claimNews(
        scene,
        sigrid,
        keys.map((_, index) => ({ ...RYE_NEWS, title: `Article ${index + 1}` })),
        KEY,
      );
      await claimClones(
        scene,
        sigrid,
        notices.map((notice) => ({ ...notice, latest: 1 })),
        KEY,
      );
    });

    test('does not bring back what an editor deleted', given(NEWS), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const notice = write(scene);
      await told(scene, notice, 201);
      const [item] = await claimNews(scene, sigrid, [RYE_NEWS]);
      await sigrid.remove(item!);
      scene.did('Sigrid deleted a cloned News item, and then the intranet sent its notice again');
      await told(scene, notice, 200);
      await claimNews(
        scene,
        sigrid,
        [],
        'isKnown(): it asks whether the article is in clone, not whether its News item is there.',
      );
    });

    test('records nothing when the article cannot be had, or cannot be stored', given(NEWS), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const intranet = scene.world.remote(ExternalComms);
      const notice = write(scene);
      scene.did('the intranet told the website of an article and was gone when the website asked for it');
      intranet.set({ mode: 503 });
      await claimMissed(scene, sigrid, await intranet.notify(notice), WHOLE);
      intranet.set({ mode: 'well' });
      await told(scene, notice, 201, WHOLE);
      scene.did(
        'the intranet published an article whose headline is longer than the website takes, and then a shorter version',
      );
      const long = write(scene, { id: '0200', headline: 'Long '.repeat(60).trim() });
      await claimMissed(scene, sigrid, await intranet.notify(long), WHOLE, [RYE_NEWS]);
      await told(scene, write(scene, { id: '0200', headline: 'Short' }), 201, WHOLE);
      await claimNews(scene, sigrid, [RYE_NEWS, { ...RYE_NEWS, title: 'Short' }], WHOLE);
    });
  },
);

test.describe(
  'clone/employees',
  hints(
    'Two questions, one after the other: where does a field end, and who is new? Write down what each kind of row in the brief leads to before you write code.',
    'parseCsv(): go through the text once, and remember whether you are inside quotes. toProfile(): Object.fromEntries(header.map((name, index) => [name, fields[index]])). importEmployees(): known before conflict, and names compared in lower case by JavaScript, whose toLowerCase() knows “Å”.',
    'const field = /("(?:[^"]|"")*"|[^,\\r\\n]*)(,|\\r?\\n|$)/y; while (field.lastIndex < text.length || row.length > 0) { const [, raw, end] = field.exec(text); row.push(raw.startsWith(‘"’) ? raw.slice(1, -1).replaceAll(‘""’, ‘"’) : raw); if (end !== ‘,’) { rows.push(row); row = []; } }. Then rows.map((fields, index) => …) with a report for every row, and insertProfile() only for “created”.',
  ),
  () => {
    test('creates a profile for every new employee, every text exactly as HR has it', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      const before = await niamh.profiles();
      scene.did('HR’s file began with a byte order mark and was full of quotes, commas, line breaks and leading zeros');
      const rows = await niamh.importFile(NASTY);
      claimProfiles(scene, await niamh.profiles(), [...before, ...fromCsv(NASTY)], CSV);
      claimReport(scene, rows, ['created', 'created', 'created', 'created', 'created', 'created']);
    });

    test('reads every way of ending a row, and columns in any order', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      const files = {
        'ended its rows with LF and the last one with nothing':
          'externalId,userName,displayName,title,address,active\n00301,a.one,Ann One,cook,"1 Quay\nGhent",true\n00302,b.two,Bob Two,,,false',
        'had its columns in another order, and two that nobody knows':
          '\ufeffactive,costCentre,userName,displayName,externalId,address,title,active2\r\ntrue,MK-1,c.three,"Three, Cy",00303,"2 Quay\r\nBergen",,no\r\nfalse,"MK-""2""",d.four,Di Four,00304,,waiter,\r\n',
        'had no title and no address at all':
          'displayName,externalId,active,userName\r\nEve Five,00305,true,e.five\r\n',
      };
      for (const [what, file] of Object.entries(files)) {
        scene.did(`HR’s file ${what}`);
        const before = await niamh.profiles();
        const rows = await niamh.importFile(file);
        const right = fromCsv(file);
        claimProfiles(scene, await niamh.profiles(), [...before, ...right], CSV);
        claimReport(
          scene,
          rows,
          right.map(() => 'created'),
        );
      }
    });

    test('reads what an independent library reads, whatever is in a field', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      const before = await niamh.profiles();
      const file = madeUp();
      scene.did('HR’s file had sixty rows with made-up names, titles and addresses');
      await niamh.importFile(file);
      claimProfiles(scene, await niamh.profiles(), [...before, ...fromCsv(file)], CSV);
    });

    test('creates nobody from the same file twice', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      await niamh.importFile(NASTY);
      const before = await niamh.profiles();
      scene.did('the same file was read twice, with your file loaded afresh in between');
      await scene.world.plug();
      const rows = await niamh.importFile(NASTY);
      claimProfiles(
        scene,
        await niamh.profiles(),
        before,
        'importEmployees(): whoever has a profile with this externalId is known.',
      );
      claimReport(scene, rows, ['known', 'known', 'known', 'known', 'known', 'known']);
    });

    test('never changes a profile that is there', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      await niamh.importFile(
        csv(
          ['00401', 'gus.hale', 'Gus Hale', 'porter', 'Old Road', 'true'],
          ['00402', 'ida.berg', 'Ida Berg', '', '', 'true'],
        ),
      );
      const gus = (await niamh.profiles()).find(({ externalId }) => externalId === '00401');
      scene.claim(gus !== undefined, {
        saw: 'no profile for employee 00401.',
        expected: 'one.',
        look: 'importEmployees().',
      });
      await niamh.saveProfile(
        { ...gus, userName: 'gus', displayName: 'Gus “the Kettle” Hale', title: 'cook' },
        gus!.id,
      );
      const before = await niamh.profiles();
      scene.did(
        'Niamh edited a profile, username and all; then HR’s file had the old words again, an employee had other words, and everybody else was missing',
      );
      const rows = await niamh.importFile(
        csv(
          ['00401', 'gus.hale', 'Gus Hale', 'porter', 'Old Road', 'true'],
          ['00402', 'ida.holm', 'Ida Holm', 'chef', 'New Road', 'false'],
        ),
      );
      claimProfiles(
        scene,
        await niamh.profiles(),
        before,
        'importEmployees(): create-only. A known profile belongs to The Pass, and a row that is missing says nothing.',
      );
      claimReport(scene, rows, ['known', 'known']);
    });

    test('reports two people with the same username, whatever its capitals', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      await niamh.saveProfile({ userName: 'Tess.By-Hand', displayName: 'Tess Hand' });
      const before = await niamh.profiles();
      scene.did(
        'HR’s file had AHopper and ahopper, ÅSE.LUND and åse.lund, and somebody called like a profile that Niamh had added by hand',
      );
      const file = csv(
        ['00501', 'AHopper', 'Agnes Hopper', '', '', 'true'],
        ['00502', 'ahopper', 'Aled Hopper', '', '', 'true'],
        ['00503', 'ÅSE.LUND', 'Åse Lund', '', '', 'true'],
        ['00504', 'åse.lund', 'Aase Lund', '', '', 'true'],
        ['00505', 'tess.by-hand', 'Tess Other', '', '', 'true'],
        ['00501', 'somebody.else', 'Agnes Again', '', '', 'true'],
        ['00506', 'jan.last', 'Jan Last', '', '', 'true'],
      );
      const rows = await niamh.importFile(file);
      const right = fromCsv(file).filter((_, index) => [0, 2, 6].includes(index));
      claimProfiles(
        scene,
        await niamh.profiles(),
        [...before, ...right],
        'importEmployees(): user names are compared in lower case, with profiles that are there and with rows further up.',
      );
      claimReport(scene, rows, ['created', 'conflict', 'created', 'conflict', 'conflict', 'known', 'created']);
    });

    test('reports a malformed row, and imports the rest', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      const before = await niamh.profiles();
      scene.did(
        'HR’s file had rows with too many fields, with too few, without what a profile needs, and with “yes” for active',
      );
      const good = (id: string): string[] => [id, `p.${id}`, `Person ${id}`, '', 'Two\r\nlines', 'true'];
      const file = csv(
        good('00601'),
        ['00602', 'p.602', 'Short'],
        [...good('00603'), 'more'],
        ['', 'p.604', 'No Id', '', '', 'true'],
        ['00605', '', 'No Name', '', '', 'true'],
        ['00606', 'p.606', '', '', '', 'true'],
        ['00607', 'p.607', 'Person', '', '', 'yes'],
        ['00608', 'p.608', 'Person', '', '', ''],
        ['00609', 'p.609', 'Person', '', '', 'TRUE'],
        good('00610'),
      );
      const rows = await niamh.importFile(file);
      const right = fromCsv(file).filter(({ externalId }) => ['00601', '00610'].includes(externalId));
      claimProfiles(
        scene,
        await niamh.profiles(),
        [...before, ...right],
        'toProfile(): which rows are malformed. One of them must not stop the others.',
      );
      claimReport(scene, rows, ['created', ...Array.from({ length: 8 }, () => 'malformed'), 'created']);
    });

    test('makes nothing of a file without rows', async ({ scene }) => {
      const niamh = await Editor.enter(scene, NIAMH.id);
      const before = await niamh.profiles();
      for (const file of [csv(), '']) {
        scene.did(file === '' ? 'HR’s file was empty' : 'HR’s file had a header and no rows');
        claimReport(scene, await niamh.importFile(file), []);
        claimProfiles(
          scene,
          await niamh.profiles(),
          before,
          'parseCsv(): the line break at the end of a row begins no other.',
        );
      }
    });

    test('does its work at night, when nobody is there', async ({ scene }) => {
      scene.did('a night went by');
      await scene.world.advance(20 * HOUR);
      const niamh = await Editor.enter(scene, NIAMH.id);
      const seen = (await niamh.profiles()).filter(({ externalId }) =>
        ['00221', '00222', '00230'].includes(externalId),
      );
      scene.claim(
        seen
          .map(({ displayName }) => displayName)
          .sort()
          .join() === 'Agnes Hopper,Smith, "Jo",Åse Lund',
        {
          saw: `profiles of ${listed(seen.map(({ displayName }) => displayName)) || 'none of the new employees'}.`,
          expected: 'profiles of Agnes Hopper, Smith, "Jo" and Åse Lund.',
          look: 'importEmployees().',
        },
      );
    });
  },
);

test.describe(
  'clone/re-clone',
  hints(
    'Two people have worked on this text by now: one at the intranet, one at the website. Which fields belong to whom?',
    'Read the row of clone; when latest is not above version there is nothing to do. Take over the version latest, and then, in one transaction, UPDATE clone SET version … only if it is still older, and UPDATE news SET lead = ?, text = ? WHERE id = ?.',
    'const { changes } = sql.run(‘UPDATE clone SET version = ? WHERE source = ? AND id = ? AND version < ?’, [latest, source, id, latest]); if (changes === 0) return ‘current’; sql.run(‘UPDATE news SET lead = ?, text = ? WHERE id = ?’, [lead, text, news]); return ‘refreshed’; all inside sql.transaction(() => …), after const { lead, text } = await takeOver({ source, id, version: latest }, intranet).',
  ),
  () => {
    test('takes over what the source owns, and leaves what the editor owns', given(ONCE), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid wanted the newest version of an article that nobody has heard of');
      claimOutcome(scene, await sigrid.reClone(RYE), 'current');
      const { edited, notice } = await editedItem(scene, sigrid);
      const newer = write(scene, { ...VERSION_2 });
      await told(scene, newer, 200);
      scene.did(
        'Sigrid edited title, lead, text, day and section of a News item; then she took over the new version of its article',
      );
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
      const { title, day, section } = edited;
      await claimNews(scene, sigrid, [{ title, day, section, ...VERSION_2_NEWS }], OWNERS);
      await claimClones(scene, sigrid, [{ ...newer, latest: 2 }], 'reClone(): it notes the version that it took over.');
    });

    test('takes over the newest version', given(ONCE), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const notice = write(scene);
      await told(scene, notice);
      write(scene, { standfirst: 'The second lead.' });
      const third = write(scene, { ...VERSION_2, headline: 'Third' });
      await told(scene, third, 200);
      scene.did('the intranet told the website of versions 1 and 3 of an article; then Sigrid took over the newest');
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
      claimAsked(scene, RYE.source, RYE.id, 3);
      await claimNews(
        scene,
        sigrid,
        [{ ...RYE_NEWS, ...VERSION_2_NEWS }],
        'reClone(): the version to fetch is latest.',
      );
      await claimClones(scene, sigrid, [{ ...third, latest: 3 }], 'reClone(): it notes the version that it took over.');
    });

    test('changes nothing when there is nothing newer', given(ONCE), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { edited, notice } = await editedItem(scene, sigrid);
      scene.did('Sigrid edited a News item, and asked for a newer version although there was none');
      claimOutcome(scene, await sigrid.reClone(notice), 'current');
      await claimNews(scene, sigrid, [edited], 'reClone(): when latest is not above version, nothing happens.');
      await claimClones(scene, sigrid, [{ ...notice, latest: 1 }]);
      await told(scene, write(scene, VERSION_2), 200);
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
      const [item] = await sigrid.newItems();
      await sigrid.change(item!, { text: 'Mine again.' });
      scene.did('Sigrid took a newer version over, edited its text, and asked once more');
      claimOutcome(scene, await sigrid.reClone(notice), 'current');
      const { title, day, section } = edited;
      await claimNews(
        scene,
        sigrid,
        [{ title, day, section, lead: VERSION_2_NEWS.lead, text: 'Mine again.' }],
        'reClone(): what was taken over once is not taken over again.',
      );
    });

    test('changes nothing when the intranet does not help', given(ONCE), async ({ scene }) => {
      const intranet = scene.world.remote(ExternalComms);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { edited, notice } = await editedItem(scene, sigrid);
      await told(scene, write(scene, VERSION_2), 200);
      for (const mode of [500, 'garbage', 'offline'] as const) {
        intranet.set({ mode });
        scene.did(`Sigrid wanted the newer version of a News item, and the intranet ${TROUBLE[mode]}`);
        const outcome = await sigrid.reClone(notice);
        scene.claim(outcome !== 'refreshed' && outcome !== 'current', {
          saw: 'your code says that all is well.',
          expected: 'an error: nothing could be taken over.',
          look: 'reClone(): what takeOver() throws goes through.',
        });
        await claimNews(scene, sigrid, [edited], 'reClone(): fetch first, then change.');
        await claimClones(scene, sigrid, [{ ...notice, latest: 2 }], 'reClone(): fetch first, then note the version.');
      }
      intranet.set({ mode: 'well' });
      scene.did('Sigrid wanted the newer version once more, and the intranet was well');
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
    });

    test('never goes back to an older version', given(ONCE), async ({ scene }) => {
      const intranet = scene.world.remote(ExternalComms);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const notice = write(scene);
      await told(scene, notice);
      await told(scene, write(scene, { standfirst: 'The second lead.', paragraphs: ['The second text.'] }), 200);
      scene.did(
        'Sigrid took version 2 over, which was slow to come; meanwhile Niamh took over version 3; then version 2 came',
      );
      const release = intranet.hold(2);
      const slow = sigrid.reClone(notice);
      slow.catch(() => undefined); // should the check end before it does
      await asked(scene, (path) => path.includes('version=2'), 1);
      await told(scene, write(scene, VERSION_2), 200);
      claimOutcome(scene, await (await Editor.enter(scene, NIAMH.id)).reClone(notice), 'refreshed');
      release();
      claimOutcome(scene, await slow, 'current');
      const look = 'reClone(): when takeOver() is done, the News item may be newer than what it brought.';
      await claimNews(scene, sigrid, [{ ...RYE_NEWS, ...VERSION_2_NEWS }], look);
      await claimClones(scene, sigrid, [{ ...notice, version: 3, latest: 3 }], look);
    });

    test('leaves every other News item alone', given(ONCE), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const [source, publishedAt] = ['urn:marram:works-council', '2026-03-01T10:00:00Z'];
      const notices = [write(scene), write(scene, { source, publishedAt }), write(scene, { id: '0300' })] as const;
      for (const notice of notices) await told(scene, notice, 201);
      const [one, other, third] = notices;
      await told(scene, write(scene, VERSION_2), 200);
      await told(scene, write(scene, { ...VERSION_2, source }), 200);
      scene.did(
        'three articles had the same headline, and two of them, from two sources, the same id and a newer version; Sigrid took over one of these',
      );
      claimOutcome(scene, await sigrid.reClone(other), 'refreshed');
      const look = 'reClone(): which row of news it changes, and which row of clone.';
      await claimNews(scene, sigrid, [RYE_NEWS, { ...RYE_NEWS, ...VERSION_2_NEWS, day: '2026-03-01' }, RYE_NEWS], look);
      await claimClones(
        scene,
        sigrid,
        [
          { ...one, latest: 2 },
          { ...other, version: 2, latest: 2 },
          { ...third, latest: 1 },
        ],
        look,
      );
    });
  },
);

test.describe(
  'clone/unplugged',
  hints(
    'Imagine the plug pulled out of the wall of the intranet. What on the page of a News item would be missing then?',
    'withOwnFiles(): addressesIn(text) finds the addresses. new URL(address).origin tells whose they are. copyFile() fetches, looks at the status, and hands type and bytes to keep(). A file is bytes and not text: response.arrayBuffer().',
    'const { origin } = new URL(library.intranet.url); for (const address of new Set(addressesIn(text))) if (new URL(address).origin === origin) copies.set(address, await copyFile(address, library)); return withAddresses(text, (address) => copies.get(address) ?? address); and in copyFile(): keep({ type: response.headers.get(‘Content-Type’) ?? ‘application/octet-stream’, content: new Uint8Array(await response.arrayBuffer()) }).',
  ),
  () => {
    test('copies what an editor’s own text shows of the intranet', async ({ scene }) => {
      const { url } = scene.world.remote(ExternalComms);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid typed a News item, with a picture, a PDF and a link to somewhere else in it');
      await sigrid.type({ ...RYE_NEWS, text: ILLUSTRATED.join('\n\n').replaceAll('{files}', url) });
      const page = await sigrid.read(`/site/news/${(await onlyItem(scene, sigrid)).id}`);
      await claimCopies(scene, page, [QUAY, MENU]);
      claimLinks(scene, page, [ELSEWHERE]);
    });

    test('copies pictures and files, byte for byte', given(NEWS), async ({ scene }) => {
      scene.did('the intranet published an article with a picture, a PDF and a link to somewhere else');
      await told(scene, write(scene, { paragraphs: ILLUSTRATED }));
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const page = await sigrid.read(`/site/news/${(await onlyItem(scene, sigrid)).id}`);
      await claimCopies(scene, page, [QUAY, MENU]);
      claimLinks(scene, page, [ELSEWHERE]);
    });

    test('changes every address that leads to the intranet, and no other', given(NEWS), async ({ scene }) => {
      const { url } = scene.world.remote(ExternalComms);
      const others = [
        `https://links.example/?to=${url}/files/quay.png`,
        `${url}@elsewhere.example/files/quay.png`,
        'https://127.0.0.1/files/quay.png',
        ELSEWHERE,
      ];
      scene.did(
        `the intranet at ${url} published an article that shows a picture twice, links to it as well, and links to ${listed(others)}`,
      );
      const paragraphs = [
        '![One]({files}/files/quay.png) and ![two]({files}/files/quay.png)',
        '![Three]({files}/files/dunes.png?size=1&of=2) [the picture]({files}/files/quay.png)',
        others.map((address) => `[elsewhere](${address})`).join(' '),
      ];
      await told(scene, write(scene, { paragraphs }));
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const page = await sigrid.read(`/site/news/${(await onlyItem(scene, sigrid)).id}`);
      await claimCopies(scene, page, [QUAY, QUAY, '/files/dunes.png', QUAY]);
      claimLinks(scene, page, others);
    });

    test('leaves a text without addresses as it is', async ({ scene }) => {
      const text = 'Prices: [see below] (or ask). ! [x]\n\nRing https://phone.example/ or write.\n\n$& and $1.';
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid typed a News item without pictures and links');
      await sigrid.type({ ...RYE_NEWS, text });
      await claimNews(
        scene,
        sigrid,
        [{ ...RYE_NEWS, text }],
        'withOwnFiles(): what it makes of a text without addresses.',
      );
    });

    test('stores nothing when a file cannot be had, and all of it afterwards', given(NEWS), async ({ scene }) => {
      const { records } = scene.world.remote(ExternalComms);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const notice = write(scene, { paragraphs: ILLUSTRATED });
      const file = records.files.get(MENU)!;
      records.files.delete(MENU);
      scene.did('the intranet published an article, and answered 404 for a PDF in it');
      await claimMissed(
        scene,
        sigrid,
        await scene.world.remote(ExternalComms).notify(notice),
        'copyFile(): only the status 200 means that this is the file.',
      );
      records.files.set(MENU, file);
      scene.did('the PDF was there again, and the intranet told the website of the article once more');
      await told(scene, notice);
      const page = await sigrid.read(`/site/news/${(await onlyItem(scene, sigrid)).id}`);
      await claimCopies(scene, page, [QUAY, MENU]);
    });

    test('stops waiting for a file after the deadline', given({ ...NEWS, slow: true }), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const intranet = scene.world.remote(ExternalComms);
      const notice = write(scene, { paragraphs: ILLUSTRATED });
      scene.did('the intranet published an article, and never answered for a picture in it');
      await claimLetGo(scene, QUAY, () => intranet.notify(notice), 'copyFile(): the signal, and intranet.deadlineMs.');
      await claimNews(scene, sigrid, [], 'withOwnFiles(): what copyFile() throws goes through.');
    });

    test('asks the intranet for nothing when somebody reads', given(NEWS), async ({ scene }) => {
      const intranet = scene.world.remote(ExternalComms);
      await told(scene, write(scene, { paragraphs: ILLUSTRATED }));
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { id } = await onlyItem(scene, sigrid);
      const before = intranet.received.length;
      const page = await scene.visitor();
      await scene.open(page, `/site/news/${id}`);
      await picturesThere(page);
      scene.did('a visitor opened a News item in a browser');
      const paths = intranet.received.slice(before).map(({ path }) => path);
      scene.claim(paths.length === 0, {
        saw: `the intranet was asked for ${listed(paths)}.`,
        expected: 'no question to the intranet: everything on the page is the website’s own.',
        look: 'withOwnFiles(): which addresses are still those of the intranet.',
      });
    });

    test(
      'goes on without the intranet, for good',
      given({ ...NEWS, crashesHost: true, slow: true }),
      async ({ scene }) => {
        await told(scene, write(scene, { paragraphs: ILLUSTRATED }));
        const before = await onlyItem(scene, await Editor.enter(scene, SIGRID.id));
        const intranet = scene.world.remote(ExternalComms);
        await intranet.close();
        await scene.world.restart();
        scene.did(
          'the intranet was unplugged for good and the website started again; then a visitor opened a News item',
        );
        const page = await scene.visitor();
        await scene.open(page, `/site/news/${before.id}`);
        const missing = await picturesThere(page);
        scene.claim(missing.length === 0, {
          saw: `a page without its picture, which is said to lie at ${listed(missing)}.`,
          expected: 'the picture.',
          look: 'copyFile() and keep(): what was kept is in the database, and outlives the intranet and the Host.',
        });
        const sigrid = await Editor.enter(scene, SIGRID.id);
        await claimCopies(scene, await sigrid.read(`/site/news/${before.id}`), [QUAY, MENU]);
        scene.did('the intranet was unplugged for good; then Sigrid edited the News item');
        await sigrid.change(before, { title: 'Ours now' });
        await claimNews(scene, sigrid, [{ ...before, title: 'Ours now' }]);
      },
    );

    test(
      'takes the files of a newer version over, too',
      given({ dependsOn: ['clone/news-item', 'clone/idempotent', 'clone/re-clone'] }),
      async ({ scene }) => {
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const notice = write(scene);
        await told(scene, notice);
        await told(scene, write(scene, { paragraphs: ILLUSTRATED }), 200);
        scene.did('the next version of an article had pictures, and Sigrid took it over');
        claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
        const page = await sigrid.read(`/site/news/${(await onlyItem(scene, sigrid)).id}`);
        await claimCopies(scene, page, [QUAY, MENU]);
      },
    );
  },
);

const LATEST = 'isKnown(): latest is the newest version that we have heard of, and never goes back.';
const KEY = 'isKnown(): the key is source and id, each compared by itself.';
const WHOLE = 'cloneOnce(): fetch first. The News item and its row in clone are stored together, or neither is.';
const OWNERS = 'reClone(): the source owns lead and text; title, day and section are the editor’s.';
const CSV = 'parseCsv(): where a field ends, and what belongs to it; toProfile(): which field is which.';

/** How a Remote behaves, as the end of a sentence. */
const TROUBLE = {
  500: 'answered 500',
  404: 'answered 404',
  garbage: 'answered 200 with a page of HTML',
  die: 'hung up amid its answer',
  offline: 'could not be reached any more',
  hang: 'never answered',
  stall: 'sent half of its answer and no more',
};

const QUAY = '/files/quay.png';
const MENU = '/files/menu.pdf';
const ELSEWHERE = 'https://visit.bergen.example/tables?lang=en&for=2';

/** A text with everything in it. */
const ILLUSTRATED = [
  'Supper at one long table.',
  `![A table on a quay]({files}${QUAY})`,
  `Have a look at [the menu]({files}${MENU}), and ask for [a seat](${ELSEWHERE}).`,
];

/** A newer version, and what becomes of it. */
const VERSION_2 = {
  headline: 'Rye, version 2',
  standfirst: 'A newer lead.',
  paragraphs: ['A newer text.', 'It has two paragraphs.'],
  publishedAt: '2026-03-02T08:00:00Z',
};
const VERSION_2_NEWS = { lead: 'A newer lead.', text: 'A newer text.\n\nIt has two paragraphs.' };

const HEADER = ['externalId', 'userName', 'displayName', 'title', 'address', 'active'];

/** Everything that RFC 4180 allows, and spreadsheets like. */
const NASTY = `\ufeff${csv(
  ['00042x', 'kim.one', '"Kim", née Öst', 'cook, "cold" side', '1 Quay Street\r\nGalway', 'true'],
  ['00701', 'jo.smith.3', 'Smith, "Jo"', '', '', 'true'],
  ['0000702', '00702', ' padded ', '=SUM(A1)', ',', 'false'],
  ['1e3', 'l.n', 'Line\nbreak', '""', '\r\n', 'true'],
  ['007.50', 'tab\there', "O'Neill; x", '"', 'a,b,\n"c",\r\n"', 'true'],
  ['true', 'null', 'undefined', 'NaN', '0', 'false'],
)}`;

/** Writes rows as CSV, with the usual header and CR LF; a field is quoted only where it has to be. */
function csv(...rows: string[][]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Sixty rows, the same every time, with whatever makes CSV difficult. */
function madeUp(): string {
  const parts = ['a', 'é', ' ', ',', '"', '""', '\n', '\r\n', ';', '0', 'ß', "'"];
  let state = 20_260_302;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const text = () => Array.from({ length: next(7) }, () => parts[next(parts.length)]).join('');
  return csv(
    ...Array.from({ length: 60 }, (_, index) => {
      const id = String(index + 1_000).padStart(6, '0');
      return [id, `m.${id}`, `${text()}x${text()}`, text(), text(), index % 3 ? 'true' : 'false'];
    }),
  );
}

type Known = Omit<SeenProfile, 'id'>;

/** The profiles that an independent library (csv-parse) reads from a file, whether or not they are wanted. */
function fromCsv(file: string): Known[] {
  const rows = parse(file, { bom: true, columns: true, relax_column_count: true }) as unknown as Record<
    string,
    string
  >[];
  return rows.map(({ externalId = '', userName = '', displayName = '', title = '', address = '', active }) => ({
    externalId,
    userName,
    displayName,
    title,
    address,
    active: active === 'true',
  }));
}

/**
 * Has the intranet tell the website of an article; claims that it is taken in.
 *
 * @param right the status that it must get
 */
async function told(scene: TestContext, notice: Published, right?: 200 | 201, look?: string): Promise<void> {
  const status = await scene.world.remote(ExternalComms).notify(notice);
  const { source, id, version } = notice;
  const what = `version ${version} of ${id} from ${source}`;
  const outcome = { 200: 'that it was known', 201: 'that a News item was created' };
  scene.claim(right === undefined ? status === 200 || status === 201 : status === right, {
    saw: `to the notice of ${what}, ${answered(status)}`,
    expected: right === undefined ? 'a News item.' : `the website to say ${outcome[right]}.`,
    look:
      look ??
      (right === 200
        ? 'isKnown(), and what cloneOnce() returns.'
        : 'clone() or cloneOnce(): what it throws, and what it returns.'),
  });
}

function answered(status: number): string {
  switch (status) {
    case 201:
      return 'the website said that a News item was created.';
    case 200:
      return 'the website said that it was known.';
    case 501:
      return 'the website said that nobody has built this yet.';
    case 503:
      return 'the website said that it could not take the article over.';
    default:
      return `the website answered ${status === 0 ? 'nothing' : status}.`;
  }
}

/** Claims that notices which came at once were all taken in, and one of them first. */
function claimAnswers(scene: TestContext, statuses: number[]): void {
  scene.claim(
    statuses.filter((status) => status === 201).length === 1 &&
      statuses.every((status) => status === 201 || status === 200),
    {
      saw: `of the three notices, ${statuses.filter((status) => status === 201).length} led to “created”, ${statuses.filter((status) => status === 200).length} to “known”, and the others to an error.`,
      expected: '“created” for one of them, and “known” for the others.',
      look: 'cloneOnce(): while you await takeOver(), the same notice can come in. Ask again inside the transaction.',
    },
  );
}

/** Claims that an article was not taken over: the intranet hears so, and nothing of it is on the website. */
async function claimMissed(
  scene: TestContext,
  editor: Editor,
  status: number,
  look: string,
  there: readonly Omit<Item, 'id'>[] = [],
): Promise<void> {
  scene.claim(status === 503, {
    saw: answered(status),
    expected: 'an error, so that the intranet tells it again later.',
    look,
  });
  await claimNews(scene, editor, there, look);
}

/**
 * Claims which News items there are, beside those that were there when the lab opened, in any order.
 *
 * @returns them
 */
async function claimNews(
  scene: TestContext,
  editor: Editor,
  right: readonly Omit<Item, 'id'>[],
  look = 'toNews() and insertNews(): which field becomes which.',
): Promise<Item[]> {
  const items = await editor.newItems();
  const whys = items.length < right.length ? await editor.missed() : [];
  claimItems(scene, items, right, look, whys.at(-1));
  return items;
}

/**
 * Claims what some News items are.
 *
 * @param why what the website says was in the way
 */
function claimItems(
  scene: TestContext,
  seen: readonly Omit<Item, 'id'>[],
  right: readonly Omit<Item, 'id'>[],
  look: string,
  why?: string,
): void {
  const missing = without(right, seen)[0];
  const stranger = without(seen, right)[0];
  scene.claim(seen.length === right.length && !missing && !stranger, {
    saw: `${count(seen.length, 'News item')}${difference(missing, stranger)}.${why === undefined ? '' : ` The website says why: “${why}”`}`,
    expected: `${count(right.length, 'News item')}${missing ? `, one of them ${shownNews(missing)}` : ''}.`,
    look,
  });
}

const FIELDS = ['title', 'lead', 'text', 'day', 'section'] as const;

function same(one: Omit<Item, 'id'>, other: Omit<Item, 'id'>): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}

/** What is left of `some` when one is taken out for each of `others` that is the same. */
function without(some: readonly Omit<Item, 'id'>[], others: readonly Omit<Item, 'id'>[]): Omit<Item, 'id'>[] {
  const left = [...some];
  for (const other of others) {
    const index = left.findIndex((one) => same(one, other));
    if (index !== -1) left.splice(index, 1);
  }
  return left;
}

function difference(missing: Omit<Item, 'id'> | undefined, stranger: Omit<Item, 'id'> | undefined): string {
  if (!stranger) return '';
  const wrong = missing ? FIELDS.filter((field) => missing[field] !== stranger[field]) : [];
  const which = wrong.length > 0 && wrong.length < FIELDS.length ? `, with another ${listed(wrong)}` : '';
  return `, one of them ${shownNews(stranger)}${which}`;
}

function shownNews({ title, lead, text, day, section }: Omit<Item, 'id'>): string {
  return `“${shortened(title)}”, ${day}, ${section}: “${shortened(lead)}” “${shortened(text)}”`;
}

/** Claims which articles are on record, in any order. */
async function claimClones(
  scene: TestContext,
  editor: Editor,
  right: (Published & { latest: number })[],
  look = 'cloneOnce(): the row in clone.',
): Promise<void> {
  const line = ({ source, id, version, latest }: Published & { latest: number }) =>
    `${source} ${id}: version ${version}, newest ${latest}`;
  const [seen, wanted] = [(await editor.clones()).map(line).sort(), right.map(line).sort()];
  scene.claim(seen.join('|') === wanted.join('|'), {
    saw: `on record: ${listed(seen) || 'nothing'}.`,
    expected: `${listed(wanted)}.`,
    look,
  });
}

/** Claims which version of which article the intranet was asked for last. */
function claimAsked(scene: TestContext, source: string, id: string, version: number): void {
  const path = scene.world.remote(ExternalComms).received.findLast((one) => one.path.startsWith('/articles'))?.path;
  const query = new URL(path ?? '/', 'http://intranet').searchParams;
  scene.claim(query.get('source') === source && query.get('id') === id && query.get('version') === String(version), {
    saw: `when the website had answered, the intranet had been asked for ${path ?? 'no article'}.`,
    expected: `GET /articles with source=${source}, id=${id} and version=${version}, each encoded as a query needs it.`,
    look: path === undefined ? 'clone(): does it wait until it has the article?' : 'fetchArticle(): the address.',
  });
}

/** Waits until the intranet was asked so often, or until it is clear that it will not be. */
async function asked(scene: TestContext, matches: (path: string) => boolean, times: number): Promise<void> {
  const intranet = scene.world.remote(ExternalComms);
  const are = () => intranet.received.filter(({ path }) => matches(path)).length;
  const once = await raceTimeout(
    intranet.wasAsked(({ path }) => matches(path)),
    PAGE_TIMEOUT_MS,
  );
  scene.claim(once !== 'late', {
    saw: 'the intranet was not asked for the article.',
    expected: 'a question to the intranet.',
    look: 'takeOver(), and whether it is called at all.',
  });
  // Who asks once for all of them is right, too.
  if (are() < times)
    await raceTimeout(
      intranet.wasAsked(({ path }) => matches(path), times),
      400,
    );
}

/** When everything takes long, this has to be long enough, in milliseconds. */
const LONGEST_MS = 1_250;

/**
 * Claims that nobody waits longer than the deadline. A busy machine may not even get as far as the intranet within a
 * short one, which says nothing about what happens after that; then the act is tried again with a longer one.
 *
 * @param trouble a mode of the intranet, or the path of a file that does not come
 * @param act tells the website of an article
 */
async function claimLetGo(
  scene: TestContext,
  trouble: string,
  act: () => Promise<number>,
  look: string,
): Promise<void> {
  const intranet = scene.world.remote(ExternalComms);
  const mode = (['hang', 'stall'] as const).find((one) => one === trouble);
  const path = mode ? '/articles' : trouble;
  for (const deadlineMs of [100, 500, LONGEST_MS]) {
    const before = intranet.received.length;
    const questions = () => intranet.received.slice(before).filter((one) => one.path.startsWith(path));
    await scene.world.setDeadline(deadlineMs);
    if (mode) intranet.set({ mode });
    const release = mode ? () => intranet.set({ mode: 'well' }) : intranet.hold(trouble);
    const hasBegun = watchAnswer(scene.world, intranet);
    const outcome = await raceTimeout(act(), PAGE_TIMEOUT_MS);
    const isTelling = mode !== 'stall' || hasBegun(deadlineMs) || deadlineMs === LONGEST_MS;
    const over = async () => {
      while (questions().some(({ end }) => end === undefined)) {
        await new Promise((resolve) => intranet.once('change', resolve));
      }
    };
    const waited = outcome === 'late' || (await raceTimeout(over(), 1_000)) === 'late';
    release();
    scene.claim(!waited, {
      saw: 'your code was still waiting for the intranet when it should have stopped long ago.',
      expected: `that it stops after the deadline, which was ${deadlineMs} milliseconds here.`,
      look,
    });
    scene.claim(outcome === 503, {
      saw: answered(Number(outcome)),
      expected: 'an error, so that the intranet tells it again later.',
      look,
    });
    if (questions().length > 0 && isTelling) return;
  }
  scene.claim(false, {
    saw: 'the intranet was not asked for anything.',
    expected: 'a question to the intranet.',
    look,
  });
}

/** An article that was cloned, and edited in all its fields by hand. */
async function editedItem(
  scene: TestContext,
  editor: Editor,
): Promise<{ edited: Omit<Item, 'id'>; notice: Published }> {
  const notice = write(scene);
  await told(scene, notice);
  const [item] = await claimNews(scene, editor, [RYE_NEWS]);
  const edited = {
    title: 'Edited by Sigrid',
    lead: 'Her lead.',
    text: 'Her text.',
    day: '2026-01-31',
    section: 'Food',
  };
  await editor.change(item!, edited);
  return { edited, notice };
}

function claimOutcome(scene: TestContext, outcome: string, right: 'refreshed' | 'current'): void {
  const words: Record<string, string> = {
    refreshed: 'that the newer version was taken over.',
    current: 'that there was nothing newer to take over.',
    unavailable: 'that the intranet does not give the newer version out.',
    'not-started': 'that nobody has built this yet.',
  };
  scene.claim(outcome === right, {
    saw: `the website says ${words[outcome] ?? `“${outcome}”`}`,
    expected: words[right]!,
    look: 'reClone(): what it returns, and when.',
  });
}

/** The one News item that a check has made. */
async function onlyItem(scene: TestContext, editor: Editor): Promise<Item> {
  const items = await editor.newItems();
  scene.claim(items.length === 1, {
    saw: `${count(items.length, 'News item')} of the article.`,
    expected: 'one.',
    look: 'clone(): what it stores.',
  });
  return items[0]!;
}

/** Claims that pictures and links into the website lead to copies of these files of the intranet, in this order. */
async function claimCopies(scene: TestContext, page: string, paths: string[]): Promise<void> {
  const { records } = scene.world.remote(ExternalComms);
  const addresses = [...picturesIn(page), ...linksIn(page).filter((address) => !address.startsWith('http'))];
  scene.claim(addresses.length === paths.length && addresses.every((address) => address.startsWith('/')), {
    saw: `a page whose pictures and own links lead to ${listed(addresses) || 'nothing'}.`,
    expected: `${count(paths.length, 'address', 'addresses')} of the website itself, as keep() returns them.`,
    look: 'withOwnFiles(): which addresses it changes, and into what.',
  });
  for (const [index, path] of paths.entries()) {
    const file = records.files.get(path)!;
    const [response, copy] = await withTimeout(PAGE_TIMEOUT_MS, async (signal) => {
      const answer = await fetch(scene.world.url + addresses[index]!, { signal });
      return [answer, Buffer.from(await answer.arrayBuffer())] as const;
    });
    scene.claim(response.status === 200 && copy.equals(file.content), {
      saw: `${addresses[index]} answered ${response.status} with ${copy.length} bytes.`,
      expected: `a copy of ${path}, byte for byte: ${file.content.length} bytes.`,
      look: 'copyFile(): a file is bytes. Read as text, it does not stay as it was.',
    });
    const type = response.headers.get('Content-Type');
    scene.claim(type === file.type, {
      saw: `${addresses[index]} is said to be ${type}.`,
      expected: `${file.type}, as the intranet said in its Content-Type.`,
      look: 'copyFile(): the type that it hands to keep().',
    });
  }
}

/** Claims which links lead away from the website. */
function claimLinks(scene: TestContext, page: string, right: string[]): void {
  const seen = linksIn(page).filter((address) => address.startsWith('http'));
  scene.claim(seen.join(' ') === right.join(' '), {
    saw: `links that lead away: ${listed(seen) || 'none'}.`,
    expected: `${listed(right)}.`,
    look: 'withOwnFiles(): an address leads to the intranet when its origin is that of intranet.url, and only then.',
  });
}

/**
 * Waits for a page’s pictures.
 *
 * @returns the addresses of those that did not come
 */
async function picturesThere(page: Awaited<ReturnType<TestContext['visitor']>>): Promise<string[]> {
  return page.evaluate(async () => {
    const missing: string[] = [];
    for (const image of document.querySelectorAll<HTMLImageElement>('.item img')) {
      await image.decode().catch(() => missing.push(image.src));
    }
    return missing;
  });
}

/** The first two, as they are in the table; the file may have left anything there. */
function quoted(lines: readonly string[]): string {
  const marked = lines.map((line) => `“${line}”`);
  return listed(marked, 2);
}

/** Claims which profiles there are, in any order; line breaks in any of their two forms. */
function claimProfiles(scene: TestContext, seen: Known[], right: Known[], look: string): void {
  const line = (profile: Known) =>
    JSON.stringify([
      profile.externalId,
      profile.userName,
      profile.displayName,
      profile.title,
      profile.address,
      profile.active,
    ]).replaceAll('\\r\\n', '\\n');
  const [is, must] = [seen.map(line), right.map(line)];
  const missing = must.filter((one) => !is.includes(one));
  const stranger = is.filter((one) => !must.includes(one));
  scene.claim(is.length === must.length && missing.length === 0 && stranger.length === 0, {
    saw: `${count(is.length, 'profile')}${stranger.length > 0 ? `, among them ${quoted(stranger)}` : ''}.`,
    expected: `${count(must.length, 'profile')}${missing.length > 0 ? `, among them ${quoted(missing)}` : ''}. (In this order: externalId, userName, displayName, title, address, active.)`,
    look,
  });
}

/** Claims what the report says of each row. */
function claimReport(scene: TestContext, rows: SeenRow[], right: string[]): void {
  const seen = rows.map(({ row, outcome }) => `${row} ${outcome}`);
  const wanted = right.map((outcome, index) => `${index + 1} ${outcome}`);
  scene.claim(seen.join() === wanted.join(), {
    saw: `the report ${listed(seen, 12) || 'without a row'}.`,
    expected: listed(wanted, 12) || 'a report without a row.',
    look: 'importEmployees(): one report for each row after the header, in the order of the file, counted from 1.',
  });
  const silent = rows.find(
    ({ outcome, note }) => (outcome === 'conflict' || outcome === 'malformed') && note.trim() === '',
  );
  scene.claim(silent === undefined, {
    saw: `row ${silent?.row} is reported as ${silent?.outcome} without a word on what is wrong.`,
    expected: 'a note for the person who has to mend it.',
    look: 'importEmployees(): the note of a conflict or a malformed row.',
  });
}

function listed(entries: readonly string[], most = 6): string {
  return entries.slice(0, most).join(', ') + (entries.length > most ? ', …' : '');
}

function shortened(text: string, length = 60): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function count(number: number, one: string, many = `${one}s`): string {
  return number === 0 ? `no ${one}` : number === 1 ? `one ${one}` : `${number} ${many}`;
}
