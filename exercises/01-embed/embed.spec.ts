/**
 * The checks of Embed. Each opens a fresh world, does what a person would do, and looks at pages and at what the
 * Remotes received. Where only a browser can tell, it looks through one.
 */
import { randomUUID } from 'node:crypto';
import type { Frame, Page } from 'playwright';
import {
  given,
  hints,
  PAGE_TIMEOUT_MS,
  personById,
  test,
  type TestContext,
  withSlowBody,
} from 'host-and-remote/grader';
import { Events, type Preview } from 'host-and-remote/remotes/events';
import { Statistics } from 'host-and-remote/remotes/statistics';
import { appearsIn, clickIn, comes, comesIn, frameIn, leadTo, readIn } from './embed.probes.ts';
import { embeddedIn, elementsIn, kind, previewsIn, words, type SeenElement } from './embed.page.ts';

const ADA = personById('00107');
const TOMAS = personById('00055');

const DAY = 24 * 60 * 60 * 1_000;
/** Short enough to wait for, in worlds where a Remote never answers. */
const SHORT_DEADLINE = { deadlineMs: 50 };
/** What the Host allows, as the brief says. */
const WIDEST = '480';
const [LOWEST, HIGHEST] = [120, 420];

const WALK = 'dune-walk';
const ARTICLE = `/news/${WALK}`;
/** An article that nobody has added anything to. */
const PLAIN = 'allergen-sheets';
/** An event that has places left, and that no article is about. */
const FILM = 'pass-film';
const FILM_OPENED = 'an editor chose the film of the new pass for the form in an article. Tomás Brito opened it';

/** Where frames are on the Host's pages. */
const REPORT = '[data-embed="report"]';
const FORM = '[data-widget]';

