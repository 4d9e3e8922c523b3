/** Days and times in the time zone of the file for InfoSec, which ends at midnight there. */

/** The time zone that the midnight file declares: IT operations sit in Trieste. */
export const NIGHT_ZONE = 'Europe/Rome';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: NIGHT_ZONE, dateStyle: 'short' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: NIGHT_ZONE, hour: '2-digit', minute: '2-digit' });

/**
 * The calendar day in {@link NIGHT_ZONE}, for instance `2026-03-02`.
 *
 * @param at milliseconds since 1970
 */
export function nightDay(at: number): string {
  return DAY.format(at);
}

/**
 * The time on the wall in {@link NIGHT_ZONE}, for instance `23:59`.
 *
 * @param at milliseconds since 1970
 */
export function nightTime(at: number): string {
  return TIME.format(at);
}
