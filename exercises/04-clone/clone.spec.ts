/**
 * The checks of Clone. Each opens a fresh world, lets the intranet and HR do what such systems do, and looks at the
 * website, at the profiles and at what the Remotes received. None of them reads or imports your code. Words, names and
 * days are drawn: they are other ones in every grade.
 */
import { given, hints, PAGE_TIMEOUT_MS, raceTimeout, test } from 'host-and-remote/grader';
import { ExternalComms, type Published } from 'host-and-remote/remotes/external-comms';
import { HrExport } from 'host-and-remote/remotes/hr-export';
import { Editor, write } from './clone.actions.ts';
import { capitalised, COLUMNS, csvOf, Fiction, newsOf, rowOf, type Employee, type Story } from './clone.fiction.ts';
import { articleIn } from './clone.page.ts';
import {
  asked,
  claimAnswers,
  claimAsked,
  claimClones,
  claimCopied,
  claimCount,
  claimEach,
  claimItems,
  claimLetGo,
  claimMissed,
  claimNews,
  claimOutcome,
  claimOwnItems,
  claimRefused,
  claimStatuses,
  claimUntouched,
  cloned,
  fileAt,
  fromCsv,
  isAbout,
  line,
  type Line,
  listed,
  madeUp,
  newFile,
  NIAMH,
  onlyItem,
  owned,
  Payroll,
  put,
  QUERY,
  shortened,
  shownClone,
  SIGRID,
  told,
} from './clone.claims.ts';

const HOUR = 60 * 60 * 1_000;

/** Checks that do many things, or wait for somebody who should not wait, need longer on a busy machine. */
const PATIENT = { timeoutMs: 30_000 };
const NEWS = { dependsOn: ['clone/news-item'], ...PATIENT };
const ONCE = { dependsOn: ['clone/news-item', 'clone/idempotent'], ...PATIENT };

