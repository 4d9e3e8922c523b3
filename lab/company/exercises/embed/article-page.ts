/** An article with what hangs on it: previews of the addresses below it, and a sign-up form. */
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
  signUp: SignUp | undefined;
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
export function articlePage({ story, latest, now, links, signUp, isEditor }: ArticleView): Page {
  const content = [
    ...story.body.map((paragraph) => html`<p>${paragraph}</p>`),
    ...(signUp ? [signUpForm(signUp)] : []),
    ...links.map(linked),
    adding(story),
    ...(isEditor ? [placing(story, signUp?.event)] : []),
  ];
  return { ...storyPage(story, latest, now, content), head: head(signUp) };
}

function head(signUp: SignUp | undefined): Html {
  if (signUp?.learner === undefined) return STYLES;
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
    aria-label="Sign up"
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
    <summary>Add a link</summary>
    <form method="post" action="/news/${encodeURIComponent(story.id)}/links">
      <label for="url">Address</label>
      <input id="url" type="url" name="url" placeholder="https://" />
      <button type="submit">Add</button>
    </form>
  </details>`;
}

function placing(story: Story, event = ''): Html {
  return html`<details class="desk">
    <summary>For editors: sign-up form</summary>
    <form method="post" action="/news/${encodeURIComponent(story.id)}/sign-up">
      <label for="event">Event, as it is called in the event system; empty for no form</label>
      <input id="event" type="text" name="event" value="${event}" placeholder="dune-walk" />
      <button type="submit">Save</button>
    </form>
  </details>`;
}
