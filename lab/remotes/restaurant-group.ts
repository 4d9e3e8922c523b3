/**
 * What happened in the restaurants in three weeks, made up from a seed: what was sold, what is on the menus, who was on
 * duty, how they are reviewed. Several systems each know a part of it.
 */
import { seededRandom } from '../company/random.ts';
import { restaurants } from '../company/seed/restaurants.ts';

/** Part of a ticket: some portions of one dish. */
export interface SaleRow {
  ticket: string;
  /** The restaurant as the sales ledger calls it, for instance `LIS-01`. */
  restaurant: string;
  /** The restaurant's local time, for instance `2026-02-14T00:15:00`. */
  soldAt: string;
  /** The dish's number, which means something on this restaurant's menu only. */
  dish: number;
  quantity: number;
  priceCents: number;
}

/** A dish on one restaurant's menu. */
export interface DishRow {
  /** The restaurant's name. */
  restaurant: string;
  number: number;
  name: string;
  course: 'starter' | 'main' | 'dessert' | 'drink';
}

/** A person on a shift. */
export interface DutyRow {
  /** The restaurant's number. */
  restaurant: number;
  /** The day the shift began, for instance `2026-02-13`. */
  businessDate: string;
  shift: 'lunch' | 'evening';
  employee: string;
  role: 'server' | 'chef' | 'porter';
}

/** A person's latest performance review. */
export interface ReviewRow {
  employee: string;
  /** The name of the restaurant that the person belongs to; they may help out elsewhere. */
  restaurant: string;
  percentile: number;
}

/** All rows; a check may change them. */
export interface GroupRows {
  sales: SaleRow[];
  dishes: DishRow[];
  duties: DutyRow[];
  reviews: ReviewRow[];
}

