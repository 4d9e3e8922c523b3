/**
 * The event system: public pages, previews of them (oEmbed 1.0), and a sign-up form that other sites may frame. The
 * form speaks with the page around it by `postMessage`.
 */
import { html, raw } from 'hono/html';
import type { Clock } from '../company/clock.ts';
import { STYLE } from './events-style.ts';
import { signUpForm } from './events-widget.ts';
import { Remote } from './remote.ts';

/** An event that employees can sign up for. */
export interface CompanyEvent {
  title: string;
  place: string;
  /** The day, in words. */
  date: string;
  capacity: number;
  /** User IDs of those who signed up. */
  registered: Set<string>;
}

/** An oEmbed answer. Real ones have fields that nobody has heard of, so this one may, too. */
export type Preview = Record<string, unknown>;

/** What the event system answers from; a check may change it. */
export interface EventsRecords {
  /** By id. */
  events: Map<string, CompanyEvent>;
  /** What is said about an event's page when somebody asks for a preview, by event id. */
  previews: Map<string, Preview>;
  /** Ids of the events whose previews are for nobody outside. */
  private: Set<string>;
  /** What is answered to whoever asks for a preview of one of these addresses, by address; instead of all that else holds. */
  replies: Map<string, () => Response | Promise<Response>>;
  /** A page in place of the sign-up form. */
  form?: string;
}

/** Where the lab bench usually is. It shows The Pass in a frame, so it counts among the widget's ancestors. */
const LAB_BENCH = 'http://127.0.0.1:4321';

/**
 * A running event system with its records in the open. Version 2 is a breaking change: previews are oEmbed “2.0”, and
 * the sign-up form has moved to another origin.
 */
export class Events extends Remote {
  readonly records: EventsRecords;

  /**
   * @param host where the Host listens: the only site that may frame the sign-up form
   * @param moved where the sign-up form is in version 2
   */
  constructor(clock: Clock, host: () => string = () => '', moved: () => string = () => '') {
    super('Event registration', clock, (request, version) => this.#respond(request, version, { host, moved }));
    this.records = {
      events: seededEvents(),
      previews: new Map(),
      private: new Set(['managers-supper']),
      replies: new Map(),
    };
  }

  /** The address of an event's public page. */
  page(id: string): string {
    return `${this.url}/events/${id}`;
  }

  /** What the event system says about an event's page: the preview on record, or the seeded one. */
  preview(id: string): Preview {
    return this.records.previews.get(id) ?? seededPreview(id, this.records.events.get(id)!, this.url);
  }

  #respond(request: Request, version: 1 | 2, { host, moved }: Record<'host' | 'moved', () => string>) {
    const { pathname, searchParams } = new URL(request.url);
    const [, place = '', id = '', part = ''] = pathname.split('/');
    if (place === 'registrations') return this.#register(request);
    if (request.method !== 'GET')
      return Response.json({ error: 'use GET' }, { status: 405, headers: { Allow: 'GET' } });
    if (pathname.endsWith('/oembed')) return this.#oembed(searchParams, version);
    if (place === 'widget' && version === 2) return Response.redirect(`${moved()}/widget`, 302);
    if (place === 'widget')
      return document(this.records.form ?? signUpForm(host()), `frame-ancestors ${host()} ${LAB_BENCH}`);
    if (place === 'calendar') return document(calendar(this.records.events));
    const event = this.records.events.get(id);
    if (!event) return new Response('Not found\n', { status: 404, headers: { 'Content-Type': 'text/plain' } });
    if (place === 'events' && part === 'places')
      return Response.json(places(id, event, searchParams.get('person') ?? ''));
    if (place === 'events' && part === '') return document(eventPage(event));
    if (place === 'cards') return document(card(event, this.page(id)));
    if (place === 'pictures') return new Response(picture(), { headers: { 'Content-Type': 'image/svg+xml' } });
    return new Response('Not found\n', { status: 404, headers: { 'Content-Type': 'text/plain' } });
  }

  /** oEmbed: 400 without an address, 501 for another format than JSON, 404 for what is not here, 401 for what is private. */
  #oembed(query: URLSearchParams, version: 1 | 2): Response | Promise<Response> {
    const url = query.get('url');
    const reply = this.records.replies.get(url ?? '');
    if (reply) return reply();
    if (!url) return Response.json({ error: 'the parameter url is missing' }, { status: 400 });
    if (query.get('format') !== 'json') return Response.json({ error: 'only format=json' }, { status: 501 });
    const id = this.#eventAt(url);
    if (id === undefined) return Response.json({ error: 'there is no such event' }, { status: 404 });
    if (this.records.private.has(id)) return Response.json({ error: 'this event is private' }, { status: 401 });
    const preview = { ...this.preview(id) };
    if (version === 2) Object.assign(preview, { version: '2.0' });
    const widest = Number(query.get('maxwidth') ?? Infinity);
    if (typeof preview['width'] === 'number') preview['width'] = Math.min(preview['width'], widest || Infinity);
    return Response.json(preview);
  }

  /** The id of the event whose page has this address. */
  #eventAt(url: string): string | undefined {
    if (!URL.canParse(url)) return undefined;
    const { origin, pathname } = new URL(url);
    const id = pathname.match(/^\/events\/([\w-]+)$/)?.[1];
    return origin === this.url && id !== undefined && this.records.events.has(id) ? id : undefined;
  }

  async #register(request: Request): Promise<Response> {
    if (request.method !== 'POST')
      return Response.json({ error: 'use POST' }, { status: 405, headers: { Allow: 'POST' } });
    const { event: id, person } = (await request.json().catch(() => ({}))) as Record<string, unknown>;
    const event = this.records.events.get(String(id));
    if (!event || typeof person !== 'string' || person === '') {
      return Response.json({ error: 'send JSON with an event and a person' }, { status: 400 });
    }
    if (event.registered.has(person)) return Response.json({ error: 'already-registered' }, { status: 409 });
    if (event.registered.size >= event.capacity) return Response.json({ error: 'full' }, { status: 409 });
    event.registered.add(person);
    return Response.json({ event: id, person }, { status: 201 });
  }
}

