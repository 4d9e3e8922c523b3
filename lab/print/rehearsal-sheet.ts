/** The rehearsal sheet: everything a presenter says, with a clock beside it, as one page to print. */
import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import type { Block } from '../../course.ts';
import { reportPage, type Html } from './page.ts';
import { notesHtml } from './notes.ts';
import type { SlideNotes } from './speaker-notes.ts';

/** A stretch of the day: a deck, some words, an exercise or a break. */
export interface Stretch {
  title: string;
  kind: Block['kind'];
  minutes: number;
  /** When it begins, as `09:15`; absent when nothing is scheduled. */
  start?: string;
  /** What is said; empty while people build something or have a break. */
  cues: readonly SlideNotes[];
}

const STYLES = readFileSync(new URL('./sheet.css', import.meta.url), 'utf8');

/**
 * The sheet as a document of its own.
 *
 * @param title what is rehearsed, for instance `A full day`
 */
export function rehearsalHtml(title: string, stretches: readonly Stretch[]): Promise<string> {
  const slides = stretches.reduce((sum, { cues }) => sum + cues.length, 0);
  const minutes = stretches.reduce((sum, stretch) => sum + stretch.minutes, 0);
  const main = html`<h1>${title}</h1>
    <p class="lead">
      ${slides} slides, ${minutes} minutes. On the left stands the time at which a slide begins, and how long it lasts.
    </p>
    ${stretches.map(stretchHtml)}`;
  return reportPage({ title: `Rehearsal: ${title}`, main, styles: STYLES });
}

/** A time in a talk, as `1:05`; with a day's clock, as `09:16`. */
export function clockAt(seconds: number, start?: string): string {
  if (start === undefined) return `${Math.floor(seconds / 60)}:${two(Math.round(seconds % 60))}`;
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const at = hours * 60 + minutes + Math.floor(seconds / 60);
  return `${two(Math.floor(at / 60) % 24)}:${two(at % 60)}`;
}

function stretchHtml({ title, kind, minutes, start, cues }: Stretch): Html {
  let told = 0;
  const head = [start, kind === 'exercise' ? `Exercise: ${title}` : title].filter(Boolean).join('  ');
  return html`<section class="${kind}">
    <h2>${head} <small>${minutes} min</small></h2>
    ${cues.map((cue) => {
      const at = clockAt(told, start);
      told += cue.seconds;
      return html`<article>
        <p class="clock">
          <strong>${at}</strong>
          ${cue.seconds > 0 && clockAt(cue.seconds)}
        </p>
        <div>
          <h3><span>${cue.number}</span> ${cue.title}</h3>
          ${notesHtml(cue.notes)}
        </div>
      </article>`;
    })}
  </section>`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
