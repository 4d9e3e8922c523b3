/**
 * The checks of Embed. Each opens a fresh world, does what a person would do, and looks at pages and at what the
 * Remotes received. Where only a browser can tell, it looks through one.
 */
import { given, hints, test, type TestContext, withSlowBody } from 'host-and-remote/grader';
import { Events } from 'host-and-remote/remotes/events';
import { Statistics } from 'host-and-remote/remotes/statistics';
import { anyAddress, anyHtml, anyRawAddress, anyTitle } from './embed.draws.ts';
import { comesIn } from './embed.probes.ts';
import { embeddedIn, kind, previewsIn, sandboxesIn } from './embed.page.ts';
import {
  addLinks,
  anEditor,
  answer,
  articleWithForms,
  claimApart,
  claimBack,
  claimForgedUnheard,
  claimFramed,
  claimHarmless,
  claimHeights,
  claimLink,
  claimNothingForIntruder,
  claimOtherForm,
  claimOwnWords,
  claimPlain,
  claimPreview,
  claimReport,
  claimSandbox,
  claimSettings,
  claimSettingsAgain,
  claimShapelessUnheard,
  claimSignUp,
  claimSilentLine,
  claimSize,
  claimTitle,
  claimWhole,
  decodedPicture,
  good,
  halvesOf,
  inTime,
  isBack,
  later,
  listen,
  outline,
  PLAIN,
  previewsOf,
  providersOf,
  quoted,
  REPORT,
  reportIn,
  searchOf,
  seen,
  setReports,
  sizeOf,
  strangersOf,
  theFrame,
  titlesOf,
  toolsOf,
  whole,
  widgetsOn,
} from './embed.claims.ts';

const DAY = 24 * 60 * 60 * 1_000;
/** Short enough to wait for, in worlds where a Remote never answers. */
const SHORT_DEADLINE = { deadlineMs: 50 };

