/** A person who works at Marram Kitchens, with what the systems of the lab know about them. */
export interface Person {
  /** The user ID: five digits, leading zeros and all. Text, never a number. */
  id: string;
  username: string;
  name: string;
  /** Code of the home office, as HR has it; `null` when HR has none on record. */
  office: string | null;
  role: string;
  /** What the directory lets the person do. `news:managers` opens the news that are for managers only. */
  permissions: string[];
}

/** Everyone in the lab, by user ID. */
export const people: readonly Person[] = [
  {
    id: '00042',
    username: 'sigrid.aas',
    name: 'Sigrid Aas',
    office: 'BGO',
    role: 'communications editor',
    permissions: ['news:managers'],
  },
  {
    id: '00055',
    username: 'tomas.brito',
    name: 'Tomás Brito',
    office: 'LIS',
    role: 'head chef',
    permissions: [],
  },
  {
    id: '00076',
    username: 'luca.furlan',
    name: 'Luca Furlan',
    office: 'TRS',
    role: 'IT operations',
    permissions: [],
  },
  {
    id: '00088',
    username: 'lotte.claes',
    name: 'Lotte Claes',
    office: 'GNT',
    role: 'restaurant manager',
    permissions: ['news:managers'],
  },
  {
    id: '00093',
    username: 'eirik.solheim',
    name: 'Eirik Solheim',
    office: 'BGO',
    role: 'fish buyer',
    permissions: [],
  },
  {
    id: '00107',
    username: 'ada.okafor',
    name: 'Ada Okafor',
    office: 'LIS',
    role: 'service manager',
    permissions: ['news:managers'],
  },
  {
    id: '00118',
    username: 'bram.peeters',
    name: 'Bram Peeters',
    office: 'GNT',
    role: 'buyer',
    permissions: [],
  },
  {
    id: '00127',
    username: 'marta.cossutta',
    name: 'Marta Cossutta',
    office: 'TRS',
    role: 'restaurant manager',
    permissions: ['news:managers'],
  },
  {
    id: '00131',
    username: 'niamh.kelly',
    name: 'Niamh Kelly',
    office: 'GWY',
    role: 'head of people',
    permissions: ['news:managers'],
  },
  {
    id: '00164',
    username: 'cian.burke',
    name: 'Cian Burke',
    office: 'GWY',
    role: 'payroll accountant',
    permissions: [],
  },
  {
    id: '00203',
    username: 'jo.smith',
    name: 'Jo Smith',
    office: 'GWY',
    role: 'pastry chef',
    permissions: [],
  },
  {
    id: '00215',
    username: 'rosa.marin',
    name: 'Rosa Marín',
    office: null,
    role: 'trainee',
    permissions: [],
  },
];
