/**
 * Puts a text on the clipboard.
 *
 * @returns whether it could: a page that is not on this machine and came without TLS may not
 */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
