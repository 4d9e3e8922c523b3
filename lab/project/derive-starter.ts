/** Derives what a learner starts from out of the solution, so that the two can never drift apart. */
import { exercises } from '../../course.ts';

const LAB = 'host-and-remote/lab';
const REGION = /^\s*\/\/ #(?:end)?region\b/;
const TODO = /^(\s*)\/\/ #todo\b(?: (\S+))?(?: (\S.*))?$/;
const END_TODO = /^\s*\/\/ #endtodo\b/;
const COLUMNS = 120;

/** A `#todo` whose end is being looked for. */
interface Open {
  line: number;
  call: string;
}

/**
 * The starter that belongs to a solution. What lies between `// #todo <step-id> <task>` and `// #endtodo` becomes a
 * call of `todo`, which is imported from the lab; region markers go.
 *
 * @param solution the whole file's text
 * @param file how to call the file in an error
 * @throws Error that names the file and the line when markers are unclosed or nested, or a step is not in `course.ts`
 */
export function deriveStarter(solution: string, file: string): string {
  const kept: string[] = [];
  let open: Open | undefined;
  for (const [index, text] of solution.split('\n').entries()) {
    const at = `${file}:${index + 1}`;
    const start = TODO.exec(text);
    if (start) {
      if (open)
        throw new Error(`${at}: this “#todo” begins before the one of line ${open.line} ended with “// #endtodo”.`);
      open = { line: index + 1, call: todoCall(start, at) };
    } else if (END_TODO.test(text)) {
      if (!open)
        throw new Error(`${at}: this “#endtodo” ends nothing; a “// #todo <step> <task>” is missing above it.`);
      kept.push(open.call);
      open = undefined;
    } else if (!open && !REGION.test(text)) kept.push(text);
  }
  if (open) throw new Error(`${file}:${open.line}: this “#todo” is never closed with “// #endtodo”.`);
  return withImport(kept.join('\n'), file);
}

function todoCall([, indent = '', step, task]: RegExpExecArray, at: string): string {
  if (step === undefined || task === undefined) {
    throw new Error(`${at}: a “#todo” needs a step and a task, as in “// #todo pull/fallback Say what to build.”.`);
  }
  const steps = exercises().flatMap(({ exercise }) => exercise.steps.map(({ id }) => id));
  if (!steps.includes(step)) throw new Error(`${at}: course.ts has no step “${step}”. It has: ${steps.join(', ')}.`);
  const call = `${indent}todo(${quote(step)}, ${quote(task)});`;
  if (call.length <= COLUMNS) return call;
  return [`${indent}todo(`, `${indent}  ${quote(step)},`, `${indent}  ${quote(task)},`, `${indent});`].join('\n');
}

/** As Prettier would write it: single quotes unless that takes more backslashes. */
function quote(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** Adds `todo` to what is imported from the lab, else puts its import before that of the lab's types, else before the first. */
function withImport(text: string, file: string): string {
  const values = new RegExp(`^import \\{ (?=[^}]*\\} from '${LAB}';)`, 'm');
  if (values.test(text)) return text.replace(values, '$&todo, ');
  const place = text.search(new RegExp(`^import [^;]*?from '${LAB}';`, 'm'));
  const index = place === -1 ? text.search(/^import /m) : place;
  if (index === -1)
    throw new Error(`${file} imports nothing; the starter’s import of todo belongs beside another import.`);
  return `${text.slice(0, index)}import { todo } from '${LAB}';\n${text.slice(index)}`;
}
