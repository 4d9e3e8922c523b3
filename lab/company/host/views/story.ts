/** One article. */
import { html } from 'hono/html';
import type { Headline, Story } from '../db.ts';
import { published } from './dates.ts';
import { badges } from './feed.ts';
import type { Html, Page } from './layout.ts';

/**
 * The page of one article.
 *
 * @param latest what else is new, for the list beside it
 * @param now milliseconds since 1970
 * @param content what stands below the summary
 */
export function storyPage(
  story: Story,
  latest: Headline[],
  now: number,
  content: Html[] = story.body.map((paragraph) => html`<p>${paragraph}</p>`),
): Page {
  const { title, summary, author, publishedAt } = story;
  const main = html`<p class="back"><a href="/">All news</a></p>
    <article class="story">
      <p class="where">${badges(story)}</p>
      <h1>${title}</h1>
      <p class="lead">${summary}</p>
      <p class="byline">
        <span class="author">${author.name}, ${author.role}</span>
        <time datetime="${publishedAt}">${published(publishedAt, now)}</time>
      </p>
      ${content}
    </article>`;
  return { title, main, aside: latestNews(latest, now) };
}

function latestNews(stories: Headline[], now: number): Html {
  return html`<aside class="beside latest" aria-labelledby="latest">
    <h2 id="latest">Latest news</h2>
    <ul>
      ${stories.map(
        ({ id, title, publishedAt }) =>
          html`<li>
            <a href="/news/${encodeURIComponent(id)}">${title}</a>
            <small><time datetime="${publishedAt}">${published(publishedAt, now)}</time></small>
          </li>`,
      )}
    </ul>
  </aside>`;
}
