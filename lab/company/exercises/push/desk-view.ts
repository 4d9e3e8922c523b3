/** The editorial desk: what somebody wrote, and how each article was passed on. */
import { html } from 'hono/html';
import type { OutboxRow } from '../../../api/push.ts';
import { published } from '../../host/views/dates.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import type { PingAnswer } from './ping.ts';
import type { Delivery, Draft, OwnArticle } from './store.ts';

/** What a person has just done. */
export type DeskNotice = 'saved' | 'published' | 'deleted';

/** One article with all there is to say about it. */
interface DeskEntry {
  article: OwnArticle;
  /** Its row in the outbox, if it has one. */
  row: OutboxRow | undefined;
  agency: Delivery | undefined;
  archive: Delivery | undefined;
}

/** Everything that the desk shows. */
export interface DeskView {
  articles: DeskEntry[];
  ping: PingAnswer | undefined;
  done: DeskNotice | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** A line about how an article was passed on. */
interface Passing {
  kind: 'sent' | 'waiting' | 'failed' | 'given-up' | 'not-connected';
  words: string;
}

/** The style sheet of the desk's pages. */
export const STYLE = html`<link rel="stylesheet" href="/push.css" />`;

const AHEAD = new Intl.RelativeTimeFormat('en-GB');

const DONE: Record<DeskNotice, string> = {
  saved: 'Your article is saved.',
  published: 'Your article is published.',
  deleted: 'Your article is deleted.',
};

const MARKS: Record<Passing['kind'], string> = {
  sent: '✓',
  waiting: '…',
  failed: '×',
  'given-up': '×',
  'not-connected': '–',
};

/** The page with somebody's own articles. */
export function deskPage({ articles, ping, done, now }: DeskView): Page {
  const main = html`<div class="opening">
      <h1>Editorial desk</h1>
      <a class="button" href="/desk/new">Write an article</a>
    </div>
    ${done && html`<p class="notice" role="status">${DONE[done]}</p>`}
    ${
      articles.length === 0
        ? html`<p class="nothing">You have not written anything yet.</p>`
        : html`<ul class="desk" aria-label="Your articles">
            ${articles.map((entry) => item(entry, now))}
          </ul>`
    }`;
  return { title: 'Editorial desk', main, aside: agencyBox(ping, now), head: STYLE };
}

/** The page on which an article is written or changed. */
export function editPage({
  draft,
  article,
  problem,
}: {
  draft: Draft;
  article?: OwnArticle | undefined;
  problem?: string;
}): Page {
  const heading = article === undefined ? 'Write an article' : 'Change your article';
  const main = html`<p class="back"><a href="/desk">Your desk</a></p>
    <div class="card wide">
      <h1>${heading}</h1>
      ${problem !== undefined && html`<p class="notice trouble" role="alert">${problem}</p>`}
      <form class="write" method="post" action="${article === undefined ? '/desk/new' : address(article)}">
        <label for="title">Headline</label>
        <input id="title" name="title" type="text" value="${draft.title}" />
        <label for="text">Text</label>
        <textarea id="text" name="text" rows="12" aria-describedby="text-help">${draft.text}</textarea>
        <p class="hint" id="text-help">Leave a line empty between paragraphs.</p>
        <label for="tags">Tags</label>
        <textarea id="tags" name="tags" rows="3" aria-describedby="tags-help">${draft.tags.join('\n')}</textarea>
        <p class="hint" id="tags-help">
          One a line. What is tagged <strong>press-release</strong> also goes to our PR agency when you publish it.
        </p>
        <p class="actions">${buttons(article)}</p>
      </form>
      ${article && deletion(article)}
    </div>`;
  return { title: heading, main, head: STYLE };
}

function buttons(article: OwnArticle | undefined): Html {
  if (article?.state === 'published') {
    return html`<button type="submit" name="action" value="save" class="button">Save changes</button>`;
  }
  return html`<button type="submit" name="action" value="publish" class="button">Publish</button>
    <button type="submit" name="action" value="save" class="button quiet">Save as a draft</button>`;
}

function deletion(article: OwnArticle): Html {
  return html`<form class="deletion" method="post" action="${address(article)}/delete">
    <button type="submit" class="button quiet">Delete this article</button>
    ${article.state === 'published' && html`<span class="hint">It disappears from the news at once.</span>`}
  </form>`;
}

function item({ article, row, agency, archive }: DeskEntry, now: number): Html {
  const toAgency = row ? queued(row, now) : passed(agency, AGENCY_WORDS, now);
  const toArchive = passed(archive, ARCHIVE_WORDS, now);
  return html`<li
    data-article="${article.id}"
    data-state="${article.state}"
    data-agency="${toAgency?.kind ?? 'none'}"
    data-archive="${toArchive?.kind ?? 'none'}"
    ${row?.status === 'waiting' ? html`data-due="${row.due_at}"` : ''}
  >
    <p class="where">
      <span class="badge ${article.state}">${article.state === 'draft' ? 'Draft' : 'Published'}</span>
      ${article.tags.map((tag) => html`<span class="badge">${tag}</span> `)}
    </p>
    <h2><a href="${address(article)}">${article.title}</a></h2>
    <p class="byline">
      <span>Saved <time datetime="${article.changedAt}">${moment(Date.parse(article.changedAt), now)}</time></span>
    </p>
    ${toAgency && line(toAgency)} ${toArchive && line(toArchive)}
  </li>`;
}

function line({ kind, words }: Passing): Html {
  return html`<p class="passing ${kind}"><span class="mark" aria-hidden="true">${MARKS[kind]}</span> ${words}</p>`;
}

const AGENCY_WORDS: Record<Delivery['status'], string> = {
  'under-way': 'On its way to the PR agency',
  sent: 'The PR agency has it',
  failed: 'Did not reach the PR agency',
  'not-connected': 'Not sent: The Pass is not connected to the PR agency yet',
};

const ARCHIVE_WORDS: Record<Delivery['status'], string> = {
  'under-way': 'On its way to the archive',
  sent: 'The archive knows',
  failed: 'The archive has not heard of it',
  'not-connected': 'Not told: The Pass is not connected to the archive yet',
};

function passed(delivery: Delivery | undefined, words: typeof AGENCY_WORDS, now: number): Passing | undefined {
  if (!delivery) return undefined;
  const { status, at } = delivery;
  if (status === 'under-way') return { kind: 'waiting', words: words[status] };
  const when = status === 'not-connected' ? '' : ` · ${moment(at, now)}`;
  return { kind: status, words: words[status] + when };
}

function queued({ status, attempts, due_at: dueAt }: OutboxRow, now: number): Passing {
  switch (status) {
    case 'sent':
      return { kind: 'sent', words: AGENCY_WORDS.sent };
    case 'given-up':
      return { kind: 'given-up', words: 'Given up: the PR agency did not take it' };
    case 'waiting': {
      if (attempts === 0) return { kind: 'waiting', words: AGENCY_WORDS['under-way'] };
      return {
        kind: 'waiting',
        words: `Waiting for the PR agency: ${times(attempts)}, next try ${ahead(dueAt - now)}`,
      };
    }
  }
}

function times(attempts: number): string {
  return `tried ${['never', 'once', 'twice'][attempts] ?? `${attempts} times`}`;
}

/**
 * A span of time from now, for instance `in 2 minutes`.
 *
 * @param ms milliseconds
 */
function ahead(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds <= 0) return 'at any moment';
  if (seconds < 90) return AHEAD.format(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? AHEAD.format(minutes, 'minute') : AHEAD.format(Math.round(minutes / 60), 'hour');
}

function moment(at: number, now: number): string {
  return published(new Date(at).toISOString(), now).replace(/^T/, 't').replace(/^Y/, 'y');
}

function address({ id }: OwnArticle): string {
  return `/desk/articles/${encodeURIComponent(id)}`;
}

function agencyBox(ping: PingAnswer | undefined, now: number): Html {
  return html`<aside class="beside agency" aria-labelledby="agency">
    <h2 id="agency">Our PR agency</h2>
    <p>
      Quill &amp; Harbour publish our press releases outside the company. Tag an article
      <strong>press-release</strong>, and they get it when you publish it.
    </p>
    <form method="post" action="/desk/test">
      <button type="submit" class="button quiet">Send them a test</button>
    </form>
    ${
      ping &&
      html`<p
        class="passing ${pingKind(ping)}"
        role="status"
        data-message="${ping.message}"
        data-body="${ping.body}"
        data-status="${ping.status}"
      >
        <span class="mark" aria-hidden="true">${MARKS[pingKind(ping)]}</span> ${pingWords(ping)} ·
        ${moment(ping.at, now)}
      </p>`
    }
  </aside>`;
}

function pingKind({ status }: PingAnswer): Passing['kind'] {
  return status >= 200 && status < 300 ? 'sent' : 'failed';
}

function pingWords({ status, says, signed }: PingAnswer): string {
  if (status === 0) return 'They do not answer';
  if (status >= 300) return `They refused our test with ${status}${says && `: ${says}`}`;
  return signed ? 'They know it was us' : 'They heard us, but cannot tell who we are: nothing is signed yet';
}
