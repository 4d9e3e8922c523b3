/**
 * A script for the head of a page: sets the theme that the reader chose before anything is painted.
 * `elements/theme-switch.ts` keeps the choice. Storage may be forbidden; then the theme is the system's.
 */
export const setTheme = 'try{document.documentElement.dataset.theme=localStorage.theme||""}catch{}';
