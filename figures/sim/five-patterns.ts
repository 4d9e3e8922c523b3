/**
 * The five patterns as five small stories, each told in a few phases: who sends what to whom, who does something with
 * it, and where it is in the end. Pure data and a function; drawings only follow it.
 */
import type { Ink } from '../kit/shapes.ts';

export type PatternId = 'embed' | 'push' | 'pull' | 'clone' | 'synthesize';

/** A message on its way between the Host and one of the Remotes. */
export interface Message {
  label: string;
  /** Whose data it is. */
  ink: Ink;
  from: 'host' | 'remote';
  /** How far it has come: 0 at its sender, 1 at its receiver. */
  at: number;
  /** Whether it has become the receiver's own, and shows both inks. */
  copy: boolean;
}

/** One moment of a pattern. */
export interface Moment {
  /** What the Host does, in one verb; nothing while it only waits. */
  host: string;
  /** What each Remote does. */
  remotes: readonly string[];
  /** Whether the Remotes are there and connected. */
  connected: boolean;
  messages: readonly Message[];
  /** A window in the Host's page that somebody else fills: none, empty or filled. */
  frame?: 'empty' | 'filled';
  /** Whether the Host keeps something made of many messages. */
  store: boolean;
  /** Whether somebody looks at what the Remote says. */
  reader: boolean;
}

/** The patterns in course order, and how they are called. */
export const patterns: Readonly<Record<PatternId, string>> = {
  embed: 'Embed',
  push: 'Push',
  pull: 'Pull',
  clone: 'Clone',
  synthesize: 'Synthesize',
};

/** The ids in course order. */
export const order = Object.keys(patterns) as PatternId[];

const report: Message = { label: 'report', ink: 'remote', from: 'remote', at: 0, copy: false };
const event: Message = { label: 'event', ink: 'host', from: 'host', at: 0, copy: false };
const question: Message = { label: 'who?', ink: 'host', from: 'host', at: 0, copy: false };
const answer: Message = { label: 'LIS', ink: 'remote', from: 'remote', at: 0, copy: false };
const article: Message = { label: 'article', ink: 'remote', from: 'remote', at: 0, copy: false };
const parts = ['till', 'HR', 'rota'].map((label): Message => ({
  label,
  ink: 'remote',
  from: 'remote',
  at: 0,
  copy: false,
}));

/** Side by side they would cover each other, so the one in the middle is ahead. */
const underWay = parts.map((part, index) => ({ ...part, at: index === 1 ? 0.72 : 0.36 }));

const still: Moment = { host: '', remotes: [''], connected: true, messages: [], store: false, reader: false };
const arrived = { ...article, at: 1, copy: true };

/** Each pattern's moments, from the first to the one that stays. */
const stories: Readonly<Record<PatternId, readonly Moment[]>> = {
  embed: [
    { ...still, remotes: ['says'], messages: [report], frame: 'empty', reader: true },
    { ...still, remotes: ['says'], host: 'shows', messages: [{ ...report, at: 1 }], frame: 'filled', reader: true },
  ],
  push: [
    { ...still, host: 'tells', messages: [event] },
    { ...still, host: 'tells', remotes: ['acts'], messages: [{ ...event, at: 1 }] },
  ],
  pull: [
    { ...still, host: 'asks', messages: [question] },
    { ...still, host: 'waits', remotes: ['answers'], messages: [{ ...question, at: 0.66 }, answer] },
    {
      ...still,
      host: 'acts',
      remotes: ['answers'],
      messages: [
        { ...question, at: 0.66 },
        { ...answer, at: 1 },
      ],
    },
  ],
  clone: [
    { ...still, remotes: ['gives'], messages: [article] },
    { ...still, remotes: ['gives'], host: 'keeps', messages: [arrived] },
    { ...still, remotes: ['may go'], host: 'keeps', connected: false, messages: [arrived] },
  ],
  synthesize: [
    { ...still, remotes: ['', '', ''], messages: parts },
    { ...still, remotes: ['', '', ''], host: 'gathers', messages: underWay },
    {
      ...still,
      remotes: ['', '', ''],
      host: 'combines',
      messages: underWay,
      store: true,
    },
  ],
};

/** The last phase of a pattern's story, from 0. */
export function lastPhase(id: PatternId): number {
  return stories[id].length - 1;
}

/** A moment of a pattern; a phase outside its story gives the moment at that end of it. */
export function moment(id: PatternId, phase: number): Moment {
  return stories[id][Math.min(Math.max(Math.trunc(phase), 0), lastPhase(id))]!;
}

/** A deck tells one pattern a click; with this step all five stand side by side and none is the newest. */
export const LAST_STEP = order.length;

/** The patterns that a step shows, and the newest of them; a number outside the story gives that end of it. */
export function shown(step: number): { ids: readonly PatternId[]; newest: PatternId | undefined } {
  const last = Math.min(Math.max(Math.trunc(step), 0), LAST_STEP);
  return { ids: order.slice(0, last + 1), newest: order[last] };
}