test.describe(
  'embed/frame',
  hints(
    'The Host only says where the report is. Who fetches it, and who reads it?',
    'One <iframe> with four attributes at most. Whatever you put between the quotation marks of an attribute goes through escaped() first.',
    'return `<iframe src="${escaped(report.url)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`; where sandbox is the empty text when report.sandbox is absent, and otherwise sandbox="…" with its value, even if that is empty.',
  ),
  () => {
    test('names the frame, lets it load late, and asks nobody', async ({ scene }) => {
      scene.did('Ada Okafor opened the reports');
      const { html } = await (await scene.session(ADA.id)).get('/reports');
      const { src, title, loading, srcdoc } = theFrame(scene, embeddedIn(html, 'report'), 'reportFrame()').attributes;
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
    });

    test('keeps title and address whole', async ({ scene }) => {
      const title = 'Calls < 20 s & "the rest" &amp; \'tips\' > 5';
      const ada = await scene.session(ADA.id);
      scene.did(`an editor called the report ${quoted(title)} Then Ada opened it for Lisbon, as the intruder left it`);
      await ada.post('/reports', { title, note: '' });
      const { html } = await ada.get('/reports?office=LIS&edition=tampered');
      const seen = theFrame(scene, embeddedIn(html, 'report'), 'reportFrame()').attributes;
      scene.claim(seen['title'] === title, {
        saw: `a frame with the title ${quoted(seen['title'])}`,
        expected:
          'the title as the editor wrote it. A quotation mark ends an attribute, and &amp; means &, unless they are escaped.',
        look: 'reportFrame(): escaped() is for every value that goes into an attribute, and once is enough.',
      });
      const url = `${scene.world.remote(Statistics).url}/nightly/service.html?office=LIS&edition=tampered`;
      scene.claim(seen['src'] === url, {
        saw: `a frame with src ${quoted(seen['src'])}`,
        expected: `src ${quoted(url)}`,
        look: 'reportFrame(): report.url, whole and escaped.',
      });
    });

    test('shows the report as it is now, with its own picture and style', given({ slow: true }), async ({ scene }) => {
      const statistics = scene.world.remote(Statistics);
      statistics.set({ version: 2 });
      await scene.world.advance(DAY);
      const page = await scene.enter(ADA.id);
      scene.did(
        'the Remote published the next night’s report and called a column “Conversations”. Ada opened the reports',
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
    });
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
    test('allows the report nothing', given({ dependsOn: ['embed/frame'] }), async ({ scene }) => {
      scene.did('Ada opened the reports');
      const { html } = await (await scene.session(ADA.id)).get('/reports');
      const { sandbox } = theFrame(scene, embeddedIn(html, 'report'), 'reportFrame()').attributes;
      claimSandbox(scene, sandbox, [], {
        because: 'a report needs nothing, so an empty sandbox is enough for it.',
        look: 'sandboxFor() without needs returns the empty text, and reportFrame() writes the attribute then, too.',
      });
    });

    test('puts the note into a frame that may do nothing, word for word', async ({ scene }) => {
      const ada = await scene.session(ADA.id);
      scene.did('an editor pasted HTML with quotation marks and ampersands into the note');
      await ada.post('/reports', { title: 'Guest line', note: NOTE });
      const { html } = await ada.get('/reports');
      const { srcdoc, src, sandbox, title } = theFrame(scene, embeddedIn(html, 'note'), 'noteFrame()').attributes;
      scene.claim(srcdoc?.endsWith(NOTE) === true && src === undefined, {
        saw:
          srcdoc === undefined
            ? 'a frame without srcdoc.'
            : `a frame whose srcdoc ends in ${quoted(srcdoc.slice(-NOTE.length))}`,
        expected: `srcdoc with the whole note, which ends in ${quoted(NOTE)}`,
        look: 'noteFrame(): the first quotation mark of the note ends the attribute, and &lt; becomes <, unless they are escaped.',
      });
      claimSandbox(scene, sandbox, [], {
        because: 'a note needs nothing, so an empty sandbox is enough for it.',
        look: 'noteFrame(): the attribute sandbox, which may stand there without a value.',
      });
      scene.claim(title === 'From the editors', {
        saw: `a frame with the title ${quoted(title)}`,
        expected: 'the note’s title, “From the editors”.',
        look: 'noteFrame(): the attribute title.',
      });
    });

    test('gives each tool what it needs, and none a way out', async ({ scene }) => {
      scene.did('Ada opened the tools');
      const { html } = await (await scene.session(ADA.id)).get('/tools');
      const tools = kind(elementsIn(html), 'iframe');
      const sandboxOf = (id: string) =>
        tools.find(({ attributes }) => attributes['data-tool'] === id)?.attributes['sandbox'];
      for (const [id, what] of [
        ['tips', 'the tip calculator, which the Host itself serves'],
        ['grams', 'the converter, which is srcdoc content'],
      ] as const) {
        const sandbox = sandboxOf(id);
        scene.claim(!words(sandbox).includes('allow-same-origin'), {
          saw: `${what}, with sandbox ${quoted(sandbox)}`,
          expected:
            'no allow-same-origin. With it, a script that has the Host’s origin reaches the page around it, and can take its sandbox off.',
          look: 'sandboxFor(): is the content’s origin the Host’s? Without a url it is.',
        });
        claimSandbox(scene, sandbox, ['allow-forms', 'allow-scripts'], {
          because: `this is ${what}. It needs scripts, forms and storage.`,
          look: 'sandboxFor(): leave out nothing but storage, and only for the Host’s own origin.',
        });
      }
      const all = ['allow-forms', 'allow-popups', 'allow-same-origin', 'allow-scripts'];
      claimSandbox(scene, sandboxOf('calendar'), all, {
        because:
          'the calendar needs scripts, popups, storage and forms. It comes from another origin, so it may keep that one.',
        look: 'sandboxFor(): compare origins, and remember that the port belongs to them.',
      });
    });

    test(
      'gets nothing out of a hostile report and a hostile note',
      given({ dependsOn: ['embed/frame'], slow: true }),
      async ({ scene }) => {
        const ada = await scene.session(ADA.id);
        await ada.post('/reports', { title: 'Guest line', note: HOSTILE_NOTE });
        const page = await scene.enter(ADA.id);
        scene.did(
          'Ada opened the report as the intruder left it, beside a note with a script in it, and pressed every button',
        );
        await scene.open(page, '/reports?edition=tampered');
        for (const what of ['report', 'note'] as const) {
          const trap = await comesIn(page, `[data-embed="${what}"]`, trapSet, undefined);
          scene.claim(trap?.ran === false, {
            saw: trap ? `the script in the ${what} ran.` : `the ${what} did not appear.`,
            expected: `the ${what} on the page, and its script at rest.`,
            look: 'the sandbox of this frame.',
          });
        }
        const title = await page.title();
        const path = () => new URL(page.url()).pathname;
        for (const [what, target] of BAIT) {
          if (path() === '/reports') await clickIn(page, `[data-embed="${what}"]`, target);
        }
        const { html } = await ada.get('/');
        const here = path();
        scene.claim(title.startsWith('Reports') && here === '/reports' && html.includes(ADA.name), {
          saw: `a page called ${quoted(title)} Its address was ${here} in the end.`,
          expected: 'the Host’s own title, and that she is still at /reports and logged in.',
          look: 'the sandbox of both frames: nothing in it allows scripts, forms or taking the whole window along.',
        });
      },
    );
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
      const events = scene.world.remote(Events);
      const address = `${events.page(WALK)}?lang=en&day=2#map`;
      scene.did(`an article had the address ${quoted(address)} Ada opened it`);
      await previewsOf(scene, [address]);
      const [asked, ...more] = events.received;
      const line = asked && `${asked.method} ${asked.path}`;
      const query = new URL(asked?.path ?? '/', events.url).searchParams;
      const isRight =
        asked?.method === 'GET' &&
        asked.path.startsWith('/oembed?') &&
        query.get('url') === address &&
        query.get('maxwidth') === WIDEST &&
        query.get('format') === 'json';
      scene.claim(isRight && more.length === 0, {
        saw:
          line === undefined
            ? 'the provider was not asked.'
            : `the provider received ${line}${more.length > 0 ? ` and ${more.length} more` : ''}.`,
        expected: `one GET /oembed with the parameters url (the whole address, encoded), maxwidth=${WIDEST} and format=json.`,
        look: 'preview(): URLSearchParams writes a query, and encodes what needs it.',
      });
    });

    test('puts rich content and videos into a frame', async ({ scene }) => {
      for (const type of ['rich', 'video']) {
        scene.did(`an article had the address of an event with a preview of the type ${type}. Ada opened it`);
        const { url, seen } = await previewOf(scene, { type, html: RICH, width: 371, height: 143, title: TITLE });
        const frame = theFrame(scene, seen, `preview() for ${type}`).attributes;
        scene.claim(frame['srcdoc'] === RICH && frame['src'] === undefined, {
          saw: `a frame with srcdoc ${quoted(frame['srcdoc'])}`,
          expected: `srcdoc ${quoted(RICH)} That is the answer’s html, word for word.`,
          look: 'preview(): answer.html, escaped, in the attribute srcdoc.',
        });
        claimSandbox(scene, frame['sandbox'], ['allow-scripts'], {
          because: 'previews may run scripts, but in srcdoc they have the Host’s origin, so they may do nothing else.',
          look: 'preview(): the attribute sandbox of the frame.',
        });
        claimSize(scene, frame, { width: 371, height: 143 });
        claimTitle(scene, frame['title'], 'title');
        scene.claim(kind(seen, 'script').length === 0, {
          saw: 'a script from the provider in the Host’s own page.',
          expected: `nothing of ${url} outside its frame.`,
          look: 'preview(): the provider’s html belongs in srcdoc only.',
        });
      }
    });

    test('shows a photo as a picture', async ({ scene }) => {
      const photo = `${scene.world.remote(Events).url}/pictures/coffee-tasting.svg?size=2&from="walk"`;
      scene.did('an article had the address of an event with a preview of the type photo. Ada opened it');
      const { seen } = await previewOf(scene, { type: 'photo', url: photo, width: 371, height: 143, title: TITLE });
      const images = kind(seen, 'img');
      const image = images[0]?.attributes ?? {};
      scene.claim(images.length === 1 && image['src'] === photo, {
        saw: images.length === 0 ? `${outline(seen)} and no picture.` : `a picture with src ${quoted(image['src'])}`,
        expected: `one img with src ${quoted(photo)}`,
        look: 'preview(): answer.url, escaped, in the attribute src.',
      });
      claimTitle(scene, image['alt'], 'alt');
      claimSize(scene, image, { width: 371, height: 143 });
    });

    test('shows a link as a link', async ({ scene }) => {
      scene.did('an article had the address of an event with a preview of the type link. Ada opened it');
      const titled = await previewOf(scene, { type: 'link', title: TITLE });
      claimLink(scene, titled, { text: TITLE, because: 'the answer has a title, so that is the link’s text.' });
      scene.did('an article had the address of an event whose preview is a link without a title. Ada opened it');
      const bare = await previewOf(scene, { type: 'link' });
      claimLink(scene, bare, { text: bare.url, because: 'without a title, the address is the link’s text.' });
    });

    test('says that a private page is private', async ({ scene }) => {
      const url = scene.world.remote(Events).page('managers-supper');
      scene.did('an article had the address of an event for which the provider answers 401. Ada opened it');
      const seen = (await previewsOf(scene, [url])).get(url) ?? [];
      const [link] = kind(seen, 'a');
      claimLink(scene, { url, seen }, { because: 'a page that is private can still be named.' });
      scene.claim(/private/i.test(link!.text) && link!.text.includes(url), {
        saw: `a link with the text ${quoted(link!.text)}`,
        expected: 'the address and the word “private”, so that people know why there is no preview.',
        look: 'preview(): what it returns for the status 401.',
      });
    });

    test('shows the plain address when an answer is not whole', async ({ scene }) => {
      const { records, url: home } = scene.world.remote(Events);
      const sized = { width: 371, height: 143 };
      const photo = { type: 'photo', url: `${home}/pictures/coffee-tasting.svg` };
      const halves: [string, Preview][] = [
        ['rich without html', { type: 'rich', ...sized }],
        ['rich without a width', { type: 'rich', html: RICH, height: 143 }],
        ['rich without a height', { type: 'rich', html: RICH, width: 371 }],
        ['rich with a text for a width', { type: 'rich', html: RICH, ...sized, width: '1" onload="alert(1)' }],
        ['rich with a number for html', { type: 'rich', html: 7, ...sized }],
        ['video without html', { type: 'video', ...sized }],
        ['photo without url', { type: 'photo', ...sized }],
        ['photo without a width', { ...photo, height: 143 }],
        ['photo without a height', { ...photo, width: 371 }],
        ['of a type that oEmbed does not have', { type: 'story', html: RICH, ...sized }],
        ['in version “2.0”', { type: 'rich', html: RICH, ...sized, version: '2.0' }],
        ['without a version', { type: 'rich', html: RICH, ...sized, version: undefined }],
        ['that is a link in version “1.1”', { type: 'link', title: TITLE, version: '1.1' }],
      ];
      const urls = halves.map(([, preview], index) => {
        const id = `half-${index}`;
        records.events.set(id, { ...records.events.get(WALK)! });
        records.previews.set(id, { version: '1.0', title: TITLE, ...preview });
        return scene.world.remote(Events).page(id);
      });
      const previews = await previewsOf(scene, urls);
      for (const [index, [what]] of halves.entries()) {
        const url = urls[index]!;
        scene.did(`an article had the address of an event with a preview ${what}. Ada opened it`);
        claimLink(scene, { url, seen: previews.get(url) ?? [] }, { text: url, because: HALF });
      }
    });

    test('shows the plain address when there is no preview', given({ slow: true }), async ({ scene }) => {
      const events = scene.world.remote(Events);
      const url = events.page(WALK);
      const gone = events.page('tug-of-war');
      scene.did('an article had the address of an event for which the provider answers 404. Ada opened it');
      const first = await previewsOf(scene, [gone, url]);
      claimLink(scene, { url: gone, seen: first.get(gone) ?? [] }, { text: gone, because: NONE });
      const ada = await scene.session(ADA.id);
      for (const mode of [501, 500, 403, 'garbage', 'die', 'offline'] as const) {
        scene.did(`an article had the address of an event. Ada opened it while the provider ${TROUBLE[mode]}`);
        events.set({ mode });
        const { html } = await ada.get(`/news/${PLAIN}`);
        claimLink(scene, { url, seen: previewsIn(html).get(url) ?? [] }, { text: url, because: NONE });
      }
    });

    test(
      'shows the plain address when the provider is silent',
      given({ ...SHORT_DEADLINE, slow: true }),
      async ({ scene }) => {
        const events = scene.world.remote(Events);
        const url = events.page(WALK);
        scene.did(`an article had the address of an event. Ada opened it while the provider ${TROUBLE.hang}`);
        events.set({ mode: 'hang' });
        const previews = await inTime(scene, previewsOf(scene, [url]));
        claimLink(scene, { url, seen: previews.get(url) ?? [] }, { text: url, because: NONE });
        scene.did(`an article had the address of an event. Ada opened it while the provider ${TROUBLE.stall}`);
        const stalled = await withSlowBody(scene, events, (ms) => inTime(scene, previewsOf(scene, []), ms));
        claimLink(scene, { url, seen: stalled.get(url) ?? [] }, { text: url, because: NONE });
      },
    );

    test('asks nobody about addresses that are not the provider’s', async ({ scene }) => {
      const events = scene.world.remote(Events);
      const elsewhere = scene.world.remote(Statistics).url;
      const urls = [
        `${events.url}@elsewhere.example/events/${WALK}`,
        `${elsewhere}/events/${WALK}`,
        `http://elsewhere.example/events/${WALK}?see=${events.page(WALK)}`,
        `${events.url.replace('http:', 'https:')}/events/${WALK}`,
        `${events.url}/people/00107?next=/events/`,
        `${events.url}/archive/events/${WALK}`,
      ];
      const previews = await previewsOf(scene, urls);
      for (const url of urls) {
        scene.did(`an article had the address ${quoted(url)} Ada opened it`);
        const asked = events.received.some(({ path }) => new URL(path, events.url).searchParams.get('url') === url);
        scene.claim(!asked, {
          saw: 'the provider was asked about it.',
          expected: `no question. The provider’s addresses have the origin ${events.url} and a path that begins with /events/.`,
          look: 'preview(): compare new URL(url).origin, not the beginning of a text.',
        });
        claimLink(
          scene,
          { url, seen: previews.get(url) ?? [] },
          { text: url, because: 'nobody the Host knows can say more about it.' },
        );
      }
      scene.did('articles had addresses of pages that no provider knows. Ada opened them');
      const { received } = scene.world.remote(Statistics);
      scene.claim(events.received.length + received.length === 0, {
        saw: `somebody was asked: ${[...events.received, ...received].map(({ path }) => path).join(', ')}.`,
        expected: 'no question at all.',
        look: 'preview(): only a known provider is asked, at its endpoint.',
      });
    });
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
      'frames the form for this event and this reader, and deals with nobody else',
      given({ slow: true }),
      async ({ scene }) => {
        const page = await filmArticle(scene);
        await claimFramed(scene, page);
        const widget = await widgetOn(page);
        await claimSignUp(scene, page, widget);
        const form = await quietForm(scene, page);
        await listen(widget);
        const before = await claimHeights(scene, page, form);
        await claimForgedUnheard(scene, page, widget, before);
        await claimShapelessUnheard(scene, page, form, before);
        scene.did('the form sent many things without meaning, and then said that the event is full');
        await say(page, form, [[{ type: 'full', event: FILM }]]);
        await claimNews(scene, page, widget, 'full');
        await claimNothingForIntruder(scene, page, widget);
      },
    );
  },
);

