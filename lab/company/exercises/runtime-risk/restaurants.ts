/** A restaurant of Marram Kitchens whose bookings The Pass shows. */
export interface Restaurant {
  /** As the booking system knows it. */
  code: string;
  name: string;
  /** Code of the office in the same town, and of its harbour. */
  office: string;
}

/** All of them, in the order in which the page lists them. */
export const restaurants: readonly Restaurant[] = [
  { code: 'LIS-01', name: 'Estorno', office: 'LIS' },
  { code: 'LIS-02', name: 'Marram Alfama', office: 'LIS' },
  { code: 'GNT-01', name: 'Helm', office: 'GNT' },
  { code: 'BGO-01', name: 'Strandrug', office: 'BGO' },
  { code: 'GWY-01', name: 'Muiríneach', office: 'GWY' },
  { code: 'TRS-01', name: 'Sparto', office: 'TRS' },
];
