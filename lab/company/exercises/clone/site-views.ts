/** The public website as visitors see it. */
import { html } from 'hono/html';
import type { Html, Page } from '../../host/views/layout.ts';
import { marked } from './markup.ts';
import type { NewsItem } from './newsroom.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * A day in words, for instance `2 March 2026`; what is no day stays as it is.
 *
 * @param day for instance `2026-03-02`
 */
export function dayWords(day: string): string {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(moment) ? day : DAY.format(moment);
}

/** The address of a News item. */
export function addressOf({ id }: Pick<NewsItem, 'id'>): string {
  return `/site/news/${id}`;
}

/** The home page: everything that is new. */
export function homePage(items: NewsItem[]): Page {
  const main = html`<h1>News</h1>
    ${items.length === 0 && html`<p class="nothing">There is nothing to read at the moment.</p>`}
    <ol class="news">
      ${items.map(
        (item) =>
          html`<li>
            ${kicker(item)}
            <h2><a href="${addressOf(item)}">${item.title}</a></h2>
            <p>${item.lead}</p>
          </li>`,
      )}
    </ol>`;
  return { title: 'News', main };
}

/** The page of one News item. */
export function newsPage(item: NewsItem): Page {
  const main = html`<p class="back"><a href="/site">All news</a></p>
    <article class="item" data-news="${item.id}">
      ${kicker(item)}
      <h1>${item.title}</h1>
      <p class="lead">${item.lead}</p>
      <div class="text">${marked(item.text)}</div>
    </article>`;
  return { title: item.title, main };
}

function kicker({ section, day }: NewsItem): Html {
  return html`<p class="kicker"><span>${section}</span> <time datetime="${day}">${dayWords(day)}</time></p>`;
}
