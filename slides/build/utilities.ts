import type { Plugin, PluginOption } from 'vite';

/** What UnoCSS lets other plugins see of itself. */
interface UnoApi {
  getContext: () => {
    /** Every word that may be the name of a utility. */
    tokens: Set<string>;
    /** The text of every module that was searched for such words. */
    modules: Map<string, string>;
  };
}

/** The plugins of UnoCSS in the first deck. */
let shared: { plugins: PluginOption; api: UnoApi } | undefined;

/**
 * Puts the first deck's UnoCSS into the place of this deck's. To find out which words are utilities takes it longer than
 * anything else in a small deck, and nearly all words are those of Slidev's own pages. It forgets which words the deck
 * before had, so that no deck gets the styles of another.
 *
 * @param plugins as Slidev lists them, those of UnoCSS in a list of their own
 */
export function withSharedUno(plugins: PluginOption[]): PluginOption[] {
  return plugins.map((plugin) => {
    const api = unoApi(plugin);
    if (api === undefined) return plugin;
    shared ??= { plugins: plugin, api };
    const { tokens, modules } = shared.api.getContext();
    tokens.clear();
    modules.clear();
    return shared.plugins;
  });
}

function unoApi(plugin: PluginOption): UnoApi | undefined {
  const own = Array.isArray(plugin) ? (plugin as Plugin[]).find((one) => one?.name === 'unocss:api') : undefined;
  return own?.api as UnoApi | undefined;
}
