/** What editors have set for the pages of Embed: reports, notes, tools, links and their previews, and sign-up forms. */
import type { Need, Provider, WidgetConfig } from '../../../api/embed.ts';
import type { Sql } from '../../../api/sql.ts';

const TABLES = [
  'CREATE TABLE IF NOT EXISTS embed_text (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS embed_link (id INTEGER PRIMARY KEY, story TEXT NOT NULL, url TEXT NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS embed_tool (id INTEGER PRIMARY KEY, tool TEXT NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS embed_provider (id INTEGER PRIMARY KEY, provider TEXT NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS embed_form (id INTEGER PRIMARY KEY, story TEXT NOT NULL, form TEXT NOT NULL) STRICT',
];

/** The report as an editor set it. */
export interface ReportDesk {
  title: string;
  /** Its address; empty for the guest line's nightly page. */
  address: string;
  /** The value of its attribute `sandbox`, set by hand; absent for what the Host works out. */
  sandbox?: string | undefined;
}

/** A note as an editor wrote or pasted it. */
export interface NoteDesk {
  title: string;
  html: string;
}

/** A small program in a frame. */
export interface Tool {
  title: string;
  about: string;
  /** Where it is, or all of its HTML. */
  from: { url: string } | { html: string };
  needs: readonly Need[];
}

/** A sign-up form in an article: for which event, and what is set for it otherwise. */
export type Form = Pick<WidgetConfig, 'event'> &
  Partial<Pick<WidgetConfig, 'url' | 'title' | 'sandbox' | 'minHeight' | 'maxHeight'>>;

/** What stands there before any editor has changed it. */
export interface Seed {
  report: ReportDesk;
  note: NoteDesk;
  tools: readonly Tool[];
  providers: readonly Provider[];
  /** How wide a preview may be, in pixels. */
  previewWidth: number;
  links: readonly { story: string; url: string }[];
  forms: readonly { story: string; form: Form }[];
}

/** The editors' desk. */
export class Desk {
  readonly #sql: Sql;

  /** Makes the tables and fills them, unless they are there. */
  constructor(sql: Sql, seed: Seed) {
    this.#sql = sql;
    sql.transaction(() => {
      for (const table of TABLES) sql.run(table);
      if (sql.get('SELECT 1 FROM embed_text')) return;
      this.report = seed.report;
      this.note = seed.note;
      this.previewWidth = seed.previewWidth;
      for (const tool of seed.tools) this.addTool(tool);
      for (const provider of seed.providers) this.addProvider(provider);
      for (const { story, url } of seed.links) this.addLink(story, url);
      for (const { story, form } of seed.forms) this.placeForm(story, form);
    });
  }

  get report(): ReportDesk {
    return this.#read('report');
  }

  set report(report: ReportDesk) {
    this.#write('report', report);
  }

  get note(): NoteDesk {
    return this.#read('note');
  }

  set note(note: NoteDesk) {
    this.#write('note', note);
  }

  /** How wide a preview may be, in pixels. */
  get previewWidth(): number {
    return this.#read('preview width');
  }

  set previewWidth(pixels: number) {
    this.#write('preview width', pixels);
  }

  /** Oldest first, each with its number. */
  tools(): (Tool & { id: number })[] {
    const rows = this.#sql.all<{ id: number; tool: string }>('SELECT id, tool FROM embed_tool ORDER BY id');
    return rows.map(({ id, tool }) => ({ ...(JSON.parse(tool) as Tool), id }));
  }

  addTool(tool: Tool): void {
    this.#sql.run('INSERT INTO embed_tool (tool) VALUES (?)', [JSON.stringify(tool)]);
  }

  /** Whose pages can be previewed, oldest first. */
  providers(): Provider[] {
    const rows = this.#sql.all<{ provider: string }>('SELECT provider FROM embed_provider ORDER BY id');
    return rows.map(({ provider }) => JSON.parse(provider) as Provider);
  }

  addProvider(provider: Provider): void {
    this.#sql.run('INSERT INTO embed_provider (provider) VALUES (?)', [JSON.stringify(provider)]);
  }

  /** The addresses below a story, oldest first. */
  links(story: string): string[] {
    return this.#sql
      .all<{ url: string }>('SELECT url FROM embed_link WHERE story = ? ORDER BY id', [story])
      .map(({ url }) => url);
  }

  addLink(story: string, url: string): void {
    this.#sql.run('INSERT INTO embed_link (story, url) VALUES (?, ?)', [story, url]);
  }

  /** The sign-up forms in a story, oldest first. */
  forms(story: string): Form[] {
    const rows = this.#sql.all<{ form: string }>('SELECT form FROM embed_form WHERE story = ? ORDER BY id', [story]);
    return rows.map(({ form }) => JSON.parse(form) as Form);
  }

  /** Puts a sign-up form into a story. */
  placeForm(story: string, form: Form): void {
    this.#sql.run('INSERT INTO embed_form (story, form) VALUES (?, ?)', [story, JSON.stringify(form)]);
  }

  /** Takes the sign-up forms out of a story. */
  removeForms(story: string): void {
    this.#sql.run('DELETE FROM embed_form WHERE story = ?', [story]);
  }

  #read<T>(name: string): T {
    return JSON.parse(this.#sql.get<{ text: string }>('SELECT text FROM embed_text WHERE name = ?', [name])!.text) as T;
  }

  #write(name: string, value: unknown): void {
    this.#sql.run('INSERT INTO embed_text (name, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text', [
      name,
      JSON.stringify(value),
    ]);
  }
}
