/** The editorial desk's addresses. */
import type { Context, Hono } from 'hono';
import { asset } from '../../host/assets.ts';
import { fields } from '../../host/forms.ts';
import { needsReader } from '../../host/needs-reader.ts';
import type { HostEnv } from '../../host/plugin.ts';
import { problemPage } from '../../host/views/problem.ts';
import { deskPage, editPage, type DeskNotice } from './desk-view.ts';
import { logInsPage } from './log-ins-view.ts';
import type { Midnight } from './midnight.ts';
import { TooLong, type Newsroom } from './newsroom.ts';
import type { PingAnswer, Pinger } from './ping.ts';
import { Outdated, type Draft, type Store } from './store.ts';
import { localDay, ZONES } from './zone.ts';

/** What the pages show and set in motion. */
export interface Desk {
  store: Store;
  newsroom: Newsroom;
  midnight: Midnight;
  pinger: Pinger;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Longer than any headline. */
const TITLE_LENGTH = 160;

/** Adds the desk, and the page about log-ins. */
export function deskPages(app: Hono<HostEnv>, { store, newsroom, midnight, pinger, now }: Desk): void {
  let lastPing: PingAnswer | undefined;

  app.get('/push.css', asset(new URL('./push.css', import.meta.url), 'text/css; charset=utf-8'));

  app.use('/desk/*', needsReader);
  app.use('/log-ins/*', needsReader);

  app.get('/desk', (c) => c.render(desk(c)));

  app.get('/desk/new', (c) => c.render(editPage({ draft: { title: '', text: '', tags: [] } })));

  app.post('/desk/new', async (c) => saved(c));

  app.post('/desk/test', async (c) => {
    c.set('task', 'send a test to the agency');
    lastPing = await pinger.send();
    return c.redirect('/desk', 303);
  });

  app.get('/desk/articles/:id', (c) => {
    const article = store.article(c.req.param('id'), c.var.reader!.id);
    return article ? c.render(editPage({ draft: article, article })) : c.notFound();
  });

  app.post('/desk/articles/:id', async (c) => {
    const id = c.req.param('id');
    return store.article(id, c.var.reader!.id) ? saved(c, id) : gone(c);
  });

  app.post('/desk/articles/:id/delete', async (c) => {
    c.set('task', 'delete your article');
    try {
      await newsroom.remove(c.req.param('id'), c.var.reader!.id);
      return c.redirect('/desk?done=deleted', 303);
    } catch (error) {
      if (error instanceof Outdated) return gone(c);
      throw error;
    }
  });

  app.get('/log-ins', (c) => c.render(logInsPage({ store, connected: midnight.connected, now: now() })));

  app.post('/log-ins/tablets', async (c) => {
    const { label, at } = await fields(c, 'label', 'at');
    const moment = at === '' ? now() : Date.parse(at);
    if (label.trim() === '') return refused(c, 'A tablet has a name on its label.', 'Type it as it is printed.');
    if (!(moment <= now())) return refused(c, 'A tablet has logged in, or has not yet.', 'Give a time that was.');
    store.addLogIn(label, moment);
    return c.redirect('/log-ins', 303);
  });

  app.post('/log-ins/files', async (c) => {
    c.set('task', 'send the midnight file');
    const { day } = await fields(c, 'day');
    const hasEnded = /^\d{4}-\d\d-\d\d$/.test(day) && day < localDay(now(), store.nightZone());
    if (!hasEnded) return refused(c, 'There is no file of this day.', 'Choose a day that has ended.');
    await midnight.send(day);
    return c.redirect('/log-ins', 303);
  });

  app.post('/log-ins/zone', async (c) => {
    const { zone } = await fields(c, 'zone');
    if (!Object.hasOwn(ZONES, zone)) return refused(c, 'There is no such time zone here.', 'Choose one of the list.');
    store.moveNight(zone);
    return c.redirect('/log-ins', 303);
  });

  function desk(c: Context<HostEnv>) {
    const articles = store.articlesOf(c.var.reader!.id).map((article) => ({
      article,
      row: store.outboxRow(article.id),
      agency: store.delivery(article.id, 'agency'),
      archive: store.delivery(article.id, 'archive'),
    }));
    return deskPage({ articles, ping: lastPing, done: noticeOf(c.req.query('done')), now: now() });
  }

  /** Does what the form's button says. */
  async function saved(c: Context<HostEnv>, id?: string): Promise<Response> {
    const form = await fields(c, 'title', 'text', 'tags', 'action');
    const draft = draftIn(form);
    const reader = c.var.reader!.id;
    const publishes = form.action === 'publish';
    c.set('task', publishes ? 'publish your article' : 'save your article');
    const again = (problem: string) => {
      c.status(422);
      const article = id === undefined ? undefined : store.article(id, reader);
      return c.render(editPage({ draft, article, problem }));
    };
    if (draft.title.trim() === '' || draft.text.trim() === '') return again('An article needs a headline and a text.');
    if (draft.title.length > TITLE_LENGTH) return again(`Keep the headline below ${TITLE_LENGTH} characters.`);
    try {
      if (publishes) await newsroom.publish(draft, reader, id);
      else await newsroom.save(draft, reader, id);
      return c.redirect(`/desk?done=${publishes ? 'published' : 'saved'}`, 303);
    } catch (error) {
      if (error instanceof TooLong) return again(TOO_LONG);
      if (error instanceof Outdated) return gone(c);
      throw error;
    }
  }
}

function refused(c: Context<HostEnv>, what: string, remedy: string): Response | Promise<Response> {
  c.status(422);
  return c.render(problemPage(what, remedy));
}

const TOO_LONG =
  'Not published: this press release is longer than the agency takes. Shorten it, then publish it again.';

function gone(c: Context<HostEnv>): Response | Promise<Response> {
  c.status(409);
  return c.render(
    problemPage(
      'This article is not as you last saw it.',
      'It was published or deleted meanwhile. Open your desk again.',
    ),
  );
}

function noticeOf(done: string | undefined): DeskNotice | undefined {
  return done === 'saved' || done === 'published' || done === 'deleted' ? done : undefined;
}

/** What a form says, as it was typed. Browsers send line ends as CR LF. */
function draftIn({ title, text, tags }: Record<'title' | 'text' | 'tags', string>): Draft {
  const lines = tags.split(/\r\n?|\n/).filter((tag) => tag.trim() !== '');
  return { title, text, tags: [...new Set(lines)] };
}