test.describe(
  'embed/frame',
  hints(
    'The Host only says where the report is. Who fetches it, and who reads it?',
    'One <iframe> with four attributes at most. Whatever you put between the quotation marks of an attribute goes through escaped() first.',
    'return `<iframe src="${escaped(report.url)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`; where sandbox is the empty text when report.sandbox is absent, and otherwise sandbox="…" with its value, even if that is empty.',
  ),
  () => {
    test('names the frame, lets it load late, and asks nobody', async ({ scene }) => {
      const { session } = await anEditor(scene);
      scene.did('an editor opened the reports');
      const { src, title, loading, srcdoc, sandbox } = await reportIn(scene, session);
      const { url, received } = scene.world.remote(Statistics);
      scene.claim(received.length === 0, {
        saw: `while the Host built the page, it asked the Remote for ${received.map(({ path }) => path).join(', ')}.`,
        expected: 'that the Host asks for nothing. The browser fetches the report, because of the frame’s address.',
        look: 'reportFrame(): it needs the report’s address, not its content.',
      });
      scene.claim(src === `${url}/nightly/service.html` && srcdoc === undefined, {
        saw:
          srcdoc === undefined ? `a frame with src ${quoted(src)}` : 'a frame that brings its content along in srcdoc.',
        expected: `src="${url}/nightly/service.html", the report’s address at the Remote, so that relative pictures come from there, too.`,
        look: 'reportFrame(): the attribute src.',
      });
      scene.claim((title ?? '').trim() !== '', {
        saw: 'a frame without a title.',
        expected: 'the report’s title, by which somebody who cannot see the frame knows what it is.',
        look: 'reportFrame(): the attribute title.',
      });
      scene.claim(loading?.toLowerCase() === 'lazy', {
        saw: loading === undefined ? 'a frame without loading.' : `a frame with loading ${quoted(loading)}`,
        expected: 'loading="lazy": a report below the fold need not hold up the page.',
        look: 'reportFrame(): the attribute loading.',
      });
      scene.claim(sandbox === undefined, {
        saw: `a frame with sandbox ${quoted(sandbox)}`,
        expected: 'no attribute sandbox, because report.sandbox is absent: step 2 is not there yet.',
        look: 'reportFrame(): what it writes when report.sandbox is not there.',
      });
    });

    test('keeps title and address whole', async ({ scene }) => {
      const { draw, world } = scene;
      const { session } = await anEditor(scene);
      const [first, second] = [anyTitle(draw), anyTitle(draw)];
      const [here, there] = [
        anyRawAddress(draw, world.remote(Statistics).url),
        anyRawAddress(draw, world.remote(Events).url),
      ];
      for (const [does, title, address] of [
        ['an editor set another title and another address for the report', first, here],
        ['an editor changed the title again', second, here],
        ['an editor changed the address again', second, there],
      ] as const) {
        scene.did(does);
        await setReports(session, { title, address });
        const seen = await reportIn(scene, session);
        claimWhole(scene, 'title', seen['title'], title, {
          because:
            'It stands there as the editor wrote it. A quotation mark ends an attribute, and &amp; means &, unless they are escaped.',
          look: 'reportFrame(): report.title, through escaped() once and not changed otherwise.',
        });
        claimWhole(scene, 'src', seen['src'], address, {
          because: 'That is the report’s own address, with its query and its fragment, character by character.',
          look: 'reportFrame(): report.url, through escaped() once and not changed otherwise.',
        });
      }
    });

    test('writes the sandbox that the report has, also when it is empty', async ({ scene }) => {
      const { draw } = scene;
      const { session } = await anEditor(scene);
      const allowed = draw.some(['allow-scripts', 'allow-forms', 'allow-popups', 'allow-downloads'], 3).join(' ');
      const untidy = ` ${allowed.toUpperCase()}  ${allowed} `;
      for (const [does, sandbox] of [
        ['an editor set an empty sandbox for the report', ''],
        [`an editor set the sandbox “${allowed}” for the report`, allowed],
        [`an editor set the sandbox “${untidy}” for the report`, untidy],
      ] as const) {
        scene.did(does);
        await setReports(session, { sandbox });
        const seen = (await reportIn(scene, session))['sandbox'];
        scene.claim(seen === sandbox, {
          saw: seen === undefined ? 'a frame without a sandbox.' : `a frame with sandbox ${quoted(seen)}`,
          expected: `sandbox="${sandbox}"${sandbox === '' ? ', which forbids everything. Without the attribute, everything is allowed' : ''}.`,
          look: 'reportFrame(): report.sandbox, whenever it is there. The empty text is there, too.',
        });
      }
    });

    test(
      'shows the report as it is now, with its own picture and style, and gets nothing out of a hostile one',
      given({ slow: true }),
      async ({ scene }) => {
        const statistics = scene.world.remote(Statistics);
        statistics.set({ version: 2 });
        await scene.world.advance(DAY);
        const { id, session } = await anEditor(scene);
        await setReports(session, { sandbox: '' });
        const page = await scene.enter(id);
        scene.did(
          'the Remote published the next night’s report and called a column “Conversations”. An editor opened the reports',
        );
        await scene.open(page, '/reports');
        await claimReport(scene, page, 'Conversations');
        const picture = await comesIn(page, REPORT, decodedPicture, 'img');
        scene.claim(picture?.startsWith(`${statistics.url}/`) === true, {
          saw: 'the report without its picture.',
          expected:
            'the picture that stands beside the report at the Remote. Its address is relative, so it counts from the frame’s own address.',
          look: 'reportFrame(): src must be the report’s address at the Remote.',
        });
        scene.did('an editor opened the report as the intruder left it, in an empty sandbox, and pressed every button');
        await scene.open(page, '/reports?edition=tampered');
        await claimHarmless(scene, page, { id, session });
      },
    );
  },
);

