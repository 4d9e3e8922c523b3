/** `junit.xml`: a suite an exercise, a case a step, by the schema of Ant's JUnit reports that CI systems read. */
import type { ExerciseReport, StepReport } from '../../grader/report.ts';
import { escaped } from '../../print/markup.ts';
import type { GradeSheet } from '../grade-sheet.ts';

/**
 * The document's text. The schema knows no skipped case, so a step that is not started is a failure of that type. Nothing
 * tells how long a step took, so every `time` is 0.
 */
export function junitXml(sheet: GradeSheet): string {
  const suites = sheet.report.exercises.map((exercise, index) => suite(exercise, index, sheet));
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join('\n');
}

function suite({ id, steps }: ExerciseReport, index: number, { learner, at }: GradeSheet): string {
  const count = (...statuses: StepReport['status'][]) => steps.filter(({ status }) => statuses.includes(status)).length;
  const attributes = {
    package: 'host-and-remote',
    id: index,
    name: id,
    timestamp: at.toISOString().slice(0, 19),
    hostname: 'localhost',
    tests: steps.length,
    failures: count('failed', 'not-started'),
    errors: count('error'),
    time: 0,
  };
  return [
    `  <testsuite ${listed(attributes)}>`,
    `    <properties><property ${listed({ name: 'learner', value: learner })}/></properties>`,
    ...steps.map((step) => testcase(id, step)),
    '    <system-out/>',
    '    <system-err/>',
    '  </testsuite>',
  ].join('\n');
}

function testcase(exercise: string, { title, status, message = '' }: StepReport): string {
  const open = `    <testcase ${listed({ classname: exercise, name: title, time: 0 })}`;
  if (status === 'passed') return `${open}/>`;
  const element = status === 'error' ? 'error' : 'failure';
  const about = listed({ message: message.split('\n')[0]!, type: status });
  return `${open}><${element} ${about}>${xml(message)}</${element}></testcase>`;
}

function listed(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${xml(String(value))}"`)
    .join(' ');
}

/** Everything that XML 1.0 (section 2.2) has no place for; learner code may say anything. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function xml(text: string): string {
  return escaped(text.replace(NOT_XML, '\ufffd'));
}
