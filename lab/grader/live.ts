/** Grades an exercise again whenever one of its files is saved. */
import { EventEmitter } from 'node:events';
import type { ExerciseModule } from '../../course.ts';
import type { Saves } from '../project/saves.ts';
import { prepareGrade } from './grade.ts';
import type { Printed } from './printed.ts';
import type { ExerciseReport } from './report.ts';
import { GraderResources } from './resources.ts';
import { gradeOrRecall, Verdicts } from './verdicts.ts';

/** What a live grader tells. */
interface LiveEvents {
  /** A check of this exercise (by id) begins. */
  grading: [string];
  /** The grade, how many milliseconds after the save it was there, and what the code printed while it was checked. */
  graded: [ExerciseReport, number, Printed];
  /** The grader's own trouble. */
  trouble: [Error];
}

/** What a live grader works with. */
export interface LiveGraderOptions {
  modules: readonly ExerciseModule[];
  /** A folder laid out like `exercises/`. */
  work: string;
  /** Tells when something in it is saved. */
  saves: Saves;
  /** What is known of programs; the project's store unless told. */
  verdicts?: Verdicts;
  /** Gets a line when a browser has to be installed first. */
  log?: (line: string) => void;
}

/**
 * Watches and grades. After a save, nothing has to be started: the browser and the next Host process wait. They can serve
 * every exercise, and are at their best for the one that was saved last.
 */
export class LiveGrader extends EventEmitter<LiveEvents> {
  readonly #modules: readonly ExerciseModule[];
  readonly #work: string;
  readonly #saves: Saves;
  readonly #verdicts: Verdicts;
  readonly #resources: GraderResources;
  /** The exercise that is most likely to be saved next. */
  #atHand: ExerciseModule | undefined;
  #turn: Promise<void> = Promise.resolve();
  #warm: Promise<void> = Promise.resolve();
  /** Grades that are to come, in their order. */
  readonly #queue: ExerciseModule[] = [];
  #closed = false;

  constructor({ modules, work, saves, verdicts = new Verdicts(), log }: LiveGraderOptions) {
    super();
    this.#modules = modules;
    this.#work = work;
    this.#saves = saves;
    this.#verdicts = verdicts;
    this.#resources = new GraderResources({ log });
  }

  /**
   * Grades everything once, then after every save. Resolves when the first grades are there.
   *
   * @param atHand the exercise (by id) that is most likely to be saved first; the last one unless told
   */
  async start(atHand?: string): Promise<void> {
    this.#saves.on('saved', this.#saved);
    for (const module of this.#modules) this.#enqueue(module, performance.now());
    this.#atHand ??= this.#modules.find(({ id }) => id === atHand);
    await this.#turn;
  }

  /** Resolves when the next grade has all it needs waiting. */
  async warm(): Promise<void> {
    await this.#turn;
    await this.#warm;
  }

  /** Stops watching and ends what it started. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#saves.off('saved', this.#saved);
    await Promise.all([this.#resources.close(), this.#verdicts.tidy()]);
    await this.warm();
  }

  readonly #saved = (module: ExerciseModule, at: number): void => {
    this.#atHand = module;
    this.#enqueue(module, at);
  };

  #enqueue(module: ExerciseModule, since: number): void {
    this.#queue.push(module);
    this.#turn = this.#turn.then(() => this.#grade(module, since)).catch((error: Error) => this.#complain(error));
  }

  #complain(error: Error): void {
    if (!this.#closed) this.emit('trouble', error);
  }

  async #grade(module: ExerciseModule, since: number): Promise<void> {
    if (this.#closed) return;
    this.#queue.shift();
    this.emit('grading', module.id);
    const { report, printed } = await gradeOrRecall(this.#verdicts, this.#resources, module, this.#work);
    if (this.#closed) return;
    this.emit('graded', report, performance.now() - since, printed);
    if (this.#queue.length > 0) return;
    const ready = prepareGrade(this.#resources, this.#atHand ?? module);
    this.#warm = ready.catch((error: Error) => this.#complain(error));
  }
}
