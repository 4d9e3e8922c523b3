/** A learner's code beside the solution, once the exercise is whole or when they ask for it all the same. */
import { html, raw } from 'hono/html';
import { coloursOf, painted, type Coloured } from './compare/coloured.ts';
import { folded, type Line, type Row, type Stretch } from './compare/rows.ts';
import { rowsOf, sidesOf, type Sides } from './compare/sides.ts';
import { noStep, stepCalled, unsolved } from './compare/wanted.ts';
import type { ExerciseReport } from '../grader/report.ts';
import { course, type Step } from '../../course.ts';
import { head, type Html } from './html-head.ts';
import type { LiveExercise } from './live-exercise.ts';

/** What the page is about. */
export interface Comparison {
  lab: LiveExercise;
  /** The last grade, if there is one, and when it was given. */
  grade: ExerciseReport | undefined;
  gradedAt?: number;
  /** Whether to show the solution before the exercise is whole. */
  anyway: boolean;
  /** The one step that was asked for, if one was: its id, with the exercise’s before it or without. */
  step?: string;
}

/** The address’s query that shows the solution in any case. */
export const ANYWAY = 'anyway';
/** The address’s query that names one step. */
export const STEP = 'step';

/** The whole page. */
export async function comparePage({ lab, grade, gradedAt, anyway, step }: Comparison): Promise<Html> {
  const found = step === undefined ? undefined : stepCalled(lab.subject, step);
  const why = unsolved({ module: lab.subject, step: found }, grade);
  const main =
    step !== undefined && !found
      ? nowhere(lab, step)
      : why === undefined || anyway
        ? await sideBySide(lab, why === undefined, found)
        : notYet(lab, why, found);
  const title = `${lab.subject.title}: your code and the solution`;
  return html`<!doctype html>
    <html lang="en" data-exercise="${lab.id}" data-graded="${gradedAt}">
      ${head({ title, styles: ['compare/compare.css', 'compare/code.css'], scripts: ['compare/compare.ts'] })}
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        ${masthead(lab)}
        <main id="content" tabindex="-1">${main}</main>
      </body>
    </html>`;
}

function masthead({ page, path, subject }: LiveExercise): Html {
  const [host, remote] = course.name.split(' & ');
  return html`<header class="masthead">
    <a class="wordmark" href="/"><span class="host">${host}</span> &amp; <span class="remote">${remote}</span></a>
    <nav aria-label="This module">
      <a href="${page}">The exercise: ${subject.title}</a> <a href="${path}">Lab bench</a>
    </nav>
  </header>`;
}

function nowhere(lab: LiveExercise, step: string): Html {
  return html`<h1>Your code and the solution</h1>
    <p class="intro">${noStep(lab.subject, step)}</p>
    ${steps(lab, false)}`;
}

/** The ways to the whole and to each step. */
function steps({ subject }: LiveExercise, anyway: boolean, here?: Step): Html {
  const query = anyway ? `&${ANYWAY}` : '';
  const current = (isHere: boolean) => isHere && raw('aria-current="page"');
  return html`<nav class="steps" aria-label="All of it, or one step">
    <a href="?${anyway ? ANYWAY : ''}" ${current(here === undefined)}>All of it</a>
    ${subject.exercise.steps.map(
      ({ id, title }) => html`<a href="?${STEP}=${id}${query}" ${current(id === here?.id)}>${title}</a>`,
    )}
  </nav>`;
}

/**
 * @param why the solution is not simply shown
 */
function notYet(lab: LiveExercise, why: string, step: Step | undefined): Html {
  const { file, page } = lab;
  const what = step ? 'it does' : 'all of it works';
  return html`<h1>Your code and the solution</h1>
    ${steps(lab, false, step)}
    <div class="intro">
      <p>${why} When ${what}, <code>${file}</code> stands here beside the solution, with what differs marked.</p>
      <p>
        A solution says most to somebody who has tried. The exercise page has three hints for each step, and the last of
        them is nearly the answer.
      </p>
      <p class="ways">
        <a class="button" href="${page}#steps">Back to the steps</a>
        <a class="button" href="?${step ? `${STEP}=${step.id}&` : ''}${ANYWAY}">Show me anyway</a>
      </p>
    </div>`;
}

