/** The intake in a terminal: who, what was found, and what needs a person. */
import { styleText } from 'node:util';
import { plainText } from '../../../project/plain-text.ts';
import type { Find } from './choose.ts';
import type { Aside } from './handed.ts';
import type { Intake, Person } from './intake.ts';

const SIGNS: Readonly<Record<Find['state'], string>> = { found: '✓', unchanged: '=', nothing: '–', unreadable: '?' };
const WIDEST = 32;

/** A line for each person, below it what is odd, and at the end what was left aside. */
export function intakeText({ people, aside }: Intake): string {
  const width = Math.min(WIDEST, Math.max(0, ...people.map(({ learner }) => learner.length)));
  const needy = people.filter(needsPerson).length + aside.filter(({ grave }) => grave).length;
  return [
    styleText('bold', `Taken in: ${people.length === 1 ? 'one person' : `${people.length} people`}.`),
    ...people.flatMap((person) => personLines(person, width)),
    ...(aside.length === 0 ? [] : [styleText('bold', 'Left aside:'), ...aside.map(asideLine)]),
    styleText('dim', '✓ a program, = the starter as it is, – nothing, ? not readable, ! needs a person'),
    needy === 0 ? 'Nothing needs a person.' : `${needy === 1 ? 'One thing needs' : `${needy} things need`} a person.`,
  ].join('\n');
}

function personLines(person: Person, width: number): string[] {
  const { learner, facts, finds, aside } = person;
  const found = [...finds].map(([exercise, own]) => {
    const { state, attempt } = own.at(-1)!;
    const attempts =
      own.length > 1 ? ` (${own.length} attempts${attempt === '' ? '' : `, the last is ${attempt}`})` : '';
    return `${SIGNS[state]} ${exercise}${attempts}`;
  });
  const mark = needsPerson(person) ? styleText('yellow', '!') : ' ';
  const late = facts.late ? styleText('yellow', '  late') : '';
  const notes = [...new Set([...finds.values()].flatMap((own) => own.flatMap((find) => find.notes)))];
  return [
    `${mark} ${plainText(learner).padEnd(width)}  ${plainText(found.join('  '))}${late}`,
    ...[...notes, ...aside.map(sentence).filter((text) => !notes.includes(text))].map(
      (text) => `      ${plainText(text)}`,
    ),
  ];
}

/** Whether somebody has to look at what a person handed in. */
export function needsPerson({ finds, aside }: Person): boolean {
  return [...finds.values()].some((own) => own.some((find) => find.needsPerson)) || aside.some(({ grave }) => grave);
}

function asideLine(one: Aside): string {
  return `${one.grave ? styleText('yellow', '!') : ' '} ${plainText(sentence(one))}`;
}

function sentence({ path, why }: Aside): string {
  return `${path} ${why}.`;
}
