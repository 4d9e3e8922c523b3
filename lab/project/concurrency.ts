/** So many things at a time, and no more. */

/** Lets so many in at a time. Who has to wait is let in by turns. */
export class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(concurrency: number) {
    this.#free = concurrency;
  }

  /**
   * Waits to be let in.
   *
   * @returns what lets the next one in; once is enough, and more does no harm
   */
  async acquire(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    let held = true;
    return () => {
      if (held) this.#release();
      held = false;
    };
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

/**
 * Works through items in their order, so many at a time. After a failure no other item is begun.
 *
 * @param work does one item; also hears which of the workers, from 0, does it
 * @param signal no other item is begun once it is aborted; this then resolves when those under way have ended
 * @throws the first error of `work`, at once; others may still be under way then
 */
export async function forEachConcurrently<T>(
  items: Iterable<T>,
  concurrency: number,
  work: (item: T, worker: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const queue = Iterator.from(items); // one for all workers
  let failed = false;
  const runWorker = async (_: unknown, worker: number) => {
    for (const item of queue) {
      if (failed || signal?.aborted) return;
      try {
        await work(item, worker);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, runWorker));
}

/**
 * Works through items like {@link forEachConcurrently} and gives the results in the order of the items, each as soon as
 * it and those before it are there. Whoever stops listening stops the beginning of items, too.
 *
 * @throws the error of the first item in order that fails, when it is that one's turn
 */
export async function* mapConcurrently<T, R>(
  items: Iterable<T>,
  concurrency: number,
  work: (item: T, worker: number) => Promise<R>,
): AsyncGenerator<R, void> {
  const stop = new AbortController();
  const results = Array.from(items, (item) => ({ item, ...Promise.withResolvers<R>() }));
  const begin = async ({ item, promise, resolve }: (typeof results)[number], worker: number) => {
    resolve(Promise.try(work, item, worker));
    await promise;
  };
  // Who listens hears of a failure when it is that item's turn.
  forEachConcurrently(results, concurrency, begin, stop.signal).catch(() => undefined);
  try {
    for (const { promise } of results) yield await promise;
  } finally {
    stop.abort();
  }
}
