/** Days and times in a time zone: the file for InfoSec ends at midnight in one. */

/** The time zone that the midnight file declares until somebody chooses another: IT operations sit in Trieste. */
export const NIGHT_ZONE = 'Europe/Rome';

/** Zones that the company has to do with, and what to call each. */
export const ZONES: Readonly<Record<string, string>> = {
  'Europe/Rome': 'Trieste',
  'Europe/Lisbon': 'Lisbon',
  'Europe/Dublin': 'Galway',
  'America/St_Johns': 'St. John’s',
  'America/New_York': 'New York',
  'Asia/Kathmandu': 'Kathmandu',
  'Asia/Tokyo': 'Tokyo',
  'Australia/Lord_Howe': 'Lord Howe Island',
  'Australia/Sydney': 'Sydney',
  'Pacific/Auckland': 'Auckland',
};

/**
 * The calendar day in a zone, for instance `2026-03-02`.
 *
 * @param at milliseconds since 1970
 */
export function localDay(at: number, zone: string): string {
  return localMoment(at, zone).slice(0, 10);
}

/**
 * The time on the wall in a zone, for instance `23:59`.
 *
 * @param at milliseconds since 1970
 */
export function localTime(at: number, zone: string): string {
  return localMoment(at, zone).slice(11);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** For instance `2026-03-02 23:59`. */
function localMoment(at: number, zone: string): string {
  const known = formats.get(zone);
  if (known) return known.format(at);
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  return format.format(at);
}
