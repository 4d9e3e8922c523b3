/** An article with what hangs on it: previews of the addresses below it, and sign-up forms. */
import { html, raw } from 'hono/html';
import type { WidgetConfig } from '../../../api/embed.ts';
import type { Headline, Story } from '../../host/db.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import { storyPage } from '../../host/views/story.ts';
import { IMPORT_MAP } from './browser-files.ts';
import { framed, STYLES } from './reports-page.ts';

/** What the page shows below the article's text. */
export interface ArticleView {
  story: Story;
  /** What else is new. */
  latest: Headline[];
  now: number;
  /** The addresses below the text, with HTML from learner code; undefined while it is not written. */
  links: { url: string; preview: string | undefined }[];
  signUps: SignUp[];
  /** Whether the reader may place a sign-up form. */
  isEditor: boolean;
}

/** A sign-up form in an article. */
export interface SignUp {
  /** The event's own page, for everybody for whom the form does not come. */
  page: string;
  event: string;
  config: WidgetConfig;
  /** Where the page finds the learner's file; undefined while that step does not take part. */
  learner: string | undefined;
}

/** The page. */
export function articlePage({ story, latest, now, links, signUps, isEditor }: ArticleView): Page {
  const content = [
    ...story.body.map((paragraph) => html`<p>${paragraph}</p>`),
    ...signUps.map(signUpForm),
    ...links.map(linked),
    adding(story),
    ...(isEditor ? [placing(story, signUps)] : []),
  ];
  return { ...storyPage(story, latest, now, content), head: head(signUps) };
}

function head(signUps: SignUp[]): Html {
  if (signUps.every(({ learner }) => learner === undefined)) return STYLES;
  return html`${STYLES}
    <script type="importmap">
      ${raw(IMPORT_MAP)}
    </script>
    <script type="module" src="/embed/mount.ts"></script>`;
}

function linked({ url, preview }: ArticleView['links'][number]): Html {
  return html`<div class="linked" data-link="${url}">
    ${framed('preview', preview, html`<a href="${url}">${url}</a>`)}
  </div>`;
}

function signUpForm({ page, event, config, learner }: SignUp): Html {
  const instead = html`<a href="${page}">Sign up on the event’s own page</a>`;
  if (learner === undefined) {
    return html`<section class="sign-up"><p class="not-yet">The sign-up form is not here yet. ${instead}</p></section>`;
  }
  return html`<section
    class="sign-up"
    aria-label="${config.title}"
    data-sign-up="${event}"
    data-learner="${learner}"
    data-config="${JSON.stringify(config)}"
  >
    <div data-widget></div>
    <p class="not-yet" data-when="not-started">The sign-up form is not here yet. ${instead}</p>
    <p class="not-yet" data-when="failed">The sign-up form could not be shown. ${instead}</p>
    <noscript><p class="not-yet">${instead}</p></noscript>
  </section>`;
}

function adding(story: Story): Html {
  return html`<details class="desk">
    <summary>Add links</summary>
    <form method="post" action="/news/${encodeURIComponent(story.id)}/links">
      <label for="url">Addresses, a line each</label>
      <textarea id="url" name="url" rows="2" spellcheck="false" placeholder="https://"></textarea>
      <button type="submit">Add</button>
    </form>
  </details>`;
}

function placing(story: Story, signUps: SignUp[]): Html {
  return html`<details class="desk">
    <summary>For editors: sign-up forms</summary>
    ${signUps.length > 0 && html`<p>There is one for: ${signUps.map(({ event }) => event).join(', ')}.</p>`}
    <form method="post" action="/news/${encodeURIComponent(story.id)}/sign-up">
      <label for="event">Event, as it is called in the event system; empty to remove the forms</label>
      <input id="event" type="text" name="event" placeholder="dune-walk" />
      <label for="form-title">Title; empty for the usual one</label>
      <input id="form-title" type="text" name="title" />
      <label for="form-url">Address of the form; empty for the usual one</label>
      <input id="form-url" type="text" name="url" />
      <label for="form-sandbox">Sandbox by hand; empty for what step 2 says</label>
      <input id="form-sandbox" type="text" name="sandbox" />
      <label for="lowest">Lowest and highest height, in pixels; empty for the usual ones</label>
      <input id="lowest" type="number" min="1" name="lowest" />
      <input type="number" min="1" name="highest" aria-label="Highest height, in pixels" />
      <button type="submit">Save</button>
    </form>
    <p><a href="/previews">Whose pages are previewed</a></p>
  </details>`;
}
