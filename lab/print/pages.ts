/** What an exported deck must hold, page by page, and what it holds. */
import { outlinePdfFactory } from '@lillallol/outline-pdf';
import JSZip from 'jszip';
import * as pdfLib from 'pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';
import { course, moduleById } from '../../course.ts';
import type { SlideNotes } from './speaker-notes.ts';

/** A page that must be there. */
export interface Page {
  /** The slide's place in its deck, from 1. */
  slide: number;
  /** How often a key has been pressed; nothing when the slide is shown in its last state. */
  click?: number;
  /** What stands on it, whatever else does. */
  title: string;
}

/** The pages of a deck: one for each slide, or one for each of its moments. */
export function pagesOf(cues: readonly SlideNotes[], { clicks }: { clicks: boolean }): Page[] {
  return cues.flatMap((cue) => {
    const page = { slide: cue.number, title: titleOf(cue) };
    return clicks ? Array.from({ length: cue.clicks + 1 }, (_, click) => ({ ...page, click })) : [page];
  });
}

/** A cover says what the manifest calls its module, and a break what the agenda calls it. */
function titleOf({ layout, module, title }: SlideNotes): string {
  if (layout === 'cover') return module ? moduleById(module).title : course.name;
  return layout === 'pause' ? title.replace(/ after .+/, '') : title;
}

/**
 * What is wrong with an exported file.
 *
 * @param texts what stands on its pages, in order
 * @param wanted how many pages there must be, and the titles that must stand on each
 * @returns a sentence each; nothing when all is there
 */
export function missing(texts: readonly string[], wanted: readonly { title: string }[][]): string[] {
  if (texts.length !== wanted.length) return [`It has ${texts.length} pages and should have ${wanted.length}.`];
  return wanted.flatMap((titles, index) => {
    const text = bare(texts[index]!);
    const lost = titles.filter(({ title }) => !text.includes(bare(title)));
    return lost.map(({ title }) => `On page ${index + 1} the title “${title}” is missing.`);
  });
}

/** Letters and digits only: a PDF knows no spaces and no ends of lines, and a title may hold Markdown. */
function bare(text: string): string {
  return text
    .replaceAll(/&\w+;/g, '')
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * Gives a PDF an outline, with a line for each slide.
 *
 * @param pages what stands on its pages, in order
 */
export async function withOutline(pdf: Uint8Array, pages: readonly Page[]): Promise<Buffer> {
  const lines = pages.flatMap(({ slide, title }, index) =>
    slide === pages[index - 1]?.slide ? [] : [`${index + 1}||${plain(title)}`],
  );
  const loaded = await pdfLib.PDFDocument.load(pdf);
  const outlined = await outlinePdfFactory(pdfLib)({ outline: lines.join('\n'), pdf: loaded });
  return Buffer.from(await outlined.save());
}

/** A title without the Markdown and the entities in it. */
function plain(title: string): string {
  return title.replaceAll(/[`*]/g, '').replaceAll('&nbsp;', ' ').replaceAll('|', '/');
}

/** The text of each page of a PDF. */
export async function pdfTexts(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text;
}

/** The text of each slide of a PowerPoint file, and of the notes below it. */
export async function pptxTexts(pptx: Uint8Array): Promise<{ slide: string; notes: string }[]> {
  const zip = await JSZip.loadAsync(pptx);
  const numbers = Object.keys(zip.files)
    .flatMap((name) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
  const read = async (name: string) => textIn((await zip.file(name)?.async('string')) ?? '');
  return Promise.all(
    numbers.map(async (number) => ({
      slide: await read(`ppt/slides/slide${number}.xml`),
      notes: await read(`ppt/notesSlides/notesSlide${number}.xml`),
    })),
  );
}

/** The runs of text in a part of a PowerPoint file. */
function textIn(xml: string): string {
  return [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join(' ');
}
