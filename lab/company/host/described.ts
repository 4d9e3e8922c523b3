/** Values and errors of learner code in words. */

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
