/** Deadlines: when work had to be there, and whether it was. Nothing is taken off for it; that is the teacher's to say. */
import { UserError } from '../../project/user-error.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A deadline as a person types it: a day, which ends at midnight here, or a day and a time.
 *
 * @throws UserError when it is none
 */
export function readDeadline(typed: string): Date {
  const at = new Date(DAY.test(typed) ? `${typed}T23:59:59.999` : typed.replace(' ', 'T'));
  if (/^\d{4}-\d{2}-\d{2}/.test(typed) && !Number.isNaN(at.getTime())) return at;
  throw new UserError(
    `“${typed}” is no deadline: write a day, as in --due 2026-11-30, or a time, as in --due 2026-11-30T18:00.`,
  );
}

/**
 * Whether work came late.
 *
 * @param platform what the platform says, which goes before a time
 * @returns undefined when nobody can say
 */
export function isLate(handedIn: Date | undefined, due: Date | undefined, platform?: boolean): boolean | undefined {
  if (platform) return true;
  if (!due) return platform;
  return handedIn && handedIn > due;
}
