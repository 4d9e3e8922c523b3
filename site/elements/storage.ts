/**
 * What the course remembers about its reader: in this browser only. Keys are the stable ids of `course.ts` and of the
 * quizzes (`pull/quiz/stale-office`), so they outlive changes of text and order. Storage may be full, switched off or
 * forbidden; then nothing is remembered and everything else works.
 */

/** The value kept under this key; `null` when there is none or storage cannot be read. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keeps a value under this key.
 *
 * @returns whether the browser let us; if not, the page goes on without
 */
export function keep(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
