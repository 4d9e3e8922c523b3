/** Why a learner's file does not load: what is wrong, where, and how to mend it. */
import { basename, dirname, sep } from 'node:path';
import { NotStarted } from '../../api/todo.ts';
import { described } from './described.ts';
import { LearnerError } from './learner-error.ts';

/**
 * Node runs TypeScript by leaving its types out, so what is more than a type cannot run; see
 * https://nodejs.org/api/typescript.html, “Type stripping”.
 */
const REMEDIES: readonly [RegExp, string][] = [
  [/enum is not supported/, 'Write a union of texts instead: type Soup = ‘hot’ | ‘cold’.'],
  [/parameter property is not supported/, 'Declare the field in the class, and assign it in the constructor.'],
  [/namespace declaration is not supported|`module` keyword/, 'Export functions and constants by themselves instead.'],
  [/import equals|export assignment/i, 'Write import … from ‘…’ and export instead.'],
  [/decorator/i, 'Call the function that you wanted as a decorator.'],
  [/does not provide an export named/, 'If that is a type, write import type { … }; otherwise look at its spelling.'],
  [/Cannot find package/, 'Here you can import host-and-remote/lab, files beside yours, and what Node brings along.'],
  [/Cannot find module/, 'An import names the file as it lies there, with .ts at the end.'],
  [/await isn't allowed|await is only valid/, 'Write async in front of the function.'],
];

/** An absolute path in quotation marks, which is nobody's business; its last name is kept. */
const PATH = /'(?:[A-Za-z]:)?[\\/][^']*[\\/]([^'\\/]+)'/g;

/**
 * What a learner reads when an import has failed.
 *
 * @param error what the import threw
 * @param file the learner's file, absolute
 */
export function loadError(error: unknown, file: string): LearnerError {
  if (error instanceof LearnerError) return error;
  const name = basename(file);
  if (error instanceof NotStarted) {
    return new LearnerError(`${name} calls todo() while it is being imported; todo() belongs inside a function.`);
  }
  const what = described(error)
    .replaceAll(dirname(file) + sep, '')
    .replace(PATH, "'$1'");
  const remedy = REMEDIES.find(([pattern]) => pattern.test(what))?.[1];
  return new LearnerError(`${name} cannot be loaded: ${what}${remedy ? `. ${remedy}` : ''}`, placeIn(file, error));
}

/**
 * Where an error says that a file is wrong, for instance `pull.ts:31:7`. An error of the file's text shows the line, with
 * marks below the place that is meant; one that was thrown has its column in its stack.
 */
function placeIn(file: string, error: unknown): string | undefined {
  const stack = error instanceof Error ? String(error.stack) : '';
  const name = basename(file);
  const found = stack.match(new RegExp(`${RegExp.escape(name)}(?:\\?import=\\d+)?:(\\d+)(?::(\\d+))?`));
  if (!found) return undefined;
  const [, line, column = columnMarked(stack)] = found;
  return [name, line, column].filter((part) => part !== undefined).join(':');
}

/** Where the first marks stand, counted from 1. */
function columnMarked(stack: string): number | undefined {
  const marks = /^( *)\^+ *$/m.exec(stack)?.[1];
  return marks === undefined ? undefined : marks.length + 1;
}
