/**
 * What the grader says about the programs in `cases/`, as it was recorded: a sentence that changes shows in review, beside
 * the mistake that it is to explain.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseModule } from '../../course.ts';
import { root } from '../project/root.ts';
import type { ExerciseReport } from './report.ts';

/** What each failed step of one program was told, by its id. */
export type Findings = ReadonlyMap<string, string>;

/** A program and what was said about it. */
export interface RecordedCase {
  /** The file's name without its ending. */
  name: string;
  /** What is wrong with it, as a sentence. */
  about: string;
  findings: Findings;
}

const HEADING = '## ';
const STEP = /^\*\*(.+)\*\*$/;
const FENCE = '```';
/** Ports, and times that nobody draws, are others every time. */
const CHANGING = /(?<=127\.0\.0\.1(?::|%3A))\d+|\d+(?= ms\b)/g;

/** What a report says about the steps that failed. */
export function findingsIn({ steps }: ExerciseReport): Findings {
  const failed = steps.filter(({ status }) => status === 'failed');
  return new Map(failed.map(({ id, message = '' }) => [id, message.replace(CHANGING, '…')]));
}

/** Where the record of an exercise lies. */
export function recordOf({ exercise }: ExerciseModule): string {
  return join(root, 'cases', exercise.folder, 'findings.md');
}

/** The record of an exercise as a file. */
export function recordText({ title }: ExerciseModule, cases: readonly RecordedCase[]): string {
  const sections = cases.map(({ name, about, findings }) => {
    const told = [...findings].map(([step, message]) => `**${step}**\n\n${FENCE}text\n${message}\n${FENCE}`);
    return [`${HEADING}${name}`, about, ...told].join('\n\n');
  });
  const about = `What the grader says about the wrong programs of ${title}. \`npm run mutants -- --record\` writes this file.`;
  return `${[`# ${title}`, about, ...sections].join('\n\n')}\n`;
}

/** What is on record, by the program's name; nothing when there is no record. */
export function recordedFindings(module: ExerciseModule): ReadonlyMap<string, Findings> {
  const file = recordOf(module);
  if (!existsSync(file)) return new Map();
  const [, ...sections] = readFileSync(file, 'utf8').split(`\n${HEADING}`);
  return new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), findingsOf(section)]));
}

function findingsOf(section: string): Findings {
  const findings = new Map<string, string>();
  let step = '';
  let message: string[] | undefined;
  for (const line of section.split('\n')) {
    if (message === undefined) {
      step = STEP.exec(line)?.[1] ?? step;
      if (line.startsWith(FENCE)) message = [];
    } else if (line === FENCE) {
      findings.set(step, message.join('\n'));
      message = undefined;
    } else message.push(line);
  }
  return findings;
}

/**
 * The function that a finding sends a learner to first, or what else it names. The rest of its words may tell what was met
 * first.
 */
export function whereToLook(message: string): string | undefined {
  const [, place] = /^Where to look: (.+)/m.exec(message) ?? [];
  return place && (/[\w.]+\(\)/.exec(place)?.[0] ?? place.split(':')[0]);
}