test.describe(
  'embed/contain',
  hints(
    'What is the least that this content can do with? And whose origin does it have inside its frame?',
    'WORDS translates each need. One need is different: content of the Host’s own origin that got allow-same-origin could reach the page around it. Content without an address has the Host’s origin, too.',
    'const isOurs = content.url === undefined || new URL(content.url).origin === new URL(hostUrl).origin; then filter out ‘storage’ when isOurs, map by WORDS, join with a space. noteFrame() returns an iframe with srcdoc="${escaped(note.html)}", the title, and sandbox="".',
  ),
  () => {
    test('gives each tool what it needs, and none a way out', async ({ scene }) => {
      const { session } = await anEditor(scene);
      const tools = toolsOf(scene);
      await Promise.all(
        tools.map(({ title, from, needs }) => session.post('/tools', { title, ...from, needs: needs.join(' ') })),
      );
      for (const time of ['', ' for the second time']) {
        const sandboxes = sandboxesIn((await session.get('/tools')).html);
        for (const { title, what, needs, right, because, look } of tools) {
          scene.did(
            `an editor opened the tools${time}, among them ${what}, which needs ${needs.length === 0 ? 'nothing' : needs.join(', ')}`,
          );
          claimSandbox(scene, sandboxes.get(title), right, { because, look });
        }
      }
    });

    test('puts the note into a frame that may do nothing, word for word', async ({ scene }) => {
      const { draw } = scene;
      const { session } = await anEditor(scene);
      const titles = [anyTitle(draw), anyTitle(draw)];
      const first = anyHtml(draw);
      for (const [does, title, html] of [
        ['an editor pasted a long text in HTML into the note and gave it a title', titles[0]!, first],
        ['an editor changed the title of the note', titles[1]!, first],
        ['an editor pasted another text into the note', titles[1]!, anyHtml(draw)],
      ] as const) {
        scene.did(does);
        await setReports(session, { noteTitle: title, note: html });
        const { html: page } = await session.get('/reports');
        const {
          srcdoc,
          src,
          sandbox,
          title: seen,
        } = theFrame(scene, embeddedIn(page, 'note'), 'noteFrame()').attributes;
        claimWhole(scene, 'srcdoc', src === undefined ? srcdoc : undefined, NOTE_STYLE(scene) + html, {
          because:
            'That is the whole note. Its first quotation mark ends the attribute, and &lt; becomes <, unless they are escaped. What it may do is the sandbox’s business.',
          look: 'noteFrame(): note.html, through escaped() once and not changed otherwise.',
        });
        claimSandbox(scene, sandbox, [], {
          because: 'a note needs nothing, so an empty sandbox is enough for it.',
          look: 'noteFrame(): the attribute sandbox, which may stand there without a value.',
        });
        claimWhole(scene, 'title', seen, title, {
          because: 'That is the note’s title, as the editor wrote it.',
          look: 'noteFrame(): note.title, through escaped() once and not changed otherwise.',
        });
      }
    });
  },
);

