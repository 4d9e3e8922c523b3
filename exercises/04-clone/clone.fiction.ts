/** Articles, files and employees that nobody has seen before: other ones in every grade. */
import type { Draw } from 'host-and-remote/grader';
import type { SeenNews, SeenProfile } from './clone.page.ts';

/** An article as its author hands it in. */
export interface Story {
  source: string;
  id: string;
  headline: string;
  standfirst: string;
  paragraphs: string[];
  /** ISO 8601, UTC. */
  publishedAt: string;
}

/** A profile without the number in its address. */
export type Employee = Omit<SeenProfile, 'id'>;

/** The columns of HR's file, in the order in which it usually has them. */
export const COLUMNS = ['externalId', 'userName', 'displayName', 'title', 'address', 'active'] as const;

/** Makes things up, from what a check draws. */
export class Fiction {
  readonly #draw: Draw;
  readonly #given = new Set<string>();

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  /** A word of six small letters that it has not given yet. */
  word(): string {
    return this.#fresh(() => this.#draw.word());
  }

  /** Three words that begin with a capital and end with a full stop. */
  sentence(): string {
    const [first, ...rest] = [this.word(), this.word(), this.word()];
    return `${capitalised(first)} ${rest.join(' ')}.`;
  }

  /** Four digits that begin with one zero: a number that loses something as a number. */
  id(): string {
    return this.#fresh(() => `0${this.#draw.int(100, 999)}`);
  }

  /** A source on the intranet. */
  source(): string {
    return `urn:marram:${this.word()}`;
  }

  /** A day, for instance `2024-07-09`; of any month, so of summer and winter. */
  day(): string {
    return new Date(Date.UTC(2020, this.#draw.int(0, 95), this.#draw.int(1, 28))).toISOString().slice(0, 10);
  }

  /** An article of plain words. */
  story(words: Partial<Story> = {}): Story {
    return {
      source: this.source(),
      id: this.id(),
      headline: capitalised(this.word()),
      standfirst: this.sentence(),
      paragraphs: [this.sentence(), this.sentence()],
      publishedAt: `${this.day()}T${this.#draw.int(10, 14)}:00:00Z`,
      ...words,
    };
  }

  /** Another version of an article: all its words are others. */
  newer({ source, id }: Story, words: Partial<Story> = {}): Story {
    return this.story({ source, id, paragraphs: [this.sentence()], ...words });
  }

  /** What an editor types, all of it. */
  news(words: Partial<SeenNews> = {}): SeenNews {
    return {
      title: capitalised(this.word()),
      lead: this.sentence(),
      text: this.sentence(),
      day: this.day(),
      section: this.#draw.one(['Food', 'People']),
      ...words,
    };
  }

  /** Somebody of plain words. */
  employee(words: Partial<Employee> = {}): Employee {
    return {
      externalId: this.id(),
      userName: this.word(),
      displayName: `${capitalised(this.word())} ${capitalised(this.word())}`,
      title: this.word(),
      address: `${this.#draw.int(1, 99)} ${capitalised(this.word())} Street`,
      active: true,
      ...words,
    };
  }

  /** Bytes that are no text, some hundreds of them. */
  bytes(): Buffer {
    const anything = Array.from({ length: this.#draw.int(200, 400) }, () => this.#draw.int(0, 255));
    return Buffer.from([0x89, 0x00, 0xff, 0x0d, 0x0a, 0xc3, 0x28, ...anything]);
  }

  #fresh(make: () => string): string {
    const made = make();
    if (this.#given.has(made)) return this.#fresh(make);
    this.#given.add(made);
    return made;
  }
}

/** What becomes of an article. */
export function newsOf({ headline, standfirst, paragraphs, publishedAt }: Story): SeenNews {
  return {
    title: headline,
    lead: standfirst,
    text: paragraphs.join('\n\n'),
    day: publishedAt.slice(0, 10), // it is in UTC already
    section: 'Press',
  };
}

/** An employee's row, in the order of {@link COLUMNS}. */
export function rowOf(employee: Employee): string[] {
  return COLUMNS.map((name) => String(employee[name]));
}

/** One field, in quotes only where it has to be. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file with the usual header, and every row ended by CR LF. */
export function csvOf(rows: readonly (readonly string[])[], header: readonly string[] = COLUMNS): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** With a capital at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
