/** `overview.html`: a whole cohort at a glance: who stands where, what needs a person, and where people get stuck. */
import { html } from 'hono/html';
import type { ExerciseReport, Status, StepReport } from '../../grader/report.ts';
import { isTrouble, OUTCOMES, type GradeSheet, type Outcome, type Work } from '../grade-sheet.ts';
import { dayOf, momentOf, reportPage, type Html } from '../../print/page.ts';

/** A grade that was given before another one. */
export interface Earlier {
  learner: string;
  title: string;
  score: number;
  max: number;
  at: Date;
}

/** What the page tells beside the grades. */
export interface OverviewNotes {
  /** What somebody has to do or to know, a sentence each. */
  attention?: readonly string[];
  /** Grades that others have followed. */
  earlier?: readonly Earlier[];
}

/**
 * The page.
 *
 * @param cardOf where a learner's card lies, from the page
 */
export function overviewHtml(
  sheets: readonly GradeSheet[],
  cardOf: (learner: string) => string,
  { attention = [], earlier = [] }: OverviewNotes = {},
): Promise<string> {
  const exercises = exercisesOf(sheets);
  const latest = new Date(Math.max(...sheets.map(({ at }) => at.getTime()), 0));
  const main = html`<h1>The whole class</h1>
    <p>
      ${people(sheets.length)}${sheets.length > 0 && html`, graded on <time datetime="${latest.toISOString()}">${dayOf(latest)}</time> by kit ${[...new Set(sheets.map(({ kit }) => kit))].join(', ')}`}
    </p>
    ${
      attention.length > 0 &&
      html`<section>
        <header><h2 id="attention">What needs you</h2></header>
        <ul class="attention">
          ${attention.map((text) => html`<li>${text}</li>`)}
        </ul>
      </section>`
    }
    <section>
      <header><h2 id="who">Who stands where</h2></header>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="who">
        <table data-sortable>
          <thead>
            <tr>
              <th scope="col">Learner</th>
              ${exercises.map(({ title }) => html`<th scope="col" data-number>${title}</th>`)}
              <th scope="col" data-number>Total</th>
              <th scope="col" data-number>No grade</th>
              <th scope="col">Late</th>
            </tr>
          </thead>
          <tbody>
            ${sheets.map((sheet) => row(sheet, exercises, cardOf))}
          </tbody>
        </table>
      </div>
      ${legend(sheets)}
    </section>
    <section>
      <header><h2 id="stuck">Where people get stuck</h2></header>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="stuck">
        <table data-sortable>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col" data-number>Passed</th>
              <th scope="col" data-number>Failed</th>
              <th scope="col" data-number>Not started</th>
              <th scope="col" data-number>No grade</th>
              <th scope="col">What the checks saw most often</th>
            </tr>
          </thead>
          <tbody>
            ${exercises.flatMap((exercise) => stuck(exercise, sheets))}
          </tbody>
        </table>
      </div>
    </section>
    ${earlier.length > 0 && earlierGrades(earlier)} ${graded(sheets)}`;
  return reportPage({ title: 'The whole class', main, script: SORT });
}

/** Every exercise that anybody was graded in, in course order. */
function exercisesOf(sheets: readonly GradeSheet[]): ExerciseReport[] {
  const byId = new Map(sheets.flatMap(({ report }) => report.exercises).map((one) => [one.id, one]));
  return [...byId.values()].toSorted((a, b) => a.number - b.number);
}

function people(count: number): string {
  return count === 1 ? 'One submission' : `${count} submissions`;
}

/** How an outcome without points stands in a cell: a sign, which the legend explains. */
const CELL: Readonly<Record<Exclude<Outcome, 'points'>, string>> = {
  unchanged: '=',
  nothing: '–',
  unreadable: '?',
  trouble: '!',
};

function outcomeOf(sheet: GradeSheet, exercise: ExerciseReport): Outcome {
  return isTrouble(sheet, exercise) ? 'trouble' : (sheet.work[exercise.id]?.outcome ?? 'points');
}

function row(sheet: GradeSheet, exercises: readonly ExerciseReport[], cardOf: (learner: string) => string): Html {
  const { learner, report, work } = sheet;
  const troubles = report.exercises.filter((exercise) => isTrouble(sheet, exercise)).length;
  const late = report.exercises.filter(({ id }) => work[id]?.late);
  return html`<tr>
    <th scope="row"><a href="${cardOf(learner)}">${learner}</a></th>
    ${exercises.map(({ id }) =>
      cell(
        sheet,
        report.exercises.find((one) => one.id === id),
      ),
    )}
    <td data-number><strong>${report.score}</strong></td>
    <td data-number>${troubles}</td>
    <td>${late.map(({ title }) => title).join(', ')}</td>
  </tr>`;
}

function cell(sheet: GradeSheet, exercise: ExerciseReport | undefined): Html {
  if (!exercise) return html`<td data-number data-value="-2"></td>`;
  const outcome = outcomeOf(sheet, exercise);
  if (outcome === 'points') return html`<td data-number>${exercise.score}</td>`;
  return html`<td data-number data-value="-1" class="${outcome}">
    <span aria-hidden="true">${CELL[outcome]}</span><span class="spoken">${OUTCOMES[outcome]}</span>
  </td>`;
}

