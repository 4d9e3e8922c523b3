/** Live grades for open pages: grades every save, and knows the last grade for whoever comes later. */
import { EventEmitter } from 'node:events';
import { findBrowser } from '../project/browser/find.ts';
import { LiveGrader, type LiveGraderOptions } from '../grader/live.ts';
import { ownTrouble } from '../grader/report.ts';
import type { LiveMessage } from './messages.ts';

/** Emits `message` for every page. */
export class Grades extends EventEmitter<{ message: [LiveMessage] }> {
  readonly #live: LiveGrader;
  /** The last grade, and the check that is under way, by exercise. */
  readonly #graded = new Map<string, LiveMessage>();
  readonly #grading = new Map<string, LiveMessage>();
  #trouble: LiveMessage | undefined;
  #closed = false;

  constructor(options: LiveGraderOptions) {
    super();
    this.#live = new LiveGrader(options);
    this.#live.on('grading', (exercise) => this.#begin(exercise));
    this.#live.on('graded', (report, ms) => {
      this.#grading.delete(report.id);
      this.#trouble = undefined;
      this.#keep(this.#graded, report.id, {
        type: 'graded',
        exercise: report.id,
        at: Date.now(),
        ms: Math.round(ms),
        report,
      });
    });
    this.#live.on('trouble', (error) => this.#complain(ownTrouble(error)));
  }

  /** What a page needs to hear that begins to listen now. */
  get known(): LiveMessage[] {
    const trouble = this.#trouble ? [this.#trouble] : [];
    return [...this.#graded.values(), ...trouble, ...this.#grading.values()];
  }

  /**
   * Grades everything once and then every save; says so when a browser has to be installed first, or none can be.
   *
   * @param atHand the exercise (by id) that is most likely to be saved first
   */
  async start(atHand: string): Promise<void> {
    try {
      await findBrowser({ log: (line) => this.#complain(line) });
    } catch (error) {
      this.#complain(`Nothing is graded: ${(error as Error).message} Then run npm start again.`);
      return;
    }
    if (!this.#closed) await this.#live.start(atHand);
  }

  /** Ends everything it started. */
  async close(): Promise<void> {
    this.#closed = true;
    this.removeAllListeners();
    await this.#live.close();
  }

  #begin(exercise: string): void {
    this.#keep(this.#grading, exercise, { type: 'grading', exercise });
  }

  #keep(place: Map<string, LiveMessage>, exercise: string, message: LiveMessage): void {
    place.set(exercise, message);
    this.emit('message', message);
  }

  #complain(message: string): void {
    this.#grading.clear();
    this.#trouble = { type: 'trouble', message };
    this.emit('message', this.#trouble);
  }
}