const HALF = 'an answer that is not whole, or not in version “1.0”, makes no preview.';
const NONE = 'without a preview, the address itself is all there is to show.';
const ORIGIN = 'mountWidget(): compare event.origin with config.origin by ===, first of all.';
const SOURCE = 'mountWidget(): compare event.source with frame.contentWindow.';
const SHAPE = 'mountWidget(): look at the type first, then at the height or at the event.';

/** What a Remote is doing, to finish a sentence with. */
const TROUBLE = {
  offline: 'could not be reached',
  hang: 'took the question and never answered',
  stall: 'sent half an answer and then fell silent',
  die: 'broke off in the middle of its answer',
  garbage: 'answered 200 with a web page instead of JSON',
  403: 'answered 403',
  500: 'answered 500',
  501: 'answered 501',
} as const;

const TITLE = 'Soup & "bread" <b>for 5</b> &lt; 10';
const NOTE = '<p title="Tables & chairs">Write &lt;b&gt; for "bold", &amp;quot; for \'&quot;\'.</p>';
const RICH = '<p class="card">Soup & "bread": 5 &lt; 10, &amp;amp; so on</p><script>document.title = "taken"</script>';

/** What somebody pasted who means no good, or did not look. */
const HOSTILE_NOTE = `<script>
  document.documentElement.dataset.ran = 'yes';
  try { parent.document.title = 'Taken over'; } catch {}
</script>
<form method="post" action="/log-out" target="_top"><button>Confirm</button></form>
<p><a href="/news/none" target="_top">More about this</a></p>
<footer>The end</footer>`;

