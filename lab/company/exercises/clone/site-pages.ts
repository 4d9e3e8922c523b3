/** The public website's addresses: for visitors, for its editors, and one where the intranet's notices arrive. */
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { News, Notice } from '../../../api/clone.ts';
import type { RemoteAccess } from '../../../api/remote.ts';
import { asset } from '../../host/assets.ts';
import { fields } from '../../host/forms.ts';
import { needsReader } from '../../host/needs-reader.ts';
import type { HostEnv, HostContext } from '../../host/plugin.ts';
import type { Comms, Intake, Refresh } from './comms.ts';
import { commsPage, deskPage, editPage, SECTIONS, type DeskNotice } from './desk-views.ts';
import type { Newsroom } from './newsroom.ts';
import { homePage, newsPage } from './site-views.ts';
import { TITLE_LENGTH } from './tables.ts';

const NOTICE_BYTES = 16 * 1_024;

/** Statuses for what came of a notice. A Remote tries again later when it is 500 or more. */
const STATUS: Record<Intake, 201 | 200 | 503 | 501> = { created: 201, known: 200, missed: 503, 'not-started': 501 };

/** Adds what takes no log-in: the website itself, and `POST /site/intake` for notices (CloudEvents 1.0 in JSON). */
export function publicPages(app: Hono<HostEnv>, newsroom: Newsroom, comms: Comms): void {
  app.get('/site.css', asset(new URL('./site.css', import.meta.url), 'text/css; charset=utf-8'));

  app.get('/site', (c) => c.render(homePage(newsroom.all())));

  app.get('/site/news/:id', (c) => {
    const item = newsroom.find(Number(c.req.param('id')));
    return item ? c.render(newsPage(item)) : c.notFound();
  });

  app.get('/site/media/:id', (c) => {
    const file = newsroom.media(Number(c.req.param('id')));
    if (!file) return c.notFound();
    // What was copied was written by others: it may be looked at, and do nothing.
    const headers = { 'Content-Type': file.type, 'Content-Security-Policy': "default-src 'none'; sandbox" };
    return c.body(Uint8Array.from(file.content), 200, headers);
  });

  app.post('/site/intake', bodyLimit({ maxSize: NOTICE_BYTES }), async (c) => {
    const notice = readNotice(await c.req.text());
    if (!notice) return c.json({ error: 'this is no notice of an article' }, 400);
    const outcome = await comms.takeIn(notice);
    return c.json({ outcome }, STATUS[outcome]);
  });
}

/** Adds the pages for editors. */
export function editorPages(
  app: Hono<HostEnv>,
  newsroom: Newsroom,
  comms: Comms,
  { remote, now }: Pick<HostContext, 'remote' | 'now'>,
): void {
  app.use('/site/desk/*', needsReader);
  app.use('/site/comms/*', needsReader);

  app.get('/site/desk', (c) => c.render(deskPage(newsroom.all(), noticeIn(c.req.query('done')))));

  app.get('/site/desk/new', (c) => {
    const day = new Date(now()).toISOString().slice(0, 10);
    return c.render(editPage({ title: '', lead: '', text: '', day, section: 'Press' }));
  });

  app.post('/site/desk/new', async (c) => {
    c.set('task', 'save your News item');
    const draft = await draftIn(c);
    const problem = problemIn(draft);
    if (problem !== undefined) return refused(c, editPage(draft, undefined, problem));
    const text = await comms.ownText(draft.text);
    if (text === undefined) return refused(c, editPage(draft, undefined, NOT_COPIED));
    newsroom.create({ ...draft, text });
    return c.redirect('/site/desk?done=saved', 303);
  });

  app.get('/site/desk/news/:id', (c) => {
    const item = newsroom.find(Number(c.req.param('id')));
    return item ? c.render(editPage(item, item)) : c.notFound();
  });

  app.post('/site/desk/news/:id', async (c) => {
    c.set('task', 'save your News item');
    const item = newsroom.find(Number(c.req.param('id')));
    if (!item) return c.notFound();
    const draft = await draftIn(c);
    const problem = problemIn(draft);
    if (problem !== undefined) return refused(c, editPage(draft, item, problem));
    const text = await comms.ownText(draft.text);
    if (text === undefined) return refused(c, editPage(draft, item, NOT_COPIED));
    newsroom.change(item.id, { ...draft, text });
    return c.redirect('/site/desk?done=saved', 303);
  });

  app.post('/site/desk/news/:id/delete', (c) => {
    newsroom.remove(Number(c.req.param('id')));
    return c.redirect('/site/desk?done=deleted', 303);
  });

  app.get('/site/comms', (c) => {
    const done = c.req.query('done') ?? '';
    const view = { clones: newsroom.clones(), missed: newsroom.missed(), now: now() };
    return c.render(commsPage({ ...view, done: WORDS[done], well: !TROUBLE.has(done) }));
  });

  app.post('/site/comms/re-clone', async (c) => {
    c.set('task', 'take over the newer version');
    const key = await fields(c, 'source', 'id');
    return c.redirect(`/site/comms?done=${await comms.refresh(key)}`, 303);
  });

  app.post('/site/comms/errands', async (c) => {
    const { errand } = await fields(c, 'errand');
    return c.redirect(`/site/comms?done=${await run(errand, remote('intranet'))}`, 303);
  });
}

