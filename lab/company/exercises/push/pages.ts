/** The editorial desk's addresses. */
import type { Context, Hono } from 'hono';
import type { Agency } from '../../../api/push.ts';
import { asset } from '../../host/assets.ts';
import { fields } from '../../host/forms.ts';
import { needsReader } from '../../host/needs-reader.ts';
import type { HostEnv } from '../../host/plugin.ts';
import { problemPage } from '../../host/views/problem.ts';
import { deskPage, editPage, type DeskNotice } from './desk-view.ts';
import { logInsPage } from './log-ins-view.ts';
import type { Midnight } from './midnight.ts';
import { TooLong, type Newsroom } from './newsroom.ts';
import { ping, type PingAnswer } from './ping.ts';
import { Outdated, type Draft, type Store } from './store.ts';

/** What the pages show and set in motion. */
export interface Desk {
  store: Store;
  newsroom: Newsroom;
  midnight: Midnight;
  agency: Agency;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Longer than any headline. */
const TITLE_LENGTH = 160;

/** Adds the desk, and the page about log-ins. */
export function deskPages(app: Hono<HostEnv>, { store, newsroom, midnight, agency, now }: Desk): void {
  let lastPing: PingAnswer | undefined;

  app.get('/push.css', asset(new URL('./push.css', import.meta.url), 'text/css; charset=utf-8'));

  app.use('/desk/*', needsReader);
  app.use('/log-ins/*', needsReader);

  app.get('/desk', (c) => c.render(desk(c)));

  app.get('/desk/new', (c) => c.render(editPage({ draft: { title: '', text: '', tags: [] } })));

  app.post('/desk/new', async (c) => saved(c));

  app.post('/desk/test', async (c) => {
    c.set('task', 'send a test to the agency');
    lastPing = await ping(agency, now);
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
    const { label } = await fields(c, 'label');
    if (label.trim() === '') {
      c.status(422);
      return c.render(problemPage('A tablet has a name on its label.', 'Type it as it is printed, line by line.'));
    }
    store.addLogIn(label);
    return c.redirect('/log-ins', 303);
  });

  app.post('/log-ins/files/:day', async (c) => {
    c.set('task', 'send the midnight file');
    const day = c.req.param('day');
    if (!store.nights().some((night) => night.day === day)) return c.notFound();
    await midnight.send(day);
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
    if (draft.title === '' || draft.text === '') return again('An article needs a headline and a text.');
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

/** What a form says, tidied: browsers send line ends as CR LF. */
function draftIn({ title, text, tags }: Record<'title' | 'text' | 'tags', string>): Draft {
  return {
    title: title.replaceAll(/\s+/g, ' ').trim(),
    text: text.replaceAll(/\r\n?/g, '\n').trim(),
    tags: [...new Set(tags.split(',').map((tag) => tag.trim().toLowerCase()))].filter(Boolean),
  };
}