/** A text as the end of a sentence. */
function quoted(text: string | undefined): string {
  if (text === undefined) return 'that is not there.';
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return `“${short}”${/[.?!]$/.test(short) ? '' : '.'}`;
}

/** The one frame that a function returned. */
function theFrame(scene: TestContext, elements: SeenElement[], name: string): SeenElement {
  const frames = kind(elements, 'iframe');
  scene.claim(frames.length === 1, {
    saw: `${outline(elements)} where one frame belongs.`,
    expected: 'one iframe.',
    look: `${name}: the HTML it returns.`,
  });
  return frames[0]!;
}

/** Elements in words, for instance “a link and two pictures”. */
function outline(elements: SeenElement[]): string {
  const names = [...new Set(elements.map(({ name }) => name))].slice(0, 6);
  return names.length === 0
    ? 'no element'
    : names.map((name) => `${kind(elements, name).length} × <${name}>`).join(', ');
}

function claimSandbox(
  scene: TestContext,
  sandbox: string | undefined,
  right: string[],
  { because, look }: { because: string; look: string },
): void {
  scene.claim(sandbox !== undefined && words(sandbox).join() === right.join(), {
    saw: sandbox === undefined ? 'a frame without a sandbox.' : `a frame with sandbox ${quoted(sandbox)}`,
    expected: `sandbox="${right.join(' ')}": ${because}`,
    look,
  });
}

