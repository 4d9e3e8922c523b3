/** Twelve wishes, one a card, and the pattern that each of them asks for. */
import type { ModuleId } from '../../../course.ts';

/** Somebody’s wish, in their own words. */
export interface Wish {
  person: string;
  role: string;
  wish: string;
  /** The pattern, and why it is this one. */
  answer: ModuleId;
  why: string;
}

/** In an order that gives nothing away. The five scenarios of the patterns are not among them: these are new. */
export const WISHES: readonly Wish[] = [
  {
    person: 'Bram',
    role: 'buyer',
    wish: 'When I cancel an order, the supplier should know before the lorry leaves.',
    answer: 'push',
    why: 'It happens here, and somebody else has to act on it. An outbox, because a supplier may be offline.',
  },
  {
    person: 'Niamh',
    role: 'head of people',
    wish: 'The clinic’s page for booking a check-up should be on our health page, as it is.',
    answer: 'embed',
    why: 'People use it as it is. Nothing of ours follows from what they book.',
  },
  {
    person: 'Lotte',
    role: 'manager in Ghent',
    wish: 'A guest with a voucher: the till should know at once whether it is still good.',
    answer: 'pull',
    why: 'The till decides by the answer, and yesterday’s would be money lost. What does it do when nobody answers?',
  },
  {
    person: 'Sigrid',
    role: 'editor',
    wish: 'We leave the old photo archive in June. The pictures must stay in our articles.',
    answer: 'clone',
    why: 'They should live on when the source has gone, and be ours to crop.',
  },
  {
    person: 'Tomás',
    role: 'head chef',
    wish: 'Which dishes are thrown away most on the evenings when we are short of staff?',
    answer: 'synthesize',
    why: 'Waste, menu and rota each hold a part. Who decides what “short of staff” means?',
  },
  {
    person: 'Ada',
    role: 'service manager',
    wish: 'I want the weather radar beside tonight’s bookings, so that I can look at both.',
    answer: 'embed',
    why: 'She looks, and she decides. If the page should open the terrace by itself, it would be a Pull.',
  },
  {
    person: 'Luca',
    role: 'IT operations',
    wish: 'A door should open only for somebody who works here today.',
    answer: 'pull',
    why: 'The door decides by today’s answer. It fails closed, and there has to be a key for the fire brigade.',
  },
  {
    person: 'Rosa',
    role: 'new in Lisbon',
    wish: 'My bank details are in HR already. Why do I type them again for the tips?',
    answer: 'clone',
    why: 'She wants them once in the tips’ own records. Who may change them there afterwards?',
  },
  {
    person: 'Bram',
    role: 'buyer',
    wish: 'Every Friday the accountant should have the week’s deliveries.',
    answer: 'push',
    why: 'A schedule sets it off, the accountant acts. An empty file for an empty week.',
  },
  {
    person: 'Niamh',
    role: 'head of people',
    wish: 'One list of everything that expires: permits, trainings, contracts, from four systems.',
    answer: 'synthesize',
    why: 'Nobody has that list. And when one of the four is silent, the list must say so.',
  },
  {
    person: 'Lotte',
    role: 'manager in Ghent',
    wish: 'Our tables should be on the booking site, and when we change the room, there too.',
    answer: 'push',
    why: 'We know first, and the booking site acts. Seen from the booking site, it may well be a Clone: both names are right, if you say whose view it is.',
  },
  {
    person: 'Tomás',
    role: 'head chef',
    wish: 'Take over the supplier’s list of products once. I write my own names for them.',
    answer: 'clone',
    why: 'His names are his from then on. The next list from the supplier must not undo them.',
  },
];
