/** Plugs `exercises/01-embed/embed.ts` into the Host: a page for reports, one for tools, and articles with previews and a form. */
import { readFileSync } from 'node:fs';
import type { Context, Hono } from 'hono';
import type { Need, Oembed } from '../../../api/embed.ts';
import { todo } from '../../../api/todo.ts';
import { asset } from '../../host/assets.ts';
import type { Reader } from '../../host/db.ts';
import { fields } from '../../host/forms.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { whereIn } from '../../host/learner-module.ts';
import type { HostEnv, HostContext, Plugin, CreatePlugin } from '../../host/plugin.ts';
import { problemPage } from '../../host/views/problem.ts';
import { articlePage, type SignUp } from './article-page.ts';
import { learnerAddress, serveScripts } from './browser-files.ts';
import { Desk, type Form, type Seed, type Tool } from './desk.ts';
import { embedFunctions, type EmbedFunctions } from './functions.ts';
import { reportsPage } from './reports-page.ts';
import { previewsPage } from './previews-page.ts';
import { toolsPage } from './tools-page.ts';

/** How wide a preview may be, and how high a sign-up form, in pixels, unless an editor sets it. */
const PREVIEW_WIDTH = 480;
const FORM_HEIGHT = { minHeight: 120, maxHeight: 420 };
const FORM_TITLE = 'Sign up for this event';
/** How many other news stand beside an article. */
const LATEST = 5;

const NEEDS: readonly string[] = ['scripts', 'forms', 'popups', 'storage'] satisfies Need[];

/** What a sign-up form may do while nobody has written step 2. */
const USUAL_SANDBOX = 'allow-scripts allow-forms allow-same-origin';

/** Embed's plugin. */
export const createPlugin: CreatePlugin = (context) => {
  const [statistics, events] = [context.remote('statistics').url, context.remote('events').url];
  return {
    sections: [
      { path: '/reports', label: 'Reports' },
      { path: '/tools', label: 'Tools' },
    ],
    policy: policy(statistics, events),
    endpoints: (app) => {
      app.get('/embed.css', asset(new URL('./embed.css', import.meta.url), 'text/css; charset=utf-8'));
      app.get('/embed-note.css', asset(new URL('./note.css', import.meta.url), 'text/css; charset=utf-8'));
      serveScripts(app, context.learner.file);
    },
    pages: new EmbedPages(context, statistics, events).add,
  };
};

/**
 * Frames come from the two Remotes and from the Host, and from nowhere else. Scripts and styles may stand in the page
 * itself, as on many an intranet that has grown old: here the frame alone must hold what is in it.
 */
function policy(statistics: string, events: string): Plugin['policy'] {
  return [
    `frame-src 'self' ${statistics} ${events}`,
    `img-src ${events}`,
    "script-src 'self' 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    "connect-src 'self'",
  ];
}

const GRAMS = readFileSync(new URL('./grams.html', import.meta.url), 'utf8');

class EmbedPages {
  readonly #context: HostContext;
  readonly #statistics: string;
  readonly #events: string;
  readonly #functions: EmbedFunctions;
  readonly #desk: Desk;

  constructor(context: HostContext, statistics: string, events: string) {
    this.#context = context;
    this.#statistics = statistics;
    this.#events = events;
    this.#functions = embedFunctions(context.learner, context.takesPart);
    this.#desk = new Desk(context.sql, seed(events));
  }