function legend(sheets: readonly GradeSheet[]): Html {
  const outcomes = sheets.flatMap((sheet) => sheet.report.exercises.map((exercise) => outcomeOf(sheet, exercise)));
  const shown = (Object.keys(CELL) as (keyof typeof CELL)[]).filter((outcome) => outcomes.includes(outcome));
  if (shown.length === 0) return html``;
  return html`<dl class="legend">
    ${shown.map(
      (outcome) =>
        html`<div>
          <dt class="${outcome}">${CELL[outcome]}</dt>
          <dd>${OUTCOMES[outcome]}, ${outcomes.filter((one) => one === outcome).length}×</dd>
        </div>`,
    )}
  </dl>`;
}

function stuck({ id, title }: ExerciseReport, sheets: readonly GradeSheet[]): Html[] {
  const seen = sheets.flatMap((sheet) => {
    const exercise = sheet.report.exercises.find((one) => one.id === id);
    // Of what no check has seen, nobody can say where somebody got stuck.
    return exercise && !['nothing', 'unreadable'].includes(outcomeOf(sheet, exercise)) ? exercise.steps : [];
  });
  return [...Map.groupBy(seen, ({ id }) => id).values()].map((steps) => {
    const count = (status: Status) => steps.filter((step) => step.status === status).length;
    return html`<tr>
      <th scope="row">${title}: ${steps[0]!.title}</th>
      <td data-number>${count('passed')} of ${steps.length}</td>
      <td data-number>${count('failed')}</td>
      <td data-number>${count('not-started')}</td>
      <td data-number>${count('error')}</td>
      <td>${mostSeen(steps)}</td>
    </tr>`;
  });
}

/** What the failures of a step have most often in common. */
function mostSeen(steps: readonly StepReport[]): string {
  const seen = steps.flatMap(({ status, message }) =>
    status === 'failed' ? (/^What it saw: (.*)$/m.exec(message ?? '')?.[1] ?? message?.split('\n')[0] ?? []) : [],
  );
  const counted = [...Map.groupBy(seen, (text) => text).entries()].map(([text, { length }]) => ({ text, length }));
  const most = counted.toSorted((a, b) => b.length - a.length || a.text.localeCompare(b.text))[0];
  return most ? `${most.length}× ${most.text}` : '';
}

function earlierGrades(earlier: readonly Earlier[]): Html {
  return html`<section>
    <header><h2 id="earlier">Earlier grades</h2></header>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="earlier">
      <table data-sortable>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Exercise</th>
            <th scope="col" data-number>Points</th>
            <th scope="col">Graded</th>
          </tr>
        </thead>
        <tbody>
          ${earlier.map(
            ({ learner, title, score, max, at }) =>
              html`<tr>
                <th scope="row">${learner}</th>
                <td>${title}</td>
                <td data-number>${score} of ${max}</td>
                <td><time datetime="${at.toISOString()}">${momentOf(at)}</time></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** File by file: long, and for those who want to know exactly. */
function graded(sheets: readonly GradeSheet[]): Html {
  const rows = sheets.flatMap((sheet) =>
    sheet.report.exercises.map((exercise) => gradedRow(sheet, exercise, sheet.work[exercise.id])),
  );
  if (rows.length === 0) return html``;
  return html`<section>
    <header><h2 id="graded">What was graded</h2></header>
    <details>
      <summary>File by file, with what it takes to do the same again</summary>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="graded">
        <table data-sortable>
          <thead>
            <tr>
              <th scope="col">Learner</th>
              <th scope="col">Exercise</th>
              <th scope="col">Outcome</th>
              <th scope="col">File</th>
              <th scope="col">SHA-256</th>
              <th scope="col">Handed in</th>
              <th scope="col" data-number>Seed</th>
              <th scope="col">Checks</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

function gradedRow(sheet: GradeSheet, exercise: ExerciseReport, work: Work | undefined): Html {
  const at = work?.handedIn === undefined ? '' : momentOf(new Date(work.handedIn));
  return html`<tr>
    <th scope="row">${sheet.learner}</th>
    <td>${exercise.title}</td>
    <td>${OUTCOMES[outcomeOf(sheet, exercise)]}</td>
    <td>${work?.file ?? ''}${work?.attempt !== undefined && ` (${work.attempt})`}</td>
    <td><code title="${work?.sha256 ?? ''}">${work?.sha256?.slice(0, 12) ?? ''}</code></td>
    <td>${at}${work?.late && html` <b class="late">late</b>`}</td>
    <td data-number>${exercise.seed ?? ''}</td>
    <td><code>${work?.checks ?? ''}</code></td>
  </tr>`;
}

/** Headings become buttons that sort their table; without a script the tables stand as they are. */
const SORT = `
for (const table of document.querySelectorAll('[data-sortable]')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const ascending = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
      const number = (row) => parseFloat(value(row)) || 0;
      const compare = 'number' in head.dataset
        ? (a, b) => number(a) - number(b)
        : (a, b) => value(a).localeCompare(value(b), 'en', { numeric: true });
      const rows = [...body.rows].sort((a, b) => (ascending ? 1 : -1) * compare(a, b));
      body.append(...rows);
    });
  });
}
`;