test.describe(
  'embed/preview',
  hints(
    'List the answers that a provider can give. How many of them make a preview, and what do all the others have in common?',
    'Find the provider by comparing new URL(url).origin and the beginning of the path. One try around everything that can fail; after it, and for each answer that lacks something, link(url, url).',
    'Ask oembed.fetch(`${provider.endpoint}?${new URLSearchParams({ url, maxwidth: String(oembed.maxWidth), format: ‘json’ })}`, { signal: AbortSignal.timeout(oembed.deadlineMs) }). 401: link(url, `${url} (private)`). Not 200, or version not ‘1.0’: link(url, url). link: link(url, title). photo, with url and isSized(answer): an img. rich and video, with html and isSized(answer): an iframe with srcdoc="${escaped(answer.html)}" and sandbox="allow-scripts".',
  ),
  () => {
    test('asks the provider the way oEmbed says', async ({ scene }) => {
      const { draw, world } = scene;
      const events = world.remote(Events);
      const { session } = await anEditor(scene);
      const maxwidth = String(draw.int(500, 900));
      await session.post('/previews', { width: maxwidth });
      const url = anyAddress(draw, events.page(draw.word()));
      scene.did(
        `an article had the address ${quoted(url)} A preview may be ${maxwidth} pixels wide. An editor opened the article`,
      );
      await addLinks(session, [url]);
      await session.get(PLAIN);
      const [asked, ...more] = events.received;
      scene.claim(asked !== undefined, {
        saw: 'the provider was not asked.',
        expected: `one GET ${events.url}/oembed?…: the provider’s origin is ${events.url}, and its paths begin with /events/.`,
        look: 'preview(): which provider it finds for an address.',
      });
      const { method, path } = asked!;
      scene.claim(more.length === 0 && method === 'GET' && path.startsWith('/oembed?'), {
        saw: `the provider received ${events.received.map((one) => `${one.method} ${one.path}`).join(', then ')}.`,
        expected: 'one GET /oembed?…, and nothing else.',
        look: 'preview(): how it asks the provider’s endpoint.',
      });
      const query = searchOf(path, events);
      for (const [name, right] of [
        ['url', url],
        ['maxwidth', maxwidth],
        ['format', 'json'],
      ] as const) {
        scene.claim(query.get(name) === right, {
          saw: query.has(name) ? `the parameter ${name} says ${quoted(query.get(name)!)}` : `no parameter ${name}.`,
          expected: `${name} ${quoted(right)}${name === 'url' ? ' That is the whole address, encoded once.' : ''}`,
          look: `preview(): the parameter ${name}. URLSearchParams writes a query, and encodes what needs it.`,
        });
      }
    });

    test('asks each provider about its own pages, and nobody about others', async ({ scene }) => {
      const { draw, world } = scene;
      const events = world.remote(Events);
      const { session } = await anEditor(scene);
      const known = providersOf(scene);
      for (const provider of known.slice(1)) await session.post('/previews', provider);
      const pages = known.map(({ origin, path }) => `${origin}${path}${draw.word()}`);
      const strangers = strangersOf(scene, known[0]!);
      await addLinks(session, draw.shuffled([...pages, ...strangers.map(({ url }) => url)]));
      const previews = previewsIn((await session.get(PLAIN)).html);
      const asked = (url: string) => events.received.filter(({ path }) => searchOf(path, events).get('url') === url);
      for (const [index, { origin, path, endpoint }] of known.entries()) {
        const url = pages[index]!;
        scene.did(
          `an editor added providers, so that the Host knew ${known.length}. An article had the address ${quoted(url)} The editor opened it`,
        );
        const paths = asked(url).map((one) => one.path.split('?')[0]);
        scene.claim(paths.join() === new URL(endpoint).pathname, {
          saw: paths.length === 0 ? 'nobody was asked about it.' : `it was asked about at ${paths.join(', ')}.`,
          expected: `one question to ${endpoint}: that is the endpoint of the provider with the origin ${origin} and the path ${path}.`,
          look: 'preview(): which provider it finds. Look at origin and path of each one, and ask that one’s endpoint.',
        });
      }
      for (const { url, because } of strangers) {
        scene.did(`an article had the address ${quoted(url)} An editor opened it`);
        scene.claim(asked(url).length === 0, {
          saw: 'a provider was asked about it.',
          expected: `no question: ${because}`,
          look: 'preview(): which provider it finds. Compare new URL(url).origin by ===, and then how the path begins.',
        });
        claimPlain(
          scene,
          url,
          previews,
          'nobody the Host knows can say more about it.',
          'preview(): what it returns when it finds no provider.',
        );
      }
      scene.did('an article had addresses of pages that no provider knows. An editor opened it');
      const others = [
        ...events.received.filter(({ path }) => !path.includes('oembed?')),
        ...world.remote(Statistics).received,
      ];
      scene.claim(others.length === 0, {
        saw: `somebody was asked: ${others.map(({ path }) => path).join(', ')}.`,
        expected: 'no question at all.',
        look: 'preview(): only a known provider is asked, at its endpoint.',
      });
    });

    test('puts rich content and videos into a frame', async ({ scene }) => {
      const { draw } = scene;
      const scenes = ['rich', 'video'].flatMap((type) =>
        titlesOf(draw).map((named, index) => ({
          ...named,
          type,
          html: anyHtml(draw, 10),
          ...sizeOf(draw, index === 0),
        })),
      );
      scenes.push({ type: 'rich', how: ' and empty html', title: draw.word(), html: '', ...sizeOf(draw) });
      const seen = await previewsOf(
        scene,
        scenes.map(({ type, html, width, height, title }) => later(answer({ type, html, width, height, title }))),
      );
      for (const [index, { type, html, title, how, ...size }] of scenes.entries()) {
        const { url, elements } = seen[index]!;
        scene.did(
          `an article had the address of an event with a preview of the type ${type}${how}. An editor opened it`,
        );
        const frame = theFrame(scene, elements, `preview() for ${type}`).attributes;
        claimWhole(scene, 'srcdoc', frame['src'] === undefined ? frame['srcdoc'] : undefined, html, {
          because: 'That is the answer’s html, word for word.',
          look: `preview() for ${type}: answer.html, through escaped() once, in the attribute srcdoc.`,
        });
        claimSandbox(scene, frame['sandbox'], ['allow-scripts'], {
          because: 'previews may run scripts, but in srcdoc they have the Host’s origin, so they may do nothing else.',
          look: `preview() for ${type}: the attribute sandbox of the frame.`,
        });
        claimSize(scene, frame, size, type);
        claimTitle(scene, frame, 'title', title ?? url, `${type}${how}`);
        scene.claim(kind(elements, 'script').length === 0, {
          saw: 'a script from the provider in the Host’s own page.',
          expected: `nothing of ${url} outside its frame.`,
          look: `preview() for ${type}: the provider’s html belongs in srcdoc only.`,
        });
      }
    });

    test('shows a photo as a picture, and a link as a link', async ({ scene }) => {
      const { draw } = scene;
      const titles = titlesOf(draw);
      const photos = titles.map((named, index) => ({
        ...named,
        url: anyRawAddress(draw, `http://${draw.word()}.example/"${draw.word()}`),
        ...sizeOf(draw, index === 0),
      }));
      const links = titles.map((named) => ({ ...named, url: `http://${draw.word()}.example/` }));
      const seen = await previewsOf(scene, [
        ...photos.map(({ url, width, height, title }) => answer({ type: 'photo', url, width, height, title })),
        ...links.map(({ url, title }) => answer({ type: 'link', url, title })),
      ]);
      for (const [index, { url: picture, title, how, ...size }] of photos.entries()) {
        const { url, elements } = seen[index]!;
        scene.did(`an article had the address of an event with a preview of the type photo${how}. An editor opened it`);
        const images = kind(elements, 'img');
        const image = images[0]?.attributes ?? {};
        scene.claim(images.length === 1, {
          saw: `${outline(elements)} where one picture belongs.`,
          expected: 'one img.',
          look: 'preview() for photo: the HTML it returns.',
        });
        claimWhole(scene, 'src', image['src'], picture, {
          because: 'That is the answer’s url.',
          look: 'preview() for photo: answer.url, through escaped() once, in the attribute src.',
        });
        claimTitle(scene, image, 'alt', title ?? url, `photo${how}`);
        claimSize(scene, image, size, 'photo');
      }
      for (const [index, { title, how }] of links.entries()) {
        const { url, elements } = seen[photos.length + index]!;
        scene.did(`an article had the address of an event with a preview of the type link${how}. An editor opened it`);
        claimLink(scene, url, elements, {
          text: title ?? url,
          because:
            title === undefined || title === null
              ? 'the address takes the place of a title.'
              : 'the answer has a title, so that is the link’s text.',
          look: `preview() for link${how}: one link to the address, and not to the answer’s url.`,
        });
      }
    });

    test('says that a private page is private', async ({ scene }) => {
      const { draw } = scene;
      const { records } = scene.world.remote(Events);
      const id = draw.word();
      records.private.add(id);
      const bodies = [
        { what: 'JSON without a preview', body: '{}' },
        { what: 'JSON with a preview', body: JSON.stringify(good(draw)) },
        { what: 'a page of HTML', body: `<h1>${draw.word()}</h1>` },
        { what: 'nothing else', body: '' },
      ];
      const seen = await previewsOf(
        scene,
        bodies.map(
          ({ body }) =>
            () =>
              new Response(body, { status: 401 }),
        ),
      );
      for (const [index, { what }] of bodies.entries()) {
        const { url, elements } = seen[index]!;
        scene.did(
          `an article had the address of an event for which the provider answered 401 with ${what}. An editor opened it`,
        );
        const look = 'preview(): what it returns for the status 401, whatever the body says.';
        claimLink(scene, url, elements, { because: 'a page that is private can still be named.', look });
        const { text } = kind(elements, 'a')[0]!;
        scene.claim(/private/i.test(text.replace(url, '')) && text.includes(url), {
          saw: `a link with the text ${quoted(text)}`,
          expected: 'the address and the word “private”, so that people know why there is no preview.',
          look,
        });
      }
    });

    test('shows the plain address when an answer is not whole', async ({ scene }) => {
      const halves = halvesOf(scene.draw);
      const seen = await previewsOf(
        scene,
        halves.map(({ answer: fields }) => answer(fields)),
      );
      for (const [index, { what, look }] of halves.entries()) {
        const { url, elements } = seen[index]!;
        scene.did(`an article had the address of an event with a preview ${what}. An editor opened it`);
        claimLink(scene, url, elements, { text: url, because: HALF, look });
      }
    });

    test('shows the plain address for every other status, and goes where no redirect leads', async ({ scene }) => {
      const { draw, world } = scene;
      const statistics = world.remote(Statistics);
      const elsewhere = `${statistics.url}/${draw.word()}`;
      const events = world.remote(Events);
      const there = events.page(draw.word());
      events.records.replies.set(there, answer(good(draw)));
      const better = `${events.url}/oembed?${new URLSearchParams({ url: there, format: 'json' }).toString()}`;
      const scenes = [
        ...draw.shuffled(REDIRECTS).map((status, index) => ({ status, to: index === 0 ? elsewhere : better })),
        ...draw.shuffled(OTHERS).map((status) => ({ status, to: undefined })),
      ];
      const seen = await previewsOf(
        scene,
        scenes.map(({ status, to }) => () => {
          const headers = new Headers(to === undefined ? [] : [['location', to]]);
          return Response.json(whole(good(draw)), { status, headers });
        }),
      );
      scene.did(`the provider answered a question with a redirect to ${elsewhere}, where nobody is known`);
      scene.claim(statistics.received.length === 0, {
        saw: 'the Host went there and asked.',
        expected: 'that it does not: the provider is known, the one it leads to is not.',
        look: 'preview(): redirects in what it hands to oembed.fetch(). Left alone, oembed.fetch() follows none.',
      });
      for (const [index, { status, to }] of scenes.entries()) {
        const { url, elements } = seen[index]!;
        scene.did(
          `an article had the address of an event for which the provider answered ${status}${to === undefined ? ', with a preview in the body,' : `, which leads to ${to},`} and an editor opened it`,
        );
        const times = events.received.filter(({ path }) => searchOf(path, events).get('url') === url).length;
        scene.claim(times === 1, {
          saw: `the provider was asked ${times} times.`,
          expected: 'one question for each address, whatever comes of it.',
          look: `preview(): what it does with the status ${status}.`,
        });
        claimLink(scene, url, elements, {
          text: url,
          because: `only the status 200 brings a preview; ${status} is another one.`,
          look: `preview(): what it does with the status ${status}.`,
        });
      }
    });

    test(
      'shows the plain address while the provider is in trouble, and the preview afterwards',
      given({ slow: true }),
      async ({ scene }) => {
        const { draw, world } = scene;
        const events = world.remote(Events);
        const { session } = await anEditor(scene);
        const bodies = draw.shuffled(NO_OBJECTS);
        const seen = await previewsOf(scene, [
          ...bodies.map(
            ({ body }) =>
              () =>
                new Response(body, { headers: JSON_TYPE }),
          ),
          answer(good(draw)),
        ]);
        const look = 'preview(): one try around everything that can fail, and link(url, url) after it.';
        for (const [index, { what }] of bodies.entries()) {
          const { url, elements } = seen[index]!;
          scene.did(
            `an article had the address of an event for which the provider answered 200 with ${what}. An editor opened it`,
          );
          claimLink(scene, url, elements, { text: url, because: NONE, look });
        }
        const { url, elements } = seen.at(-1)!;
        scene.did('an article had the address of an event. An editor opened it while the provider was well');
        claimPreview(scene, elements);
        for (const mode of draw.shuffled(['garbage', 'die', 'offline', draw.one([500, 502, 503, 504])] as const)) {
          const trouble = typeof mode === 'number' ? `answered ${mode}` : TROUBLE[mode];
          scene.did(`an article had the address of an event. An editor opened it while the provider ${trouble}`);
          events.set({ mode });
          claimPlain(scene, url, previewsIn((await session.get(PLAIN)).html), NONE, look);
        }
        scene.did('the provider had been in trouble, and was well again. An editor opened the article');
        events.set({ mode: 'well' });
        claimBack(scene, previewsIn((await session.get(PLAIN)).html).get(url));
      },
    );

    test(
      'shows the plain address when the provider is silent, and the preview afterwards',
      given({ ...SHORT_DEADLINE, slow: true }),
      async ({ scene }) => {
        const { draw, world } = scene;
        const events = world.remote(Events);
        const { id, session: editor } = await anEditor(scene);
        const url = events.page(draw.word());
        events.records.replies.set(url, answer(good(draw)));
        await addLinks(editor, [url]);
        const look = 'preview(): oembed.deadlineMs must cover the whole answer, to the last byte of its body.';
        scene.did(`an article had the address of an event. An editor opened it while the provider ${TROUBLE.stall}`);
        const stalled = await withSlowBody(scene, events, (ms) => inTime(scene, id, ms, look));
        claimPlain(scene, url, stalled, NONE, look);
        for (const ms of [50, 250, 1_250]) {
          scene.did(`an article had the address of an event. An editor opened it while the provider ${TROUBLE.hang}`);
          events.set({ mode: 'hang' });
          await world.setDeadline(ms);
          claimPlain(
            scene,
            url,
            await inTime(scene, id, ms, 'preview(): what ends its question after oembed.deadlineMs.'),
            NONE,
            look,
          );
          events.set({ mode: 'well' });
          if (await isBack(editor, url)) return;
        }
        scene.did(
          'the provider had been silent until the deadline ended, and then was well again. An editor opened the article many times',
        );
        claimBack(scene, undefined);
      },
    );
  },
);

