/** What lies in the intranet's folder “External Comms”: articles, and the pictures and files in them. */
import { crc32, deflateSync } from 'node:zlib';

/** An article on its way into the folder. */
export interface Draft {
  source: string;
  id: string;
  headline: string;
  standfirst: string;
  /** `{files}` stands for the intranet's own address. */
  paragraphs: string[];
  author: string;
  /** ISO 8601, UTC; now, unless told. */
  publishedAt?: string;
}

/** Something that an article shows or links to. */
export interface CommsFile {
  path: string;
  /** Its media type. */
  type: string;
  content: Buffer;
  /** The status with which it is handed out; 200 unless told. */
  status?: number;
}

/** The company's own part of the intranet, and that of its foundation. Each counts its articles by itself. */
export const [THE_PASS, FOUNDATION] = ['urn:marram:the-pass', 'urn:marram:foundation'] as const;

/** What is there when the lab opens. The website has not been told of it. */
export const firstArticles: readonly Draft[] = [
  {
    source: THE_PASS,
    id: '0041',
    headline: 'Marehalm cooks on the quay',
    standfirst: 'For three Sundays in April our kitchen in Bergen serves supper at one long table on Bryggen.',
    paragraphs: [
      'From 12 April the kitchen of Marehalm moves outside for three Sundays. Forty people sit at one table, and eat what the Havlyst landed in the morning.',
      '![One long table on a quay, the sun low over the water]({files}/files/quay.png?w=640)',
      'The [menu as a PDF]({files}/files/menu.pdf) is fixed. Ask for a seat at the [tourist office](https://visit.bergen.example/tables?lang=en).',
    ],
    author: 'Sigrid Aas',
    publishedAt: '2026-03-01T23:40:00Z',
  },
];

/** What is published next, when somebody asks for it. */
export const furtherArticles: readonly Draft[] = [
  {
    source: THE_PASS,
    id: '0042',
    headline: 'Six apprentices start in September',
    standfirst: 'Three kitchens take two apprentices each, and teach them for three years.',
    paragraphs: [
      'Lisbon, Ghent and Trieste take two apprentices each from September. They learn every post, and they are paid from the first day.',
      '![Dunes behind a beach]({files}/files/dunes.png)',
      'What we ask for is in [one page]({files}/files/menu.pdf). Write to us until the end of May.',
    ],
    author: 'Niamh Kelly',
  },
  {
    source: FOUNDATION,
    id: '0042',
    headline: 'Four schools learn to cook with beans',
    standfirst: 'The foundation pays for a year of cooking lessons in Galway and Trieste.',
    paragraphs: [
      'Four schools get a kitchen on wheels and somebody who can cook. Children take home what they made, and the recipe.',
    ],
    author: 'Cian Burke',
  },
];

/** The pictures and files that articles mention. Drawn once: worlds are opened by the dozen. */
export function commsFiles(): readonly CommsFile[] {
  files ??= [
    { path: '/files/quay.png', type: 'image/png', content: quay() },
    { path: '/files/dunes.png', type: 'image/png', content: dunes() },
    { path: '/files/menu.pdf', type: 'application/pdf', content: menu() },
  ];
  return files;
}

let files: readonly CommsFile[] | undefined;

type Colour = readonly [red: number, green: number, blue: number];

const SKY: Colour = [241, 221, 190];
const SUN: Colour = [222, 138, 84];
const SEA: Colour = [74, 112, 128];
const WOOD: Colour = [120, 82, 58];
const SAND: Colour = [226, 203, 150];
const GRASS: Colour = [112, 132, 88];

const [WIDTH, HEIGHT] = [640, 320];

function quay(): Buffer {
  return png((x, y) => {
    if (y > 262) return (y - 262) % 15 < 2 ? SEA : WOOD;
    if (y > 225 && y < 240 && x > 90 && x < 550) return SAND;
    if (y >= 240 && [110, 320, 530].some((leg) => Math.abs(x - leg) < 5)) return SAND;
    if (y > 150) return (y + Math.round(6 * Math.sin(x / 28))) % 26 < 3 ? SKY : SEA;
    return Math.hypot(x - 470, y - 150) < 64 ? SUN : SKY;
  });
}

function dunes(): Buffer {
  return png((x, y) => {
    const near = 230 + 40 * Math.sin(x / 90);
    const far = 170 + 26 * Math.sin(x / 60 + 2);
    if (y > near) return (x * 7 + y * 3) % 53 < 4 ? GRASS : SAND;
    if (y > far) return GRASS;
    return Math.hypot(x - 140, y - 90) < 42 ? SUN : SKY;
  });
}

/**
 * Draws a picture as PNG.
 *
 * @param colourAt the colour of one point
 */
function png(colourAt: (x: number, y: number) => Colour): Buffer {
  const line = 1 + WIDTH * 3; // each begins with the filter that was used: none
  const pixels = Buffer.alloc(HEIGHT * line);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) pixels.set(colourAt(x, y), y * line + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2], 8); // eight bits for each of red, green and blue
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const packed = deflateSync(pixels);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A page that says what there is to eat, as PDF. */
function menu(): Buffer {
  const lines = ['Marehalm on the quay', 'Fish soup', 'Skrei, potatoes, brown butter', 'Rhubarb and cream'];
  const text = `BT /F1 20 Tf 60 360 Td 34 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 420] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n'; // these bytes say: this is no text
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