function claimSize(
  scene: TestContext,
  attributes: Record<string, string>,
  right: { width: number; height: number },
): void {
  const { width = '', height = '' } = attributes;
  scene.claim(Number.parseFloat(width) === right.width && Number.parseFloat(height) === right.height, {
    saw: `the width ${quoted(width)} and the height ${quoted(height)}`,
    expected: `the answer’s own, ${right.width} and ${right.height}.`,
    look: 'preview(): the attributes width and height.',
  });
}

function claimTitle(scene: TestContext, title: string | undefined, attribute: 'title' | 'alt'): void {
  scene.claim(title === TITLE, {
    saw: `the attribute ${attribute} says ${quoted(title)}`,
    expected: `the answer’s title, ${quoted(TITLE)}`,
    look: 'preview(): answer.title, escaped.',
  });
}

/** Claims one link to the address, and nothing besides that could be a preview. */
function claimLink(
  scene: TestContext,
  { url, seen }: { url: string; seen: SeenElement[] },
  { text, because }: { text?: string; because: string },
): void {
  const links = kind(seen, 'a');
  const [link] = links;
  const previews = seen.filter(({ name }) => ['iframe', 'img', 'script'].includes(name));
  const isRight = links.length === 1 && previews.length === 0 && link?.attributes['href'] === url;
  scene.claim(isRight && (text === undefined || link.text === text), {
    saw:
      links.length === 1 && previews.length === 0
        ? `a link to ${link?.attributes['href'] ?? 'nowhere'} with the text ${quoted(link?.text)}`
        : `${outline(seen)}.`,
    expected: `one link to ${url}${text === undefined ? '' : `, with the text ${quoted(text)}`} ${because}`.trim(),
    look: 'preview(): when it returns link(), and with which text.',
  });
}

/** Opens an article with these addresses below it. */
async function previewsOf(scene: TestContext, urls: string[]): Promise<Map<string, SeenElement[]>> {
  const ada = await scene.session(ADA.id);
  for (const url of urls) await ada.post(`/news/${PLAIN}/links`, { url });
  return previewsIn((await ada.get(`/news/${PLAIN}`)).html);
}

/** Gives an event a preview, and opens an article with its address. Fields that nobody has heard of come along. */
async function previewOf(scene: TestContext, preview: Preview): Promise<{ url: string; seen: SeenElement[] }> {
  const events = scene.world.remote(Events);
  const id = `event-${events.records.events.size}`;
  events.records.events.set(id, { ...events.records.events.get(WALK)! });
  events.records.previews.set(id, { version: '1.0', ...preview, mood: 'fine', cache_age: '3600', seats: [1, 2] });
  const url = events.page(id);
  return { url, seen: (await previewsOf(scene, [url])).get(url) ?? [] };
}

/** Claims that a page comes before the patience of whoever asked for it has ended. */
async function inTime<T>(scene: TestContext, page: Promise<T>, deadlineMs = SHORT_DEADLINE.deadlineMs): Promise<T> {
  const arrived = await page.catch((): 'late' => 'late');
  scene.claim(arrived !== 'late', {
    saw: `after ${PAGE_TIMEOUT_MS / 1_000} seconds there was still no page.`,
    expected: `a page soon after the deadline, which was ${deadlineMs} milliseconds here.`,
    look: 'preview(): the deadline must cover the whole answer, its body included.',
  });
  return arrived as T;
}

/** Where a picture comes from, once it is there; the empty text when it cannot be shown. */
function decodedPicture(selector: string): Promise<string> | undefined {
  const image = document.querySelector<HTMLImageElement>(selector);
  return image?.decode().then(
    () => image.currentSrc,
    () => '',
  );
}

/** What there is to press in the hostile report and in the hostile note. */
const BAIT = [
  ['report', 'button'],
  ['report', 'a'],
  ['note', 'button'],
  ['note', 'a'],
] as const;

/** Whether the script of hostile content has run, once the content is there as a whole. */
function trapSet(): { ran: boolean } | undefined {
  const [button, ...others] = ['button', 'a', 'footer'].map((one) => document.querySelector(one));
  const isThere = button?.textContent === 'Confirm' && [button, ...others].every((one) => one?.checkVisibility());
  return isThere ? { ran: document.documentElement.hasAttribute('data-ran') } : undefined;
}

/**
 * Lets the page send the intruder's copy of the form an echo.
 *
 * @returns all that the copy has heard, once it has heard that
 */
async function echoIn(page: Page): Promise<string | undefined> {
  await page.evaluate((place) => {
    const frame = document.querySelector<HTMLIFrameElement>(`${place} iframe`);
    frame?.contentWindow?.postMessage({ type: 'echo' }, '*');
  }, FORM);
  return comesIn(page, FORM, heardEcho, undefined);
}

/** What the intruder's copy of the form has heard, once it has heard the echo. */
function heardEcho(): string | undefined {
  const heard = document.querySelector('output')?.textContent ?? '';
  return heard.includes('echo') ? heard : undefined;
}

/**
 * Whether something could be pressed.
 *
 * @param selector finds it
 */
function pressed(selector: string): true | undefined {
  const button = document.querySelector<HTMLElement>(selector);
  if (!button?.checkVisibility()) return undefined;
  button.click();
  return true;
}

/** The row of the report in which a name stands, and what its second column is called. */
function reportRow(name: string): { cells: string[]; heading: string } | undefined {
  const row = [...document.querySelectorAll('tr')].find(({ textContent }) => textContent?.includes(name));
  if (!row?.checkVisibility()) return undefined;
  const texts = (all: Iterable<Element>) => [...all].map(({ textContent }) => textContent ?? '');
  return { cells: texts(row.querySelectorAll('td')), heading: texts(document.querySelectorAll('th'))[1] ?? '' };
}

