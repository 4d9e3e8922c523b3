/** The learner's part of the report on desserts: called with care, and what it returns is checked. */
import type { Sql } from '../../../api/sql.ts';
import type { DessertAnswer, DessertSide, StagedSource } from '../../../api/synthesize.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import { started, type LearnerModule } from '../../host/learner-module.ts';

/**
 * The answer to the dessert question; undefined while nobody has written it.
 *
 * @throws LearnerError
 */
export function dessertAnswer(
  learner: LearnerModule,
  sources: StagedSource[],
  sql: Sql,
): Promise<DessertAnswer | undefined> {
  return started(async () => checkedAnswer(await learner.call('compareDesserts', sources, sql)));
}

function checkedAnswer(value: unknown): DessertAnswer {
  const answer = value as Partial<Extract<DessertAnswer, { above: DessertSide }>> | null | undefined;
  const status: unknown = answer?.status;
  if (status === 'unavailable') return { status };
  if (status !== 'complete' && status !== 'partial') {
    throw new LearnerError(
      `compareDesserts() returned ${shown(value)}, which is no DessertAnswer: its status must be 'complete', 'partial' or 'unavailable'.`,
    );
  }
  return { status, above: checkedSide('above', answer?.above), notAbove: checkedSide('notAbove', answer?.notAbove) };
}

function checkedSide(name: string, value: unknown): DessertSide {
  const { shifts, desserts, averageCents } = (value ?? {}) as Partial<DessertSide>;
  const counts = [shifts, desserts].every((count) => Number.isInteger(count) && count! >= 0);
  if (counts && (averageCents === null || Number.isFinite(averageCents))) return value as DessertSide;
  throw new LearnerError(
    `compareDesserts() returned ${shown(value)} as “${name}”: shifts and desserts must be whole numbers, averageCents a number or null.`,
  );
}
