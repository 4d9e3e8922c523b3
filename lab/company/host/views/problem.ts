/** Pages for what went wrong. */
import { html } from 'hono/html';
import type { LearnerError } from '../learner-error.ts';
import type { Html, Page } from './layout.ts';

/** A page that says in one sentence what is wrong, and in another what to do about it. */
export function problemPage(what: string, remedy: string): Page {
  return problem(what, html`<p>${remedy}</p>`);
}

/** A page for learner code that failed: a sentence for whoever reads The Pass, the details for whoever mends the code. */
export function learnerErrorPage(what: string, { message, where }: LearnerError): Page {
  const details = html`<p>
      The code that is plugged into the Host did not do its part. Mend it, then load this page again.
    </p>
    <details class="lab" data-lab-error open>
      <summary>What the lab saw</summary>
      <pre>${message}</pre>
      ${where !== undefined && html`<p>It happened at <code>${where}</code>.</p>`}
    </details>`;
  return problem(what, details);
}

function problem(what: string, rest: Html): Page {
  const main = html`<div class="problem">
    <h1>${what}</h1>
    ${rest}
    <p class="back"><a href="/">To the news</a></p>
  </div>`;
  return { title: what.replace(/\.$/, ''), main };
}
