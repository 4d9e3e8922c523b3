/** A deck as slides that can be changed in PowerPoint and its like. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page as BrowserPage } from 'playwright';
import { root } from '../project/root.ts';
import type { SlideNotes } from './speaker-notes.ts';

/** What Slidev writes such files with. It prints what a page shows, wherever that page comes from. */
interface Writer {
  exportPptxEditable: (
    deck: {
      page: BrowserPage;
      slides: { title: string; note: string }[];
      width: number;
      height: number;
      /** The slides to write, from 1. */
      pages: number[];
      /** Opens the print view; here it is open. */
      go: () => Promise<void>;
    },
    output: string,
  ) => Promise<unknown>;
}

/**
 * Writes a PowerPoint file of a print view, with native shapes, texts and notes.
 *
 * @param view where every moment of every slide is shown
 * @param output where Slidev may write it
 */
export async function powerPointOf(
  view: BrowserPage,
  cues: readonly SlideNotes[],
  output: string,
  [width, height]: readonly [number, number],
): Promise<Buffer> {
  const { exportPptxEditable } = await writer();
  const slides = cues.map(({ title, notes }) => ({ title, note: notes }));
  const pages = cues.map(({ number }) => number);
  await exportPptxEditable({ page: view, slides, width, height, pages, go: async () => {} }, output);
  return readFile(output);
}

/** Slidev exports this function from one of its files, whose name changes with its version. */
async function writer(): Promise<Writer> {
  const folder = path.join(root, 'node_modules/@slidev/cli/dist');
  const [file] = globSync('pptx-*.mjs', { cwd: folder });
  if (file === undefined) throw new Error(`Slidev’s writer of PowerPoint files is no longer in ${folder}.`);
  return (await import(pathToFileURL(path.join(folder, file)).href)) as Writer;
}
