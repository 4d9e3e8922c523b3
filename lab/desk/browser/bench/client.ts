/** Asks the lab to change something. */
import { clearWarning, warn } from './announce.ts';

/** The address of something in this bench's lab. */
export function labPath(path: string): string {
  return `/live/labs/${document.documentElement.dataset['exercise']}/${path}`;
}

/**
 * Sends JSON. Says so when the lab refuses or is gone.
 *
 * @returns whether the lab did it
 */
export async function send(path: string, body: object): Promise<boolean> {
  try {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(labPath(path), { method: 'POST', headers, body: JSON.stringify(body) });
    if (response.ok) {
      clearWarning();
      return true;
    }
    const { error } = (await response.json()) as { error?: string };
    warn(error ?? `The lab refused, with status ${response.status}.`);
  } catch {
    warn('The lab does not answer. Is npm start still running?');
  }
  return false;
}
