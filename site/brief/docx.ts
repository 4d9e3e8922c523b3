/** A brief as a document for Word (Office Open XML). Its library is large, so it loads when somebody asks for a document. */
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { ANSWERS, compose, HEADINGS, type Brief, type Section } from './compose.ts';
import type { Draft } from './draft.ts';

/** Between the margins of an A4 page, in millimetres. */
const WIDTH_MM = 174;
const MARGIN_MM = 18;
/** How wide the columns of the vendor's table are: number, requirement, weight, one for each answer, comment. */
const COLUMNS_MM = [9, 64, 15, 12, 20, 18, 11, 25];
const FACTS_MM = [36, WIDTH_MM - 36];
const STEPS = 'steps';

/** The brief for a draft as the document itself, ready to be packed. */
export function toDocument(draft: Draft): Document {
  const { title, facts, opening, sections, requirements, closing } = compose(draft);
  return new Document({
    title,
    creator: 'Host & Remote',
    styles: { default: { document: { run: { font: 'Calibri', size: 21 }, paragraph: { spacing: { after: 120 } } } } },
    numbering: {
      config: [{ reference: STEPS, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', ...hanging() }] }],
    },
    sections: [
      {
        properties: { page: { size: a4(), margin: margins() } },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...(facts.length === 0 ? [] : [factsTable(facts), new Paragraph('')]),
          ...opening.map((text) => new Paragraph(text)),
          ...sections.flatMap(sectionParagraphs),
          heading(HEADINGS.requirements),
          responseTable(requirements),
          new Paragraph({ text: closing, spacing: { before: 240 } }),
        ],
      },
    ],
  });
}

/** The brief for a draft as a file's content. */
export function toDocx(draft: Draft): Promise<Blob> {
  return Packer.toBlob(toDocument(draft));
}

function heading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1, keepNext: true });
}

function sectionParagraphs({ heading: text, list, items }: Section): Paragraph[] {
  const style: IParagraphOptions =
    list === 'steps' ? { numbering: { reference: STEPS, level: 0 } } : { bullet: { level: 0 } };
  return [heading(text), ...items.map((item) => new Paragraph({ text: item, ...style, spacing: { after: 60 } }))];
}

function factsTable(facts: Brief['facts']): Table {
  return table(
    FACTS_MM,
    facts.map(([name, fact]) => row([name, fact], FACTS_MM, (column) => column === 0)),
  );
}

function responseTable(requirements: Brief['requirements']): Table {
  const head = row(['Nr', 'Requirement', 'Weight', ...ANSWERS, 'Comment'], COLUMNS_MM, () => true, true);
  const rows = requirements.map(({ text, weight }, index) =>
    row([`${index + 1}`, text, weight, ...ANSWERS.map(() => '☐'), ''], COLUMNS_MM, () => false),
  );
  return table(COLUMNS_MM, [head, ...rows]);
}

function table(columnsMm: number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    columnWidths: columnsMm.map(convertMillimetersToTwip),
    width: { size: convertMillimetersToTwip(WIDTH_MM), type: WidthType.DXA },
  });
}

/** A row of texts; the first one of a long table is repeated on every page. */
function row(texts: string[], columnsMm: number[], bold: (column: number) => boolean, repeated = false): TableRow {
  return new TableRow({
    tableHeader: repeated,
    cantSplit: true,
    children: texts.map(
      (text, column) =>
        new TableCell({
          width: { size: convertMillimetersToTwip(columnsMm[column]!), type: WidthType.DXA },
          margins: { top: 50, bottom: 50, left: 80, right: 80 },
          children: [
            new Paragraph({
              alignment: text === '☐' ? AlignmentType.CENTER : AlignmentType.LEFT,
              spacing: { after: 0 },
              children: [new TextRun({ text, bold: bold(column), size: 19 })],
            }),
          ],
        }),
    ),
  });
}

function a4() {
  return { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
}

function margins() {
  const side = convertMillimetersToTwip(MARGIN_MM);
  return { top: side, right: side, bottom: side, left: side };
}

function hanging() {
  return {
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: convertMillimetersToTwip(8), hanging: convertMillimetersToTwip(8) } } },
  };
}
