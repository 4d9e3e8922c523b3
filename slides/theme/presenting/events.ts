/** What a window of the deck and the server say to each other about a remote control. */

/** A window says where it stands. */
export const HERE = 'deck:here';
/** The server asks a window to turn. */
export const TURN = 'deck:turn';

/** Where a window stands. */
export interface Here {
  /** The slide, from 1. */
  page: number;
  /** How many slides there are. */
  total: number;
  title: string;
  /** The title of the next slide, if there is one. */
  next?: string | undefined;
  /** What the presenter says, as it stands in the deck. */
  note: string;
  /** How many of the slide's clicks are left. */
  clicksLeft: number;
}

/** Which way to turn. */
export type Turn = 'next' | 'previous';
