/** `npm run export -- --sheets`: what people in the room hold in their hands, a page each. */
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { modules, moduleById, sheets, type Module, type SheetId } from '../../course.ts';
import { escaped } from './markup.ts';
import { reportPage, type Html } from './page.ts';
import { WISHES } from './sheets/wishes.ts';

const STYLES = readFileSync(new URL('./sheets/sheets.css', import.meta.url), 'utf8');

/** All sheets, as documents to be printed. */
export function sheetFiles(): Promise<{ name: string; html: string }[]> {
  return Promise.all(
    sheets.map(async ({ id, title }) => ({
      name: `sheet-${id}.pdf`,
      html: await reportPage({
        title,
        main: html`<h1>${title}</h1>
          ${MAKE[id]()}`,
        styles: STYLES,
      }),
    })),
  );
}

const MAKE: Record<SheetId, () => Html> = { guide, observer, wishes, case: oneCase, vendor };

const patterns = () => modules.filter(({ kind }) => kind === 'pattern');
const risks = () => modules.filter(({ kind }) => kind === 'risk');

/** Blank lines: people write their own hand into them, module by module. */
function guide(): Html {
  return html`<p class="lead">
      Copy a line from the screen whenever it appears, in your own words if you have better ones. At the end this is all
      you need.
    </p>
    <dl class="guide">
      ${patterns().map(
        ({ title }) =>
          html`<dt>${title}</dt>
            <dd>when</dd>`,
      )}
    </dl>
    <h2>And ask of each</h2>
    <dl class="guide">
      ${risks().map(
        ({ title }) =>
          html`<dt>${title}</dt>
            <dd></dd>`,
      )}
    </dl>
    <h2>One integration of mine</h2>
    <dl class="guide">
      ${['What it connects', 'Who wants what', 'Its pattern', 'Who mends it', 'What people see without it'].map(
        (line) =>
          html`<dt>${line}</dt>
            <dd></dd>`,
      )}
    </dl>`;
}

function observer(): Html {
  const moments = [
    ['All is well', 'The Remote answers.'],
    ['It has gone', 'Somebody switches the Remote off. Do not look at their screen.'],
    ['It is slow', 'It answers, but late.'],
    ['It is back', 'The same page, a minute later.'],
    ['It says something strange', 'A wrong, old or hostile answer.'],
  ];
  return html`<p class="lead">
      You are not a tester. You are somebody with a job to do and ten minutes to do it. Write down what such a person
      sees, not what the program does.
    </p>
    <p class="fill">I am <span></span> and I need <span></span></p>
    <table>
      <thead>
        <tr>
          <th>Moment</th>
          <th>What I saw, word for word</th>
          <th>How long I waited</th>
          <th>What I did next</th>
        </tr>
      </thead>
      <tbody>
        ${moments.map(
          ([name, what]) =>
            html`<tr>
              <th>${name}<small>${what}</small></th>
              <td></td>
              <td></td>
              <td></td>
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>For the five minutes together</h2>
    <p>
      Read one line of yours aloud. Then those who built it say whether they had decided that, or whether it happened.
    </p>
    <p class="fill">The page should have told me <span></span></p>`;
}

function wishes(): Html {
  return html`<p class="lead">Cut along the lines. ${WISHES.length} cards for one table.</p>
    <div class="cards">
      ${WISHES.map(
        ({ person, role, wish }, index) =>
          html`<article>
            <p>“${wish}”</p>
            <footer>${index + 1} <strong>${person}</strong>, ${role}</footer>
          </article>`,
      )}
    </div>
    <section class="answers">
      <h2>For whoever leads the table</h2>
      <p>Other answers can be right, too. What counts is the reason: what does the Host do with the data?</p>
      <table>
        <tbody>
          ${WISHES.map(
            ({ wish, answer, why }, index) =>
              html`<tr>
                <th>${index + 1}<small>${wish}</small></th>
                <td><strong>${moduleById(answer).title}.</strong> ${why}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
}

function oneCase(): Html {
  return html`<p class="lead">
      Tomás Brito is head chef in Lisbon. Above his counter hangs a tablet with tonight’s tables, a page of The Pass. He
      wants to see an allergy wherever a guest has one. The guests are in Salesforce, where Lotte and the other managers
      write down what people tell them.
    </p>
    <p>
      It can be built in five ways, and each vendor would say yes. Decide for each:
      <strong>what stands on the tablet on Friday at half past eight</strong> if Lotte wrote “nuts” at eight o’clock,
      and what if Salesforce went down at seven?
    </p>
    <table class="case">
      <thead>
        <tr>
          <th>Pattern</th>
          <th>Lotte wrote it at eight</th>
          <th>Salesforce is down since seven</th>
          <th>What must be decided first</th>
        </tr>
      </thead>
      <tbody>
        ${patterns().map(
          ({ title }) =>
            html`<tr>
              <th>${title}<small>${CASE[title] ?? ''}</small></th>
              <td></td>
              <td></td>
              <td></td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="fill">We choose <span></span> because <span></span></p>
    <p>
      Two of your answers will pull in opposite directions. Three honest ways out: lower a demand (“as of 17:00”), mix
      two patterns and name the parts, or ask for less (a mark without the word). What they built in Lisbon stands in
      the chapter “Choosing a pattern”. Look there afterwards.
    </p>`;
}

/** How the case looks in each pattern, by the pattern’s title. */
const CASE: Record<string, string> = {
  Embed: 'Salesforce’s own page about the guest, in a frame.',
  Push: 'Salesforce tells The Pass when a note changes.',
  Pull: 'The tablet asks when it shows a table.',
  Clone: 'The notes are copied overnight.',
  Synthesize: 'Guests, recipes and stock, combined: table nine cannot have the salad.',
};

function vendor(): Html {
  const questions: [string, string[]][] = [
    [
      'How?',
      [
        'Which data goes where, and what sets it off?',
        'Who types what, and where does it appear?',
        'Who may change it afterwards, and where?',
      ],
    ],
    [
      'May we see it?',
      [
        'In both systems, side by side, with a clock in view, and with our case.',
        'Now switch the other side off. What do people see?',
      ],
    ],
    [
      'Who?',
      [
        'Who built it? Who mends it when the other side changes, and who pays for that?',
        'How long do both versions stay, and how do we hear of it?',
      ],
    ],
    ['How many?', ['How many installed it, and how many use it? Which of them may we ask?']],
  ];
  return html`<p class="lead">
      Begin with a person, a moment and a piece of data. Whatever cannot be answered with yes is a good question.
    </p>
    <p class="fill">On <span></span> (when) <span></span> (who) needs <span></span> (what) so that <span></span></p>
    ${questions.map(
      ([heading, lines]) =>
        html`<h2>${heading}</h2>
          <ul class="lines">
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`,
    )}
    <p class="fill">The name of somebody who uses it every day: <span></span></p>
    <p>${raw(escaped(riskLine(risks())))}</p>`;
}

function riskLine(both: Module[]): string {
  return `The two questions that no contract may leave open: ${both.map(({ guide }) => guide).join(' ')}`;
}
