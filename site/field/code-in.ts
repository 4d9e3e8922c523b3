/**
 * A text as HTML, in which what stands between backquotes is code, and nothing else means anything.
 */
export function codeIn(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}
