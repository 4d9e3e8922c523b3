/** Opens an address in the browser that a person uses. */

/** Tries to; when nothing opens, the address still stands in the terminal. */
export function openBrowser(url: string): void {
  // Few starts open one, so few need to load this.
  void import('open').then(({ default: open }) => open(url)).catch(() => undefined);
}
