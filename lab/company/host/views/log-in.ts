/** The log-in, and beside it the lab's own door. */
import { html } from 'hono/html';
import { cityOf } from '../../seed/offices.ts';
import { people, type Person } from '../../seed/people.ts';
import type { Html, Page } from './layout.ts';

/** Why somebody who tried to log in is still here. */
export type NoEntry = 'refused' | 'unavailable' | 'not-started';

const REASONS: Record<NoEntry, string> = {
  refused: 'The username or the password is wrong.',
  unavailable:
    'We cannot check passwords just now, because the directory does not answer. Nobody can log in until it does.',
  'not-started': 'The log-in is not built yet, so nobody can check a password. The lab door is open.',
};

/**
 * The log-in page.
 *
 * @param noEntry how the attempt ended, if there was one
 * @param username what was typed, to be kept; the password never is
 */
export function logInPage(noEntry?: NoEntry, username = ''): Page {
  const main = html`<div class="card">
    <h1>Log in</h1>
    ${noEntry && html`<p class="notice" id="reason" role="alert" data-log-in="${noEntry}">${REASONS[noEntry]}</p>`}
    ${form(noEntry, username)}
    <p class="help">
      Your username is your first and your last name with a dot between them. Forgotten your password? Call IT
      operations.
    </p>
  </div>`;
  return { title: 'Log in', main, aside: labDoor() };
}

// No field is `required`: an empty password goes to the server, whose answer it is to give.
function form(noEntry: NoEntry | undefined, username: string): Html {
  const state = noEntry === 'refused' && html`aria-invalid="true" aria-describedby="reason"`;
  return html`<form class="log-in" method="post" action="/log-in">
    <label for="username">Username</label>
    <input
      id="username"
      type="text"
      name="username"
      value="${username}"
      autocomplete="username"
      autocapitalize="none"
      spellcheck="false"
      ${state}
    />
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" ${state} />
    <button type="submit">Log in</button>
  </form>`;
}

function labDoor(): Html {
  return html`<aside class="lab" aria-labelledby="lab-door">
    <h2 id="lab-door">Lab door: enter as …</h2>
    <p>For trying things. It opens a session without a password, and neither the directory nor your code is asked.</p>
    <form method="post" action="/lab/enter">
      <ul>
        ${people.map(
          (person) =>
            html`<li>
              <button type="submit" name="user" value="${person.id}">
                <span class="hidden">Enter as </span>${person.name}<span class="hidden">, </span>
                <small>${whereabouts(person)}</small>
              </button>
            </li>`,
        )}
      </ul>
    </form>
  </aside>`;
}

function whereabouts({ role, office }: Person): string {
  return `${role}, ${office === null ? 'no office on record' : cityOf(office)}`;
}
