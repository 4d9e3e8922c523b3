/** Tells when a learner saves: one watcher on their folder, for all who want to know. */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { ExerciseModule } from '../../course.ts';

/** Editors save in several steps; this long after the last one, in milliseconds, the file is whole. */
const SETTLE_MS = 15;

/** What it tells: which exercise was saved, and when (in milliseconds, as `performance.now()` counts). */
interface SaveEvents {
  saved: [module: ExerciseModule, at: number];
}

/** Emits `saved` whenever a file in an exercise's folder is written, appears or goes. */
export class Saves extends EventEmitter<SaveEvents> {
  readonly #folders: ReadonlyMap<string, ExerciseModule>;
  readonly #timers = new Map<ExerciseModule, NodeJS.Timeout>();
  #watcher: FSWatcher | undefined;

  /**
   * @param work a folder laid out like `exercises/`
   */
  constructor(modules: readonly ExerciseModule[], work: string) {
    super();
    this.#folders = new Map(modules.map((module) => [path.join(work, module.exercise.folder), module]));
  }

  /** Begins to watch. Resolves when nothing is missed any more. */
  async open(): Promise<void> {
    this.#watcher = watch([...this.#folders.keys()], { ignoreInitial: true });
    this.#watcher.on('all', (_event, file) => this.#changed(file));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#watcher.once('ready', resolve);
    await promise;
  }

  /** Tells nothing more. */
  async close(): Promise<void> {
    this.removeAllListeners();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.#watcher?.close();
  }

  #changed(file: string): void {
    const at = performance.now();
    const [, module] =
      [...this.#folders].find(([folder]) => file === folder || file.startsWith(folder + path.sep)) ?? [];
    if (!module) return;
    clearTimeout(this.#timers.get(module));
    this.#timers.set(
      module,
      setTimeout(() => this.emit('saved', module, at), SETTLE_MS),
    );
  }
}