/** Claims that the frame shows the figures as they are at the Remote at this moment. */
async function claimReport(scene: TestContext, page: Page, column: string): Promise<void> {
  const { name, calls } = scene.world.remote(Statistics).figures()[5]!;
  const row = await comesIn(page, REPORT, reportRow, name);
  scene.claim(row?.cells[0] === String(calls) && row.heading === column, {
    saw: row ? `${row.cells[0]} under ${quoted(row.heading)}` : 'no report in a frame.',
    expected: `the report as the Remote has it: ${calls} under “${column}” for ${name}.`,
    look: 'reportFrame(): the frame shows what is at the report’s address. Nothing in the Host needs to know its columns.',
  });
}

/** Opens the article with the sign-up form, and waits until learner code has done its part in the browser. */
async function article(scene: TestContext, userId: string): Promise<Page> {
  const page = await scene.enter(userId);
  await scene.open(page, ARTICLE);
  const end = await comes(page, () => page.evaluate(mounting, FORM));
  scene.claim(end !== undefined, {
    saw: 'a page in which mountWidget() has not come to its end.',
    expected: 'an article with a form in it.',
    look: 'mountWidget(): does it leave the page?',
  });
  const { state, hasFrame } = end!;
  scene.claim(state === 'mounted' && hasFrame, {
    saw: state === 'mounted' ? 'an article without a frame for the form.' : 'an article without the form.',
    expected: 'the sign-up form in a frame.',
    look: 'mountWidget(): make the frame and put it into the element. It runs in the browser, so it can use document and window.',
  });
  return page;
}

/** What became of mountWidget(), once it has come to its end. */
function mounting(form: string): { state: string; hasFrame: boolean } | undefined {
  const state = document.querySelector<HTMLElement>('[data-sign-up]')?.dataset['state'];
  return state === undefined ? undefined : { state, hasFrame: document.querySelector(`${form} iframe`) !== null };
}

/** What a person notices of the widget. */
interface Seen {
  /** How high the form is, in pixels. */
  height: number;
  /** How many parts there are whose changes are read out to people who cannot see them. */
  regions: number;
  /** What those say, each thing once. */
  said: string;
}

/** The widget on a page, which says what there is to be noticed of it. */
async function widgetOn(page: Page) {
  return page.evaluateHandle((selector) => {
    const place = document.querySelector(selector)!;
    const isLive = (element: Element) =>
      ['polite', 'assertive'].includes(element.getAttribute('aria-live') ?? '') ||
      ['status', 'alert', 'log'].includes(element.getAttribute('role') ?? '') ||
      element.localName === 'output';
    const regions = [place, ...place.querySelectorAll('*')].filter(isLive);
    const seen = (): Seen => ({
      height: document.querySelector('[data-widget] iframe')?.clientHeight ?? 0,
      regions: regions.length,
      said: [...new Set(regions.map(({ textContent }) => textContent?.trim()))].filter(Boolean).join(' '),
    });
    return { seen };
  }, FORM);
}

type Widget = Awaited<ReturnType<typeof widgetOn>>;

function seen(widget: Widget): Promise<Seen> {
  return widget.evaluate((widget) => widget.seen());
}

const NEWS = {
  registered: 'You are registered.',
  'already-registered': 'You are already registered.',
  full: 'This event is full.',
};

/** Claims that the Host's own page says how the registration stands, in a place that is read out. */
async function claimNews(scene: TestContext, page: Page, widget: Widget, news: keyof typeof NEWS): Promise<void> {
  const text = NEWS[news];
  await comes(page, async () => (await seen(widget)).said.includes(text) || undefined);
  const { regions, said } = await seen(widget);
  scene.claim(said === text, {
    saw:
      regions === 0
        ? 'nothing on the page that is read out when it changes.'
        : `the status line said ${quoted(said)} The form itself said ${quoted(await readIn(page, FORM))}`,
    expected: `${quoted(text)} It stands in a line with role="status" or aria-live, which is there from the beginning.`,
    look: `mountWidget(): what a message of the type “${news}” does to the status line.`,
  });
}

/** Claims that neither the height nor the status line has changed. */
function claimUnmoved(scene: TestContext, now: Seen, before: Seen, because: string, look: string): void {
  scene.claim(now.said === before.said && now.height === before.height, {
    saw:
      now.said === before.said
        ? `the frame was ${now.height} pixels high afterwards.`
        : `the page said ${quoted(now.said)}`,
    expected: `that nothing happens: ${because}`,
    look,
  });
}

/** An article in which an editor has put the form for the film, opened by somebody who has not signed up. */
async function filmArticle(scene: TestContext): Promise<Page> {
  await (await scene.session(ADA.id)).post(`${ARTICLE}/sign-up`, { event: FILM });
  scene.did(FILM_OPENED);
  return article(scene, TOMAS.id);
}

/** Claims that there is one frame for the form, with what the settings say. */
async function claimFramed(scene: TestContext, page: Page): Promise<void> {
  const frames = await page.evaluate(
    (place) =>
      [...document.querySelectorAll(`${place} iframe`)].map((frame) =>
        ['src', 'title', 'sandbox'].map((name) => frame.getAttribute(name) ?? ''),
      ),
    FORM,
  );
  const [src, title, sandbox] = frames[0]!;
  scene.claim(frames.length === 1 && src === `${scene.world.remote(Events).url}/widget`, {
    saw: `${frames.length} frames, the first with src ${quoted(src)}`,
    expected: 'one frame, with src config.url.',
    look: 'mountWidget(): the frame it makes.',
  });
  scene.claim(title === 'Sign up for this event', {
    saw: `a frame with the title ${quoted(title)}`,
    expected: 'config.title, “Sign up for this event”.',
    look: 'mountWidget(): frame.title.',
  });
  claimSandbox(scene, sandbox, ['allow-forms', 'allow-same-origin', 'allow-scripts'], {
    because: 'config.sandbox says so.',
    look: 'mountWidget(): frame.setAttribute(‘sandbox’, config.sandbox).',
  });
}

