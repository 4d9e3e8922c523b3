/** `report.html`: the report card that a learner gets. */
import { html } from 'hono/html';
import type { ExerciseReport, StepReport } from '../grader/report.ts';
import { WORDS } from './formats/words.ts';
import type { GradeSheet } from './grade-sheet.ts';
import { SIGNS } from './signs.ts';
import { dayOf, reportPage, type Html } from '../print/page.ts';

/** The card as one HTML file with everything in it. */
export function cardHtml({ learner, at, report }: GradeSheet): Promise<string> {
  const { score, max, exercises } = report;
  const main = html`<h1>Report card</h1>
    <dl class="facts">
      <div>
        <dt>Learner</dt>
        <dd>${learner}</dd>
      </div>
      <div>
        <dt>Graded</dt>
        <dd><time datetime="${at.toISOString()}">${dayOf(at)}</time></dd>
      </div>
    </dl>
    <p class="score">
      <strong>${score}</strong> of ${max} points<br />
      <span>${verdict(exercises)}</span>
    </p>
    ${exercises.map(exercise)}
    <p class="about">
      A step earns all of its points or none. “Not started” means that its place in the file still says what to build.
    </p>`;
  return reportPage({ title: `Report card of ${learner}`, main });
}

function exercise({ id, number, title, score, max, steps }: ExerciseReport): Html {
  return html`<section aria-labelledby="${id}">
    <header>
      <h2 id="${id}"><span class="number">${number}</span> ${title}</h2>
      <p>${score} of ${max}</p>
    </header>
    <ol>
      ${steps.map(step)}
    </ol>
  </section>`;
}

function step({ title, status, earned, points, message, check, hints }: StepReport): Html {
  return html`<li class="${status}">
    <span class="sign" aria-hidden="true">${SIGNS[status].sign}</span>
    <p class="step"><strong>${title}</strong> <span class="status">${WORDS[status]}</span></p>
    <p class="points">${earned} of ${points}</p>
    ${message !== undefined && status !== 'not-started' && html`<div class="finding">${paragraphs(message)}${check !== undefined && html`<p><b>Its test</b> ${check}</p>`}</div>`}
    ${status === 'failed' && hints?.[0] !== undefined && html`<p class="hint"><em>A nudge:</em> ${hints[0]}</p>`}
  </li>`;
}

/** A finding has a line a part, each with its name before a colon. */
function paragraphs(message: string): Html[] {
  return message.split('\n').map((line) => {
    const [, name, text] =
      /^(What the check did|What it saw|What the Host says|What it expected|Where to look): (.*)$/.exec(line) ?? [];
    return name === undefined ? html`<p>${line}</p>` : html`<p><b>${name}</b> ${text}</p>`;
  });
}

function verdict(exercises: readonly ExerciseReport[]): string {
  const steps = exercises.flatMap((one) => one.steps);
  const passed = steps.filter(({ status }) => status === 'passed').length;
  if (passed === steps.length) return 'Everything stands. Well built.';
  const whole = exercises.filter((one) => one.score === one.max).length;
  return `${passed} of ${steps.length} steps stand; ${whole} of ${exercises.length} exercises whole.`;
}
