/** The page with last night's report, as the Remote publishes it, and an editor's note beside it. */
import { html, raw } from 'hono/html';
import { offices } from '../../seed/offices.ts';
import { today } from '../../host/views/dates.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import type { NoteDesk, ReportDesk } from './desk.ts';

/** What the page shows. */
export interface ReportsView {
  report: { title: string; url: string };
  /** The report and the note as editors set them. */
  desk: { report: ReportDesk; note: NoteDesk };
  /** HTML from learner code; undefined while it is not written. */
  frame: string | undefined;
  /** HTML from learner code; undefined while it is not written. */
  noteFrame: string | undefined;
  /** Which office's figures, by its code; empty for all of them. */
  office: string;
  /** Whether the intruder's edition is shown. */
  isTampered: boolean;
  /** Whether the reader may change titles and notes. */
  isEditor: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/** Goes into the head of every page of Embed. */
export const STYLES = html`<link rel="stylesheet" href="/embed.css" />`;

/** The page. */
export function reportsPage(view: ReportsView): Page {
  const { report, desk, frame, noteFrame, isEditor, now } = view;
  const main = html`<div class="opening">
      <h1>Reports</h1>
      <p class="today">${today(now)}</p>
    </div>
    ${picker(view)}
    <section class="sheet" aria-labelledby="report">
      <h2 id="report">${report.title}</h2>
      ${framed('report', frame, html`The report cannot be shown on this page yet.`)}
      <p class="source">
        The guest line’s system publishes this page every night.
        <a href="${report.url}" rel="noopener">Open it there</a>
      </p>
    </section>
    ${isEditor && editing(desk)}`;
  const aside = html`<aside class="beside note" aria-labelledby="note">
    <h2 id="note">${desk.note.title}</h2>
    ${framed('note', noteFrame, html`The editors’ notes cannot be shown yet.`)}
  </aside>`;
  return { title: 'Reports', main, aside, head: STYLES };
}

/** A place for HTML from learner code, or for a friendly line while there is none. */
export function framed(what: string, frame: string | undefined, instead: Html): Html {
  const content = frame === undefined ? html`<p class="not-yet">${instead}</p>` : raw(frame);
  return html`<div class="framed" data-embed="${what}">${content}</div>
    <!-- end of ${what} -->`;
}

function picker({ office, isTampered }: ReportsView): Html {
  return html`<form class="picker" method="get" action="/reports">
    <label for="office">Office</label>
    <select id="office" name="office">
      <option value="">All offices</option>
      ${offices.map(
        ({ code, city }) => html`<option value="${code}" ${code === office && 'selected'}>${city}</option>`,
      )}
    </select>
    <label class="lab-choice">
      <input type="checkbox" name="edition" value="tampered" ${isTampered && 'checked'} />
      In the lab: as an intruder left it
    </label>
    <button type="submit">Show</button>
  </form>`;
}

function editing({ report, note }: ReportsView['desk']): Html {
  return html`<details class="desk">
    <summary>For editors</summary>
    <form method="post" action="/reports">
      <label for="title">Title of the report</label>
      <input id="title" type="text" name="title" value="${report.title}" />
      <label for="address">Address of another report; empty for the guest line’s</label>
      <input id="address" type="text" name="address" value="${report.address}" />
      <label class="choice">
        <input type="checkbox" name="by-hand" value="yes" ${report.sandbox !== undefined && 'checked'} />
        Set its sandbox by hand
      </label>
      <label for="sandbox">What its sandbox allows then; empty for nothing</label>
      <input id="sandbox" type="text" name="sandbox" value="${report.sandbox ?? ''}" />
      <label for="note-title">Title of the note</label>
      <input id="note-title" type="text" name="note-title" value="${note.title}" />
      <label for="html">Note, in HTML</label>
      <textarea id="html" name="note" rows="6" spellcheck="false">${note.html}</textarea>
      <button type="submit">Save</button>
    </form>
  </details>`;
}
