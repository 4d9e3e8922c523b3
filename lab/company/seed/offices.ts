/** An office of Marram Kitchens. */
export interface Office {
  /** Three letters, for instance `LIS`. HR and the news know an office by this code. */
  code: string;
  city: string;
  country: string;
  /** IANA time zone, for instance `Europe/Lisbon`. */
  timeZone: string;
}

/** Every office, in the order in which they opened. */
export const offices: readonly Office[] = [
  { code: 'LIS', city: 'Lisbon', country: 'Portugal', timeZone: 'Europe/Lisbon' },
  { code: 'GNT', city: 'Ghent', country: 'Belgium', timeZone: 'Europe/Brussels' },
  { code: 'BGO', city: 'Bergen', country: 'Norway', timeZone: 'Europe/Oslo' },
  { code: 'GWY', city: 'Galway', country: 'Ireland', timeZone: 'Europe/Dublin' },
  { code: 'TRS', city: 'Trieste', country: 'Italy', timeZone: 'Europe/Rome' },
];

/** The city of an office; the code itself when no office has it. */
export function cityOf(code: string): string {
  return offices.find((office) => office.code === code)?.city ?? code;
}
