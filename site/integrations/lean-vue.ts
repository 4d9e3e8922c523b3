import vue from '@astrojs/vue';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/**
 * Vue for the figures, without what they do not need. Astro draws them while building and never hydrates them, so its
 * script for the browser stays out; `elements/play-figure.ts` brings them to life with a smaller Vue.
 */
export function leanVue(): AstroIntegration {
  const integration = vue({ features: { optionsAPI: false } });
  const setUp = integration.hooks['astro:config:setup'];
  return {
    ...integration,
    hooks: {
      ...integration.hooks,
      'astro:config:setup': async (options) => {
        await setUp?.({
          ...options,
          addRenderer: ({ name, serverEntrypoint }) => options.addRenderer({ name, serverEntrypoint }),
        });
        if (options.command === 'build') options.updateConfig({ vite: { plugins: [forProduction()] } });
      },
    },
  };
}

/**
 * Before a build, Astro starts a development server to collect types. Vue's plugin remembers that server and would then
 * compile for development, which makes a figure an eighth heavier.
 */
function forProduction(): Plugin {
  let options: Record<string, unknown> | undefined;
  return {
    name: 'vue-for-production',
    configResolved({ plugins }) {
      options = plugins.find(({ name }) => name === 'vite:vue')?.api?.options;
    },
    buildStart() {
      if (options) options.devServer = undefined;
    },
  };
}
