/** The lab bench's page: every switch of the world, with its labels, before any script has run. */
import { html, raw } from 'hono/html';
import { course } from '../../course.ts';
import { drawings } from './drawings.ts';
import type { LiveExercise } from './live-exercise.ts';
import type { RemoteState } from './messages.ts';
import { HIGHEST_SEED, MODES, SLOWEST_MS, STATUSES } from './switches.ts';
import { head, type Html } from './html-head.ts';

const USUAL_STATUS = 503;
/** With more Remotes than these, their switches are folded away, so that the wire stays in view. */
const MOST_OPEN = 2;

/**
 * The whole page.
 *
 * @param all every lab of the course, for the ways from one to another
 */
export function benchPage(lab: LiveExercise, all: readonly LiveExercise[]): Html {
  return html`<!doctype html>
    <html lang="en" data-file="${lab.file}" data-exercise="${lab.id}">
      ${head({ title: `${lab.subject.title}: the lab bench`, styles: ['bench/bench.css'], scripts: ['bench/bench.ts'] })}
      <body>
        ${raw(drawings())}
        <a class="skip" href="#the-pass">Skip to the Host</a>
        ${masthead(lab, all)}
        <main>
          ${clock(lab)}
          <p class="notice" data-notice role="alert" hidden></p>
          <p class="visually-hidden" data-announce role="status"></p>
          ${thePass()}
          <section class="remotes" aria-labelledby="remotes">
            <h2 id="remotes" class="visually-hidden">Remotes</h2>
            ${lab.supervisor.remotes.map((one) => remote(one, lab.supervisor.remotes.length <= MOST_OPEN))}
          </section>
          ${messages()} ${yourCode(lab.file)}
        </main>
      </body>
    </html>`;
}

function masthead({ id, page, slides }: LiveExercise, all: readonly LiveExercise[]): Html {
  const [host, remote] = course.name.split(' & ');
  return html`<header class="masthead">
    <a class="wordmark" href="/"><span class="host">${host}</span> &amp; <span class="remote">${remote}</span></a>
    <h1>Lab bench</h1>
    ${all.length > 1 && labs(id, all)}
    <nav aria-label="This module">
      <a href="${page}">The exercise</a> ${slides && html`<a href="${slides}">Slides</a>`}
    </nav>
    <p class="grade" data-grade></p>
  </header>`;
}

function labs(id: string, all: readonly LiveExercise[]): Html {
  return html`<nav class="labs" aria-label="Lab benches">
    ${all.map((lab) => html`<a href="${lab.path}" ${lab.id === id && raw('aria-current="page"')}>${lab.subject.title}</a>`)}
  </nav>`;
}

function clock({ supervisor }: LiveExercise): Html {
  const steps = [
    { ms: 30_000, label: '30 s' },
    { ms: 60_000, label: '1 min' },
    { ms: 15 * 60_000, label: '15 min' },
  ];
  return html`<section class="clock" aria-labelledby="clock">
    <h2 id="clock">Lab time</h2>
    <p><time data-time>&nbsp;</time> <span data-date></span></p>
    <form data-clock>
      <fieldset data-control>
        <legend>Set forward by</legend>
        ${steps.map(({ ms, label }) => html`<button type="button" class="button" data-forward="${ms}">${label}</button>`)}
        <label for="seconds" class="visually-hidden">Seconds to set forward</label>
        <input
          id="seconds"
          name="seconds"
          type="number"
          inputmode="numeric"
          min="1"
          max="31622400"
          step="1"
          placeholder="seconds"
          required
        />
        <button class="button">Set</button>
      </fieldset>
    </form>
    <form class="again" data-again>
      ${supervisor.seeded && seed(supervisor.seed)}
      <button class="button" data-control title="Everything well, records empty, a fresh Host">Start again</button>
    </form>
  </section>`;
}

