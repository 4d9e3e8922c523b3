/** Which places of the course to show for a query, and in which order. */
import { isMeant, wordsOf } from './match.ts';

/** A part of a page, as the search engine (Pagefind) returns it. */
export interface Section {
  title: string;
  url: string;
  /** HTML: escaped text with `<mark>` around what was found. */
  excerpt: string;
  /** Which words of the page were found here, counted from 0. */
  locations: number[];
}

/** A page with what was found on it. */
export interface Page {
  url: string;
  meta: { title: string };
  /** All its text. */
  raw_content: string;
  sub_results: Section[];
}

/** A place to go to. */
export interface Place {
  title: string;
  url: string;
  excerpt: string;
}

const MOST_OF_A_PAGE = 2;
const MOST_PLACES = 10;
const MOST_WORDS_EXPLAINED = 3;

/** A section and how well it answers. */
interface Rated extends Place {
  score: number;
  /** How many words of the query are in its title, at most all. */
  named: number;
}

/**
 * The places of some pages that hold what was looked for, the best first: words of the glossary that bear the name, then
 * what chapters and tools say, then the rest of the glossary, and at last what belongs to those who give the course or do
 * its exercises. Pages on which nothing is meant are left out.
 *
 * @param pages in the order of the search engine
 * @param queries what to look for; one of them is enough
 * @returns the places, and on how many pages something was found
 */
export function rank(pages: readonly Page[], queries: readonly string[]): { places: Place[]; pages: number } {
  const wanted = queries.map(wordsOf).filter((words) => words.length > 0);
  const groups = pages
    .map((page) => ({ page, sections: wanted.map((words) => ratedSections(page, words)).toSorted(byBest)[0] ?? [] }))
    .filter(({ sections }) => sections.length > 0)
    .map(({ page, sections }) => ({ shelf: shelfOf(page.url, sections[0]!, wanted), sections }))
    .toSorted((a, b) => a.shelf - b.shelf || b.sections[0]!.score - a.sections[0]!.score);
  const explained = groups.filter(({ shelf }) => shelf === 0).slice(MOST_WORDS_EXPLAINED);
  const places = groups
    .filter((group) => !explained.includes(group))
    .flatMap(({ sections }) => sections.slice(0, MOST_OF_A_PAGE))
    .map(({ title, url, excerpt }) => ({ title, url, excerpt }));
  return { places: places.slice(0, MOST_PLACES), pages: groups.length };
}

function byBest(a: Rated[], b: Rated[]): number {
  return (b[0]?.score ?? 0) - (a[0]?.score ?? 0);
}

/** Where a page stands: the lower, the earlier. */
function shelfOf(url: string, { named }: Rated, wanted: string[][]): number {
  if (/\/glossary\//.test(url)) return wanted.some((words) => named === words.length) ? 0 : 2;
  if (/\/exercises\//.test(url)) return 4;
  return /\/instructors\//.test(url) ? 3 : 1;
}

/** The sections of a page that hold something of what is wanted, the best first. */
function ratedSections(page: Page, wanted: string[]): Rated[] {
  const text = splitAsIndexed(page.raw_content);
  const rated = page.sub_results.map((section): Rated => {
    const titleWords = section.title.split(/\s+/);
    const named = wanted.filter((word) => titleWords.some((found) => isMeant(word, found))).length;
    const hits = section.locations.map((location) =>
      wanted.findIndex((word) => text[location] !== undefined && isMeant(word, text[location])),
    );
    const present = new Set(hits.filter((hit) => hit >= 0)).size;
    // A title that is nothing but what was looked for is the best of all.
    const score = 100 * present + 60 * named + (60 * named) / titleWords.length + 40 * inARow(section.locations, hits);
    const title = section.title === page.meta.title ? section.title : `${page.meta.title}: ${section.title}`;
    return { title, url: section.url, excerpt: section.excerpt, named, score: score + Math.min(hits.length, 9) };
  });
  // With several words, a place with one of them says nothing where another has two.
  const least = rated.some(({ score }) => score >= 200) ? 160 : 100;
  return rated.filter(({ score }) => score >= least).toSorted((a, b) => b.score - a.score);
}

/** How many of the words follow one upon the other, as they do in the query. */
function inARow(locations: number[], hits: number[]): number {
  let longest = 0;
  let row = 0;
  for (let at = 1; at < hits.length; at += 1) {
    const follows = hits[at]! > hits[at - 1]! && hits[at - 1]! >= 0 && locations[at]! - locations[at - 1]! <= 2;
    row = follows ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return longest;
}

/** Pagefind counts words between blanks, or where it has put marks of its own between them. */
function splitAsIndexed(content: string): string[] {
  return content.includes('\u200b') ? content.split('\u200b') : content.split(/[\r\n\s]+/g);
}
