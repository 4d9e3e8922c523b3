import type { Plugin, PluginOption } from 'vite';

/** What Vue makes of a component, by the component's address and text. */
const compiled = new Map<string, unknown>();

/** A file that holds a component; not a slide, which is compiled from Markdown, and not one of the parts of a component. */
const COMPONENT = /\.vue$/;

/**
 * Lets Vue compile every component once, not once for each deck. All decks are compiled with the same options, and Vue's
 * plugin keeps what it knows of a component's styles for as long as the process lives.
 *
 * @param plugins as Slidev lists them, those of Vue in a list
 */
export function compileOnce(plugins: PluginOption[]): PluginOption[] {
  return plugins.map((one) =>
    Array.isArray(one)
      ? (one as Plugin[]).map((plugin) => (plugin?.name === 'vite:vue' ? remembering(plugin) : plugin))
      : one,
  );
}

function remembering(vue: Plugin): Plugin {
  const { transform } = vue;
  if (typeof transform !== 'object') return vue;
  const { handler } = transform;
  // Vue's plugin sets the filter of this very object when it is configured.
  transform.handler = async function (code, id, options) {
    if (!COMPONENT.test(id)) return handler.call(this, code, id, options);
    const key = `${id}\0${code}`;
    if (!compiled.has(key)) compiled.set(key, await handler.call(this, code, id, options));
    return compiled.get(key) as Awaited<ReturnType<typeof handler>>;
  };
  return vue;
}
