/** What a file says, in whichever encoding it came. */
import { hash } from 'node:crypto';
import { Unreadable } from './handed.ts';

/** A file's text. */
export interface Text {
  text: string;
  /** What is odd about how it was written, as the end of a sentence that begins with the file. */
  odd?: string;
  /** Of the bytes as they were handed in: SHA-256 in hexadecimal digits. */
  sha256: string;
}

/** Looked at for what tells text from anything else. */
const SAMPLE = 4_096;
/** What no program has in it, and nearly every other kind of file has. */
const BINARY = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/**
 * Reads a program's bytes as text: UTF-8, UTF-16 with or without a mark, and what Windows writes in Western Europe.
 *
 * @throws Unreadable when it is no text
 */
export function textOf(bytes: Buffer): Text {
  const sha256 = hash('sha256', bytes);
  const { encoding, odd } = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (BINARY.test(text)) throw new Unreadable(`is no text${kindOf(bytes)}`);
  return { text, ...(odd !== undefined && { odd }), sha256 };
}

/** A text without what editors and systems change by themselves: for seeing whether somebody has changed it. */
export function essenceOf(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function encodingOf(bytes: Buffer): { encoding: string; odd?: string } {
  const utf16 = utf16Of(bytes);
  if (utf16)
    return { encoding: utf16, odd: 'is written in UTF-16, and was read as that: an editor should save it as UTF-8' };
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { encoding: 'utf-8' };
  } catch {
    return {
      encoding: 'windows-1252',
      odd: 'is written in Latin-1 (Windows-1252), and was read as that: an editor should save it as UTF-8',
    };
  }
}

/** By its mark, or else because every other byte of a program in UTF-16 is zero. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 1].map((parity) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length);
  const [even, odd] = zeros as [number, number];
  const many = sample.length / 4;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return undefined;
}

/** What it is instead, by its first bytes. */
function kindOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === 'PK\u0003\u0004') return ', but a zip or an office document';
  if (start === '%PDF') return ', but a PDF';
  if (start === '\u0089PNG' || start.startsWith('\u00ff\u00d8')) return ', but a picture';
  return '';
}