  add = (app: Hono<HostEnv>): void => {
    app.get('/reports', (c) => this.#reports(c));
    app.post('/reports', onlyEditors, (c) => this.#edit(c));
    app.get('/tools', (c) => this.#tools(c));
    app.post('/tools', onlyEditors, (c) => this.#addTool(c));
    app.get('/previews', onlyEditors, (c) => c.render(previewsPage(this.#desk.providers(), this.#desk.previewWidth)));
    app.post('/previews', onlyEditors, (c) => this.#addProvider(c));
    app.get('/uploads/tips.html', asset(new URL('./tips.html', import.meta.url), 'text/html; charset=utf-8'));
    app.get('/news/:id', (c) => this.#article(c, c.req.param('id')));
    app.post('/news/:id/links', (c) => this.#addLink(c, c.req.param('id')));
    app.post('/news/:id/sign-up', onlyEditors, (c) => this.#placeForm(c, c.req.param('id')!));
    app.post('/embed/reached', (c) => this.#reached(c));
    app.post('/embed/trouble', (c) => this.#trouble(c));
  };

  async #reports(c: Context<HostEnv>): Promise<Response> {
    c.set('task', 'show the report');
    const [office, edition] = [c.req.query('office') ?? '', c.req.query('edition') ?? ''];
    const host = ownOrigin(c);
    const { report, note } = this.#desk;
    const { title, address, sandbox } = report;
    const shown = {
      title,
      url: address || this.#reportUrl(office, edition),
      ...(sandbox !== undefined && { sandbox }),
    };
    const styled = `<link rel="stylesheet" href="${host}/embed-note.css">${note.html}`;
    return c.render(
      reportsPage({
        report: shown,
        desk: { report, note },
        frame: await this.#functions.reportFrame(shown, host),
        noteFrame: await this.#functions.noteFrame({ ...note, html: styled }),
        office,
        isTampered: edition === 'tampered',
        isEditor: isEditor(c.var.reader!),
        now: this.#context.now(),
      }),
    );
  }

  #reportUrl(office: string, edition: string): string {
    const query = new URLSearchParams();
    if (office) query.set('office', office);
    if (edition) query.set('edition', edition);
    return `${this.#statistics}/nightly/service.html${query.size > 0 ? `?${query.toString()}` : ''}`;
  }

  async #edit(c: Context<HostEnv>): Promise<Response> {
    const set = await fields(c, 'title', 'address', 'by-hand', 'sandbox', 'note-title', 'note');
    if (set.address !== '' && !isWebAddress(set.address)) return noAddress(c);
    const sandbox = set['by-hand'] === '' ? undefined : set.sandbox;
    this.#desk.report = { title: set.title, address: set.address, sandbox };
    this.#desk.note = { title: set['note-title'], html: set.note };
    return c.redirect('/reports', 303);
  }

  async #tools(c: Context<HostEnv>): Promise<Response> {
    c.set('task', 'show the tools');
    const host = ownOrigin(c);
    const tools = [...ownTools(host), ...this.#desk.tools()].map(async (tool, id) => {
      const needs = Object.freeze(tool.needs);
      const content = 'url' in tool.from ? { url: tool.from.url, needs } : { needs };
      return { ...tool, id, sandbox: await this.#functions.sandboxFor(content, host) };
    });
    return c.render(toolsPage(await Promise.all(tools), isEditor(c.var.reader!)));
  }

  async #addTool(c: Context<HostEnv>): Promise<Response> {
    const { title, url, html, needs } = await fields(c, 'title', 'url', 'html', 'needs');
    if (url !== '' && !isWebAddress(url)) return noAddress(c);
    this.#desk.addTool({
      title,
      about: '',
      from: url === '' ? { html } : { url },
      needs: needs.split(/\s+/).filter((need): need is Need => NEEDS.includes(need)),
    });
    return c.redirect('/tools', 303);
  }

  async #addProvider(c: Context<HostEnv>): Promise<Response> {
    const { width, name, origin, path, endpoint } = await fields(c, 'width', 'name', 'origin', 'path', 'endpoint');
    if (Number(width) > 0) this.#desk.previewWidth = Number(width);
    if (name !== '') this.#desk.addProvider({ name, origin, path, endpoint });
    return c.redirect('/previews', 303);
  }

  async #article(c: Context<HostEnv>, id: string): Promise<Response> {
    c.set('task', 'show this article');
    const { db, now } = this.#context;
    const reader = c.var.reader!;
    const story = db.story(id, reader.permissions);
    if (!story) return c.notFound();
    const oembed = this.#oembed();
    const preview = async (url: string) => ({ url, preview: await this.#functions.preview(url, oembed) });
    return c.render(
      articlePage({
        story,
        latest: db
          .news(reader.permissions)
          .filter((other) => other.id !== id)
          .slice(0, LATEST),
        now: now(),
        links: await Promise.all(this.#desk.links(id).map(preview)),
        signUps: await this.#signUps(id, reader, ownOrigin(c)),
        isEditor: isEditor(reader),
      }),
    );
  }

  #oembed(): Oembed {
    const { fetch, deadlineMs } = this.#context.remote('events');
    return {
      providers: Object.freeze(this.#desk.providers().map((provider) => Object.freeze(provider))),
      // Whoever is asked may not send the Host on to somebody whom it does not know.
      fetch: (url, init) => fetch(url, { redirect: 'manual', ...init }),
      deadlineMs,
      maxWidth: this.#desk.previewWidth,
    };
  }

  async #signUps(story: string, reader: Reader, host: string): Promise<SignUp[]> {
    const { learner, takesPart } = this.#context;
    const signUp = async (form: Form): Promise<SignUp> => {
      const { event, url = `${this.#events}/widget` } = form;
      const sandbox = await this.#functions.sandboxFor({ url, needs: ['scripts', 'forms', 'storage'] }, host);
      return {
        page: `${this.#events}/events/${encodeURIComponent(event)}`,
        event,
        config: {
          url,
          origin: this.#events,
          title: FORM_TITLE,
          sandbox: sandbox ?? USUAL_SANDBOX,
          person: reader.id,
          ...FORM_HEIGHT,
          ...form,
        },
        learner: takesPart('embed/widget') ? learnerAddress(learner.file) : undefined,
      };
    };
    return Promise.all(this.#desk.forms(story).map(signUp));
  }

  async #addLink(c: Context<HostEnv>, story: string): Promise<Response> {
    const { url } = await fields(c, 'url');
    if (!this.#context.db.story(story, c.var.reader!.permissions)) return c.notFound();
    const urls = url.split(/\s+/).filter(Boolean);
    if (urls.length === 0 || !urls.every(isWebAddress)) return noAddress(c);
    for (const one of urls) this.#desk.addLink(story, new URL(one).href);
    return c.redirect(`/news/${encodeURIComponent(story)}`, 303);
  }

  async #placeForm(c: Context<HostEnv>, story: string): Promise<Response> {
    const set = await fields(c, 'event', 'title', 'url', 'sandbox', 'lowest', 'highest');
    if (!this.#context.db.story(story, c.var.reader!.permissions)) return c.notFound();
    if (set.url !== '' && !isWebAddress(set.url)) return noAddress(c);
    const event = set.event.trim();
    if (event === '') this.#desk.removeForms(story);
    else {
      this.#desk.placeForm(story, {
        event,
        ...(set.title !== '' && { title: set.title }),
        ...(set.url !== '' && { url: set.url }),
        ...(set.sandbox !== '' && { sandbox: set.sandbox }),
        ...(set.lowest !== '' && { minHeight: Number(set.lowest) }),
        ...(set.highest !== '' && { maxHeight: Number(set.highest) }),
      });
    }
    return c.redirect(`/news/${encodeURIComponent(story)}`, 303);
  }

  /** A page reached a part that is not written yet, in the browser. */
  async #reached(c: Context<HostEnv>): Promise<Response> {
    const { step, task } = await fields(c, 'step', 'task');
    try {
      todo(step, task);
    } catch {
      return c.body(null, 204);
    }
  }

  /** A page met a learner's mistake, in the browser. */
  async #trouble(c: Context<HostEnv>): Promise<Response> {
    const { message, stack } = await fields(c, 'message', 'stack');
    const where = whereIn(this.#context.learner.file, Object.assign(new Error(message), { stack }));
    this.#context.report(new LearnerError(message, where));
    return c.body(null, 204);
  }
}

function isWebAddress(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '');
}

function noAddress(c: Context<HostEnv>): Response | Promise<Response> {
  c.status(400);
  return c.render(problemPage('This is no address of a web page.', 'It begins with http:// or https://.'));
}

function isEditor({ permissions }: Reader): boolean {
  return permissions.includes('news:managers');
}

async function onlyEditors(c: Context<HostEnv>, next: () => Promise<void>): Promise<Response | void> {
  if (c.var.reader && isEditor(c.var.reader)) return next();
  c.status(403);
  return c.render(problemPage('Only editors can change this.', 'Ask communications to do it for you.'));
}

function ownOrigin(c: Context<HostEnv>): string {
  return new URL(c.req.url).origin;
}

function ownTools(host: string): Tool[] {
  return [
    {
      title: 'Tip calculator',
      about: 'Written by Luca Furlan and uploaded to The Pass. It would like to remember your numbers.',
      from: { url: `${host}/uploads/tips.html` },
      needs: ['storage', 'scripts', 'forms'],
    },
    {
      title: 'Ounces to grams',
      about: 'Pasted into this page by Jo Smith, without an address of its own.',
      from: { html: GRAMS },
      needs: ['forms', 'scripts', 'storage'],
    },
  ];
}

function seed(events: string): Seed {
  const page = (id: string) => `${events}/events/${id}`;
  return {
    report: { title: 'Guest line: last night’s "calls & answers"', address: '' },
    note: {
      title: 'From the editors',
      html: '<p>Please read these <b>before</b> nine. Whoever is under 70&nbsp;% gets a second "headset &amp; quiet room" this week.</p>\n<p>Sigrid</p>',
    },
    tools: [
      {
        title: 'All events',
        about: 'From the event system. It opens events in new tabs and remembers what you searched for.',
        from: { url: `${events}/calendar` },
        needs: ['scripts', 'popups', 'storage', 'forms'],
      },
    ],
    providers: [{ name: 'Events', origin: events, path: '/events/', endpoint: `${events}/oembed` }],
    previewWidth: PREVIEW_WIDTH,
    links: [
      { story: 'dune-walk', url: page('dune-walk') },
      { story: 'trieste-coffee-tasting', url: page('coffee-tasting') },
      { story: 'galway-patricks-week', url: page('patricks-briefing') },
      { story: 'ghent-refurbishment', url: page('pass-film') },
      { story: 'spring-wage-budget', url: page('managers-supper') },
    ],
    forms: [{ story: 'dune-walk', form: { event: 'dune-walk' } }],
  };
}
