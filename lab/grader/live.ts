/** Grades an exercise again whenever one of its files is saved. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { ExerciseModule } from '../../course.ts';
import { expectGrade, gradeExercise, prepareGrade } from './grade.ts';
import type { ExerciseReport } from './report.ts';
import { GraderResources } from './resources.ts';

/** Editors save in several steps; this long after the last one, in milliseconds, the file is whole. */
const SETTLE_MS = 15;

/** What a live grader tells. */
interface LiveEvents {
  /** A check of this exercise (by id) begins. */
  grading: [string];
  /** The grade, and how many milliseconds after the save it was there. */
  graded: [ExerciseReport, number];
  /** The grader's own trouble. */
  trouble: [Error];
}

/**
 * Watches and grades. After a save, nothing has to be started: the browser and the next Host process wait. They can serve
 * every exercise, and are at their best for the one that was saved last.
 */
export class LiveGrader extends EventEmitter<LiveEvents> {
  readonly #modules: ExerciseModule[];
  readonly #work: string;
  readonly #resources: GraderResources;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** The exercise that is most likely to be saved next. */
  #atHand: ExerciseModule | undefined;
  #watcher: FSWatcher | undefined;
  #turn: Promise<void> = Promise.resolve();
  #warm: Promise<void> = Promise.resolve();
  /** Grades that are to come, in their order. */
  readonly #queue: ExerciseModule[] = [];
  #closed = false;

  /** @param work a folder laid out like `exercises/` */
  constructor(modules: ExerciseModule[], work: string, log?: (line: string) => void) {
    super();
    this.#modules = modules;
    this.#work = work;
    this.#resources = new GraderResources({ log });
  }

  /**
   * Grades everything once, then after every save. Resolves when the first grades are there.
   *
   * @param atHand the exercise (by id) that is most likely to be saved first; the last one unless told
   */
  async start(atHand?: string): Promise<void> {
    for (const module of this.#modules) this.#watch(module);
    for (const module of this.#modules) this.#enqueue(module, performance.now());
    this.#atHand = this.#modules.find(({ id }) => id === atHand);
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
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.#watcher?.close();
    await this.#resources.close();
    await this.warm();
  }

  #watch(module: ExerciseModule): void {
    const folder = join(this.#work, module.exercise.folder);
    const watcher = (this.#watcher ??= watch([], { ignoreInitial: true }));
    watcher.add(folder);
    watcher.on('all', (_event, path) => {
      if (path.startsWith(folder)) this.#saved(module);
    });
  }

  #saved(module: ExerciseModule): void {
    const saved = performance.now();
    this.#atHand = module;
    clearTimeout(this.#timers.get(module.id));
    this.#timers.set(
      module.id,
      setTimeout(() => this.#enqueue(module, saved), SETTLE_MS),
    );
  }

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
    const grade = gradeExercise(this.#resources, module, this.#work);
    const [next] = this.#queue;
    if (next) expectGrade(this.#resources, next, this.#work);
    const report = await grade;
    if (this.#closed) return;
    this.emit('graded', report, performance.now() - since);
    if (this.#queue.length > 0) return;
    const ready = prepareGrade(this.#resources, this.#atHand ?? module);
    this.#warm = ready.catch((error: Error) => this.#complain(error));
  }
}
