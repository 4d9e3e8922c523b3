/** The Push simulation in words: what the figure says to those who read, and to those who listen. */
import { CRASH_AT, MESSAGE, type AgencyState, type Attempt, type Moment } from './push.ts';

/** What the press release is called. */
export const TITLE = 'Estorno opens on Mondays';

/** How the agency may be doing, in a few words each. */
export const health: Record<AgencyState, string> = {
  well: 'well',
  offline: 'offline for a while',
  forgetful: 'loses its first answer',
};

/** A time of the story on the clock, for instance `09:06`. */
export function clock(minutes: number): string {
  const since = Math.floor(minutes);
  return `${String(9 + Math.floor(since / 60)).padStart(2, '0')}:${String(since % 60).padStart(2, '0')}`;
}

/** Where the message is, as Sigrid reads it below her article. */
export function delivery(moment: Moment): string {
  const { row, dueAt, attempts } = moment;
  if (row === 'none') return 'Agency: not tracked';
  if (row === 'sent') return `Agency: delivered ${clock(attempts.at(-1)!.at)}`;
  return `Agency: waiting, due ${clock(dueAt!)}`;
}

/** What has happened so far and why, in one to three sentences. */
export function account(moment: Moment): string {
  const { settings, attempts, down, row } = moment;
  if (down)
    return settings.outbox
      ? 'The Pass crashed before it sent anything. The article and the row in the outbox are on its disk.'
      : 'The Pass crashed before it sent anything. The article is on its disk. The message was in memory only.';
  const last = attempts.at(-1);
  if (!last) return before(moment);
  const { outcome } = last;
  if (outcome === 'published')
    return attempts.length > 1 || settings.crash
      ? `At ${clock(last.at)} the message got through: the same message, the same ID.${attempts.length > 1 ? ' Sigrid did nothing for it.' : ' The row had outlived the crash.'}`
      : 'The agency answered 200 and published the press release.';
  if (outcome === 'known')
    return 'The message came a second time. The agency knew its ID, published nothing, and answered 200. That is how one message has one effect.';
  if (outcome === 'lost')
    return row === 'none'
      ? 'The agency published it, but its answer got lost. The Pass does not know that, and never asks again.'
      : 'The agency published it, but its answer got lost. The Pass cannot know that, so it will send the message again.';
  return refused(moment);
}

/** Nothing was sent yet, or nothing ever will be. */
function before({ settings, now }: Moment): string {
  const { outbox, crash } = settings;
  if (!crash || now < CRASH_AT)
    return outbox
      ? 'Sigrid publishes. The Pass saves the article and a row in its outbox together: both, or neither.'
      : 'Sigrid publishes. The Pass saves the article, and has a message in memory for the agency.';
  return outbox
    ? 'The Pass is back. The article is there, and so is the row: the message is due in a minute.'
    : 'The Pass is back and the article is there. Nobody remembers the message: published here, never there.';
}

/** The agency was offline at every attempt so far. */
function refused({ row, settings, now, end, attempts, dueAt }: Moment): string {
  const back = now >= settings.backAt;
  if (row === 'none') {
    if (!back) return 'The agency is offline and the message is gone. The Pass has published the article all the same.';
    const since = now >= end ? ` and has been for ${Math.floor(now - settings.backAt)} minutes` : '';
    return `The agency is back${since}, and nobody sends it anything. Published here, never there.`;
  }
  const due = `at ${clock(dueAt!)}.`;
  if (attempts.length === 1)
    return `The agency is ${back ? 'back' : 'offline'}. The Pass keeps the row and tries again ${due}`;
  return `The Pass tried ${attempts.length} times and keeps the row. ${back ? 'The agency is back' : 'Each wait is longer than the last'}: next attempt ${due}`;
}

/** One attempt in a line: what the agency did with the message. */
export function entry({ at, outcome }: Attempt): string {
  const what = {
    refused: 'refused',
    lost: 'published, answer lost',
    published: 'published, 200',
    known: 'known ID, 200',
  };
  return `${clock(at)} ${MESSAGE}: ${what[outcome]}`;
}

/** How the agency is at this moment, in a few words. */
export function outage({ settings, now, publishedAt, attempts }: Moment): string {
  if (publishedAt !== null) {
    const again = attempts.some(({ outcome }) => outcome === 'known') ? ', received twice' : '';
    return `published ${clock(publishedAt)}${again}`;
  }
  if (settings.agency !== 'offline') return 'nothing received';
  return now < settings.backAt ? `offline until ${clock(settings.backAt)}` : `back since ${clock(settings.backAt)}`;
}
