/** A learner's module inside the Host: called with care, and its errors located in the learner's own file. */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NotStarted } from '../../api/todo.ts';
import { described } from './described.ts';
import { freshUrl } from './fresh-imports.ts';
import { LearnerError } from './learner-error.ts';
import { loadError } from './load-error.ts';

/** The exports of one learner's file. */
export class LearnerModule {
  readonly #file: string;
  readonly #exports: Record<string, unknown>;
  readonly #broken: LearnerError | undefined;

  private constructor(file: string, exports: Record<string, unknown>, broken?: LearnerError) {
    this.#file = file;
    this.#exports = exports;
    this.#broken = broken;
  }

  /** Stands in for a file that cannot be loaded: every call says why. */
  static broken(file: string, why: LearnerError): LearnerModule {
    return new LearnerModule(file, {}, why);
  }

  /**
   * Imports a file afresh, so that nothing it remembers at its top level comes along from an earlier import.
   *
   * @throws LearnerError when it cannot be imported
   */
  static async load(file: string): Promise<LearnerModule> {
    try {
      const exports = (await import(freshUrl(pathToFileURL(file).href))) as Record<string, unknown>;
      return new LearnerModule(file, exports);
    } catch (error) {
      throw loadError(error, file);
    }
  }

  /** The learner's file, absolute. */
  get file(): string {
    return this.#file;
  }

  /**
   * Calls an exported function and waits for what it returns.
   *
   * @throws NotStarted, or LearnerError
   */
  async call(name: string, ...values: unknown[]): Promise<unknown> {
    try {
      return await this.#function(name)(...values);
    } catch (error) {
      throw this.#located(error, name);
    }
  }

  /**
   * Calls an exported function that answers at once.
   *
   * @throws NotStarted, or LearnerError
   */
  callNow(name: string, ...values: unknown[]): unknown {
    try {
      return this.#function(name)(...values);
    } catch (error) {
      throw this.#located(error, name);
    }
  }

  #function(name: string): (...values: unknown[]) => unknown {
    if (this.#broken) throw this.#broken;
    const exported = this.#exports[name];
    if (typeof exported === 'function') return exported as (...values: unknown[]) => unknown;
    throw new LearnerError(`${basename(this.#file)} does not export a function called ${name}.`);
  }

  #located(error: unknown, name: string): Error {
    if (error instanceof NotStarted || error instanceof LearnerError) return error;
    return new LearnerError(`${name}() threw ${described(error)}`, whereIn(this.#file, error));
  }
}

/** What `build` returns; undefined when it meets a part that the learner has not written yet. */
export async function started<T>(build: () => Promise<T>): Promise<T | undefined> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof NotStarted) return undefined;
    throw error;
  }
}

/** File and line of the first line of the stack that lies in `file`, for instance `pull.ts:31`. */
export function whereIn(file: string, error: unknown): string | undefined {
  const stack = error instanceof Error ? String(error.stack) : '';
  const name = basename(file);
  const line = stack.match(new RegExp(`${RegExp.escape(name)}(?:\\?import=\\d+)?:(\\d+)`))?.[1];
  return line === undefined ? undefined : `${name}:${line}`;
}