test.describe(
  'embed/widget',
  hints(
    'Every page that is open in the browser can send yours a message. How do you know that this one is from the form?',
    'Make the frame and a line with role="status"; on the frame’s load event, post the settings to config.origin; in the message listener, first compare event.origin and event.source, both with ===, and only then look at event.data.',
    'frame.addEventListener(‘load’, () => frame.contentWindow?.postMessage({ type: ‘configure’, event: config.event, person: config.person }, config.origin)); window.addEventListener(‘message’, ({ origin, source, data }) => { if (origin !== config.origin || source !== frame.contentWindow) return; … }); for height: Number.isFinite(), Math.min(), Math.max(), frame.style.height in px; for news: data?.event === config.event, and the text from NEWS, if there is one.',
  ),
  () => {
    test(
      'frames each form for its event and this reader, and deals with nobody else',
      given({ slow: true, timeoutMs: 24_000 }),
      async ({ scene }) => {
        const { page, reader, forms } = await articleWithForms(scene);
        const [first, second] = forms;
        for (const form of forms) await claimFramed(scene, page, form);
        const widgets = await widgetsOn(page, forms);
        await claimSilentLine(scene, widgets, first);
        await claimSignUp(scene, page, widgets, reader, first);
        await claimOtherForm(scene, page, widgets, forms);
        await claimSettingsAgain(scene, page, widgets, first);
        const quiet = await claimSettings(scene, page, reader, first);
        await listen(widgets);
        await claimHeights(scene, page, quiet, forms);
        const before = await seen(widgets);
        await claimForgedUnheard(scene, page, widgets, forms, before);
        await claimShapelessUnheard(scene, page, quiet, forms, before);
        await claimOwnWords(scene, page, quiet, first);
        await claimApart(scene, page, second, forms);
        await claimNothingForIntruder(scene, page, widgets, reader, first);
      },
    );
  },
);

