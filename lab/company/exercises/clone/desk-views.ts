/** The website as its editors see it: every News item to be changed, and where some of them come from. */
import { html } from 'hono/html';
import type { News } from '../../../api/clone.ts';
import { published } from '../../host/views/dates.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import type { KnownClone, Missed, NewsItem } from './newsroom.ts';
import { addressOf, dayWords } from './site-views.ts';

/** The sections of the website. */
export const SECTIONS: readonly News['section'][] = ['Press', 'Food', 'People'];

/** What a person has just done. */
export type DeskNotice = 'saved' | 'deleted';

const DONE: Record<DeskNotice, string> = {
  saved: 'Your News item is saved, and everybody can read it.',
  deleted: 'The News item is deleted.',
};

/** The desk: every News item, whoever wrote it. */
export function deskPage(items: NewsItem[], done: DeskNotice | undefined): Page {
  const main = html`<div class="opening">
      <h1>Editors’ desk</h1>
      <a class="button" href="/site/desk/new">Write a News item</a>
    </div>
    ${done && html`<p class="notice" role="status">${DONE[done]}</p>`}
    <ul class="rows" aria-label="News items">
      ${items.map(
        (item) =>
          html`<li data-item="${item.id}">
            <h2><a href="${editAddress(item)}">${item.title}</a></h2>
            <p class="kicker"><span>${item.section}</span> <time datetime="${item.day}">${dayWords(item.day)}</time></p>
          </li>`,
      )}
    </ul>`;
  return { title: 'Editors’ desk', main };
}

/**
 * The page on which a News item is written or changed. A browser leaves out the first line break in a `textarea`, so there
 * is one that is not the text's.
 *
 * @param item without it, a new one
 */
export function editPage(draft: News, item?: NewsItem, problem?: string): Page {
  const heading = item ? 'Change a News item' : 'Write a News item';
  const main = html`<p class="back"><a href="/site/desk">Editors’ desk</a></p>
    <h1>${heading}</h1>
    ${problem !== undefined && html`<p class="notice trouble" role="alert">${problem}</p>`}
    <form class="write" method="post" action="${item ? editAddress(item) : '/site/desk/new'}">
      <label for="title">Title</label>
      <input id="title" name="title" type="text" value="${draft.title}" />
      <label for="lead">Lead</label>
      <textarea id="lead" name="lead" rows="2">${`\n${draft.lead}`}</textarea>
      <label for="text">Text</label>
      <textarea id="text" name="text" rows="12" aria-describedby="text-help">${`\n${draft.text}`}</textarea>
      <p class="hint" id="text-help">
        Leave a line empty between paragraphs. <code>[words](address)</code> is a link, <code>![words](address)</code> a
        picture.
      </p>
      <div class="pair">
        <p>
          <label for="section">Section</label>
          <select id="section" name="section">
            ${SECTIONS.map((name) => html`<option ${name === draft.section && html`selected`}>${name}</option>`)}
          </select>
        </p>
        <p>
          <label for="day">Day</label>
          <input id="day" name="day" type="date" value="${draft.day}" />
        </p>
      </div>
      <p class="actions">
        <button type="submit" class="button">Save</button>
        ${item && html`<a href="${addressOf(item)}">Read it on the website</a>`}
      </p>
    </form>
    ${item && deletion(item)}`;
  return { title: heading, main };
}

function deletion(item: NewsItem): Html {
  return html`<form class="deletion" method="post" action="${editAddress(item)}/delete">
    <button type="submit" class="button quiet">Delete this News item</button>
    <span class="hint">It disappears from the website at once.</span>
  </form>`;
}

function editAddress({ id }: NewsItem): string {
  return `/site/desk/news/${id}`;
}

/** Everything that the page about the intranet shows. */
export interface CommsView {
  clones: KnownClone[];
  missed: Missed[];
  /** What a person has just done, in words. */
  done: string | undefined;
  /** Whether that went well. */
  well: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/** The page about what came from the intranet. */
export function commsPage({ clones, missed, done, well, now }: CommsView): Page {
  const main = html`<h1>External Comms</h1>
    <p class="about">
      What colleagues put into this folder of the intranet becomes News here. After that it is ours, and you change it
      at your desk like any other. When there is a newer version in the folder you can take it over.
    </p>
    ${done !== undefined && html`<p class="notice ${well ? '' : 'trouble'}" role="${well ? 'status' : 'alert'}">${done}</p>`}
    ${missed.length > 0 && missedBox(missed, now)}
    ${
      clones.length === 0
        ? html`<p class="nothing">No article is on record yet.</p>`
        : html`<ul class="rows" aria-label="Articles on record">
            ${clones.map(cloneRow)}
          </ul>`
    }`;
  return { title: 'External Comms', main, aside: errands() };
}

function cloneRow({ source, id, news, version, latest, title }: KnownClone): Html {
  const newer = title !== null && latest > version;
  return html`<li data-source="${source}" data-article="${id}" data-version="${version}" data-latest="${latest}">
    <h2>${title === null ? html`Deleted here` : html`<a href="/site/desk/news/${news}">${title}</a>`}</h2>
    <p class="kicker"><span>${source}</span> <span>article ${id}</span> <span>version ${version}</span></p>
    ${title === null && html`<p class="hint">You deleted the News item. It does not come back.</p>`}
    ${title !== null && !newer && html`<p class="hint">There is no newer version.</p>`}
    ${newer && reClone({ source, id, latest })}
  </li>`;
}

function reClone({ source, id, latest }: Pick<KnownClone, 'source' | 'id' | 'latest'>): Html {
  return html`<form method="post" action="/site/comms/re-clone">
    <input type="hidden" name="source" value="${source}" />
    <input type="hidden" name="id" value="${id}" />
    <button type="submit" class="button quiet">Take over version ${latest}</button>
    <span class="hint">Replaces the lead and the text. Title, section and day stay as you left them.</span>
  </form>`;
}

function missedBox(missed: Missed[], now: number): Html {
  return html`<section class="missed" aria-labelledby="missed">
    <h2 id="missed">Not taken over</h2>
    <ul>
      ${missed.map(
        ({ source, id, version, at, why }) =>
          html`<li data-missed="${id}">
            ${source}, article ${id}, version ${version} · ${published(new Date(at).toISOString(), now)}<br />
            <small>${why}</small>
          </li>`,
      )}
    </ul>
  </section>`;
}

const ERRANDS = [
  { errand: 'publish', label: 'Publish the next article', says: 'The intranet tells the website of it.' },
  { errand: 'correct', label: 'Correct the last article', says: 'Its next version is published.' },
  { errand: 'repeat', label: 'Send the last notice again', says: 'As after an answer that got lost.' },
  { errand: 'late', label: 'Send version 1 late', says: 'A notice that had been stuck on the way.' },
];

function errands(): Html {
  return html`<aside class="lab" aria-labelledby="errands">
    <h2 id="errands">At the intranet, meanwhile</h2>
    <p>For trying things: what a colleague there would do.</p>
    <form method="post" action="/site/comms/errands">
      <ul>
        ${ERRANDS.map(
          ({ errand, label, says }) =>
            html`<li>
              <button type="submit" name="errand" value="${errand}">${label} <small>${says}</small></button>
            </li>`,
        )}
      </ul>
    </form>
  </aside>`;
}
