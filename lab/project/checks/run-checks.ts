/** `npm test`: checks the whole kit and says, on the last line, how many tests passed and failed. */
import { runCheck, type Check, type Phase, type Verdict } from './checks.ts';
import { UserError } from '../cli.ts';
import type { Counts } from './counts.ts';

type Log = (line: string) => void;

/**
 * The phases with only the checks that were asked for, and those that they need.
 *
 * @param ids what `--only` named, for instance `['unit', 'types']`; undefined is everything
 * @throws UserError when there is no such check
 */
export function select(all: Phase[], ids: readonly string[] | undefined): Phase[] {
  if (ids === undefined) return all;
  const checks = all.flatMap((phase) => phase.checks);
  const known = names(all);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UserError(`No check is called “${unknown}”. There are: ${known.join(', ')}.`);
  const wanted = new Set(ids.flatMap((id) => [id, ...(checks.find((check) => check.id === id)?.needs ?? [])]));
  return all
    .map((phase) => ({ ...phase, checks: phase.checks.filter(({ id }) => wanted.has(id)) }))
    .filter(({ checks }) => checks.length > 0);
}

export function names(all: Phase[]): string[] {
  return [...new Set(all.flatMap(({ checks }) => checks.map(({ id }) => id)))];
}

/** Runs all checks, in order and to the end, whatever fails on the way, and adds up their tests. */
export async function runPhases(all: Phase[], log: Log): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0 };
  const broken = new Set<string>();
  for (const { heading, lanes, checks } of all) {
    log(heading);
    for await (const { check, verdict, seconds } of inLanes(checks, lanes, broken)) {
      total.passed += verdict.passed;
      total.failed += verdict.failed;
      log(line(check, verdict, seconds));
      if (verdict.failed > 0) log(indent(verdict.output));
    }
  }
  return total;
}

interface Done {
  check: Check;
  verdict: Verdict;
  seconds: number;
}

/**
 * Runs checks, a few at a time, and gives their results in the order of the checks. Each begins as early as what it
 * needs, and whoever uses the same place, lets it.
 */
async function* inLanes(checks: Check[], lanes: number, broken: Set<string>): AsyncGenerator<Done> {
  const results = new Map(checks.map((check) => [check, Promise.withResolvers<Done>()]));
  const waiting = new Set(checks);
  const running = new Set<Check>();
  const start = (check: Check) => {
    waiting.delete(check);
    running.add(check);
    void timed(check, broken).then((done) => {
      running.delete(check);
      results.get(check)!.resolve(done);
      next();
    });
  };
  const next = () => {
    while (running.size < lanes) {
      const under = [...waiting, ...running];
      const ready = [...waiting].find((check) => canStart(check, under, running));
      if (!ready) return;
      start(ready);
    }
  };
  next();
  for (const { promise } of results.values()) yield await promise;
}

/** @param unfinished all checks that have not ended */
function canStart({ needs = [], place }: Check, unfinished: Check[], running: Set<Check>): boolean {
  if (unfinished.some(({ id }) => needs.includes(id))) return false;
  return place === undefined || ![...running].some((other) => other.place === place);
}

async function timed(check: Check, broken: Set<string>): Promise<Done> {
  const begun = performance.now();
  const missing = check.needs?.find((id) => broken.has(id));
  const verdict = missing === undefined ? await runCheck(check) : notRun(missing);
  if (verdict.failed > 0) broken.add(check.id);
  return { check, verdict, seconds: (performance.now() - begun) / 1000 };
}

function notRun(missing: string): Verdict {
  return { passed: 0, failed: 1, output: `Not run, because it needs “${missing}”, which failed.` };
}

export function line({ title }: Check, { passed, failed }: Verdict, seconds: number): string {
  const count = passed + failed > 1 ? `: ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
  return `  ${failed > 0 ? '✗' : '✓'} ${title}${count} (${seconds.toFixed(1)} s)`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '      ');
}
