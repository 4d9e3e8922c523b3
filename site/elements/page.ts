/** The page that a script runs on. */

/** Where the site's root is: the same build works under any path. */
export const root = new URL(document.documentElement.dataset.root!, location.href);

/** Adds a style sheet to the page, for something that comes to it later. */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
