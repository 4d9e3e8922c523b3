import type { Plugin, Rolldown } from 'vite';

/** A style sheet of the figures, or a style block in one of their components. */
const FIGURE_STYLE = /\/figures\/.*\.(?:css$|vue\?vue&type=style)/;
const FIGURE = /\/figures\/components\/(\w+)\.vue$/;

/**
 * Gives every figure a style sheet of its own, `figures/PullFigure.css`, and all of them one with what they share,
 * `figures/kit.css`. `Playable.astro` links to both where the figure stands. Otherwise Astro would put the styles of all figures into the head of every chapter: the chapters share one
 * page component, and it cannot know which of them shows which figure.
 */
export function figureStyles(): Plugin[] {
  return [
    {
      // Runs after Vite has read a style sheet and before it collects them.
      name: 'figure-styles:not-in-the-page',
      apply: 'build',
      applyToEnvironment: ({ name }) => name !== 'client',
      transform(_css, id) {
        return FIGURE_STYLE.test(id) ? '' : undefined;
      },
    },
    {
      name: 'figure-styles:beside-the-figure',
      apply: 'build',
      applyToEnvironment: ({ name }) => name === 'client',
      generateBundle: {
        order: 'pre',
        handler(_options, bundle) {
          const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
          const figures = chunks.flatMap((chunk) => {
            const [, name] = FIGURE.exec(chunk.facadeModuleId ?? '') ?? [];
            return name === undefined ? [] : [{ name, sheets: sheetsOf(chunk, bundle) }];
          });
          const kit = shared(figures.map(({ sheets }) => sheets));
          const write = (name: string, sheets: Rolldown.OutputAsset[]): void => {
            const source = sheets.map((sheet) => sheet.source).join('');
            this.emitFile({ type: 'asset', fileName: `figures/${name}.css`, source });
          };
          write('kit', kit);
          for (const { name, sheets } of figures) {
            write(
              name,
              sheets.filter((sheet) => !kit.includes(sheet)),
            );
          }
          for (const chunk of chunks) dropSheets(chunk, bundle);
        },
      },
    },
  ];
}

/** The style sheets of a chunk after those of the chunks it imports, each once. */
function sheetsOf(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Rolldown.OutputAsset[] {
  const seen = new Set<string>();
  const sheets: Rolldown.OutputAsset[] = [];
  const visit = (name: string): void => {
    const file = bundle[name];
    if (!file || seen.has(name)) return;
    seen.add(name);
    if (file.type === 'asset') return void sheets.push(file);
    for (const imported of file.imports) visit(imported);
    for (const sheet of file.viteMetadata?.importedCss ?? []) visit(sheet);
  };
  visit(chunk.fileName);
  return sheets;
}

/** What several figures have in common, each sheet once, in the order in which figures load them. */
function shared(figures: Rolldown.OutputAsset[][]): Rolldown.OutputAsset[] {
  const all = new Set(figures.flat());
  return [...all].filter((sheet) => figures.filter((sheets) => sheets.includes(sheet)).length > 1);
}

/** Takes a chunk's figure styles out of Astro's sight. */
function dropSheets(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): void {
  if (!chunk.moduleIds.some((id) => FIGURE_STYLE.test(id))) return;
  for (const sheet of chunk.viteMetadata?.importedCss ?? []) delete bundle[sheet];
  chunk.viteMetadata?.importedCss.clear();
}