/** Claims that the form gets its settings whenever it is loaded, and that the page says how the registration stands. */
async function claimSignUp(scene: TestContext, page: Page, widget: Widget): Promise<void> {
  const events = scene.world.remote(Events);
  scene.claim(await appearsIn(page, FORM, 'h1', 'A film of the new pass'), {
    saw: `a form that says ${quoted(await readIn(page, FORM))}`,
    expected: 'the sign-up form for the film, which appears once the form has its settings.',
    look: 'mountWidget(): when the frame has loaded, post {type: "configure", event, person} to its window.',
  });
  scene.did(`${FILM_OPENED} and pressed “Sign up”`);
  await comesIn(page, FORM, pressed, 'form button');
  await claimNews(scene, page, widget, 'registered');
  const { registered } = events.records.events.get(FILM)!;
  scene.claim(registered.has(TOMAS.id), {
    saw: `the event system has these people for the film: ${quoted([...registered].join(', '))}`,
    expected: `${TOMAS.id} among them, which is Tomás’s user ID.`,
    look: 'mountWidget(): the person in the settings.',
  });
  scene.did('the form’s page was loaded a second time in its frame');
  await leadTo(page, FORM, `${events.url}/widget`);
  scene.claim(await appearsIn(page, FORM, 'h1', 'A film of the new pass'), {
    saw: `a form that says ${quoted(await readIn(page, FORM))}`,
    expected: 'the event again. A page that was loaded again knows nothing of what was said before.',
    look: 'mountWidget(): send the settings whenever the frame has loaded.',
  });
  await claimNews(scene, page, widget, 'already-registered');
}

/**
 * Leads the form's frame to another page of the event system that says nothing by itself, so that the check can speak for
 * it: same window, same origin.
 */
async function quietForm(scene: TestContext, page: Page): Promise<Frame> {
  const events = scene.world.remote(Events);
  scene.did('the form’s page was loaded once more, while the event system had trouble');
  events.set({ mode: 'garbage' });
  await leadTo(page, FORM, `${events.url}/widget`);
  await appearsIn(page, FORM, 'h1', 'Welcome');
  const frame = await frameIn(page, FORM);
  scene.claim(frame !== undefined, {
    saw: 'an article from which the form’s frame had gone.',
    expected: 'that it stays: the form is there for as long as the article is.',
    look: 'mountWidget(): what it does with the frame when the form’s page has loaded.',
  });
  return frame!;
}

/** What the form asks for as its height, and what it gets, in pixels. */
const HEIGHTS = [
  [300, 300],
  [5_000, HIGHEST],
  [212, 212],
  [20, LOWEST],
  [-40, LOWEST],
  [200, 200],
] as const;

/**
 * Claims that the form gets the height it asks for, within limits.
 *
 * @returns what there was to be seen at last
 */
async function claimHeights(scene: TestContext, page: Page, form: Frame): Promise<Seen> {
  const asked = await say(
    page,
    form,
    HEIGHTS.map(([height]) => [{ type: 'height', height }]),
  );
  for (const [index, [height, right]] of HEIGHTS.entries()) {
    scene.did(`the form asked for a height of ${height} pixels`);
    const now = asked[index]!.height;
    scene.claim(Math.abs(now - right) < 1, {
      saw: `a frame of ${now} pixels.`,
      expected: `${right} pixels: what the form asks for, but at least ${LOWEST} and at most ${HIGHEST}.`,
      look: 'mountWidget(): Math.min(), Math.max(), and the unit in frame.style.height.',
    });
  }
  return asked.at(-1)!;
}

/** Claims that neither another window nor another origin is taken for the form. */
async function claimForgedUnheard(scene: TestContext, page: Page, widget: Widget, before: Seen): Promise<void> {
  const { url } = scene.world.remote(Events);
  const [afterOther] = await forge(widget, [url], SIGNS, 'another frame');
  scene.did(`another frame on the page, from the same origin ${url}, sent messages`);
  claimUnmoved(scene, afterOther!, before, 'that window is not the form’s, though it has the same origin.', SOURCE);
  const [afterOwn] = await say(page, page.mainFrame(), [SIGNS]);
  scene.did('the Host’s own page sent itself messages');
  claimUnmoved(scene, afterOwn!, before, 'neither the origin nor the window is the form’s.', ORIGIN);
  const origins = lookAlikes(url);
  const afterForged = await forge(widget, origins, SIGNS, 'the form');
  for (const [index, origin] of origins.entries()) {
    scene.did(`messages came from the form’s window, but from the origin “${origin}”`);
    const why = `the only origin to believe is ${url}, letter by letter.`;
    claimUnmoved(scene, afterForged[index]!, before, why, ORIGIN);
  }
}

/** Claims that nothing comes of what the form says without meaning. */
async function claimShapelessUnheard(scene: TestContext, page: Page, form: Frame, before: Seen): Promise<void> {
  const after = await say(
    page,
    form,
    SHAPELESS.map(({ message }) => [message]),
  );
  for (const [index, { what }] of SHAPELESS.entries()) {
    scene.did(`the form sent ${what}`);
    const why = 'that is none of the messages that the form and the page agreed on.';
    claimUnmoved(scene, after[index]!, before, why, SHAPE);
  }
}

