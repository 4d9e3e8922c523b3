/** The news feed, and what feed and article have in common. */
import { html } from 'hono/html';
import type { Feed } from '../../../api/pull.ts';
import { cityOf, offices } from '../../seed/offices.ts';
import type { Headline } from '../db.ts';
import type { GeneralFeed } from '../plugin.ts';
import { published, today, wallClock } from './dates.ts';
import type { Html, Page } from './layout.ts';

/** Everything that the feed page shows. */
export interface FeedView {
  /** In the order in which they are shown. */
  stories: Headline[];
  status: (Feed | GeneralFeed)['status'];
  /** The home office's code, when the feed is a personal one. */
  office: string | null;
  /** Milliseconds since 1970. */
  now: number;
}

/** The page with the news feed. */
export function feedPage({ stories, status, office, now }: FeedView): Page {
  const main = html`<div class="opening">
      <h1>News</h1>
      <p class="today">${today(now)}</p>
    </div>
    <p class="notice" role="status" data-feed="${status}">${notice(status, office)}</p>
    <ol class="feed" aria-label="News feed">
      ${stories.map((story) => item(story, office, now))}
    </ol>`;
  return { title: 'News', main, aside: officeClocks(now) };
}

/** Which office a story is about, and whether it is for managers only. */
export function badges({ office, audience }: Headline, home: string | null = null): Html {
  const kind = office !== null && office === home ? 'badge home' : 'badge';
  return html`<span class="${kind}">${office === null ? 'All offices' : cityOf(office)}</span>${
      audience === 'managers' && html` <span class="badge managers">Managers only</span>`
    }`;
}

function item(story: Headline, home: string | null, now: number): Html {
  return html`<li data-item="${story.id}" data-office="${story.office ?? ''}">
    <p class="where">${badges(story, home)}</p>
    <h2><a href="/news/${encodeURIComponent(story.id)}">${story.title}</a></h2>
    <p class="summary">${story.summary}</p>
    <p class="byline">
      <span class="author">${story.author.name}</span>
      <time datetime="${story.publishedAt}">${published(story.publishedAt, now)}</time>
    </p>
  </li>`;
}

function notice(status: FeedView['status'], office: string | null): string {
  switch (status) {
    case 'personal':
      return `News from ${cityOf(office ?? '')} comes first.`;
    case 'no-office':
      return 'You have no home office on record, so this is the news of the whole company.';
    case 'unavailable':
      return 'HR does not answer just now, so this is the news of the whole company.';
    case 'not-started':
      return 'This is the news of the whole company.';
  }
}

function officeClocks(now: number): Html {
  return html`<aside class="beside clocks" aria-labelledby="clocks">
    <h2 id="clocks">The time at our offices</h2>
    <dl>
      ${offices.map(
        ({ city, country, timeZone }) =>
          html`<div>
            <dt>${city} <small>${country}</small></dt>
            <dd>${wallClock(timeZone, now)}</dd>
          </div>`,
      )}
    </dl>
  </aside>`;
}
