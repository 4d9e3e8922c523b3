import type { Plugin } from 'vite';

/** The module through which Vite sends every `import()` of a build. */
const HELPER = '\0vite/preload-helper.js';

/**
 * Lets `import()` be just that. Vite would preload what the imported module imports, styles included; here what comes
 * later brings its own styles, and the preloader would weigh more than most of what it loads.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    config: () => ({ build: { modulePreload: false } }),
    load(id) {
      return id === HELPER ? 'export const __vitePreload = (load) => load();' : undefined;
    },
  };
}
