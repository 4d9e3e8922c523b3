/** `overview.html`: a whole cohort at a glance: who stands where, and where people get stuck. */
import { html } from 'hono/html';
import type { ExerciseReport, Status, StepReport } from '../../grader/report.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { dayOf, reportPage, type Html } from '../../print/page.ts';

/**
 * The page.
 *
 * @param cardOf where a learner's card lies, from the page
 */
export function overviewHtml(sheets: readonly GradeSheet[], cardOf: (learner: string) => string): Promise<string> {
  const exercises = sheets[0]?.report.exercises ?? [];
  const latest = new Date(Math.max(...sheets.map(({ at }) => at.getTime()), 0));
  const main = html`<h1>The whole class</h1>
    <p>
      ${people(sheets.length)}${sheets.length > 0 && html`, graded on <time datetime="${latest.toISOString()}">${dayOf(latest)}</time>`}
    </p>
    <section>
      <header><h2 id="who">Who stands where</h2></header>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="who">
        <table data-sortable>
          <thead>
            <tr>
              <th scope="col">Learner</th>
              ${exercises.map(({ title }) => html`<th scope="col" data-number>${title}</th>`)}
              <th scope="col" data-number>Total</th>
            </tr>
          </thead>
          <tbody>
            ${sheets.map((sheet) => row(sheet, cardOf))}
          </tbody>
        </table>
      </div>
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
              <th scope="col">What the checks saw most often</th>
            </tr>
          </thead>
          <tbody>
            ${exercises.flatMap((exercise) => stuck(exercise, sheets))}
          </tbody>
        </table>
      </div>
    </section>`;
  return reportPage({ title: 'The whole class', main, script: SORT });
}

function people(count: number): string {
  return count === 1 ? 'One submission' : `${count} submissions`;
}

function row({ learner, report }: GradeSheet, cardOf: (learner: string) => string): Html {
  return html`<tr>
    <th scope="row"><a href="${cardOf(learner)}">${learner}</a></th>
    ${report.exercises.map(({ score }) => html`<td data-number>${score}</td>`)}
    <td data-number><strong>${report.score}</strong></td>
  </tr>`;
}

function stuck({ id, title }: ExerciseReport, sheets: readonly GradeSheet[]): Html[] {
  const all = sheets.flatMap(({ report }) => report.exercises.find((one) => one.id === id)?.steps ?? []);
  return [...Map.groupBy(all, ({ id }) => id).values()].map((steps) => {
    const count = (status: Status) => steps.filter((step) => step.status === status).length;
    const passed = count('passed');
    return html`<tr>
      <th scope="row">${title}: ${steps[0]!.title}</th>
      <td data-number>${passed} of ${steps.length}</td>
      <td data-number>${count('failed')}</td>
      <td data-number>${count('not-started')}</td>
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
      const value = (row) => row.cells[column].textContent.trim();
      const compare = 'number' in head.dataset
        ? (a, b) => parseFloat(value(a)) - parseFloat(value(b))
        : (a, b) => value(a).localeCompare(value(b), 'en', { numeric: true });
      const rows = [...body.rows].sort((a, b) => (ascending ? 1 : -1) * compare(a, b));
      body.append(...rows);
    });
  });
}
`;