async function sideBySide(lab: LiveExercise, passes: boolean, step: Step | undefined): Promise<Html> {
  const { file, subject } = lab;
  const sides = await sidesOf(subject, lab.work);
  const { own, solutionFile } = sides;
  if (own === undefined) {
    return html`<h1>Your code and the solution</h1>
      <p class="intro">
        There is no <code>${file}</code> to compare. <code>npm run reset -- ${lab.id}</code> brings the starter back.
      </p>`;
  }
  const rows = rowsOf({ ...sides, own }, step?.id);
  const differ = rows.filter(({ alike }) => !alike).length;
  return html`<h1>Your code and the solution</h1>
    ${steps(lab, !passes, step)}
    <div class="intro">
      <p>${intro(passes, differ, step)}</p>
      <p class="legend">
        <span><span class="sign">−</span> only yours</span> <span><span class="sign">+</span> only the solution’s</span>
        <span><mark>underlined</mark> what differs within a line</span>
      </p>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label="Both programs">
      <table>
        <colgroup>
          <col class="number" />
          <col />
          <col class="number" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="colgroup" colspan="2">Yours <code>${file}</code></th>
            <th scope="colgroup" colspan="2">The solution <code>${solutionFile}</code></th>
          </tr>
        </thead>
        ${await bodies(rows, { ...sides, own })}
      </table>
    </div>`;
}

function intro(passes: boolean, differ: number, step: Step | undefined): string {
  if (differ === 0) return 'They are the same, line by line.';
  const count = differ === 1 ? 'One line differs' : `${differ} lines differ`;
  if (!passes) return `${count}. Read what you need, then close it and write that part from memory.`;
  const checks = step ? 'every check of this step' : 'every check';
  return `${count}, and both pass ${checks}: yours is as right as this one. Look for what you would do in the other’s way.`;
}

async function bodies(rows: Row[], { own, solution }: Sides & { own: string }): Promise<Html[]> {
  const [ownColours, solutionColours] = await Promise.all([coloursOf(own), coloursOf(solution)]);
  const cell = (line: Line | undefined, colours: Awaited<ReturnType<typeof coloursOf>>) =>
    line && painted(line, colours[line.number - 1] ?? []);
  const row = ({ own: mine, solution: theirs, alike }: Row) =>
    html`<tr class="${alike ? 'alike' : 'differs'}">
      ${side(mine, cell(mine, ownColours), alike ? undefined : YOURS)}
      ${side(theirs, cell(theirs, solutionColours), alike ? undefined : THEIRS)}
    </tr>`;
  return folded(rows).map((stretch, index) => body(stretch, index, stretch.rows.map(row)));
}

function body({ folded: isFolded, rows }: Stretch, index: number, content: Html[]): Html {
  if (!isFolded)
    return html`<tbody>
      ${content}
    </tbody>`;
  const id = `stretch-${index}`;
  return html`<tbody class="fold">
      <tr>
        <td colspan="4">
          <button type="button" class="button" data-unfolds="${id}">Show ${rows.length} lines that are alike</button>
        </td>
      </tr>
    </tbody>
    <tbody id="${id}" tabindex="-1" hidden>
      ${content}
    </tbody>`;
}

interface Sign {
  sign: string;
  words: string;
}

const YOURS: Sign = { sign: '−', words: 'Yours: ' };
const THEIRS: Sign = { sign: '+', words: 'Solution: ' };

function side(line: Line | undefined, pieces: Coloured[] | undefined, sign: Sign | undefined): Html {
  if (!line || !pieces)
    return html`<td class="number"></td>
      <td class="nothing"></td>`;
  const mark =
    sign &&
    html`<span class="sign" aria-hidden="true">${sign.sign}</span><span class="visually-hidden">${sign.words}</span>`;
  // Not a space more: in here every one is shown.
  return html`<td class="number">${line.number}</td>
    <td class="code">${mark}<code>${pieces.map(piece)}</code></td>`;
}

function piece({ text, name, changed }: Coloured): Html {
  // Names of elements come from the themes, never from a learner.
  const coloured = name === '' ? html`${text}` : html`${raw(`<${name}>`)}${text}${raw(`</${name}>`)}`;
  return changed ? html`<mark>${coloured}</mark>` : coloured;
}