/** Claims that an intruder's copy of the form, on a server of its own, hears nothing and is not believed. */
async function claimNothingForIntruder(scene: TestContext, page: Page, widget: Widget): Promise<void> {
  const events = scene.world.remote(Events);
  const before = await seen(widget);
  events.set({ mode: 'well', version: 2 });
  scene.did('the form’s address began to lead to an intruder’s copy on another server, which came into the frame');
  await leadTo(page, FORM, `${events.url}/widget`);
  const isCopy = await appearsIn(page, FORM, 'p', 'This form is a copy');
  const told = isCopy ? await echoIn(page) : undefined;
  scene.claim(told !== undefined, {
    saw: isCopy ? 'the copy was gone before it could answer.' : 'no copy in the form’s frame.',
    expected: 'the intruder’s copy, which has come instead of the form and stays in its frame.',
    look: 'mountWidget(): what it does with the frame when something is wrong.',
  });
  scene.claim(!told!.includes(FILM) && !told!.includes(TOMAS.id), {
    saw: `the copy heard ${quoted(told!.replace('{"type":"echo"}', '').trim())}`,
    expected: 'that it hears nothing: the settings name Tomás, and are for one origin only.',
    look: 'mountWidget(): the second parameter of postMessage().',
  });
  const why = 'the window is the form’s, but its page comes from another origin now.';
  claimUnmoved(scene, await seen(widget), before, why, ORIGIN);
}

/**
 * Sends the Host's page messages from a frame, one lot after another.
 *
 * @returns what there was to be seen when the page had dealt with each lot
 */
async function say(page: Page, frame: Frame, lots: unknown[][]): Promise<Seen[]> {
  const endings = lots.map(() => `end ${randomUUID()}`);
  await frame.evaluate(
    async ({ lots, endings }) => {
      const wordToGoOn = () =>
        new Promise<void>((resolve) => {
          const hear = ({ data }: MessageEvent) => {
            if (data?.type !== 'go on') return;
            removeEventListener('message', hear);
            resolve();
          };
          addEventListener('message', hear);
        });
      for (const [index, messages] of lots.entries()) {
        const dealtWith = wordToGoOn();
        for (const message of [...messages, { type: endings[index] }]) parent.postMessage(message, '*');
        await dealtWith;
      }
    },
    { lots, endings },
  );
  return page.evaluate((endings) => endings.map((one) => (window as unknown as Listening).seenAt.get(one)!), endings);
}

/** What {@link listen} adds to the page. */
interface Listening {
  /** What there was to be seen after the message of each type that ended a lot. */
  seenAt: Map<string, Seen>;
}

/**
 * Lets the page remember what it looks like after each lot of messages, and say so to who sent them. Its listener is the
 * last one, and what other listeners left for later has its turn before.
 */
function listen(widget: Widget): Promise<void> {
  return widget.evaluate((widget) => {
    const seenAt = new Map<string, Seen>();
    addEventListener('message', ({ data, source }) => {
      if (!String(data?.type).startsWith('end ')) return;
      setTimeout(() => {
        seenAt.set(data.type, widget.seen());
        source!.postMessage({ type: 'go on' }, { targetOrigin: '*' });
      });
    });
    Object.assign(window, { seenAt });
  });
}

/**
 * Hands the page messages that a browser would deliver if a window came from each of these origins in turn.
 *
 * @param from the form's window, or one that is nobody's
 * @returns what there was to be seen after each
 */
async function forge(
  widget: Widget,
  origins: string[],
  messages: unknown[],
  from: 'the form' | 'another frame',
): Promise<Seen[]> {
  return widget.evaluate(
    async (widget, { origins, messages, from }) => {
      const isForm = from === 'the form';
      const frame = isForm
        ? document.querySelector<HTMLIFrameElement>('[data-widget] iframe')!
        : document.body.appendChild(document.createElement('iframe'));
      const source = frame.contentWindow;
      const after: Seen[] = [];
      for (const origin of origins) {
        for (const data of messages) window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
        await new Promise((resolve) => setTimeout(resolve));
        after.push(widget.seen());
      }
      if (!isForm) frame.remove();
      return after;
    },
    { origins, messages, from },
  );
}

/** Messages that would be believed if they came from the form. */
const SIGNS = [
  { type: 'height', height: 333 },
  { type: 'registered', event: FILM },
];

/** Origins that look like the right one to code that compares loosely. */
function lookAlikes(origin: string): string[] {
  const { host, hostname, port } = new URL(origin);
  return [
    `${origin}.evil.example`,
    `http://${hostname}.evil.example:${port}`,
    `http://evil-${host}`,
    `http://${host.replace('.', 'x')}`,
    `https://${host}`,
    `http://${hostname}`,
    `http://localhost:${port}`,
    'null',
    '',
  ];
}

/** What a form may send that is confused or means no good. */
const SHAPELESS: { what: string; message: unknown }[] = [
  { what: 'null', message: null },
  { what: 'the text “registered”', message: 'registered' },
  { what: 'a number', message: 287 },
  { what: 'an empty list', message: [] },
  { what: 'an empty object', message: {} },
  { what: 'a height without a number', message: { type: 'height' } },
  { what: 'a height that is a text', message: { type: 'height', height: '287' } },
  { what: 'a height that is not a number (NaN)', message: { type: 'height', height: NaN } },
  { what: 'an endless height', message: { type: 'height', height: Infinity } },
  { what: 'a height under another type', message: { type: 'width', height: 287 } },
  { what: '“registered” without an event', message: { type: 'registered' } },
  { what: '“registered” for another event', message: { type: 'registered', event: 'knife-skills' } },
  { what: 'news of a type that nobody agreed on', message: { type: 'unregistered', event: FILM } },
  { what: 'news of the type “constructor”', message: { type: 'constructor', event: FILM } },
  { what: 'a list where a type belongs', message: { type: ['registered', 'full'], event: FILM } },
];
