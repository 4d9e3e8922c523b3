/** A learner's module inside the Host: called with care, and its errors located in the learner's own file. */
import { basename, dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NotStarted } from '../../api/todo.ts';
import { freshUrl } from './fresh-imports.ts';
import { LearnerError } from './learner-error.ts';

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
      throw importError(error, file);
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

/** A value as a person would write it down, at most 80 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (value instanceof Error) return described(value);
  let text: string;
  try {
    text = JSON.stringify(value) ?? typeof value;
  } catch {
    text = 'a value that cannot be shown';
  }
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** An error as one line: its name and its message, with the cause that `fetch` hides. */
export function described(error: unknown): string {
  if (!(error instanceof Error)) return shown(error);
  if ((error as NodeJS.ErrnoException).code === 'ERR_ACCESS_DENIED') return DENIED;
  const cause = error.cause instanceof Error ? ` (${error.cause.message || error.cause.name})` : '';
  return `${error.name}: ${String(error.message).split('\n')[0]}${cause}`;
}

/** Instead of Node's own words, which name command-line options that nobody here can give. */
const DENIED = 'Error: here your code may read its own folder and ask Remotes, and nothing else';

/** File and line of the first line of the stack that lies in `file`, for instance `pull.ts:31`. */
export function whereIn(file: string, error: unknown): string | undefined {
  const stack = error instanceof Error ? String(error.stack) : '';
  const name = basename(file);
  const line = stack.match(new RegExp(`${RegExp.escape(name)}(?:\\?import=\\d+)?:(\\d+)`))?.[1];
  return line === undefined ? undefined : `${name}:${line}`;
}

function importError(error: unknown, file: string): LearnerError {
  if (error instanceof LearnerError) return error;
  const name = basename(file);
  if (error instanceof NotStarted) {
    return new LearnerError(`${name} calls todo() while it is being imported; todo() belongs inside a function.`);
  }
  const what = described(error).replaceAll(dirname(file) + sep, '');
  return new LearnerError(`${name} cannot be loaded: ${what}`, whereIn(file, error));
}
