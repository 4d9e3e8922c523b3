/** The profiles of The Pass, and what came of HR's file. */
import { html } from 'hono/html';
import type { RowReport } from '../../../api/clone.ts';
import { published } from '../../host/views/dates.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import type { ImportRun, KnownProfile, ProfileForm } from './profiles.ts';

/** The style sheet of these pages. */
const STYLE = html`<link rel="stylesheet" href="/profiles.css" />`;

/**
 * Everybody's profile.
 *
 * @param saved whether a person has just saved one
 */
export function profilesPage(profiles: KnownProfile[], saved: boolean): Page {
  const main = html`<div class="opening">
      <h1>Profiles</h1>
      <p class="actions">
        <a class="button quiet" href="/profiles/import">From HR</a>
        <a class="button" href="/profiles/new">Add a profile</a>
      </p>
    </div>
    ${saved && html`<p class="notice" role="status">The profile is saved.</p>`}
    <ul class="people" aria-label="Profiles">
      ${profiles.map(card)}
    </ul>`;
  return { title: 'Profiles', main, head: STYLE };
}

function card(profile: KnownProfile): Html {
  const { id, externalId, userName, displayName, title, address, active } = profile;
  return html`<li data-profile="${id}" data-external="${externalId ?? ''}" data-active="${String(active)}">
    <h2><a href="/profiles/${id}">${displayName}</a></h2>
    <p class="title">${title}</p>
    <p class="user-name">${userName}</p>
    <p class="address">${address}</p>
    ${!active && html`<p><span class="badge">No longer here</span></p>`}
  </li>`;
}

/**
 * The page on which a profile is written or changed.
 *
 * @param profile without it, a new one
 */
export function profilePage(form: ProfileForm, profile?: KnownProfile, problem?: string): Page {
  const heading = profile ? profile.displayName : 'Add a profile';
  const main = html`<p class="back"><a href="/profiles">All profiles</a></p>
    <div class="card wide">
      <h1>${heading}</h1>
      ${profile && html`<p class="hint">${origin(profile)}</p>`}
      ${problem !== undefined && html`<p class="notice trouble" role="alert">${problem}</p>`}
      <form class="write" method="post" action="${profile ? `/profiles/${profile.id}` : '/profiles/new'}">
        <label for="displayName">Name</label>
        <input id="displayName" name="displayName" type="text" value="${form.displayName}" />
        <label for="userName">Username</label>
        <input
          id="userName"
          name="userName"
          type="text"
          value="${form.userName}"
          autocapitalize="none"
          spellcheck="false"
        />
        <label for="jobTitle">Title</label>
        <input id="jobTitle" name="title" type="text" value="${form.title}" />
        <label for="address">Address</label>
        <textarea id="address" name="address" rows="3">${form.address}</textarea>
        <p class="check">
          <input id="active" name="active" type="checkbox" value="true" ${form.active && html`checked`} />
          <label for="active">Works here</label>
        </p>
        <p class="actions"><button type="submit" class="button">Save</button></p>
      </form>
    </div>`;
  return { title: heading, main, head: STYLE };
}

function origin({ externalId }: KnownProfile): string {
  return externalId === null
    ? 'Somebody added this profile by hand.'
    : `Created for employee ${externalId}. What you change here stays as you write it.`;
}

const OUTCOMES: Record<RowReport['outcome'], { mark: string; words: string }> = {
  created: { mark: '+', words: 'Created' },
  known: { mark: '=', words: 'Known, and left as it is' },
  conflict: { mark: '≠', words: 'Conflict' },
  malformed: { mark: '×', words: 'Malformed' },
};

const RUNS: Record<ImportRun['outcome'], string> = {
  done: 'The file was read.',
  unavailable: 'There was no file to be had from HR.',
  broken: 'The import broke off. What it had created until then is there.',
  'not-started': 'Nobody has built the import yet, so nothing was created.',
};

/**
 * What came of HR's file, row by row.
 *
 * @param nextImport and
 * @param now in milliseconds since 1970
 */
export function importPage(run: ImportRun | undefined, nextImport: number, now: number): Page {
  const main = html`<p class="back"><a href="/profiles">All profiles</a></p>
    <div class="opening">
      <h1>From HR</h1>
      <form method="post" action="/profiles/import">
        <button type="submit" class="button">Read the file now</button>
      </form>
    </div>
    <p class="about">
      Every night HR leaves a file with everybody who works here. Whoever has no profile yet gets one. From then on it
      is looked after here. The next file is read on ${moment(nextImport, now)} (UTC).
    </p>
    ${run ? report(run, now) : html`<p class="nothing">No file has been read yet.</p>`}`;
  return { title: 'From HR', main, head: STYLE };
}

function report({ at, outcome, rows }: ImportRun, now: number): Html {
  const well = outcome === 'done';
  return html`<p class="notice ${well ? '' : 'trouble'}" role="status" data-run="${outcome}">
      ${RUNS[outcome]} ${well && summary(rows)} ${moment(at, now)}.
    </p>
    ${
      rows.length > 0 &&
      html`<table class="report">
        <caption>
          Row by row; row 1 is the first after the header
        </caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Outcome</th>
            <th scope="col">What to mend</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(line)}
        </tbody>
      </table>`
    }`;
}

function line({ row, outcome, note }: RowReport): Html {
  const { mark, words } = OUTCOMES[outcome];
  return html`<tr data-row="${row}" data-outcome="${outcome}">
    <th scope="row">${row}</th>
    <td><span class="mark" aria-hidden="true">${mark}</span> ${words}</td>
    <td class="note">${note}</td>
  </tr>`;
}

function summary(rows: RowReport[]): string {
  const count = (outcome: RowReport['outcome']) => rows.filter((one) => one.outcome === outcome).length;
  const [created, known] = [count('created'), count('known')];
  const trouble = count('conflict') + count('malformed');
  return `${created} created, ${known} known, ${trouble} to mend.`;
}

function moment(at: number, now: number): string {
  return published(new Date(at).toISOString(), now);
}
