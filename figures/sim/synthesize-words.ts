/** The Synthesize simulation in words: what the figure says to those who read, and to those who listen. */
import { onScale, sources, type Centre, type Item, type Message, type SourceState } from './synthesize.ts';

/** A time of the day, for instance `08:55`. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** How many items are open in a system, as the page says it. */
export function state({ open, asOf }: SourceState): string {
  return open === null ? `no answer since ${clock(asOf)}` : String(open);
}

/** What Ada sees and why, in one to three sentences: what is wrong with it, and if nothing is, what was done about it. */
export function account(centre: Centre): string {
  if (!centre.opened)
    return 'Four systems have something for Ada, in three dialects. Without a list of it all, she looks into four systems.';
  const troubles = [silence(centre), loss(centre), disorder(centre)].filter(Boolean);
  return troubles.length ? troubles.join(' ') : merits(centre);
}

/** What the page makes of a system that says nothing. */
function silence({ sources: states }: Centre): string {
  const silent = states.find((one) => one.silent && one.open !== null);
  return silent ? `${sources[silent.id].name} is silent, and the page counts 0. To Ada that is good news.` : '';
}

/** What went missing because two systems use the same ID. */
function loss({ lost: [gone], received }: Centre): string {
  if (!gone) return '';
  const first = received.find(({ id }) => id === gone.id)!;
  return `“${gone.title}” is gone, because its ID is ${gone.id}, and so is that of “${first.title}”.`;
}

/** What comes of severities that are compared as they are. */
function disorder({ items, hidden, settings: { scale, least } }: Centre): string {
  if (scale) return '';
  const missed = hidden.find(isUrgent);
  if (missed) return `The filter drops “${missed.title}”: its ${missed.rank} is less than ${least}.`;
  const [first, last] = [items[0]!, items.at(-1)!];
  if (last.rank === 0) return `“${first.title}” comes first, “${last.title}” last: to the cold store, 0 is the worst.`;
  return `“${first.title}” comes first: to SQLite a word is more than any number, and words go by the alphabet.`;
}

/** What holds when nothing is wrong. */
function merits({ items: [first], sources: states, settings: { least } }: Centre): string {
  const gap = states.find(({ open }) => open === null);
  const place = first ? `On one scale “${first.title}” is ${first.rank} and comes first.` : 'Nothing is that severe.';
  if (!gap) return `${place} Two systems use the ID 2041, and both items are there.`;
  const name = `${sources[gap.id].name} has not answered since ${clock(gap.asOf)}`;
  if (least) return `Ada filters, and the gap stays: ${name}. What is unknown has no severity.`;
  return `${name}, and the page says so. Ada knows what she does not know, and can ask.`;
}

/** Whether an item is one to act on at once, whatever the list takes it to be. */
export function isUrgent(item: Item): boolean {
  return onScale(item) >= 17;
}

/** One line of the record of The Pass. */
export function entry({ source, id, severity, at }: Message): string {
  return `${clock(at)} ${sources[source].name} ${id}: ${severity}`;
}