/** Where the world is made from a seed, another one makes other figures of the same kind. */
function seed(seed: number): Html {
  return html`<label for="seed">Seed</label>
    <input
      id="seed"
      data-seed
      data-control
      type="number"
      inputmode="numeric"
      min="1"
      max="${HIGHEST_SEED}"
      step="1"
      value="${seed}"
      required
    />`;
}

function thePass(): Html {
  return html`<section class="pass" id="the-pass" aria-labelledby="pass" tabindex="-1">
    <header>
      <svg class="shape" aria-hidden="true"><use href="#host" /></svg>
      <h2 id="pass">The Pass</h2>
      <p id="host-state" data-host role="status">The Host is starting.</p>
      <p class="ways">
        <button type="button" class="button" data-reload>Reload</button>
        <a class="button" data-alone target="_blank">Open alone</a>
      </p>
    </header>
    <iframe data-frame title="The Pass, the intranet of Marram Kitchens" aria-describedby="host-state"></iframe>
  </section>`;
}

/**
 * @param open whether its switches are in view from the start
 */
function remote({ id, name, switches, versions }: RemoteState, open: boolean): Html {
  const group = `mode-${id}`;
  return html`<form class="remote-panel" data-remote="${id}" aria-labelledby="remote-${id}">
    <details ${open && raw('open')}>
      <summary>
        <svg class="shape" aria-hidden="true"><use href="#remote" /></svg>
        <h3 id="remote-${id}">${name}</h3>
        <code data-url></code>
        <p data-says role="status"></p>
      </summary>
      <fieldset class="modes" data-control>
        <legend class="visually-hidden">How ${name} behaves</legend>
        ${MODES.map(
          ({ mode, label }) =>
            html`<label class="chip">
              <input type="radio" name="${group}" value="${mode}" ${switches.mode === mode ? 'checked' : ''} />
              <span>${label}</span>
            </label>`,
        )}
        <span class="with-status">
          <label class="chip"><input type="radio" name="${group}" value="status" /><span>Status</span></label>
          <label class="visually-hidden" for="status-${id}">Status that ${name} answers with</label>
          <select id="status-${id}" data-status>
            ${STATUSES.map((status) => html`<option ${status === USUAL_STATUS ? 'selected' : ''}>${status}</option>`)}
          </select>
        </span>
      </fieldset>
      <fieldset class="rest" data-control>
        <legend class="visually-hidden">${versions > 1 ? 'Speed and version' : 'Speed'} of ${name}</legend>
        <span>
          <label for="slow-${id}">Slow by</label>
          <input
            id="slow-${id}"
            data-slow
            type="number"
            inputmode="numeric"
            min="0"
            max="${SLOWEST_MS}"
            step="100"
            value="0"
          />
          ms
        </span>
        ${versions > 1 && versionSwitch(id, switches.version)}
      </fieldset>
    </details>
  </form>`;
}

/** Only for a Remote that speaks two versions. */
function versionSwitch(id: string, spoken: number): Html {
  return html`<span class="versions">
    Version
    ${[1, 2].map(
      (version) =>
        html`<label class="chip">
          <input type="radio" name="version-${id}" value="${version}" ${version === spoken ? 'checked' : ''} />
          <span><span class="visually-hidden">Version </span>${version}</span>
        </label>`,
    )}
  </span>`;
}

function messages(): Html {
  return html`<section class="wire" aria-labelledby="wire">
    <h2 id="wire">On the wire</h2>
    <p class="empty" data-wire-empty>
      Nothing yet. Use The Pass as somebody who works there; what goes between it and its Remotes stands here.
    </p>
    <ol data-wire></ol>
  </section>`;
}

function yourCode(file: string): Html {
  return html`<section class="code" aria-labelledby="code">
    <h2 id="code">Your code says</h2>
    <p class="empty" data-code-empty>
      What <code>${file}</code> prints with <code>console.log</code> stands here, and why it failed if it did.
    </p>
    <ol data-code tabindex="0" aria-labelledby="code"></ol>
  </section>`;
}
