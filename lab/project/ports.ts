/** The port that `npm start` listens on. */
import { UserError } from './user-error.ts';

/** Where the course is unless somebody says otherwise. */
export const USUAL_PORT = 4321;

const HIGHEST_PORT = 65_535;

/**
 * The port that a person typed; 0 lets the system choose.
 *
 * @throws UserError when it is none
 */
export function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) return port;
  throw new UserError(
    `“${text}” is no port: give --port a whole number up to ${HIGHEST_PORT}, for instance ${USUAL_PORT}.`,
  );
}