test.describe(
  'clone/news-item',
  hints(
    'A notice says where to look, and no more. What do you have to ask the intranet for, and which of its answers is an article?',
    'fetchArticle(): new URLSearchParams({ source, id, version: String(version) }) writes the query; compare response.status with 200 before you read the body. toNews() is five fields, one of them article.paragraphs.join(…). insertNews() is one INSERT with five question marks.',
    'const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal: AbortSignal.timeout(intranet.deadlineMs) }); if (response.status !== 200) throw new Error(…); return response.json(); In takeOver(): const news = toNews(await fetchArticle(notice, intranet)); return { ...news, text: await intranet.withOwnFiles(news.text) }; and sql.get(‘INSERT INTO news (…) VALUES (?, ?, ?, ?, ?) RETURNING id’, […]) gives the id.',
  ),
  () => {
    test('turns an article into a News item like any other', async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const story = fiction.story();
      scene.did('the intranet published an article and told the website of it');
      await told(scene, write(scene, story));
      claimAsked(scene, story, 1);
      await claimNews(scene, sigrid, [newsOf(story)]);
      scene.did('the intranet published an article, and Sigrid typed a News item with the same words');
      await sigrid.type(newsOf(story));
      const items = await sigrid.newItems();
      const pages = await Promise.all(items.map(async ({ id }) => articleIn(await sigrid.read(`/site/news/${id}`))));
      scene.claim(pages.length === 2 && pages[0] === pages[1], {
        saw: 'two News items that visitors can tell apart.',
        expected: 'the same page for both: title, lead, text, day and section, and nothing of where it comes from.',
        look: 'toNews(): what is in a News item, and what only the intranet knows.',
      });
    });

    test('asks for source, id and version, each encoded as a query needs it', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const word = () => fiction.word();
      const shared = fiction.id();
      const keys = [
        ['a space and a plus sign in its source and its id', `urn:${word()} +${word()}`, `${word()} 1+${word()}`],
        ['“&”, “=”, “#” and “?” in its source and its id', `urn:${word()}&a=1#b?c`, `?${word()}&version=9#${word()}`],
        ['“%2F” and a slash in its source and its id', `urn:${word()}%2Fa/b`, `${word()}/%2F%25`],
        ['letters beyond ASCII in its source and its id', `urn:å${word()}é`, `🐟ü${word()}`],
        ['capitals in its source, and spaces around its id', `URN:Marram:${capitalised(word())}`, ` ${word()} `],
        ['an id of digits that begins with zeros', fiction.source(), `00${shared}`],
        ['the same id as the one before, from another source', fiction.source(), `00${shared}`],
      ] as const;
      for (const [what, source, id] of keys) {
        scene.did(`the intranet told the website of an article with ${what}`);
        const story = fiction.story({ source, id });
        await told(scene, write(scene, story), undefined, QUERY);
        claimAsked(scene, story, 1);
      }
      const story = fiction.story();
      for (let version = 1; version <= 11; version++) write(scene, story);
      for (const version of [10, 2]) {
        scene.did(`an article had eleven versions, and the intranet told the website of version ${version}`);
        await told(scene, { source: story.source, id: story.id, version }, undefined, QUERY);
        claimAsked(scene, story, version);
      }
    });

    test('carries every text over, exactly as it is', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const word = () => fiction.word();
      const odd = (make: () => string): Partial<Story> => ({
        headline: make(),
        standfirst: make(),
        paragraphs: [make(), make()],
      });
      await claimEach(scene, fiction, [
        [
          'with quotation marks, angle brackets and ampersands in its texts',
          odd(
            () =>
              `“${word()}” isn't "${word()}" & <b>${word()}</b> 5 < 6 &amp; $& ${'${x}'} %s \\n 🐟\u200b\ufeff – *${word()}* _${word()}_ \`# ~`,
          ),
        ],
        [
          'with spaces and tabs before, in and after its texts',
          odd(() => ` \t${word()}  ${word()}\t${word()}\u00a0${word()}\u00a0 \t `),
        ],
        ['with capitals where nobody expects them', odd(() => `${word()} ${word().toUpperCase()} mC${word()}`)],
        [
          'with accents that are characters of their own, as macOS writes them',
          odd(() => `${word()}e\u0301 A\u030a${word()}`),
        ],
        [
          'with line breaks in its standfirst and its paragraphs',
          {
            standfirst: `${word()}\r\n${word()}\n${word()}`,
            paragraphs: [`${word()}\r\n${word()}`, `${word()}\n\n\n${word()}\n`, word()],
          },
        ],
        [
          'without a standfirst, and with an empty paragraph between two others',
          { standfirst: '', paragraphs: [word(), '', word()] },
        ],
        ['that ends with an empty paragraph', { paragraphs: [word(), word(), ''] }],
        ['with nothing but an empty paragraph', { paragraphs: [''] }],
        [
          'that is very long, and says one of its paragraphs twice',
          {
            standfirst: `${word()} `.repeat(300),
            paragraphs: [`${word()} `.repeat(5_000), ...Array.from({ length: 2 }, () => 'Again.')],
          },
        ],
        ['about food and people', { headline: `Food, people, press: a new menu for ${word()}` }],
      ]);
    });

    test('keeps the day on which an article was published, in UTC', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const year = scene.draw.int(2019, 2027);
      const minute = () => String(scene.draw.int(0, 14)).padStart(2, '0');
      const late = () => `23:${scene.draw.int(45, 59)}:${scene.draw.int(10, 59)}`;
      const at = (publishedAt: string) => [`published at ${publishedAt}`, { publishedAt }] as const;
      await claimEach(scene, fiction, [
        at(`${fiction.day()}T00:${minute()}:00Z`),
        at(`${fiction.day()}T${late()}.999Z`),
        at(`${year}-01-0${scene.draw.int(1, 9)}T00:00:00.000Z`),
        at(`${year}-07-1${scene.draw.int(0, 9)}T${late()}Z`),
        at(`${year}-12-31T${late()}Z`),
        at(`${scene.draw.one([2016, 2020, 2024])}-02-29T00:${minute()}:00Z`),
      ]);
    });

    test(
      'stores nothing when anything goes wrong, and all of it afterwards',
      given({ ...PATIENT, slow: true }),
      async ({ scene }) => {
        const intranet = scene.world.remote(ExternalComms);
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const fiction = new Fiction(scene.draw);
        const story = fiction.story();
        const notice = write(scene, story);
        for (const status of scene.draw.shuffled([201, 202, 203, 206, 300, 400, 403, 404, 410, 500])) {
          intranet.records.status = status;
          scene.did(`the intranet told the website of an article, and then handed it out with the status ${status}`);
          await claimMissed(
            scene,
            sigrid,
            await intranet.notify(notice),
            'fetchArticle(): only the status 200 means that this is the article, whatever the body says.',
          );
        }
        intranet.records.status = 200;
        for (const mode of ['garbage', 'die', 'offline'] as const) {
          intranet.set({ mode });
          scene.did(`the intranet told the website of an article, and then ${TROUBLE[mode]}`);
          await claimMissed(
            scene,
            sigrid,
            await intranet.notify(notice),
            'fetchArticle(): what it throws, and clone(), which lets that through.',
          );
        }
        intranet.set({ mode: 'well' });
        scene.did('the intranet told the website of a version that it does not have; it has the one before');
        await claimMissed(
          scene,
          sigrid,
          await intranet.notify({ ...notice, version: 2 }),
          'fetchArticle(): it fetches exactly the version of the notice, or throws.',
        );
        scene.did('the intranet got well, and told the website of the article once more');
        const look = 'fetchArticle() and clone(): after trouble, the next notice must find nothing in its way.';
        await told(scene, notice, undefined, look);
        await claimNews(scene, sigrid, [newsOf(story)], look);
        const long = Array.from({ length: 40 }, () => fiction.word())
          .join('-')
          .slice(0, 200);
        scene.did('the intranet published an article whose headline has 201 characters, one more than the table takes');
        await claimMissed(
          scene,
          sigrid,
          await intranet.notify(write(scene, fiction.story({ headline: `${long}x` }))),
          'clone() and insertNews(): what the database throws goes through, and a headline is not cut.',
          1,
        );
        const fits = fiction.story({ headline: long });
        scene.did('the intranet published an article whose headline has 200 characters, which the table takes');
        await told(scene, write(scene, fits), undefined, 'clone() and insertNews(): 200 characters are not too many.');
        await claimNews(scene, sigrid, [newsOf(story), newsOf(fits)]);
      },
    );

    test('stops waiting for the intranet after the deadline', given({ ...PATIENT, slow: true }), async ({ scene }) => {
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const intranet = scene.world.remote(ExternalComms);
      const story = new Fiction(scene.draw).story();
      const notice = write(scene, story);
      const look = 'fetchArticle(): the signal, and intranet.deadlineMs.';
      for (const mode of ['hang', 'stall'] as const) {
        await claimLetGo(scene, {
          mode,
          did: `the intranet told the website of an article, and then ${TROUBLE[mode]}`,
          act: () => intranet.notify(notice),
          refused: [503],
          look: mode === 'hang' ? look : `${look} It covers the body, too.`,
          then: mode === 'hang' ? [200, 201] : undefined,
        });
      }
      await claimNews(scene, sigrid, [newsOf(story)], 'clone(): what it stores when fetchArticle() throws.');
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
      const fiction = new Fiction(scene.draw);
      const notice = write(scene, fiction.story());
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('the intranet told the website of an article');
      await told(scene, notice, 201);
      const items = await claimItems(scene, sigrid, 1, 'cloneOnce(): what it stores.');
      await claimClones(scene, sigrid, [{ ...notice, latest: 1 }]);
      scene.did('the intranet told the website of an article, and then once more');
      await told(scene, notice, 200);
      await claimUntouched(scene, sigrid, items, 'cloneOnce(): the key of an article is its source and its id.');
      await scene.world.plug();
      scene.did(
        'the intranet told the website of an article, and then once more, with your file loaded afresh in between',
      );
      const look = 'isKnown(): what you know must be in the database, and in no variable of your own.';
      await told(scene, notice, 200, look);
      await claimUntouched(scene, sigrid, items, look);
      await claimClones(scene, sigrid, [{ ...notice, latest: 1 }]);
    });

    test('makes one News item of notices that come at the same time', given(NEWS), async ({ scene }) => {
      const intranet = scene.world.remote(ExternalComms);
      const fiction = new Fiction(scene.draw);
      const story = fiction.story();
      const notice = write(scene, story);
      scene.did('the intranet told the website of an article three times at once, before it handed anything out');
      const release = intranet.hold(1);
      const answers = Promise.all([1, 2, 3].map(() => intranet.notify(notice)));
      await asked(scene, isAbout(story), 3);
      release();
      claimAnswers(scene, await answers, AT_ONCE);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      await claimCount(scene, sigrid, 1, AT_ONCE);
      await claimClones(scene, sigrid, [{ ...notice, latest: 1 }], AT_ONCE);

      scene.did(
        'the intranet told the website of five articles at once whose sources and ids are alike, in parts or put together',
      );
      const one = fiction.story();
      const others = [
        one,
        fiction.story({ source: one.source }),
        fiction.story({ id: one.id }),
        fiction.story({ source: `${one.source}:x` }),
      ];
      others.push(fiction.story({ source: one.source, id: `x:${others[3]!.id}` }));
      const notices = others.map((other) => write(scene, other));
      const hold = intranet.hold(1);
      const all = Promise.all(notices.map((each) => intranet.notify(each)));
      await asked(scene, (path) => others.some((other) => isAbout(other)(path)), others.length);
      hold();
      const look = 'cloneOnce(): what is on its way is on its way for one source and one id.';
      claimStatuses(
        scene,
        await all,
        others.map(() => 201),
        look,
      );
      const items = await claimItems(scene, sigrid, 1 + others.length, look);
      await claimClones(
        scene,
        sigrid,
        [notice, ...notices].map((each) => ({ ...each, latest: 1 })),
        look,
      );
      await claimOwnItems(scene, sigrid, others, items, look);
    });

    test('notes the newest of two versions that come at the same time', given(NEWS), async ({ scene }) => {
      const intranet = scene.world.remote(ExternalComms);
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      for (const [first, second] of [
        [1, 2],
        [2, 1],
      ] as const) {
        const story = fiction.story({ paragraphs: ['Version 1.'] });
        const notices = [
          write(scene, story),
          write(scene, fiction.newer(story, { paragraphs: ['Version 2.'] })),
        ] as const;
        scene.did(
          `the intranet told the website of the versions 1 and 2 of an article at once; then it handed out version ${first}, and after that version ${second}`,
        );
        const [releaseFirst, releaseSecond] = [intranet.hold(first), intranet.hold(second)];
        const begun = [intranet.notify(notices[first - 1]!), intranet.notify(notices[second - 1]!)];
        const isBoth = await asked(scene, isAbout(story), 2);
        releaseFirst();
        if (isBoth) await raceTimeout(begun[0]!, PAGE_TIMEOUT_MS);
        const onRecord = async () =>
          (await sigrid.clones()).filter(({ id, source }) => id === story.id && source === story.source);
        const [known] = await onRecord();
        releaseSecond();
        claimAnswers(scene, await Promise.all(begun), AT_ONCE);
        const seen = await onRecord();
        scene.claim(seen.length === 1 && seen[0]!.latest === 2, {
          saw: `on record: ${listed(seen.map(shownClone)) || 'nothing'}.`,
          expected: 'one row of this article, whose newest version is 2.',
          look: 'cloneOnce(): when it looks again after it has waited, isKnown() must hear of its own version, too.',
        });
        const item = (await sigrid.newItems()).find(({ id }) => id === seen[0]!.news);
        scene.claim(item?.text === `Version ${seen[0]!.version}.`, {
          saw: `version ${seen[0]!.version} on record, with a News item that says ${item ? `“${shortened(item.text)}”` : 'nothing, because it is not there'}.`,
          expected: 'in the row of clone the version of which the News item was made, and the id of that News item.',
          look: 'cloneOnce(): the row in clone.',
        });
        scene.claim(known === undefined || known.version === seen[0]!.version, {
          saw: `version ${seen[0]!.version} on record, although version ${known?.version} had become the News item before it came.`,
          expected: `version ${known?.version}, and its News item left alone: the article was known by then.`,
          look: 'cloneOnce(): when it looks again after it has waited, a known article’s News item stays as it is.',
        });
      }
    });

    test('leaves a known article’s News item alone, and notes the newest version', given(NEWS), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const story = fiction.story();
      write(scene, story);
      const second = write(scene, fiction.newer(story));
      scene.did('the intranet told the website of version 2 of an article, and only then of version 1');
      await told(scene, second, 201);
      const [item] = await claimItems(scene, sigrid, 1, 'cloneOnce(): what it stores.');
      await told(scene, { ...second, version: 1 }, 200);
      await claimUntouched(
        scene,
        sigrid,
        [item!],
        'cloneOnce(): a known article stays as it is, whatever version comes.',
      );
      await claimClones(scene, sigrid, [{ ...second, latest: 2 }], LATEST);
      const edited = { ...item!, ...fiction.news() };
      await sigrid.change(item!, edited);
      for (let version = 3; version <= 12; version++) write(scene, fiction.newer(story));
      const newest = scene.draw.int(10, 12);
      for (const version of [5, newest, 9, 3, 2]) {
        scene.did(
          `Sigrid edited the News item of an article; then the intranet told the website of version ${version} of it`,
        );
        await told(scene, { ...second, version }, 200);
        const latest = version === 5 ? 5 : newest;
        await claimClones(scene, sigrid, [{ ...second, latest }], LATEST);
      }
      const look = 'cloneOnce(): a newer version is noted, and taken over only when an editor asks for it.';
      await claimUntouched(scene, sigrid, [edited], look);
    });

    test('tells articles apart by source and id', given(NEWS), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { source, id } = fiction.story();
      const [word, other] = [fiction.word(), fiction.source()];
      const keys: (readonly [what: string, source: string, id: string])[] = [
        ['a first article', source, id],
        ['an article of another source with the same id', other, id],
        ['an article whose id is the same number without zeros', source, String(Number(id))],
        ['an article whose id has a space at its end', source, `${id} `],
        ['an article with a word for its id', source, word],
        ['an article whose id is the same word in capitals', source, word.toUpperCase()],
        ['an article whose source is the same in capitals', source.toUpperCase(), id],
        ['an article whose id has “_” in place of a letter', source, `_${word.slice(1)}`],
        ['an article whose id ends with “%”', source, `${word.slice(0, 2)}%`],
        ['an article whose source and id make the same text together', `${source}:${id}`, word],
        ['another one whose source and id make that text', source, `${id}:${word}`],
        ['an article whose id is “constructor”', source, 'constructor'],
        ['an article whose id is “__proto__”', source, '__proto__'],
      ];
      const headline = capitalised(fiction.word());
      const notices: Published[] = [];
      const stories: Story[] = [];
      for (const [what, source, id] of keys) {
        const story = fiction.story({ source, id, headline });
        stories.push(story);
        notices.push(write(scene, story));
        scene.did(`after others of the same headline, the intranet told the website of ${what}`);
        await told(scene, notices.at(-1)!, 201, KEY);
      }
      scene.did(
        `the intranet told the website of ${keys.length} articles of the same headline, whose sources and ids are alike`,
      );
      const items = await claimItems(scene, sigrid, keys.length, KEY);
      await claimClones(
        scene,
        sigrid,
        notices.map((notice) => ({ ...notice, latest: 1 })),
        KEY,
      );
      await claimOwnItems(scene, sigrid, stories, items);
      for (const [index, [what]] of keys.entries()) {
        if (index % 3 > 0) continue;
        scene.did(`the intranet told the website of ${what} once more`);
        await told(scene, notices[index]!, 200, KEY);
      }
      const first = { ...notices[0]!, version: scene.draw.int(2, 9) };
      scene.did('the intranet told the website of a newer version of one of these articles');
      await told(scene, first, 200);
      const rows = notices.map((notice, index) => ({ ...notice, latest: index === 0 ? first.version : 1 }));
      await claimClones(scene, sigrid, rows, KEY);
      await claimCount(scene, sigrid, keys.length, KEY);
    });

    test('does not bring back what an editor deleted', given(NEWS), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const story = fiction.story();
      const notice = write(scene, story);
      await told(scene, notice, 201);
      const [item] = await claimItems(scene, sigrid, 1, 'cloneOnce(): what it stores.');
      await sigrid.remove(item!);
      scene.did('Sigrid deleted a cloned News item, and then the intranet sent its notice again');
      const look = 'isKnown(): it asks whether the article is in clone, not whether its News item is there.';
      await told(scene, notice, 200, look);
      await claimCount(scene, sigrid, 0, look);
      scene.did('Sigrid deleted a cloned News item, and then the intranet told the website of a newer version');
      const newer = write(scene, fiction.newer(story));
      await told(scene, newer, 200, look);
      await claimClones(scene, sigrid, [{ ...notice, latest: 2 }], LATEST);
      scene.did(
        'Sigrid deleted a cloned News item; then the intranet told the website of another article of the same source',
      );
      const next = fiction.story({ source: story.source });
      const other = write(scene, next);
      await told(scene, other, 201);
      await claimClones(scene, sigrid, [
        { ...notice, latest: 2 },
        { ...other, latest: 1 },
      ]);
      await claimOwnItems(scene, sigrid, [next], await claimItems(scene, sigrid, 1, look));
    });

    test('records nothing when the article cannot be had, or cannot be stored', given(NEWS), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const intranet = scene.world.remote(ExternalComms);
      const notice = write(scene, fiction.story());
      intranet.set({ mode: scene.draw.one([500, 502, 503]) });
      scene.did('the intranet told the website of an article and was in trouble when the website asked for it');
      await claimMissed(scene, sigrid, await intranet.notify(notice), WHOLE);
      await claimClones(scene, sigrid, [], WHOLE);
      intranet.set({ mode: 'well' });
      scene.did('the intranet was in trouble when the website asked for an article, and then told of it again');
      await told(scene, notice, 201, WHOLE);
      await claimCount(scene, sigrid, 1, WHOLE);
      const wanted = fiction.story();
      const twice = write(scene, wanted);
      const release = intranet.hold(1);
      const answers = Promise.all([intranet.notify(twice), intranet.notify(twice)]);
      await asked(scene, isAbout(wanted), 2);
      const { records } = intranet;
      const { articles } = records;
      records.articles = articles.filter(({ id }) => id !== wanted.id);
      release();
      scene.did('the intranet told the website of an article twice at once, and then did not hand it out');
      claimStatuses(
        scene,
        await answers,
        [503, 503],
        'cloneOnce(): an article is known once it is in the table, and not while it is on its way.',
      );
      records.articles = articles;
      scene.did(
        'the intranet told the website of an article twice at once, did not hand it out, and then told of it once more',
      );
      await told(scene, twice, 201, WHOLE);
      scene.did('the intranet published an article whose id has 201 characters, one more than the table clone takes');
      const far = write(scene, fiction.story({ id: fiction.word().repeat(40).slice(0, 201) }));
      await claimMissed(scene, sigrid, await intranet.notify(far), WHOLE, 2);
      scene.did('the intranet published an article whose headline is longer than the table news takes');
      const story = fiction.story({ headline: `${fiction.word()} `.repeat(40) });
      const status = await intranet.notify(write(scene, story));
      if (status === 201) return; // somebody cut the headline, which is a matter of step 1
      await claimMissed(scene, sigrid, status, WHOLE, 2);
      const rows = [notice, twice].map((each) => ({ ...each, latest: 1 }));
      await claimClones(scene, sigrid, rows, WHOLE);
      scene.did(
        'the website could not store an article, and then the intranet told it of a version with a shorter headline',
      );
      const shorter = write(scene, fiction.newer(story));
      await told(scene, shorter, 201, WHOLE);
      await claimCount(scene, sigrid, 3, WHOLE);
      await claimClones(scene, sigrid, [...rows, { ...shorter, latest: 2 }], WHOLE);
    });
  },
);

