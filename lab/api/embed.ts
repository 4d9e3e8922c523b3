/** The contract between the Host and `exercises/01-embed/embed.ts`. */

import type { Fetch } from './remote.ts';

/** A page of another system that the Host shows as it is. */
export interface Report {
  /** What it is called in the Host: any text, with quotation marks and all. */
  title: string;
  /** Where the Remote publishes it, for instance `http://127.0.0.1:40123/nightly/service.html?office=LIS&rows=all`. */
  url: string;
  /**
   * The value of the attribute `sandbox`; it can be the empty text. Absent while step 2 does not take part and no editor has
   * set it by hand.
   */
  sandbox?: string;
}

/** Something that framed content cannot do without. */
export type Need =
  /** It runs scripts. */
  | 'scripts'
  /** It has forms to submit. */
  | 'forms'
  /** It opens new tabs. */
  | 'popups'
  /** It keeps its own origin, and with it what it stored in the browser. */
  | 'storage';

/** What a frame is to show, as far as its sandbox is concerned. */
export interface Content {
  /** Its absolute address. Absent for `srcdoc` content, whose origin is the Host's own. */
  url?: string;
  /** In any order, each at most once. */
  needs: readonly Need[];
}

/** A short text that an editor wrote in HTML. Editors paste from anywhere. */
export interface Note {
  /** Any text. */
  title: string;
  html: string;
}

/** Somebody whose pages can be previewed (oEmbed). */
export interface Provider {
  name: string;
  /** The origin of its pages, for instance `http://127.0.0.1:40123`. */
  origin: string;
  /** The beginning of their paths, for instance `/events/`. */
  path: string;
  /** Whom to ask, an address without a query. */
  endpoint: string;
}

/** What the Host hands to code that asks for previews. */
export interface Oembed {
  /** The providers that the Host knows. Nobody else is asked. */
  providers: readonly Provider[];
  /**
   * Asks a provider. Rejects when nobody answers or when `init.signal` aborts. It goes nowhere else: a redirect comes back
   * as it is, with its status.
   */
  fetch: Fetch;
  /** How long a person may be kept waiting for one preview, in milliseconds. */
  deadlineMs: number;
  /** How wide a preview may be, in pixels. */
  maxWidth: number;
}

/** What the Host hands to the registration widget. An editor chose the event. */
export interface WidgetConfig {
  /** The widget's page. It may lead on from there, and then speaks from another origin than this one. */
  url: string;
  /** The only origin that the widget speaks from, and the only one that may hear its settings. */
  origin: string;
  /** What the frame is called. */
  title: string;
  /** The value of the frame's attribute `sandbox`. */
  sandbox: string;
  /** The event's id at the Remote, for instance `dune-walk`. */
  event: string;
  /** The user ID of the person who is reading, for instance `00107`. */
  person: string;
  /** The frame's height stays between these two, in pixels. */
  minHeight: number;
  maxHeight: number;
}

/** What the Host's page tells the widget. */
export interface WidgetSettings {
  type: 'configure';
  event: string;
  person: string;
}

/** What the widget tells the Host's page. From anybody else, and in any other shape, it means nothing. */
export type WidgetMessage =
  /** How much room it needs, in pixels. */
  | { type: 'height'; height: number }
  /** How the registration for an event (by id) stands. */
  | { type: 'registered' | 'already-registered' | 'full'; event: string };