const HALF = 'an answer that is not whole, or not in version “1.0”, makes no preview.';
const NONE = 'without a preview, the address itself is all there is to show.';

/** What a Remote is doing, to finish a sentence with. */
const TROUBLE = {
  offline: 'could not be reached',
  hang: 'took the question and never answered',
  stall: 'sent half an answer and then fell silent',
  die: 'broke off in the middle of its answer',
  garbage: 'answered 200 with a web page instead of JSON',
} as const;

const REDIRECTS = [301, 302, 303, 307, 308];
/** Statuses with a body that are neither 200 nor 401. */
const OTHERS = [201, 202, 203, 206, 300, 400, 402, 403, 404, 406, 410, 429, 500, 501, 503];
const JSON_TYPE = { 'content-type': 'application/json' };
/** Bodies that are no object in JSON. */
const NO_OBJECTS = [
  { what: 'null', body: 'null' },
  { what: 'a list', body: '[]' },
  { what: 'a text in JSON', body: '"1.0"' },
  { what: 'a number', body: '1.0' },
  { what: 'true', body: 'true' },
  { what: 'an empty body', body: '' },
  { what: 'half of an object', body: '{"version":"1.0","type":"rich",' },
];

/** What the Host puts before each note. */
const NOTE_STYLE = ({ world }: TestContext) => `<link rel="stylesheet" href="${world.url}/embed-note.css">`;