test.describe(
  'clone/employees',
  hints(
    'Two questions, one after the other: where does a field end, and who is new? Write down what each kind of row in the brief leads to before you write code.',
    'parseCsv(): go through the text once, and remember whether you are inside quotes. toProfile(): Object.fromEntries(header.map((name, index) => [name, fields[index]])). importEmployees(): known before conflict, and names compared in lower case by JavaScript, whose toLowerCase() knows “Å”.',
    'const field = /("(?:[^"]|"")*"|[^,\\n]*?)(,|\\r?\\n|$)/y; while (field.lastIndex < text.length || row.length > 0) { const [, raw, end] = field.exec(text); row.push(raw.startsWith(‘"’) ? raw.slice(1, -1).replaceAll(‘""’, ‘"’) : raw); if (end !== ‘,’) { rows.push(row); row = []; } }. Then rows.map((fields, index) => …) with a report for every row, and insertProfile() only for “created”.',
  ),
  () => {
    test('creates a profile for every new employee, and none twice', async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const people = [fiction.employee(), fiction.employee({ active: false }), fiction.employee()];
      const file = csvOf(people.map(rowOf));
      const hr = await Payroll.open(scene);
      await hr.creates(
        'HR’s file had three employees whom The Pass did not know, one of them with “false” for active',
        file,
        people,
        'importEmployees(): what it creates, and what it returns; parseCsv() and toProfile(), of which it is made.',
      );
      await hr.settle();
      await scene.world.plug();
      await hr.reads(
        'the same file was read twice, with your file loaded afresh in between',
        file,
        people.map((person) => line(person, 'known', 'a profile has its externalId')),
        'importEmployees(): whoever has a profile with this externalId is known.',
      );
      await hr.settle();
    });

    test('takes every field exactly as HR has it', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const word = () => fiction.word();
      const hr = await Payroll.open(scene);
      const odd = (make: () => string): Partial<Employee> => ({
        displayName: make(),
        title: make(),
        address: make(),
      });
      const fields: [what: string, words: Partial<Employee>, look: string][] = [
        [
          'commas in quoted fields',
          odd(() => `${word()}, ${word()},,${word()},`),
          'parseCsv(): a comma in a quoted field belongs to it.',
        ],
        [
          'double quotes in fields, each written twice',
          odd(() => `"${word()}" ${word()} ""${word()}"`),
          'parseCsv(): within a quoted field, "" is one double quote, wherever it stands.',
        ],
        [
          'line breaks (CR LF) in quoted fields',
          odd(() => `${word()}\r\n${word()}\r\n\r\n${word()}`),
          'parseCsv(): a line break in a quoted field belongs to it, and stays the one that it is.',
        ],
        [
          'line breaks (LF) in quoted fields',
          odd(() => `${word()}\n${word()}\n\n${word()}`),
          'parseCsv(): a line break in a quoted field belongs to it, and stays the one that it is.',
        ],
        [
          'all of this at once in quoted fields',
          odd(() => `",${word()}"\n"",\r\n${word()},"`),
          'parseCsv(): what belongs to a quoted field, and where that ends.',
        ],
        [
          'fields with spaces and tabs before and after them',
          { ...odd(() => ` \t${word()}  ${word()}\u00a0 `), displayName: ` ${word()} ` },
          'parseCsv(): spaces stay.',
        ],
        [
          'quoted fields with spaces inside the quotes',
          odd(() => `  ${word()}, ${word()}\t `),
          'parseCsv(): spaces stay, in quotes, too.',
        ],
        [
          'a CR without LF in quoted fields',
          odd(() => `${word()}\r${word()}, ${word()}\r`),
          'parseCsv(): a line break in a quoted field belongs to it, whichever it is.',
        ],
        [
          'a byte order mark within fields',
          odd(() => `${word()}\ufeff${word()}`),
          'parseCsv(): a byte order mark is left out in front of everything, and nowhere else.',
        ],
        [
          'accents that are characters of their own',
          odd(() => `${word()}e\u0301${word()}A\u030a`),
          'parseCsv(): a field stays exactly as it is, accents and all.',
        ],
        [
          'semicolons, apostrophes, backslashes and pipes in fields',
          odd(() => `${word()}; '${word()}' \\n|${word()}\t${word()}`),
          'parseCsv(): commas divide fields, and nothing else does.',
        ],
        [
          'fields that look like numbers, truth values or nothing',
          {
            title: scene.draw.one(['1e3', '0x10', '007.50', '-0']),
            address: scene.draw.one(['null', 'undefined', 'false', 'NaN']),
            displayName: '0',
          },
          'parseCsv() and toProfile(): every field is text.',
        ],
        [
          'capitals where nobody expects them',
          { userName: `m${word().toUpperCase()}`, displayName: `mc${word().toUpperCase()} ${word()}` },
          'toProfile(): a profile has what the row says, as the row says it.',
        ],
        [
          'a very long field',
          { address: `${word()}, `.repeat(800) },
          'parseCsv(): a field may be as long as it likes.',
        ],
        ['somebody whose name is a space', { displayName: ' ' }, 'toProfile(): spaces stay, and a space is not empty.'],
        [
          'somebody without title and address',
          { title: '', address: '' },
          'toProfile(): title and address may be empty.',
        ],
      ];
      for (const [what, words, look] of fields) {
        const people = [fiction.employee(), fiction.employee(words), fiction.employee()];
        await hr.creates(`HR’s file had ${what}`, csvOf(people.map(rowOf)), people, look);
      }
      await hr.settle();
    });

    test('knows where a row ends, and where the file does', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const hr = await Payroll.open(scene);
      const last = 'parseCsv(): the last row may end with the file, be it amid quotes or after a comma.';
      const mark = 'parseCsv(): a byte order mark in front of everything is no part of the first field.';
      const files: [what: string, make: (rows: string[][]) => string, look: string][] = [
        ['began with a byte order mark', (rows) => `\ufeff${csvOf(rows)}`, mark],
        [
          'began with a byte order mark and a quoted field',
          (rows) => `\ufeff${csvOf(rows).replace('externalId', '"externalId"')}`,
          mark,
        ],
        [
          'ended its rows with LF',
          (rows) => csvOf(rows).replaceAll('\r\n', '\n'),
          'parseCsv(): LF alone ends a row, too.',
        ],
        [
          'ended some rows with LF and some with CR LF',
          (rows) => csvOf(rows).replace('\r\n', '\n'),
          'parseCsv(): rows end with CR LF or with LF.',
        ],
        ['ended without a line break', (rows) => csvOf(rows).slice(0, -2), last],
        [
          'ended with a quoted field, and without a line break',
          (rows) => csvOf(rows).slice(0, -6).concat('"true"'),
          last,
        ],
      ];
      for (const [what, make, look] of files) {
        const people = [fiction.employee(), fiction.employee()];
        await hr.creates(`HR’s file ${what}`, make(people.map(rowOf)), people, look);
      }
      const columns = [...COLUMNS.filter((name) => name !== 'address'), 'address' as const];
      for (const [what, address, quotes, look] of [
        ['with a comma, because its last field is empty', '', '', last],
        ['with an empty pair of quotes, because its last field is empty', '', '""', last],
        ['with spaces, which are its last field', ' \t ', '', 'parseCsv(): spaces stay, also at the end of the file.'],
      ] as const) {
        const people = [fiction.employee(), fiction.employee({ address })];
        const rows = people.map((one) => columns.map((name) => String(one[name])));
        await hr.creates(`HR’s file ended ${what}`, csvOf(rows, columns).slice(0, -2) + quotes, people, look);
      }
      const people = [fiction.employee(), fiction.employee()];
      const [header, first, second] = csvOf(people.map(rowOf)).split('\r\n');
      await hr.reads(
        'HR’s file had an empty line between two rows',
        [header, first, '', second, ''].join('\r\n'),
        [
          line(people[0]!, 'created', 'it is new'),
          { fields: [''], outcome: 'malformed', why: 'an empty line is a row with one empty field' },
          line(people[1]!, 'created', 'it is new, below an empty line'),
        ],
        'parseCsv(): an empty line is a row with one empty field, and importEmployees() reports on it.',
      );
      for (const [what, file] of [
        ['had a header and no rows', csvOf([])],
        ['had a header without a line break, and no rows', COLUMNS.join(',')],
        ['was empty', ''],
        ['had a byte order mark and nothing else', '\ufeff'],
      ] as const) {
        await hr.reads(
          `HR’s file ${what}`,
          file,
          [],
          'parseCsv(): the line break at the end of a row begins no other, and an empty file has no rows.',
        );
      }
      await hr.settle();
    });

    test(
      'reads columns in any order, and leaves out those that it does not need',
      given(PATIENT),
      async ({ scene }) => {
        const fiction = new Fiction(scene.draw);
        const hr = await Payroll.open(scene);
        const needed = ['externalId', 'userName', 'displayName', 'active'];
        const own = {
          costCentre: () => `MK-${fiction.id()}`,
          active2: () => 'no',
          Title: () => fiction.word(),
          USERNAME: () => fiction.word(),
          constructor: () => fiction.word(),
        };
        const others: [string, () => string][] = [...Object.entries(own), ['__proto__', () => fiction.word()]];
        const files: [what: string, columns: string[], look: string][] = [
          [
            'had its columns in another order',
            [...COLUMNS].reverse(),
            'toProfile(): the header says which field is which.',
          ],
          [
            'had more columns than a profile needs, before the others',
            [...others.map(([name]) => name), ...scene.draw.shuffled([...COLUMNS])],
            'toProfile(): columns that a profile does not have are left out; their names are compared exactly.',
          ],
          [
            'had more columns than a profile needs, after the others',
            [...scene.draw.shuffled([...COLUMNS]), ...others.map(([name]) => name)],
            'toProfile(): columns that a profile does not have are left out; their names are compared exactly.',
          ],
          [
            'had no column for the title',
            scene.draw.shuffled([...needed, 'address']),
            'toProfile(): the column title may be missing.',
          ],
          [
            'had no column for the address',
            scene.draw.shuffled([...needed, 'title']),
            'toProfile(): the column address may be missing.',
          ],
          [
            'had neither title nor address',
            scene.draw.shuffled(needed),
            'toProfile(): title and address may be missing.',
          ],
        ];
        for (const [what, columns, look] of files) {
          const people = [fiction.employee(), fiction.employee()].map((one) => ({
            ...one,
            title: columns.includes('title') ? one.title : '',
            address: columns.includes('address') ? one.address : '',
          }));
          const rows = people.map((one) =>
            columns.map((name) => {
              const column = COLUMNS.find((known) => known === name);
              return column ? String(one[column]) : others.find(([other]) => other === name)![1]();
            }),
          );
          await hr.creates(`HR’s file ${what}`, csvOf(rows, columns), people, look);
        }
        const alike = scene.draw.shuffled([
          (name: string) => name.toUpperCase(),
          (name: string) => capitalised(name),
          (name: string) => `${name} `,
          (name: string) => ` ${name}`,
        ]);
        for (const [index, gone] of needed.entries()) {
          const columns = [...COLUMNS.filter((name) => name !== gone), alike[index]!(gone)];
          const row = rowOf(fiction.employee());
          const rows = [
            [...row.filter((_, place) => COLUMNS[place] !== gone), row[COLUMNS.findIndex((name) => name === gone)]!],
          ];
          await hr.reads(
            `HR’s file had no column ${gone}, and one called “${columns.at(-1)}”`,
            csvOf(rows, columns),
            [{ fields: rows[0]!, outcome: 'malformed', why: `${gone} is missing` }],
            `toProfile(): a row without ${gone} is malformed, and a header stays exactly as it is, too.`,
          );
        }
        await hr.settle();
      },
    );

    test('reads what an independent library reads, whatever is in a field', async ({ scene }) => {
      const hr = await Payroll.open(scene);
      const file = madeUp(scene);
      await hr.creates(
        'HR’s file had sixty rows with made-up names, titles and addresses',
        file,
        fromCsv(file),
        'parseCsv(): where a field ends, and what belongs to it; toProfile(): which field is which.',
      );
      await hr.settle();
    });

    test('reports a malformed row, and imports the rest', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const hr = await Payroll.open(scene);
      const row = (words: Partial<Record<(typeof COLUMNS)[number], string>>) => {
        const good = rowOf(fiction.employee());
        return COLUMNS.map((name, index) => words[name] ?? good[index]!);
      };
      const bad: [why: string, row: string[]][] = [
        ['it has a field too many', [...row({}), 'more']],
        ['it has an empty field too many', [...row({}), '']],
        ['it has a field too few', row({}).slice(0, -1)],
        ['it has three fields', row({}).slice(0, 3)],
        ['its externalId is empty', row({ externalId: '' })],
        ['its userName is empty', row({ userName: '' })],
        ['its displayName is empty', row({ displayName: '' })],
        ...['', 'TRUE', 'False', 'yes', '1', '0', ' true', 'false ', 'trueish', 'unfalse', 'null'].map(
          (active): [string, string[]] => [`its active is “${active}”`, row({ active })],
        ),
      ];
      const lines = scene.draw.shuffled(bad).flatMap(([why, fields]) => {
        const person = fiction.employee();
        return [{ fields, outcome: 'malformed' as const, why }, line(person, 'created', 'nothing is wrong with it')];
      });
      await hr.reads(
        'HR’s file had rows that are malformed, each for another reason, and good ones in between',
        csvOf(lines.map(({ fields }) => fields)),
        lines,
        'toProfile(): which rows are malformed; importEmployees(): one of them must not stop the others.',
      );
      const short = [...COLUMNS.filter((name) => name !== 'address'), 'address' as const];
      const person = fiction.employee();
      const whole = short.map((name) => String(person[name]));
      const less = short.slice(0, -1).map((name) => String(fiction.employee()[name]));
      await hr.reads(
        'HR’s file had its addresses in the last column, and a row that ends before it',
        csvOf([less, whole], short),
        [
          { fields: less, outcome: 'malformed', why: 'it has a field too few, be it one that may be empty' },
          line(person, 'created'),
        ],
        'toProfile(): a row with fewer fields than the header is malformed, whichever is missing.',
      );
      await hr.settle();
    });

    test('reports the first outcome that fits', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const hr = await Payroll.open(scene);
      const [known, other] = [fiction.employee(), fiction.employee()];
      await hr.creates(
        'HR’s file had two employees whom The Pass did not know',
        csvOf([known, other].map(rowOf)),
        [known, other],
        'importEmployees(): what it creates.',
      );
      const bad = (words: Partial<Employee>): Line => ({
        fields: rowOf(fiction.employee(words)).with(5, 'perhaps'),
        outcome: 'malformed',
        why: 'its active is “perhaps”',
      });
      const [one, two, three, four, five, six, seven] = Array.from({ length: 7 }, () => fiction.employee());
      const blocks: [lines: Line[], look: string][] = [
        [
          [
            line(
              fiction.employee({ externalId: known.externalId, userName: other.userName }),
              'known',
              'its externalId has a profile, and that counts before its userName',
            ),
          ],
          'importEmployees(): known comes before conflict.',
        ],
        [[bad({ externalId: known.externalId })], 'importEmployees(): malformed comes before known.'],
        [
          [
            line(
              fiction.employee({ externalId: known.externalId, userName: one!.userName }),
              'known',
              'its externalId has a profile',
            ),
            line(one!, 'created', 'the row above created nothing, so its userName is free'),
          ],
          'importEmployees(): a userName is taken by a profile, and not by a row that created none.',
        ],
        [
          [
            bad({ userName: two!.userName }),
            line(two!, 'created', 'the row above created nothing, so its userName is free'),
          ],
          'importEmployees(): a userName is taken by a profile, and not by a row that created none.',
        ],
        [
          [
            bad({ externalId: three!.externalId }),
            line(three!, 'created', 'the row above created nothing, so nobody has its externalId'),
          ],
          'importEmployees(): known is who has a profile, and not who stands in a row that created none.',
        ],
        [
          [
            line(
              fiction.employee({ externalId: four!.externalId, userName: other.userName }),
              'conflict',
              'its userName has a profile',
            ),
            line(four!, 'created', 'the row above created nothing, so nobody has its externalId'),
            line(four!, 'known', 'the row above created it'),
          ],
          'importEmployees(): known is who has a profile, and not who stands in a row that created none.',
        ],
        [
          [
            line(five!, 'created', 'nobody has its externalId or its userName'),
            line(fiction.employee({ externalId: five!.externalId }), 'known', 'the row above created it'),
          ],
          'importEmployees(): a row further up may have created this externalId.',
        ],
        [
          [
            line(six!, 'created', 'nobody has its externalId or its userName'),
            line(fiction.employee({ userName: six!.userName }), 'conflict', 'the row above has its userName'),
          ],
          'importEmployees(): a row further up may have created this userName.',
        ],
        [
          [line({ ...seven!, active: false }, 'created', 'it is new, active or not')],
          'importEmployees(): whoever is new gets a profile, active or not.',
        ],
      ];
      const lines = scene.draw.shuffled(blocks).flatMap(([lines, look]) => lines.map((one) => ({ ...one, look })));
      await hr.reads(
        'HR’s file had rows of people who were known or new, and of some who were both in one way or another',
        csvOf(lines.map(({ fields }) => fields)),
        lines,
        'importEmployees(): malformed, known, conflict, created: the first that fits.',
      );
      await hr.settle();
    });

    test('compares usernames without regard to capitals, and all else exactly', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const niamh = await Editor.enter(scene, NIAMH.id);
      const letter = scene.draw.one(['å', 'é', 'ö', 'ñ', 'ø', 'č', 'ж', 'λ']);
      const [word, upper] = [fiction.word(), fiction.word()];
      const gone = fiction.word();
      await niamh.saveProfile({ userName: word, displayName: capitalised(word) });
      await niamh.saveProfile({ userName: gone, displayName: gone, active: false });
      await niamh.saveProfile({ userName: `${upper.toUpperCase()}.${letter.toUpperCase()}`, displayName: upper });
      const called = (userName: string) => fiction.employee({ userName });
      const vowel = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' }[word[1]!]!;
      const [mine, ours] = [fiction.word(), fiction.word()];
      const none = 'no profile has this userName, whatever its capitals';
      const [byHand, above] = ['Niamh has given this userName to somebody', 'a row further up has this userName'];
      const lines = [
        line(called(word), 'conflict', byHand),
        line(called(word.toUpperCase()), 'conflict', `${byHand}, in small letters`),
        line(called(`${upper}.${letter}`), 'conflict', `${byHand}, in capitals`),
        line(called(gone), 'conflict', `${byHand} who is no longer active`),
        line(
          fiction.employee({ displayName: capitalised(word) }),
          'created',
          `${none}; its displayName does not matter`,
        ),
        line(called(`${capitalised(mine)}${letter.toUpperCase()}`), 'created', none),
        line(called(`${mine}${letter}`), 'conflict', `${above}, with other capitals`),
        line(called(`${ours}${letter}`), 'created', none),
        line(called(`${ours}${letter}`.toUpperCase()), 'conflict', `${above}, in small letters`),
        line(called(word.replace(word[1]!, vowel)), 'created', `${none}; it has an accent where “${word}” has none`),
        line(called(`_${word.slice(1)}`), 'created', `${none}; it has “_” where another has a letter`),
        line(called(`q${word.slice(1)}`), 'created', `${none}; another has “_” where it has a letter`),
        line(called(`${word.slice(0, 3)}%`), 'created', `${none}; it ends with “%” where another goes on`),
        line(called(word.slice(0, 3)), 'created', `${none}; another one only begins like this`),
        line(called(`${word.slice(0, 3)}.${word.slice(3)}`), 'created', `${none}; it has a dot, which counts`),
        line(called(`${word} `), 'created', `${none}; it has a space at its end, which counts`),
      ];
      const hr = await Payroll.open(scene);
      await hr.reads(
        'HR’s file had people whose usernames are others in capitals, or nearly others',
        csvOf(lines.map(({ fields }) => fields)),
        lines,
        'importEmployees(): user names are compared in lower case, with profiles and with rows further up, and in no other way made alike.',
      );
      const [digits, letters] = [fiction.id(), fiction.word()];
      const people = [digits, letters].map((externalId) => fiction.employee({ externalId }));
      await hr.creates(
        'HR’s file had two employees whom The Pass did not know',
        csvOf(people.map(rowOf)),
        people,
        'importEmployees(): what it creates.',
      );
      const others = [
        line(fiction.employee({ externalId: String(Number(digits)) }), 'created', `“${digits}” is text, and another`),
        line(fiction.employee({ externalId: `${digits} ` }), 'created', `“${digits}” has no space, and is another`),
        line(fiction.employee({ externalId: `${digits}.0` }), 'created', `“${digits}” is text, and another`),
        line(fiction.employee({ externalId: digits.replace(/.$/, '_') }), 'created', `“${digits}” is another`),
        line(fiction.employee({ externalId: letters.toUpperCase() }), 'created', `“${letters}” is another`),
        line(fiction.employee({ externalId: 'null' }), 'created', 'a profile that was made by hand has no externalId'),
        line(fiction.employee({ externalId: 'constructor' }), 'created', 'no profile has this externalId'),
      ];
      await hr.reads(
        'HR’s file had people whose externalIds are nearly those of others',
        csvOf(others.map(({ fields }) => fields)),
        others,
        'importEmployees(): an externalId is text, and known is who has exactly this one.',
      );
      await hr.settle();
    });

    test('never changes a profile that is there', async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const niamh = await Editor.enter(scene, NIAMH.id);
      const [edited, changed, bare] = [
        fiction.employee(),
        fiction.employee(),
        fiction.employee({ title: '', address: '' }),
      ];
      const people = [edited, changed, bare, fiction.employee()];
      const first = await Payroll.open(scene);
      await first.creates(
        'HR’s file had four new employees',
        csvOf(people.map(rowOf)),
        people,
        'importEmployees(): what it creates.',
      );
      await first.settle();
      const there = (await niamh.profiles()).find(({ externalId }) => externalId === edited.externalId)!;
      const words = { userName: fiction.word(), displayName: fiction.word(), title: '' };
      await niamh.saveProfile({ ...there, ...words }, there.id);
      const byHand = fiction.employee();
      await niamh.saveProfile(byHand);
      const hr = await Payroll.open(scene);
      const look =
        'importEmployees(): create-only. A known profile belongs to The Pass, and a row that is missing says nothing.';
      const known = 'a profile has its externalId';
      const twin = { ...byHand, externalId: fiction.id() };
      for (const [did, row] of [
        [
          'Niamh edited a profile, username and all; then HR’s file had the old words again, and many people were missing',
          line(edited, 'known', known),
        ],
        [
          'HR’s file had other words for somebody whom The Pass knows, and “false” for active',
          line(fiction.employee({ externalId: changed.externalId, active: false }), 'known', known),
        ],
        [
          'HR’s file had a title and an address for somebody whom The Pass knows without these',
          line({ ...bare, title: fiction.word(), address: fiction.word() }, 'known', known),
        ],
        [
          'HR’s file had somebody with the username of a profile that Niamh had added by hand',
          line(twin, 'conflict', 'a profile has its userName'),
        ],
      ] as const) {
        await hr.reads(did, csvOf([row.fields]), [row], look);
        await hr.settle();
      }
      const heir = fiction.employee({ userName: edited.userName });
      await hr.reads(
        'HR’s file had somebody new with a username that nobody has any more, because Niamh had changed it',
        csvOf([rowOf(heir)]),
        [line(heir, 'created', 'no profile has its userName now')],
        'importEmployees(): which userNames are taken stands in the table, and in no variable that outlives the file.',
      );
      await hr.settle();
    });

    test('does its work at night, when nobody is there', async ({ scene }) => {
      const person = new Fiction(scene.draw).employee();
      scene.world.remote(HrExport).records.file = csvOf([rowOf(person)]);
      scene.did('a night went by');
      await scene.world.advance(20 * HOUR);
      const profiles = await (await Editor.enter(scene, NIAMH.id)).profiles();
      scene.claim(
        profiles.some(({ externalId, userName }) => externalId === person.externalId && userName === person.userName),
        {
          saw: 'no profile of the employee who was new in HR’s file.',
          expected: `a profile of ${person.displayName} in the morning.`,
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
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      scene.did('Sigrid wanted the newest version of an article that nobody has heard of');
      claimOutcome(scene, await sigrid.reClone(fiction.story()), 'current');
      const { story, notice, item } = await cloned(scene, sigrid, fiction);
      const second = fiction.newer(story);
      await told(scene, write(scene, second), 200);
      scene.did('Sigrid took over the new version of an article whose News item nobody had edited');
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
      await claimUntouched(scene, sigrid, [{ ...item, ...owned(second) }], OWNERS);
      await claimClones(scene, sigrid, [{ ...notice, version: 2, latest: 2 }], VERSION);
      const edited = { ...item, ...fiction.news() };
      await sigrid.change(item, edited);
      for (let version = 3; version <= 9; version++) write(scene, fiction.newer(story));
      const newest = fiction.newer(story, { standfirst: '', paragraphs: [''] });
      await told(scene, write(scene, newest), 200);
      await scene.world.plug();
      scene.did(
        'Sigrid edited title, lead, text, day and section of a News item that was made of version 2; then the intranet told the website of version 10, which has no standfirst and no text, and Sigrid took it over',
      );
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
      claimAsked(scene, story, 10, 'reClone(): the version to fetch is latest.');
      await claimUntouched(scene, sigrid, [{ ...edited, ...owned(newest) }], OWNERS);
      await claimClones(scene, sigrid, [{ ...notice, version: 10, latest: 10 }], VERSION);
      const full = fiction.newer(story);
      await told(scene, write(scene, full), 200);
      scene.did('the version after one without standfirst and text had both, and Sigrid took it over');
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
      await claimUntouched(scene, sigrid, [{ ...edited, ...owned(full) }], OWNERS);
    });

    test('changes nothing when there is nothing newer', given(ONCE), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { story, notice, item } = await cloned(scene, sigrid, fiction);
      const look = 'reClone(): when latest is not above version, nothing happens.';
      const edited = { ...item, ...fiction.news() };
      await sigrid.change(item, edited);
      scene.did('Sigrid edited a News item, and asked for a newer version although there was none');
      claimOutcome(scene, await sigrid.reClone(notice), 'current');
      await claimUntouched(scene, sigrid, [edited], look);
      await claimClones(scene, sigrid, [{ ...notice, latest: 1 }], look);
      const second = fiction.newer(story);
      await told(scene, write(scene, second), 200);
      const none = 'reClone(): without a row of this source and this id there is nothing to take over.';
      for (const [what, key] of [
        ['of an article that nobody has heard of', { source: story.source, id: fiction.id() }],
        ['of an article of another source, which nobody has heard of', { source: fiction.source(), id: story.id }],
        ['of an article whose source is the same in capitals', { source: story.source.toUpperCase(), id: story.id }],
      ] as const) {
        scene.did(`Sigrid wanted the newest version ${what}`);
        claimOutcome(scene, await sigrid.reClone(key), 'current', none);
        await claimUntouched(scene, sigrid, [edited], none);
      }
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
      const again = { ...edited, ...owned(second), text: fiction.sentence() };
      await sigrid.change({ ...edited, ...owned(second) }, again);
      scene.did('Sigrid took a newer version over, edited its text, and asked once more');
      claimOutcome(scene, await sigrid.reClone(notice), 'current');
      await claimUntouched(scene, sigrid, [again], 'reClone(): what was taken over once is not taken over again.');
    });

    test('changes nothing when the intranet does not help', given(ONCE), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const intranet = scene.world.remote(ExternalComms);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { story, notice, item } = await cloned(scene, sigrid, fiction);
      await told(scene, { ...notice, version: 2 }, 200);
      const claimNothing = async () => {
        const outcome = await sigrid.reClone(notice);
        scene.claim(outcome !== 'refreshed' && outcome !== 'current', {
          saw: `your code says “${outcome}”.`,
          expected: 'an error: nothing could be taken over.',
          look: 'reClone(): what takeOver() throws goes through.',
        });
        await claimUntouched(scene, sigrid, [item], 'reClone(): fetch first, then change.');
        const look = 'reClone(): fetch first, then note the version.';
        await claimClones(scene, sigrid, [{ ...notice, latest: 2 }], look);
      };
      scene.did('Sigrid wanted the newer version of a News item, and the intranet had only the older one any more');
      await claimNothing();
      const second = fiction.newer(story);
      write(scene, second);
      const status = scene.draw.one([500, 502, 503]);
      for (const [mode, what] of [
        [status, `answered ${status}`],
        ['garbage', TROUBLE.garbage],
        ['offline', TROUBLE.offline],
      ] as const) {
        intranet.set({ mode });
        scene.did(`Sigrid wanted the newer version of a News item, and the intranet ${what}`);
        await claimNothing();
      }
      intranet.set({ mode: 'well' });
      scene.did('Sigrid wanted the newer version once more, and the intranet was well');
      const look = 'reClone(): after trouble, nothing is in the way of the next wish.';
      claimOutcome(scene, await sigrid.reClone(notice), 'refreshed', look);
      await claimUntouched(scene, sigrid, [{ ...item, ...owned(second) }], look);
    });

    test('never goes back to an older version', given(ONCE), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const intranet = scene.world.remote(ExternalComms);
      const [sigrid, niamh] = await Promise.all([Editor.enter(scene, SIGRID.id), Editor.enter(scene, NIAMH.id)]);
      const { story, notice, item } = await cloned(scene, sigrid, fiction);
      await told(scene, write(scene, fiction.newer(story)), 200);
      scene.did(
        'Sigrid took version 2 over, which was slow to come; meanwhile Niamh took over version 3; then version 2 came',
      );
      const release = intranet.hold(2);
      const slow = sigrid.reClone(notice);
      slow.catch(() => undefined); // should the check end before it does
      await asked(scene, (path) => path.includes('version=2'), 1);
      const third = fiction.newer(story);
      await told(scene, write(scene, third), 200);
      claimOutcome(scene, await niamh.reClone(notice), 'refreshed');
      release();
      const look = 'reClone(): when takeOver() is done, the News item may be newer than what it brought.';
      claimOutcome(scene, await slow, 'current', look);
      await claimUntouched(scene, sigrid, [{ ...item, ...owned(third) }], look);
      await claimClones(scene, sigrid, [{ ...notice, version: 3, latest: 3 }], look);
    });

    test('takes a version over once when two people want it', given(ONCE), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const intranet = scene.world.remote(ExternalComms);
      const [sigrid, niamh] = await Promise.all([Editor.enter(scene, SIGRID.id), Editor.enter(scene, NIAMH.id)]);
      const { story, notice, item } = await cloned(scene, sigrid, fiction);
      const second = fiction.newer(story);
      await told(scene, write(scene, second), 200);
      const before = intranet.received.length;
      const isIt = (path: string) => path.includes('version=2');
      const [releaseFirst, first] = [intranet.hold(2), sigrid.reClone(notice)];
      first.catch(() => undefined); // should the check end before it does
      await asked(scene, isIt, 1);
      const [releaseOther, other] = [intranet.hold(2), niamh.reClone(notice)];
      other.catch(() => undefined);
      await asked(scene, isIt, 2);
      const isShared = intranet.received.slice(before).filter(({ path }) => isIt(path)).length < 2;
      releaseFirst();
      scene.did('Sigrid and Niamh took over the same version at once');
      claimOutcome(scene, await first, 'refreshed');
      const edited = { ...item, ...fiction.news() };
      await sigrid.change({ ...item, ...owned(second) }, edited);
      releaseOther();
      scene.did(
        'Sigrid and Niamh took over the same version at once; Sigrid’s came first, and she edited it before Niamh’s came',
      );
      const outcome = await other;
      const look = 'reClone(): when takeOver() is done, somebody else may have taken over this version.';
      if (!isShared) claimOutcome(scene, outcome, 'current', look);
      await claimUntouched(scene, sigrid, [edited], look);
      const twin = fiction.newer(story, { source: fiction.source() });
      const others = [story, twin].map((each) => fiction.newer(each));
      const twinNotice = write(scene, twin);
      await told(scene, twinNotice, 201);
      for (const version of [others[0]!, others[1]!]) await told(scene, write(scene, version), 200);
      const items = await sigrid.newItems();
      const releases = [intranet.hold(3), intranet.hold(2)];
      const both = Promise.all([sigrid.reClone(notice), niamh.reClone(twinNotice)]);
      both.catch(() => undefined);
      await asked(scene, (path) => isAbout(twin)(path) && isIt(path), 1);
      for (const go of releases) go();
      scene.did(
        'Sigrid and Niamh took over newer versions of two articles at once, which have the same id and come from two sources',
      );
      const apart = 'reClone(): what is on its way is on its way for one source and one id.';
      for (const outcome of await both) claimOutcome(scene, outcome, 'refreshed', apart);
      const right = items.map((item, index) => ({ ...item, ...owned(others[index]!) }));
      await claimUntouched(scene, sigrid, right, apart);
    });

    test('keeps what editors and notices bring while it waits', given(ONCE), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const intranet = scene.world.remote(ExternalComms);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { story, notice, item } = await cloned(scene, sigrid, fiction);
      const second = fiction.newer(story);
      await told(scene, write(scene, second), 200);
      const release = intranet.hold(2);
      const slow = sigrid.reClone(notice);
      slow.catch(() => undefined); // should the check end before it does
      await asked(scene, (path) => path.includes('version=2'), 1);
      const edited = { ...item, ...fiction.news() };
      await sigrid.change(item, edited);
      const third = fiction.newer(story);
      await told(scene, write(scene, third), 200);
      const niamh = await Editor.enter(scene, NIAMH.id);
      const [releaseThird, newer] = [intranet.hold(3), niamh.reClone(notice)];
      newer.catch(() => undefined);
      await asked(scene, (path) => path.includes('version=3'), 1);
      release();
      scene.did(
        'Sigrid took version 2 over; before it came, she edited all of the News item, and the intranet told the website of version 3',
      );
      claimOutcome(scene, await slow, 'refreshed');
      const owners =
        'reClone(): title, day and section stay as they are at the end, also when an editor changed them meanwhile.';
      await claimUntouched(scene, sigrid, [{ ...edited, ...owned(second) }], owners);
      await claimClones(
        scene,
        sigrid,
        [{ ...notice, version: 2, latest: 3 }],
        'reClone(): version becomes what was taken over, and latest is left to isKnown().',
      );
      releaseThird();
      scene.did('Niamh took version 3 over; before it came, Sigrid’s version 2 had come');
      const look = 'reClone(): only this version or a newer one is in its way, and an older one is not.';
      claimOutcome(scene, await newer, 'refreshed', look);
      await claimUntouched(scene, sigrid, [{ ...edited, ...owned(third) }], look);
      await claimClones(scene, sigrid, [{ ...notice, version: 3, latest: 3 }], look);
    });

    test('leaves every other News item alone, and brings none back', given(ONCE), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const story = () => fiction.story({ paragraphs: [fiction.sentence()] });
      const { source, id } = story();
      const stories = [
        { ...story(), source, id: `${id.slice(0, -1)}_` },
        { ...story(), source, id },
        { ...story(), id },
        { ...story(), source },
      ];
      const notices = stories.map((each) => write(scene, each));
      for (const notice of notices) await told(scene, notice, 201);
      const there = await claimItems(scene, sigrid, stories.length, 'cloneOnce(): what it stores.');
      const words = fiction.news();
      const items = there.map(({ id }) => ({ id, ...words }));
      for (const [place, item] of items.entries()) await sigrid.change(there[place]!, item);
      const newer = stories.map((each) => fiction.newer(each));
      for (const each of newer) await told(scene, write(scene, each), 200);
      const look = 'reClone(): which row of news it changes, and which row of clone.';
      const right = [...items];
      const rows = notices.map((notice) => ({ ...notice, latest: 2 }));
      for (const [place, which] of [
        [2, 'the one with the same id, and another source'],
        [0, 'the one whose id has “_” in place of a digit'],
      ] as const) {
        scene.did(
          `Sigrid had given the same words to the News items of four articles, whose sources and ids are alike and of each of which there is a newer version; then she took over ${which}`,
        );
        claimOutcome(scene, await sigrid.reClone(notices[place]!), 'refreshed', look);
        right[place] = { ...right[place]!, ...owned(newer[place]!) };
        rows[place] = { ...rows[place]!, version: 2 };
        await claimUntouched(scene, sigrid, right, look);
        await claimClones(scene, sigrid, rows, look);
      }
      await sigrid.remove(right[3]!);
      scene.did(
        'Sigrid deleted a News item, and Niamh, who had not heard of it, took over a newer version of its article',
      );
      await (await Editor.enter(scene, NIAMH.id)).reClone(notices[3]!);
      const gone = 'reClone(): it changes a News item that is there, and makes none.';
      await claimUntouched(scene, sigrid, right.toSpliced(3, 1), gone);
    });
  },
);

