/** The site's pages beside chapters and exercises, as its navigation lists them. */
export interface ToolPage {
  /** Address from the site's root, for instance `/choose/`. */
  href: string;
  title: string;
}

/** Pages as files; a page that does not exist yet is linked from nowhere. */
const pages = import.meta.glob('../pages/*.astro', { query: '?raw' });

const ALL: readonly (ToolPage & { file: string })[] = [
  { file: 'choose', href: '/choose/', title: 'Choose a pattern' },
  { file: 'brief', href: '/brief/', title: 'A brief for the vendor' },
  { file: 'glossary', href: '/glossary/', title: 'Glossary' },
  { file: 'progress', href: '/progress/', title: 'Your progress' },
  { file: 'instructors', href: '/instructors/', title: 'For instructors' },
  { file: 'about', href: '/about/', title: 'About' },
];

/** The pages to link to, in their order. */
export const toolPages: readonly ToolPage[] = ALL.filter(({ file }) => `../pages/${file}.astro` in pages).map(
  ({ href, title }) => ({ href, title }),
);

/** Every folder that the site's root has. An address that begins with one of them is on the site, whatever follows. */
export const rootFolders: readonly string[] = [
  ...Object.keys(pages).map((file) => file.replace(/^.*\/|\.astro$/g, '')),
  ...['_astro', 'chapters', 'exercises', 'figures', 'glossary', 'lab', 'live', 'pagefind', 'slides'],
];
