/** `outcomes.csv`: everything about every grade of a class, a line each, for whoever wants to sort and look. */
import { OUTCOMES, isTrouble, type GradeSheet } from '../grade-sheet.ts';
import { csv, noFormula } from './csv.ts';

const HEADER = [
  'Learner',
  'Exercise',
  'Outcome',
  'Points',
  'Of',
  'File',
  'SHA-256',
  'Attempt',
  'Handed in',
  'Late',
  'Seed',
  'Graded',
  'Kit',
  'Checks',
  'Notes',
];

/** The file's text. Where the grader failed, there are no points. */
export function outcomesCsv(sheets: readonly GradeSheet[]): string {
  const rows = sheets.flatMap((sheet) =>
    sheet.report.exercises.map((exercise) => {
      const { id, score, max, seed } = exercise;
      const work = sheet.work[id];
      return [
        noFormula(sheet.learner),
        id,
        work ? OUTCOMES[work.outcome] : '',
        isTrouble(sheet, exercise) ? '' : String(score),
        String(max),
        noFormula(work?.file ?? ''),
        work?.sha256 ?? '',
        noFormula(work?.attempt ?? ''),
        work?.handedIn ?? '',
        work?.late === undefined ? '' : work.late ? 'yes' : 'no',
        String(seed ?? ''),
        sheet.at.toISOString(),
        sheet.kit,
        work?.checks ?? '',
        noFormula(work?.notes?.join(' ') ?? ''),
      ];
    }),
  );
  return csv([HEADER, ...rows]);
}
