/** A restaurant of the group, with what each system calls it. */
export interface Restaurant {
  /** In the rota, for instance 11. */
  number: number;
  /** In the sales ledger, for instance `LIS-01`. */
  salesCode: string;
  /** In the inventory and in the reviews, for instance `Marram Lisboa`. */
  name: string;
}

/** Every restaurant, in the order in which they opened. */
export const restaurants: readonly Restaurant[] = [
  { number: 1, salesCode: 'LIS-01', name: 'Marram Lisboa' },
  { number: 2, salesCode: 'GNT-01', name: 'Marram Gent' },
  { number: 4, salesCode: 'BGO-01', name: 'Marram Bryggen' },
  { number: 3, salesCode: 'GWY-01', name: 'Marram Gaillimh' },
  { number: 7, salesCode: 'TRS-01', name: 'Marram Trieste' },
  { number: 11, salesCode: 'LIS-02', name: 'Marram Belém' },
];
