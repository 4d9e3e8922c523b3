/** Stands in for every page of the course while it is being built for the first time. */
import { html, raw } from 'hono/html';
import { course } from '../../course.ts';
import { drawings } from './drawings.ts';
import { head, type Html } from './html-head.ts';
import type { SiteState } from './messages.ts';

/**
 * @param state as it is now; the page follows it by itself, and loads the course when it is there
 * @param file the learner's file as a person would name it
 */
export function waitingPage(state: SiteState, file: string): Html {
  const failed = state.state === 'failed';
  const [host, remote] = course.name.split(' & ');
  return html`<!doctype html>
    <html lang="en" data-site="${state.state}">
      ${head({ title: failed ? 'Not built' : 'Being built', styles: ['waiting/waiting.css'], scripts: ['waiting/waiting.ts'] })}
      <body>
        ${raw(drawings())}
        <main>
          <p class="wordmark"><span class="host">${host}</span> &amp; <span class="remote">${remote}</span></p>
          <svg class="drawing" viewBox="0 0 132 26" aria-hidden="true">
            <use href="#wire-host" />
            <use href="#wire-${failed ? 'cut' : 'waiting'}" />
          </svg>
          <h1>${failed ? 'The course could not be built' : 'The course is being built'}</h1>
          <p class="progress" data-progress role="status" aria-atomic="true">
            ${state.state === 'building' ? `${state.line} …` : ''}
          </p>
          <p class="elapsed" data-elapsed></p>
          <div data-failed ${failed ? '' : 'hidden'}>
            <pre data-reason tabindex="0" aria-label="What the build said">${failed ? state.reason : ''}</pre>
            <p>Mend it, end <code>npm start</code> with Ctrl-C and start it again. The lab works all the same.</p>
          </div>
          <noscript><p>Load this page again in a while.</p></noscript>
          <section aria-labelledby="meanwhile">
            <h2 id="meanwhile">Meanwhile</h2>
            <p>
              The lab runs already. Open the <a href="/lab/">lab bench</a> to see the Host and its Remotes at work, or
              open <code>${file}</code> in your editor: every save is checked, and the grade stands here and in the
              terminal.
            </p>
            <p data-grade role="status"></p>
          </section>
        </main>
      </body>
    </html>`;
}
