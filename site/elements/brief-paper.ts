/** A brief as elements: what one sees, and what a mail or a document gets when it is copied. */
import { ANSWERS, HEADINGS, type Brief, type Section } from '../brief/compose.ts';

/** The brief as elements. Texts go in as text, so that a name cannot be anything else. */
export function paperOf({ title, facts, opening, sections, requirements, closing }: Brief): HTMLElement[] {
  return [
    element('h2', title),
    ...(facts.length === 0 ? [] : [table('facts', [], facts)]),
    ...opening.map((text) => element('p', text)),
    ...sections.flatMap(sectionElements),
    element('h3', HEADINGS.requirements),
    responseTable(requirements),
    element('p', closing),
  ];
}

function sectionElements({ heading, list, items }: Section): HTMLElement[] {
  const rows = document.createElement(list === 'steps' ? 'ol' : 'ul');
  rows.append(...items.map((item) => element('li', item)));
  return [element('h3', heading), rows];
}

/** The answers stand in one cell, so that the table fits beside the form. */
function responseTable(requirements: Brief['requirements']): HTMLElement {
  const boxes = ANSWERS.map((answer) => `☐\u00a0${answer.replaceAll(' ', '\u00a0')}`).join(' ');
  return table(
    'response',
    ['Nr', 'Requirement', 'Weight', 'Answer', 'Comment'],
    requirements.map(({ text, weight }, index) => [`${index + 1}`, text, weight, boxes, '']),
  );
}

/** With its lines as attributes, which go along to wherever it is pasted. */
function table(name: string, head: string[], rows: string[][]): HTMLElement {
  const made = document.createElement('table');
  made.className = name;
  made.border = '1';
  made.cellPadding = '5';
  made.style.borderCollapse = 'collapse';
  if (head.length > 0) made.createTHead().append(row(head.map((text) => element('th', text))));
  const body = made.createTBody();
  for (const cells of rows)
    body.append(row(cells.map((text, column) => element(column === 0 && head.length === 0 ? 'th' : 'td', text))));
  return made;
}

function row(cells: HTMLElement[]): HTMLTableRowElement {
  const made = document.createElement('tr');
  made.append(...cells);
  return made;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
