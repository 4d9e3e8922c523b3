/** What exercises and solutions may import, as `host-and-remote/lab`. */
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