const NOT_COPIED =
  'Not saved: a picture or a file in the text lies on the intranet, which does not give it out just now. Try again later.';

const WORDS: Record<string, string | undefined> = {
  refreshed: 'The lead and the text are those of the newer version now. Everything else is as you left it.',
  current: 'There was nothing newer to take over.',
  unavailable: 'The intranet does not give the newer version out just now. Nothing has changed here.',
  'not-started': 'Nobody has built this yet, so nothing has changed.',
  errand: 'Done. The intranet has told the website of it.',
  nothing: 'There is nothing more to publish at the intranet.',
  silent: 'The intranet does not answer.',
} satisfies Partial<Record<Refresh, string>> & Record<string, string>;

const TROUBLE = new Set(['unavailable', 'not-started', 'nothing', 'silent']);

async function run(errand: string, { url, fetch, deadlineMs }: RemoteAccess): Promise<'errand' | 'nothing' | 'silent'> {
  try {
    const signal = AbortSignal.timeout(deadlineMs * 8); // it asks us back before it answers
    const { status } = await fetch(`${url}/errands`, { method: 'POST', body: errand, signal });
    return status === 409 ? 'nothing' : status === 200 ? 'errand' : 'silent';
  } catch {
    return 'silent';
  }
}

/** What a notice speaks of; undefined for anything else that arrives. */
function readNotice(body: string): Notice | undefined {
  try {
    const { specversion, type, source, data } = Object(JSON.parse(body)) as Record<string, unknown>;
    const { id, version } = Object(data) as Record<string, unknown>;
    if (specversion !== '1.0' || type !== 'external-comms.article.published') return undefined;
    if (typeof source !== 'string' || typeof id !== 'string' || !Number.isSafeInteger(version)) return undefined;
    return { source, id, version: version as number };
  } catch {
    return undefined;
  }
}

/** What the form says, tidied: browsers send line ends as CR LF. */
async function draftIn(c: Context<HostEnv>): Promise<News> {
  const { title, lead, text, day, section } = await fields(c, 'title', 'lead', 'text', 'day', 'section');
  return {
    title: title.trim(),
    lead: lead.replaceAll(/\s+/g, ' ').trim(),
    text: text.replaceAll(/\r\n?/g, '\n'),
    day,
    section: section as News['section'],
  };
}

function problemIn({ title, text, day, section }: News): string | undefined {
  if (title === '' || text.trim() === '') return 'A News item needs a title and a text.';
  if (title.length > TITLE_LENGTH) return `Keep the title to ${TITLE_LENGTH} characters.`;
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return 'Choose a day.';
  return SECTIONS.includes(section) ? undefined : `Choose one of the sections ${SECTIONS.join(', ')}.`;
}

function refused(c: Context<HostEnv>, page: ReturnType<typeof editPage>): Response | Promise<Response> {
  c.status(422);
  return c.render(page);
}

function noticeIn(done: string | undefined): DeskNotice | undefined {
  return done === 'saved' || done === 'deleted' ? done : undefined;
}
