/** `report.html`: the report card that a learner gets. */
import { html } from 'hono/html';
import type { ExerciseReport, StepReport } from '../grader/report.ts';
import { WORDS } from './formats/words.ts';
import { isTrouble, OUTCOMES, type GradeSheet, type Outcome, type Work } from './grade-sheet.ts';
import { SIGNS } from './signs.ts';
import { dayOf, momentOf, reportPage, type Html } from '../print/page.ts';

/** The card as one HTML file with everything in it. */
export function cardHtml(sheet: GradeSheet): Promise<string> {
  const { learner, at, report, kit, work } = sheet;
  const { score, max, exercises } = report;
  const troubles = exercises.filter((exercise) => isTrouble(sheet, exercise));
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
      <div>
        <dt>Kit</dt>
        <dd>${kit}</dd>
      </div>
    </dl>
    <p class="score">
      <strong>${score}</strong> of ${max - troubles.reduce((sum, one) => sum + one.max, 0)} points<br />
      <span>${verdict(exercises, troubles.length)}</span>
    </p>
    ${exercises.map((one) => exercise(one, work[one.id]))}
    <p class="about">
      A step earns all of its points or none. “Not started” means that its place in the file still says what to build.
      The number of a file is its SHA-256; the same seed lets the checks draw the same again.
    </p>`;
  return reportPage({ title: `Report card of ${learner}`, main });
}

/** What stands in place of steps that no check has seen. */
const SAID: Partial<Record<Outcome, string>> = {
  unchanged: 'Handed in unchanged: the file is the starter as it was handed out.',
  nothing: 'Nothing was handed in for this exercise.',
  unreadable: 'What was handed in could not be read, so no check has seen it. Your teacher knows, and can look.',
  trouble: 'The grader met an error of its own, so this exercise has no grade. That is not your fault.',
};

function exercise({ id, number, title, score, max, seed, steps }: ExerciseReport, work: Work | undefined): Html {
  const outcome = work?.outcome ?? 'points';
  const isGraded = outcome === 'points' || outcome === 'trouble';
  return html`<section aria-labelledby="${id}">
    <header>
      <h2 id="${id}"><span class="number">${number}</span> ${title}</h2>
      <p>${outcome === 'trouble' ? 'no grade' : `${score} of ${max}`}</p>
    </header>
    ${SAID[outcome] !== undefined && html`<p class="outcome ${outcome}">${SAID[outcome]}</p>`}
    ${work && graded(work, seed)}
    ${
      isGraded &&
      html`<ol>
        ${steps.map(step)}
      </ol>`
    }
  </section>`;
}

/** What was graded, and what it takes to do so again. */
function graded({ file, sha256, attempt, handedIn, late, notes = [], checks }: Work, seed: number | undefined): Html {
  const facts: [string, string | Html][] = [
    ...(file === undefined ? [] : ([['File', file]] as [string, string][])),
    ...(attempt === undefined ? [] : ([['Attempt', attempt]] as [string, string][])),
    ...(handedIn === undefined
      ? []
      : ([['Handed in', html`${momentOf(new Date(handedIn))}${late === true && html`, <b class="late">late</b>`}`]] as [
          string,
          Html,
        ][])),
    ...(sha256 === undefined
      ? []
      : ([['Number', html`<code title="${sha256}">${sha256.slice(0, 12)}</code>`]] as [string, Html][])),
    ...(seed === undefined ? [] : ([['Seed', String(seed)]] as [string, string][])),
    ['Checks', html`<code>${checks}</code>`],
  ];
  return html`<dl class="work">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

function step({ title, status, earned, points, message, check, hints }: StepReport): Html {
  return html`<li class="${status}">
    <span class="sign" aria-hidden="true">${SIGNS[status].sign}</span>
    <p class="step"><strong>${title}</strong> <span class="status">${WORDS[status]}</span></p>
    <p class="points">${status === 'error' ? '–' : earned} of ${points}</p>
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

function verdict(exercises: readonly ExerciseReport[], troubles: number): string {
  const steps = exercises.flatMap((one) => one.steps);
  const passed = steps.filter(({ status }) => status === 'passed').length;
  if (passed === steps.length) return 'Everything stands. Well built.';
  const whole = exercises.filter((one) => one.score === one.max).length;
  const without =
    troubles === 0 ? '' : ` ${troubles === 1 ? 'One has' : `${troubles} have`} no grade: ${OUTCOMES.trouble}.`;
  return `${passed} of ${steps.length} steps stand; ${whole} of ${exercises.length} exercises whole.${without}`;
}
