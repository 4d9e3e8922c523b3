/**
 * What exercises and solutions may import, as `host-and-remote/lab`. A contract is a file of types: what the Host hands
 * to the learner's functions, and what they return.
 *
 * - `embed.ts`: reports and notes to frame, providers of previews, and the messages between a page and a widget in it.
 * - `push.ts`: articles, signed messages, the file for InfoSec, and the outbox.
 * - `pull.ts`: the news feed with HR's home offices, and a log-in that the directory decides.
 * - `clone.ts`: notices and articles of the intranet, News of the website, and profiles from HR's file.
 * - `synthesize.ts`: notifications of many systems on one scale, and the rows behind the dessert question.
 * - `build-risk.ts`: HR's people API in two versions, and what The Pass makes of either.
 * - `runtime-risk.ts`: a question to a Remote as a function that others can be put around, and the clock.
 *
 * What several share:
 *
 * - `remote.ts`: how to reach a Remote: its address, `fetch`, and the deadline.
 * - `sql.ts`: the Host's database.
 * - `todo.ts`: `todo()` stands where a learner's code will be.
 * - `refused.ts`: the error that says that our own side did not ask at all.
 */
export { Refused } from './refused.ts';
export { todo } from './todo.ts';
export type * from './remote.ts';
export type * from './sql.ts';
export type * from './push.ts';
export type * from './pull.ts';
export type * from './build-risk.ts';
export type * from './runtime-risk.ts';
export type * from './synthesize.ts';
export type * from './embed.ts';
export type * from './clone.ts';
