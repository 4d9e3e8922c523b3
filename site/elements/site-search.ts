import { rank, type Page, type Place } from '../search/rank.ts';
import { synonymOf } from '../search/synonyms.ts';
import styles from '../styles/search.css?inline';
import { addStyles, root } from './page.ts';

/** The part of Pagefind's interface that is used here; https://pagefind.app/docs/api/ describes it. */
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  /** Waits for the typist; `null` when another search has begun since. */
  debouncedSearch(words: string): Promise<Found | null>;
  search(words: string): Promise<Found>;
}

interface Found {
  results: { id: string; data(): Promise<Page> }[];
}

/** So many pages are looked at; the engine's order is good enough for what is best to be among them. */
const MOST_PAGES = 20;

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
      const pagefind = await this.pagefind!;
      const found = await pagefind.debouncedSearch(words);
      if (!found) return;
      const other = synonymOf(words);
      const more = other === undefined ? [] : (await pagefind.search(other)).results;
      const results = new Map(
        [...found.results.slice(0, MOST_PAGES), ...more.slice(0, MOST_PAGES)].map((r) => [r.id, r]),
      );
      const pages = await Promise.all([...results.values()].map((result) => result.data()));
      if (words !== this.words.value.trim()) return;
      const ranked = rank(pages, other === undefined ? [words] : [words, other]);
      this.show(verdict(words, other, ranked.pages), ranked.places);
    } catch {
      this.pagefind = undefined;
      this.show('The search index could not be loaded. Close this window and open it again to retry.', []);
    }
  }

  private show(status: string, places: Place[]): void {
    this.status.textContent = status;
    this.results.replaceChildren(...places.map(entry));
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

function verdict(words: string, other: string | undefined, pages: number): string {
  if (pages === 0) return `Nothing found for “${words}”.`;
  const where = pages === 1 ? 'Found in one place' : `Found in ${pages} places`;
  return other === undefined ? `${where}.` : `${where}, also under “${other}”.`;
}

function entry({ title, url, excerpt: found }: Place): HTMLLIElement {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  const excerpt = document.createElement('p');
  // Pagefind escapes the text of our own pages; the marks are the only elements in it.
  excerpt.innerHTML = found;
  const item = document.createElement('li');
  item.append(link, excerpt);
  return item;
}
