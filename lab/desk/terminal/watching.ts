/** What a learner sees in the terminal, and what the keys do, as data: nothing here writes to a terminal. */
import type { ExerciseModule } from '../../../course.ts';
import type { Printed } from '../../grader/printed.ts';
import type { ExerciseReport, StepReport } from '../../grader/report.ts';

/** How one exercise stands. */
export interface Standing {
  module: ExerciseModule;
  /** Whether a check is under way. */
  checking: boolean;
  /** The last grade. */
  report?: ExerciseReport;
  /** From the save to the last grade, in milliseconds. */
  ms?: number;
  /** What the code printed while it was checked. */
  printed?: Printed;
}

/** What a key asks for that others must do. */
export type Wish = 'quit' | 'reset';

/** A learner at the terminal. */
export class Watching {
  readonly standings: readonly Standing[];
  /** Something to say that is no grade, until the next key or grade. */
  notice: string | undefined;
  /** Whether a reset waits for a yes. */
  asking = false;
  /** Where `npm start` runs, if it does. */
  course: string | undefined;

  readonly #revealed = new Map<string, number>();
  #current: Standing;
  #focus: string | undefined;

  /**
   * @param first the exercise to begin with; then the one that is saved last
   */
  constructor(modules: readonly ExerciseModule[], first: ExerciseModule) {
    this.standings = modules.map((module) => ({ module, checking: false }));
    this.#current = this.standings.find(({ module }) => module.id === first.id) ?? this.standings[0]!;
  }

  /** The exercise in view. */
  get current(): Standing {
    return this.#current;
  }

  /** The step in view: one that does not pass. Undefined when all do, and before the first grade. */
  get focus(): StepReport | undefined {
    const open = this.#open;
    return open.find(({ id }) => id === this.#focus) ?? open[0];
  }

  /** The hints that were asked for, for the step in view. */
  get hints(): readonly string[] {
    const { focus } = this;
    return focus?.hints?.slice(0, this.#revealed.get(focus.id) ?? 0) ?? [];
  }

  /** A check begins. */
  begin(exercise: string): void {
    this.#of(exercise).checking = true;
  }

  /** A grade is there. */
  graded(report: ExerciseReport, ms: number, printed?: Printed): void {
    const standing = this.#of(report.id);
    if (standing.report) this.#current = standing; // the first grade is of what was there before
    Object.assign(standing, { report, ms, printed, checking: false });
    this.notice = undefined;
  }

  /** The grader's own trouble. */
  trouble(text: string): void {
    for (const standing of this.standings) standing.checking = false;
    this.notice = text;
  }

  /**
   * A key was pressed.
   *
   * @returns what it asks for, if that is for others to do
   */
  press(key: string): Wish | undefined {
    this.notice = undefined;
    if (this.asking) {
      this.asking = false;
      if (key === 'y') return 'reset';
      this.notice = 'Nothing was reset.';
      return key === CTRL_C ? 'quit' : undefined;
    }
    switch (key) {
      case 'h':
        this.#reveal();
        return undefined;
      case 'n':
        this.#next();
        return undefined;
      case 'r':
        this.asking = true;
        return undefined;
      case 'q':
      case CTRL_C:
        return 'quit';
      default:
        if (/^\d$/.test(key)) this.#choose(Number(key));
        return undefined;
    }
  }

  get #open(): StepReport[] {
    return this.#current.report?.steps.filter(({ status }) => status !== 'passed') ?? [];
  }

  #of(exercise: string): Standing {
    return this.standings.find(({ module }) => module.id === exercise)!;
  }

  /** Brings the exercise with this number into view. */
  #choose(number: number): void {
    const chosen = this.standings.find(({ module }) => module.number === number);
    if (chosen) {
      this.#current = chosen;
      return;
    }
    const names = this.standings.map(({ module }) => `${module.number} ${module.id}`).join(', ');
    this.notice = `No exercise with the number ${number} is watched. There are: ${names}.`;
  }

  #reveal(): void {
    const { focus } = this;
    const left = (focus?.hints?.length ?? 0) - this.hints.length;
    if (focus && left > 0) this.#revealed.set(focus.id, this.hints.length + 1);
    else this.notice = focus ? 'That was the last hint for this step.' : 'There is nothing to give a hint for.';
  }

  /** The next step that does not pass; after the last one, the next exercise that has one. */
  #next(): void {
    const open = this.#open;
    const place = open.findIndex(({ id }) => id === this.focus?.id);
    const next = open[place + 1];
    if (next) {
      this.#focus = next.id;
      return;
    }
    const here = this.standings.indexOf(this.#current);
    const others = [...this.standings.slice(here + 1), ...this.standings.slice(0, here + 1)];
    const unfinished = others.find(({ report }) => report && report.score < report.max);
    if (!unfinished) this.notice = 'Everything passes. There is no next step.';
    this.#current = unfinished ?? this.#current;
    this.#focus = undefined;
  }
}

/** As it arrives from a terminal in raw mode. */
export const CTRL_C = '\u0003';
