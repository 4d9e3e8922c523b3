/**
 * Cases: programs that the grader itself is tested with. A case is a file that says in its first lines what it is, and
 * usually holds no more of a program than what differs from the solution.
 */
import { modules } from '../../course.ts';
import { excerpt, regionNames } from '../project/regions.ts';
import { deriveStarter } from '../project/derive-starter.ts';
import type { Status } from './report.ts';

/** A plausible program with one mistake. */
export interface Mutant {
  /** What is wrong with it, as a sentence. */
  mistake: string;
  /** The steps (by id) that must fail, each with the title of the check that finds the mistake; all others must pass. */
  caughtBy: ReadonlyMap<string, string>;
}

/** A program that does harm, or is hardly one. */
export interface Hostile {
  /** What it does, as a sentence. */
  about: string;
  /** The status that each step must get, by its id, in course order. */
  verdict: Record<string, Status>;
  /** Words that the message of every failed step must contain. */
  says?: string;
}

const FIELD = /^\/\/ ([A-Z][a-z ]*): (.+)$/;
/** Stands between a step and one of its checks. */
const OF_STEP = ' › ';
const SOLUTION = /^\/\/ #solution$/m;
const STATUSES: readonly string[] = ['passed', 'failed', 'not-started', 'error'] satisfies Status[];

/**
 * Reads the first lines of a mutant: `// Mistake: …` and, for each step that fails, `// Caught by: pull/cache › asks again
 * when it must`.
 *
 * @param file how to call it in an error
 * @throws Error when a line is missing, or a step is unknown or out of course order
 */
export function readMutant(text: string, file: string): Mutant {
  const caughtBy = all(text, 'Caught by', file).map((line): [string, string] => {
    const [step, check] = line.split(OF_STEP);
    if (check === undefined) {
      throw new Error(`${file}: “${line}” names no check: write it as “${line}${OF_STEP}title of the check”.`);
    }
    return [step!, check];
  });
  requireSteps(
    caughtBy.map(([step]) => step),
    file,
  );
  return { mistake: field(text, 'Mistake', file), caughtBy: new Map(caughtBy) };
}

/** A mutant's text with other `// Caught by:` lines. */
export function withCaughtBy(text: string, caughtBy: ReadonlyMap<string, string>): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('// Caught by: '));
  const others = lines.filter((line) => !line.startsWith('// Caught by: '));
  const own = [...caughtBy].map(([step, check]) => `// Caught by: ${step}${OF_STEP}${check}`);
  return others.toSpliced(first, 0, ...own).join('\n');
}

/**
 * Reads the first lines of a hostile case: `// Hostile: …`, `// Verdict: pull/cache failed, pull/log-in passed` and,
 * where there is one, `// Says: …`.
 *
 * @param file how to call it in an error
 * @throws Error when a line is missing, or a step or a status is unknown
 */
export function readHostile(text: string, file: string): Hostile {
  const verdict = field(text, 'Verdict', file)
    .split(', ')
    .map((part) => part.split(' ') as [string, Status]);
  requireSteps(
    verdict.map(([step]) => step),
    file,
  );
  const strange = verdict.find(([, status]) => !STATUSES.includes(status));
  if (strange) throw new Error(`${file}: “${strange.join(' ')}” is no verdict. Write one of: ${STATUSES.join(', ')}.`);
  return {
    about: field(text, 'Hostile', file),
    verdict: Object.fromEntries(verdict),
    says: fields(text).get('Says')?.[0],
  };
}

/**
 * The whole program of a case. A case with regions is the solution with those regions replaced. A case with a line
 * `// #solution` has the solution in its place. Any other case is a whole program as it stands.
 *
 * @param solution the solution's text
 * @param text the case's text
 * @param file how to call the case in an error
 * @throws Error when the solution has no such region
 */
export function compose(solution: string, text: string, file: string): string {
  if (SOLUTION.test(text)) return text.replace(SOLUTION, () => solution);
  const names = regionNames(text);
  if (names.length === 0) return text;
  return names.reduce((program, name) => withRegion(program, name, excerpt(text, name, file), file), solution);
}

/**
 * The steps whose code a case replaces: those with something to do in its regions.
 *
 * @returns undefined when that cannot be told, because the case is a whole program or replaces what all steps may use
 */
export function stepsTouched(solution: string, text: string): Set<string> | undefined {
  const names = regionNames(text);
  if (names.length === 0) return undefined;
  const steps = names.map((name) => {
    const from = solution.indexOf(`// #region ${name}\n`);
    const code = solution.slice(from, solution.indexOf('// #endregion', from));
    return [...code.matchAll(/^\s*\/\/ #todo (\S+)/gm)].map(([, step]) => step!);
  });
  return steps.some((ofRegion) => ofRegion.length === 0) ? undefined : new Set(steps.flat());
}

/**
 * The solution as somebody leaves it who has written every step but one.
 *
 * @param solution the solution's text, with its `#todo` markers
 * @param step the id of the step that is still to do
 * @param file how to call the solution in an error
 * @throws Error when nothing is to do for this step
 */
export function withoutStep(solution: string, step: string, file: string): string {
  let inStep = false;
  let found = false;
  const lines = solution.split('\n').filter((line) => {
    const start = /^\s*\/\/ #todo (\S+)/.exec(line);
    if (start) inStep = start[1] === step;
    found ||= inStep;
    return inStep || !/^\s*\/\/ #(todo|endtodo)\b/.test(line);
  });
  if (!found) throw new Error(`${file} has no “// #todo ${step}”.`);
  return deriveStarter(lines.join('\n'), file);
}

function withRegion(program: string, name: string, code: string, file: string): string {
  const start = `// #region ${name}\n`;
  const from = program.indexOf(start);
  if (from === -1) {
    const names = regionNames(program).join(', ');
    throw new Error(`${file} replaces the region “${name}”, which the solution does not have. It has: ${names}.`);
  }
  const to = program.indexOf('// #endregion', from);
  return `${program.slice(0, from + start.length)}${code}\n${program.slice(to)}`;
}

function field(text: string, name: string, file: string): string {
  return all(text, name, file)[0]!;
}

/** The values of all lines with this name, of which there must be one. */
function all(text: string, name: string, file: string): string[] {
  const values = fields(text).get(name);
  if (values === undefined) throw new Error(`${file} has no line “// ${name}: …” at its top.`);
  return values;
}

/** The `// Name: value` lines that a case starts with; a name may come several times. */
function fields(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

function requireSteps(steps: string[], file: string): void {
  const known = modules.flatMap(({ exercise }) => exercise?.steps.map(({ id }) => id) ?? []);
  const unknown = steps.find((step) => !known.includes(step));
  if (unknown !== undefined) throw new Error(`${file}: there is no step “${unknown}”. There are: ${known.join(', ')}.`);
  if (steps.some((step, index) => index > 0 && known.indexOf(step) <= known.indexOf(steps[index - 1]!))) {
    throw new Error(`${file}: list each step once, in course order.`);
  }
}