test.describe(
  'clone/unplugged',
  hints(
    'Imagine the plug pulled out of the wall of the intranet. What on the page of a News item would be missing then?',
    'withOwnFiles(): addressesIn(text) finds the addresses. URL.parse(address)?.origin tells whose they are. copyFile() fetches, looks at the status, and hands type and bytes to keep(). A file is bytes and not text: response.arrayBuffer().',
    'const { origin } = new URL(library.intranet.url); for (const address of new Set(addressesIn(text))) if (URL.parse(address)?.origin === origin) copies.set(address, await copyFile(address, library)); return withAddresses(text, (address) => copies.get(address) ?? address); and in copyFile(): keep({ type: response.headers.get(‘Content-Type’) ?? ‘application/octet-stream’, content: new Uint8Array(await response.arrayBuffer()) }).',
  ),
  () => {
    test('copies what an editor’s own text shows of the intranet, byte for byte', async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const [picture, link] = [newFile(scene, fiction), newFile(scene, fiction, 'application/pdf', '.pdf')];
      const away = `https://${fiction.word()}.example/tables?lang=en&for=2`;
      scene.did('Sigrid typed a News item, with a picture, a PDF and a link to somewhere else in it');
      const text = `${fiction.sentence()}\n\n![${fiction.word()}](${picture})\n\n[${fiction.word()}](${link}) and [${fiction.word()}](${away})`;
      await sigrid.type(fiction.news({ text }));
      await claimCopied(scene, sigrid, text, [picture, link]);
      const word = fiction.word();
      const files = (
        [
          ['text/plain; charset=ISO-8859-1', '.png'],
          [`text/csv; charset=utf-8; header=${scene.draw.one(['present', 'absent'])}`, '.pdf'],
          [`application/vnd.${word}+json; Profile="${capitalised(word)}"`, '.txt'],
          ['application/octet-stream', '.jpg'],
          ['image/gif', ''],
        ] as const
      ).map(([type, ending]) => newFile(scene, fiction, type, ending));
      const large = fileAt(scene, files[0]!);
      large.content = Buffer.concat(Array.from({ length: 1_000 }, () => large.content));
      files.push(put(scene, `/files/${fiction.word()}.txt`, 'text/plain', Buffer.alloc(0)));
      scene.did(
        'Sigrid typed a News item that shows and links to files of several types, one of them large and one empty',
      );
      const all = files.map((address, index) => `${index % 2 ? '!' : ''}[${fiction.word()}](${address})`).join(' ');
      await sigrid.type(fiction.news({ text: all }));
      await claimCopied(scene, sigrid, all, files);
    });

    test('changes every address that leads to the intranet, and no other', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const intranet = scene.world.remote(ExternalComms);
      const { url } = intranet;
      const hr = scene.world.remote(HrExport);
      const port = new URL(url).port;
      const [one, two, three] = [1, 2, 3].map(() => newFile(scene, fiction));
      const label = () => fiction.word();
      const path = one!.slice(url.length);
      const queried = ['a', 'b'].map((value) =>
        put(scene, `${path}?of=${value}&size=${scene.draw.int(1, 9)}`, 'image/png', fiction.bytes()),
      );
      put(scene, '/', 'text/html; charset=utf-8', fiction.bytes());
      const page = newFile(scene, fiction, 'text/html; charset=utf-8', '');
      const below = put(scene, `${page.slice(url.length)}/${fiction.word()}`, 'text/plain', fiction.bytes());
      const same: [what: string, text: string, copied: string[], look: string][] = [
        [
          'a picture twice, and a link to it',
          `![${label()}](${one}) ${label()} ![${label()}](${one}) [${label()}](${one})`,
          [one!],
          'withOwnFiles(): an address may come several times, in pictures and in links.',
        ],
        [
          'three pictures, the last one first',
          `![${label()}](${three})\n\n![](${one})\n\n[${label()}](${two}) ![${label()}](${three})`,
          [one!, two!, three!],
          'withOwnFiles(): which copy belongs to which address.',
        ],
        [
          'the same path with two queries and without one',
          `![${label()}](${queried[0]}) ![${label()}](${one}) [${label()}](${queried[1]})`,
          [...queried, one!],
          'copyFile() and withOwnFiles(): a query belongs to the address.',
        ],
        [
          'an address of which another one is the beginning',
          `![${label()}](${page}) [${label()}](${below}) [${label()}](${page})`,
          [page, below],
          'withOwnFiles() and withAddresses(): an address is replaced as a whole.',
        ],
        [
          'the front page of the intranet, with and without a slash',
          `[${label()}](${url}/) [${label()}](${url})`,
          [`${url}/`, url],
          'withOwnFiles(): an address leads to the intranet when its origin is that of intranet.url.',
        ],
        [
          'the address of a picture in words that are no link',
          `![${label()}](${one}) [${one}] ${one} "${one}" [${one}](${one})`,
          [one!],
          'withOwnFiles() and withAddresses(): only the addresses of pictures and links change, and nothing else in the text.',
        ],
      ];
      same.push([
        'no picture and no link, and with empty lines before and after it',
        `\n\n${label()}: [${label()}] (or ask). ! [x]\n\nRing https://${label()}.example/ or  write.\t\n\n\n\n$& and $1, <b>${label()}</b> \n\n`,
        [],
        'withOwnFiles(): what it makes of a text without addresses.',
      ]);
      const strange = put(scene, `/files/${label()}%20a%C3%A9%2B.png`, 'image/png', fiction.bytes());
      same.push([
        'words with spaces around them and an address with “%20” and “%2B” in it',
        `![ ${label()}  ${label()} ](${strange}) [ ${label()}](${one})`,
        [strange, one!],
        'copyFile(), which fetches an address as it is; and withAddresses(), which changes nothing but addresses.',
      ]);
      for (const [what, text, copied, look] of same) {
        scene.did(`Sigrid typed a News item with ${what}`);
        await sigrid.type(fiction.news({ text }));
        await claimCopied(scene, sigrid, text, copied, look);
      }
      const origin =
        'withOwnFiles(): an address leads to the intranet when its origin is that of intranet.url, and only then.';
      for (const [what, address] of [
        ['another website', `https://${label()}.example${path}`],
        [
          'another website, which gets the address of the intranet in its query',
          `https://${label()}.example/?to=${url}${path}`,
        ],
        ['another website, with the address of the intranet as its username', `${url}@${label()}.example${path}`],
        ['another port of the same machine, which belongs to HR', `${hr.url}/exports/employees.csv`],
        ['the same machine under another name', `http://localhost:${port}${path}`],
        ['the same machine, but with https', `https://127.0.0.1:${port}${path}`],
      ] as const) {
        scene.did(`Sigrid typed a News item with a link to ${what}: ${address}`);
        const [asked, askedHr] = [intranet.received.length, hr.received.length];
        const text = `${label()} [${label()}](${address}) ![${label()}](${address})`;
        await sigrid.type(fiction.news({ text }));
        await claimCopied(scene, sigrid, text, [], origin);
        scene.claim(intranet.received.length === asked && hr.received.length === askedHr, {
          saw: 'that your code asked for it.',
          expected: 'that nobody asks for what lies elsewhere.',
          look: 'withOwnFiles(): what it fetches.',
        });
      }
    });

    test('saves nothing when a file cannot be had, and all of it afterwards', given(PATIENT), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const intranet = scene.world.remote(ExternalComms);
      const [one, two] = [newFile(scene, fiction), newFile(scene, fiction, 'text/plain', '.txt')];
      const second = fileAt(scene, two);
      const texts = {
        'a link to it and nothing else': `[${fiction.word()}](${two})`,
        'it as a picture and nothing else': `![${fiction.word()}](${two})`,
        'a picture, and then a link to it': `![${fiction.word()}](${one}) [${fiction.word()}](${two})`,
        'a link to it, and then a picture': `[${fiction.word()}](${two}) ![${fiction.word()}](${one})`,
      };
      for (const [what, text] of Object.entries(texts)) {
        second.status = 404;
        scene.did(`Sigrid typed a News item with ${what}, and the intranet answered 404 for it`);
        await claimRefused(
          scene,
          sigrid,
          fiction.news({ text }),
          'copyFile() throws, and withOwnFiles() lets that through, for links and for pictures.',
        );
      }
      const text = texts['a link to it, and then a picture'];
      for (const status of scene.draw.shuffled([201, 202, 203, 206, 403, 410, 500])) {
        second.status = status;
        scene.did(`Sigrid typed a News item with a file, and the intranet handed that out with the status ${status}`);
        await claimRefused(
          scene,
          sigrid,
          fiction.news({ text }),
          'copyFile(): only the status 200 means that this is the file, whatever the body is.',
        );
      }
      second.status = 200;
      for (const mode of ['die', 'offline'] as const) {
        intranet.set({ mode });
        scene.did(`Sigrid typed a News item with a file, and the intranet ${TROUBLE[mode]}`);
        await claimRefused(
          scene,
          sigrid,
          fiction.news({ text }),
          'copyFile(): what it throws, and withOwnFiles(), which lets that through.',
        );
      }
      intranet.set({ mode: 'well' });
      scene.did('the intranet got well, and Sigrid saved the News item once more');
      await sigrid.type(fiction.news({ text }));
      await claimCopied(
        scene,
        sigrid,
        text,
        [one, two],
        'withOwnFiles() and copyFile(): what was missing once may be there the next time.',
      );
      second.content = fiction.bytes();
      scene.did(
        'what lies under an address of the intranet changed, and Sigrid typed another News item with that address',
      );
      await sigrid.type(fiction.news({ text }));
      const anew =
        'withOwnFiles(): what it copied for one text belongs to that text, and the next one gets a copy of its own.';
      await claimCopied(scene, sigrid, text, [one, two], anew);
      const held = newFile(scene, fiction);
      const slow = `![${fiction.word()}](${one}) ![${fiction.word()}](${held}) [${fiction.word()}](${two})`;
      const release = intranet.hold(held.slice(intranet.url.length));
      const typing = sigrid.type(fiction.news({ text: slow }));
      typing.catch(() => undefined); // should the check end before it does
      await asked(
        scene,
        (path) => path === held.slice(intranet.url.length),
        1,
        'withOwnFiles(): whether it fetches every file.',
      );
      const quick = `![${fiction.word()}](${two})`;
      await sigrid.type(fiction.news({ text: quick }));
      scene.did(
        'Sigrid typed a News item with three files, one of which was slow to come; meanwhile she typed another one',
      );
      await claimCopied(scene, sigrid, quick, [two], anew);
      release();
      await typing;
      await claimCopied(scene, sigrid, slow, [one, held, two], anew);
    });

    test('stops waiting for a file after the deadline', given({ ...PATIENT, slow: true }), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const news = fiction.news({ text: `[${fiction.word()}](${newFile(scene, fiction)})` });
      const look = 'copyFile(): the signal, and intranet.deadlineMs.';
      for (const mode of ['hang', 'stall'] as const) {
        await claimLetGo(scene, {
          mode,
          did: `Sigrid typed a News item with a link to a file, and then the intranet ${TROUBLE[mode]}`,
          act: async () => (await sigrid.send('/site/desk/new', { ...news })).status,
          refused: [422, 500],
          look: mode === 'hang' ? look : `${look} It covers the bytes, too.`,
          then: mode === 'hang' ? [303] : undefined,
        });
      }
      await claimCount(scene, sigrid, 1, 'withOwnFiles(): what copyFile() throws goes through.');
    });

    test('takes the files of an article over, and keeps all else that it says', given(NEWS), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const intranet = scene.world.remote(ExternalComms);
      const [one, two] = [newFile(scene, fiction), newFile(scene, fiction, 'application/pdf', '.pdf')];
      const lead = `[${fiction.word()}](${one})`;
      const paragraphs = [`${fiction.word()} ![${fiction.word()}](${one}) [${fiction.word()}](${two})`];
      const notice = write(scene, fiction.story({ standfirst: lead, paragraphs }));
      fileAt(scene, two).status = 404;
      scene.did('the intranet published an article with a picture and a PDF, and answered 404 for the PDF');
      await claimMissed(
        scene,
        sigrid,
        await intranet.notify(notice),
        'takeOver() and withOwnFiles(): what copyFile() throws goes through, and the article is not stored without its files.',
      );
      fileAt(scene, two).status = 200;
      scene.did('the PDF was there again, and the intranet told the website of the article once more');
      await told(scene, notice);
      const item = await claimCopied(
        scene,
        sigrid,
        paragraphs[0]!,
        [one, two],
        'takeOver() and withOwnFiles(): the text becomes what withOwnFiles() makes of it, and nothing else in it changes.',
      );
      scene.did('the intranet published an article with the address of a file in its standfirst');
      scene.claim(item.lead.includes(lead), {
        saw: `the lead “${item.lead}”.`,
        expected: `“${lead}” in it: a lead is no text with pictures, and its addresses stay as they are.`,
        look: 'takeOver(): only the text becomes what withOwnFiles() makes of it.',
      });
    });

    test('goes on without the intranet, for good', given(NEWS), async ({ scene }) => {
      const fiction = new Fiction(scene.draw);
      const intranet = scene.world.remote(ExternalComms);
      const text = [`![${fiction.word()}]({files}${QUAY})`, `[${fiction.word()}]({files}${MENU})`].join('\n\n');
      await told(scene, write(scene, fiction.story({ paragraphs: [text] })));
      const before = await onlyItem(scene, await Editor.enter(scene, SIGRID.id));
      await intranet.close();
      await scene.world.plug();
      scene.did('the intranet was unplugged for good, your file was loaded afresh, and somebody opened a News item');
      const sigrid = await Editor.enter(scene, SIGRID.id);
      const { url } = intranet;
      await claimCopied(scene, sigrid, text.replaceAll('{files}', url), [url + QUAY, url + MENU]);
      scene.did('the intranet was unplugged for good; then Sigrid edited the News item');
      const { title, day } = fiction.news();
      await sigrid.change(before, { title, day });
      await claimUntouched(
        scene,
        sigrid,
        [{ ...before, title, day }],
        'withOwnFiles(): what it makes of a text whose files are our own already.',
      );
    });

    test(
      'takes the files of a newer version over, too',
      given({ dependsOn: ['clone/news-item', 'clone/idempotent', 'clone/re-clone'] }),
      async ({ scene }) => {
        const fiction = new Fiction(scene.draw);
        const sigrid = await Editor.enter(scene, SIGRID.id);
        const { story, notice } = await cloned(scene, sigrid, fiction);
        const picture = newFile(scene, fiction);
        const paragraphs = [`![${fiction.word()}](${picture})`];
        await told(scene, write(scene, fiction.newer(story, { paragraphs })), 200);
        scene.did('the next version of an article had a picture, and Sigrid took it over');
        claimOutcome(scene, await sigrid.reClone(notice), 'refreshed');
        await claimCopied(
          scene,
          sigrid,
          paragraphs[0]!,
          [picture],
          'reClone(): it takes over what takeOver() brings, files and all.',
        );
      },
    );
  },
);
const LATEST = 'isKnown(): latest is the newest version that we have heard of, and never goes back.';
const KEY = 'isKnown(): the key is source and id, each compared by itself, and exactly.';
const AT_ONCE =
  'cloneOnce(): while you await takeOver(), the same notice can come in. Ask again inside the transaction.';
const WHOLE = 'cloneOnce(): fetch first. The News item and its row in clone are stored together, or neither is.';
const OWNERS = 'reClone(): the source owns lead and text; title, day and section are the editor’s.';
const VERSION = 'reClone(): it notes the version that it took over.';

/** How a Remote behaves, as the end of a sentence. */
const TROUBLE = {
  garbage: 'answered 200 with a page of HTML',
  die: 'hung up amid its answer',
  offline: 'could not be reached any more',
  hang: 'never answered',
  stall: 'sent half of its answer and no more',
};

/** What lies on the intranet from the beginning. A browser can show the picture. */
const QUAY = '/files/quay.png';
const MENU = '/files/menu.pdf';
