/** The simulation of the dessert question in words: what the figure says to those who read, and to those who listen. */
import { report, type Duty, type Line, type Report } from './desserts.ts';

/** A line of the ledger on its tag; the time only where it is past midnight, and so may be taken for another day. */
export function sold({ quantity, dish, soldAt }: Line): string {
  const late = soldAt < '05:00' ? `, ${soldAt}` : '';
  return `${quantity} ${dish}${late}`;
}

/** A person's review on its tag. */
export function review({ role, percentile }: Duty): string {
  const words = percentile === null ? '–' : String(percentile);
  return role === 'chef' ? `chef ${words}` : words;
}

/** The share of the people counted who are in the 90th percentile. */
export function share({ top, counted }: Report): string {
  return `${top} of ${counted}, ${Math.round((100 * top) / counted)} %`;
}

/** What the report says and what is wrong with it, in two or three sentences. */
export function account(view: Report): string {
  if (!view.joined) {
    return 'The ledger has a line for each dish sold, the rota a line for each person on duty. The question is about neither: it is about shifts.';
  }
  const troubles = [multiplied(view), cut(view), strangers(view), unreviewed(view)].filter(Boolean);
  if (troubles.length > 0) return [...troubles, consequence(view)].filter(Boolean).join(' ');
  return `One row from each side: ${view.desserts} desserts, and ${view.top} of ${view.counted} servers. ${verdict(view)}`;
}

function multiplied({ settings, lines, duties, rows, desserts }: Report): string {
  if (settings.grain) return '';
  const [left, right] = [usedOf(lines), usedOf(duties)];
  return `${left} lines meet ${right} people. That makes ${rows} rows and ${desserts} desserts: each counts once for each person.`;
}

function cut({ settings }: Report): string {
  return settings.night ? '' : 'The cake from 00:15 has gone to the next day.';
}

function strangers({ settings }: Report): string {
  return settings.servingOnly ? '' : 'The chef counts as a server.';
}

function unreviewed({ settings }: Report): string {
  return settings.everyone ? '' : 'Whoever has no review yet does not count at all.';
}

/** Where the mistakes change which side the evening is on. */
function consequence(view: Report): string {
  const right = report({ servers: view.settings.servers });
  return right.above === view.above ? '' : `So the evening is on the wrong side: it is ${share(right)}.`;
}

function verdict(view: Report): string {
  if (view.above) return `That is ${percent(view)}, more than 75 %.`;
  return `That is ${percent(view)}${4 * view.top === 3 * view.counted ? ' exactly, and' : ','} not more than 75 %.`;
}

function percent({ top, counted }: Report): string {
  return `${Math.round((100 * top) / counted)} %`;
}

function usedOf(rows: readonly { used: boolean }[]): number {
  return rows.filter(({ used }) => used).length;
}
