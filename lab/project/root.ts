import { fileURLToPath } from 'node:url';

/** The project's root folder: an absolute path without a separator at the end. Paths in `course.ts` start from here. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