/** The restaurants' three weeks. Several Remotes share one. */
export class RestaurantGroup {
  readonly #seed: number;
  #rows: GroupRows | undefined;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Made when somebody first asks. */
  get rows(): GroupRows {
    return (this.#rows ??= seeded(this.#seed));
  }

  set rows(rows: GroupRows) {
    this.#rows = rows;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.parse('2026-02-09T00:00:00Z');
const DAYS = 21;
const SERVERS = 9;
const COURSES = { starter: 4, main: 7, dessert: 6, drink: 5 } as const;
/** The cheapest dish of each course, and what lies between one dish and the next, in cents. */
const PRICES = { starter: [780, 90], main: [1840, 210], dessert: [590, 130], drink: [310, 120] } as const;
const NAMES: Record<DishRow['course'], readonly string[]> = {
  starter: ['Fish soup', 'Beetroot and goat’s cheese', 'Mussels', 'Green salad'],
  main: ['Cod', 'Octopus rice', 'Lamb shoulder', 'Mushroom risotto', 'Sole', 'Short ribs', 'Turbot for two'],
  dessert: ['Custard tart', 'Rice pudding', 'Lemon cake', 'Chocolate mousse', 'Cheese from the coast', 'Pavlova'],
  drink: ['Water', 'Apple juice', 'House white', 'House red', 'Sparkling wine'],
};

/** Who works at one restaurant. */
interface Team {
  servers: string[];
  chefs: string[];
  porter: string;
}

function seeded(seed: number): GroupRows {
  const random = seededRandom(seed);
  const dishes = restaurants.flatMap(({ name }) => menu(name, random));
  const teams = restaurants.map((_, index) => team(index));
  const reviews = restaurants.flatMap(({ name }, index) => reviewsOf(teams[index]!, name, random));
  const stars = new Set(reviews.filter(({ percentile }) => percentile >= 90).map(({ employee }) => employee));
  const rows: GroupRows = { sales: [], dishes, duties: [], reviews };
  for (let day = 0; day < DAYS; day++) {
    for (const [index, restaurant] of restaurants.entries()) {
      const ownMenu = dishes.filter((dish) => dish.restaurant === restaurant.name);
      const others = teams[(index + 1) % teams.length]!.servers;
      for (const shift of ['lunch', 'evening'] as const) {
        const servers = serversOn(shift, teams[index]!.servers, others, random);
        const businessDate = dateOf(day);
        const { chefs, porter } = teams[index]!;
        const staff = [
          ...servers.map((employee) => ({ employee, role: 'server' as const })),
          ...some(chefs, shift === 'evening' ? 3 : 2, random).map((employee) => ({ employee, role: 'chef' as const })),
          { employee: porter, role: 'porter' as const },
        ];
        rows.duties.push(...staff.map((one) => ({ restaurant: restaurant.number, businessDate, shift, ...one })));
        const good = servers.filter((employee) => stars.has(employee)).length / servers.length > 0.75;
        const size = servers.length;
        rows.sales.push(...salesOn(shift, day, restaurant.salesCode, ownMenu, { good, size, place: index }, random));
      }
    }
  }
  return rows;
}

function menu(restaurant: string, random: () => number): DishRow[] {
  const courses = Object.entries(COURSES).flatMap(([course, count]) =>
    Array.from({ length: count }, (_, place) => ({ course: course as DishRow['course'], place })),
  );
  return some(courses, courses.length, random)
    .map(({ course, place }, index) => ({ restaurant, number: index + 1, name: NAMES[course][place]!, course }))
    .toSorted((a, b) => a.number - b.number);
}

function team(index: number): Team {
  const id = (number: number) => String(1000 + 40 * index + number).padStart(5, '0');
  return {
    servers: Array.from({ length: SERVERS }, (_, number) => id(number)),
    chefs: Array.from({ length: 4 }, (_, number) => id(20 + number)),
    porter: id(30),
  };
}

function reviewsOf({ servers, chefs }: Team, restaurant: string, random: () => number): ReviewRow[] {
  const rows = [];
  for (const employee of [...servers, ...chefs]) {
    const luck = random();
    if (luck < 0.14) continue; // not reviewed yet
    const percentile = luck < 0.32 ? 45 + Math.floor(random() * 45) : 90 + Math.floor(random() * 10);
    rows.push({ employee, restaurant, percentile });
  }
  return rows;
}

function serversOn(shift: DutyRow['shift'], own: string[], others: string[], random: () => number): string[] {
  const size = shift === 'lunch' ? 2 : [3, 4, 4, 4, 5, 6, 8][Math.floor(random() * 7)]!;
  if (random() < 0.85) return some(own, size, random);
  return [...some(own, size - 1, random), ...some(others, 1, random)];
}

/** What makes a shift sell as it does. */
interface Mood {
  good: boolean;
  /** How many servers there were. */
  size: number;
  /** The restaurant's place in the list: each has prices of its own. */
  place: number;
}

function salesOn(
  shift: DutyRow['shift'],
  day: number,
  restaurant: string,
  dishes: DishRow[],
  { good, size, place }: Mood,
  random: () => number,
): SaleRow[] {
  const rows: SaleRow[] = [];
  const tickets = shift === 'lunch' ? 2 : 3 + Math.floor(random() * 3);
  for (let number = 1; number <= tickets; number++) {
    const late = shift === 'evening' && random() < 0.25;
    const soldAt =
      shift === 'lunch' ? momentOf(day, 11.6, 5.3, random) : momentOf(day, late ? 24 : 17, late ? 3 : 6.9, random);
    const ticket = `${restaurant}-${dateOf(day).replaceAll('-', '')}-${shift[0]}${number}`;
    for (const dish of some(dishes, 2 + Math.floor(random() * 2), random)) {
      const [from, between] = PRICES[dish.course];
      const rank = NAMES[dish.course].indexOf(dish.name);
      const price = from + between * rank + 35 * place + 20 * size + (good ? 90 : 0) + (late ? 140 : 0);
      const priceCents = Math.round((shift === 'lunch' ? 0.7 * price : price) / 5) * 5;
      const quantity = Math.max(1, 4 - rank + Math.floor(random() * 2));
      rows.push({ ticket, restaurant, soldAt, dish: dish.number, quantity, priceCents });
    }
  }
  return rows;
}

function dateOf(day: number): string {
  return new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * A moment of a business day as local time.
 *
 * @param from hours after its midnight
 * @param span hours
 */
function momentOf(day: number, from: number, span: number, random: () => number): string {
  const seconds = Math.floor((from + span * random()) * 3600);
  return new Date(FIRST_DAY + day * DAY_MS + seconds * 1000).toISOString().slice(0, 19);
}

/** So many of a list, in any order. */
function some<T>(list: readonly T[], count: number, random: () => number): T[] {
  const left = [...list];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
}