function places(id: string, event: CompanyEvent, person: string): object {
  const { title, place, date, capacity, registered } = event;
  return { event: id, title, place, date, left: capacity - registered.size, registered: registered.has(person) };
}

function seededEvents(): Map<string, CompanyEvent> {
  const event = (title: string, place: string, date: string, capacity: number, registered: string[] = []) => {
    return { title, place, date, capacity, registered: new Set(registered) };
  };
  return new Map([
    ['dune-walk', event('Dune walk', 'five beaches', 'Saturday 25 April', 60, ['00042', '00093', '00215'])],
    ['coffee-tasting', event('Four coffees, one vote', 'Ammofila, Trieste', 'Tuesday 24 February', 30, ['00127'])],
    ['patricks-briefing', event('Briefing for Saint Patrick’s week', 'Galway', 'Thursday 12 March', 40)],
    ['pass-film', event('A film of the new pass', 'Helmgras, Ghent', 'Monday 13 April', 25)],
    ['knife-skills', event('Knife skills, evening class', 'Lisbon', 'Wednesday 18 March', 2, ['00055', '00203'])],
    ['managers-supper', event('Managers’ supper', 'Galway', 'Tuesday 10 March', 12)],
  ]);
}

/** What a real event system says of its pages: mostly rich, sometimes no more than a link, a photo or a film. */
function seededPreview(id: string, { title, place, date }: CompanyEvent, url: string): Preview {
  const common = { version: '1.0', title, provider_name: 'Events', provider_url: url, cache_age: 3600, place };
  const card = `<iframe src="${url}/cards/${id}" title="${title}" width="440" height="150" style="border:0"></iframe>`;
  switch (id) {
    case 'coffee-tasting':
      return { type: 'photo', ...common, url: `${url}/pictures/${id}.svg`, width: 432, height: 216 };
    case 'patricks-briefing':
      return { type: 'link', ...common, title: `${title}: ${date}` };
    case 'pass-film':
      return { type: 'video', ...common, html: card, width: 456, height: 170 };
    default:
      return { type: 'rich', ...common, html: card, width: 456, height: 170 };
  }
}

type Markup = ReturnType<typeof html>;

function document(content: unknown, policy?: string): Response {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' };
  return new Response(String(content), {
    headers: policy === undefined ? headers : { ...headers, 'Content-Security-Policy': policy },
  });
}

function paper(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

function eventPage({ title, place, date, capacity, registered }: CompanyEvent): Markup {
  const main = html`<main>
    <h1>${title}</h1>
    <p>${date}, ${place}</p>
    <p>${capacity - registered.size} of ${capacity} places are left.</p>
  </main>`;
  return paper(title, main);
}

function card({ title, place, date }: CompanyEvent, page: string): Markup {
  const main = html`<main>
    <h1>${title}</h1>
    <p>${date}, ${place}</p>
    <p class="source">Events of Marram Kitchens, <small>${page}</small></p>
  </main>`;
  return paper(title, main);
}

function calendar(events: ReadonlyMap<string, CompanyEvent>): Markup {
  const rows = [...events].filter(([id]) => id !== 'managers-supper');
  const main = html`<main>
      <h1>All events</h1>
      <form>
        <label for="search">Search</label>
        <input id="search" type="search" autocomplete="off" />
      </form>
      <ul>
        ${rows.map(
          ([id, { title, date, place }]) =>
            html`<li><a href="/events/${id}" target="_blank" rel="noopener">${title}</a>, ${date}, ${place}</li>`,
        )}
      </ul>
    </main>
    <script>
      ${raw(CALENDAR_SCRIPT)};
    </script>`;
  return paper('All events', main);
}

/** The search finds as one types, and the last search is kept for the next visit. */
const CALENDAR_SCRIPT = `
  const field = document.getElementById('search');
  const rows = [...document.querySelectorAll('li')];
  const show = () => {
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(field.value.toLowerCase());
  };
  try { field.value = localStorage.getItem('search') ?? ''; } catch {}
  field.addEventListener('input', () => {
    show();
    try { localStorage.setItem('search', field.value); } catch {}
  });
  field.form.addEventListener('submit', (event) => event.preventDefault());
  show();
`;

function picture(): string {
  const cups = ['#4a2c1a', '#6d4426', '#8b5e3a', '#3b2418']
    .map((coffee, index) => {
      const x = 24 + index * 102;
      return `<g transform="translate(${x} 70)"><path d="M0 0h72v34a36 36 0 0 1-72 0z" fill="#f7efe3" stroke="#2f2a4d" stroke-width="3"/><ellipse cx="36" cy="2" rx="33" ry="9" fill="${coffee}"/><path d="M72 10h10a12 12 0 0 1 0 26h-12" fill="none" stroke="#2f2a4d" stroke-width="3"/></g>`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 432 216" width="432" height="216"><rect width="432" height="216" fill="#e6e3f3"/><rect y="150" width="432" height="66" fill="#c9c3e3"/>${cups}</svg>`;
}
