import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { shiki } from './code/shiki.ts';
import { leanVue } from './integrations/lean-vue.ts';
import { plainImports } from './integrations/plain-imports.ts';
import { relativeLinks } from './integrations/relative-links.ts';
import { searchIndex } from './integrations/search-index.ts';

export default defineConfig({
  srcDir: '.',
  publicDir: './public',
  outDir: '../dist',
  cacheDir: '../node_modules/.astro',
  devToolbar: { enabled: false },
  markdown: { shikiConfig: shiki },
  integrations: [mdx(), leanVue(), searchIndex(), relativeLinks()],
  vite: {
    cacheDir: '../node_modules/.vite/site',
    plugins: [plainImports()],
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'vue', test: /\/@?vue\// }] } } } },
      },
    },
    build: {
      // A script that Vite inlines would keep a placeholder where it loads the search index.
      assetsInlineLimit: (file) => (/\.[cm]?js$/.test(file) ? false : undefined),
    },
  },
});
