import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { shiki } from './code/shiki.ts';
import { figureStyles } from './integrations/figure-styles.ts';
import { leanVue } from './integrations/lean-vue.ts';
import { notices } from './integrations/notices.ts';
import { plainImports } from './integrations/plain-imports.ts';
import { relativeLinks } from './integrations/relative-links.ts';
import { searchIndex } from './integrations/search-index.ts';
import { securityPolicy } from './integrations/security-policy.ts';

export default defineConfig({
  srcDir: '.',
  outDir: '../dist',
  cacheDir: '../node_modules/.astro',
  // Text and styles of a page arrive together, in the first packets of a connection.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  markdown: { shikiConfig: shiki },
  integrations: [mdx(), leanVue(), searchIndex(), relativeLinks(), securityPolicy(), notices()],
  vite: {
    cacheDir: '../node_modules/.vite/site',
    plugins: [plainImports(), figureStyles()],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              entryFileNames: '_astro/site.[hash:6].js',
              chunkFileNames: '_astro/[name].[hash:6].js',
              // What all figures draw with comes as one file: in nine of a third of a kilobyte each it would weigh half as
              // much again.
              codeSplitting: {
                groups: [
                  { name: 'vue', test: /\/@?vue\// },
                  { name: 'kit', test: /\/figures\/(?:components\/)?kit\// },
                ],
              },
            },
          },
        },
      },
    },
    build: {
      // A script that Vite inlines would keep a placeholder where it loads the search index.
      assetsInlineLimit: (file) => (/\.[cm]?js$/.test(file) ? false : undefined),
    },
  },
});
