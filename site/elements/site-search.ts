import styles from '../styles/search.css?inline';
import { addStyles, root } from './page.ts';

/** The part of Pagefind's interface that is used here; https://pagefind.app/docs/api/ describes it. */
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  /** Waits for the typist; `null` when another search has begun since. */
  debouncedSearch(words: string): Promise<{ results: { data(): Promise<Page> }[] } | null>;
}

interface Page {
  meta: { title: string };
  sub_results: Section[];
}

interface Section {
  title: string;
  url: string;
  /** HTML: escaped text with `<mark>` around what was found. */
  excerpt: string;
}

const MOST_PAGES = 6;
const MOST_SECTIONS = 4;

const DIALOG = `
  <form role="search">
    <label for="search-words">Search the course</label>
    <div class="row">
      <input id="search-words" type="search" autocomplete="off" spellcheck="false">
      <button class="quiet-button" type="button">Close</button>
    </div>
  </form>
  <p class="quiet" role="status"></p>
  <ol></ol>`;

/** The search's window. It, its styles and the index come with the first search, so that no page carries them. */
class SearchDialog {
  private pagefind: Promise<Pagefind> | undefined;
  private readonly dialog = document.createElement('dialog');
  private readonly words: HTMLInputElement;
  private readonly status: Element;
  private readonly results: Element;

  constructor() {
    const { dialog } = this;
    dialog.className = 'search-dialog';
    dialog.ariaLabel = 'Search';
    dialog.innerHTML = DIALOG;
    this.words = dialog.querySelector('input')!;
    this.status = dialog.querySelector('[role=status]')!;
    this.results = dialog.querySelector('ol')!;
    this.listen();
    addStyles(styles);
    document.body.append(dialog);
  }

  /** Shows the dialog, ready to type in. */
  open(): void {
    this.dialog.showModal();
    this.words.select();
    this.pagefind ??= load();
  }

  private listen(): void {
    this.dialog.querySelector('button')!.addEventListener('click', () => this.dialog.close());
    this.dialog.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      this.results.querySelector('a')?.click();
    });
    this.words.addEventListener('input', () => void this.search());
    // In a search field, Escape would only empty the field.
    this.words.addEventListener('keydown', ({ key }) => key === 'Escape' && this.dialog.close());
    // A result on this very page changes the address without leaving it.
    this.results.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('a')) this.dialog.close();
    });
  }

  private async search(): Promise<void> {
    const words = this.words.value.trim();
    if (words === '') return this.show('', []);
    try {
      const found = await (await this.pagefind!).debouncedSearch(words);
      if (!found) return;
      const pages = await Promise.all(found.results.slice(0, MOST_PAGES).map((result) => result.data()));
      if (words !== this.words.value.trim()) return;
      this.show(verdict(words, found.results.length), pages);
    } catch {
      this.pagefind = undefined;
      this.show('The search index could not be loaded. Close this window and open it again to retry.', []);
    }
  }

  private show(status: string, pages: Page[]): void {
    this.status.textContent = status;
    this.results.replaceChildren(
      ...pages.flatMap((page) => page.sub_results.slice(0, MOST_SECTIONS).map((section) => entry(page, section))),
    );
  }
}

let dialog: SearchDialog | undefined;

/** Opens the search. */
export default function openSearch(): void {
  dialog ??= new SearchDialog();
  dialog.open();
}

async function load(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', root).href);
  await pagefind.options({ baseUrl: root.pathname });
  return pagefind;
}

function verdict(words: string, pages: number): string {
  if (pages === 0) return `Nothing found for “${words}”.`;
  return pages === 1 ? 'Found on one page.' : `Found on ${pages} pages.`;
}

function entry(page: Page, section: Section): HTMLLIElement {
  const link = document.createElement('a');
  link.href = section.url;
  link.textContent = section.title === page.meta.title ? page.meta.title : `${page.meta.title}: ${section.title}`;
  const excerpt = document.createElement('p');
  // Pagefind escapes the text of our own pages; the marks are the only elements in it.
  excerpt.innerHTML = section.excerpt;
  const item = document.createElement('li');
  item.append(link, excerpt);
  return item;
}
