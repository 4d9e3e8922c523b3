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

/**
 * Puts formatted text on the clipboard, and beside it the same as plain text for programs that know nothing else.
 *
 * @returns whether it could
 */
export async function copyRich(html: string, plain: string): Promise<boolean> {
  try {
    const types = { 'text/html': html, 'text/plain': plain };
    const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}
