/** What exercises and solutions may import, as `host-and-remote/lab`. */
export { todo } from './todo.ts';
export type * from './remote.ts';
export type * from './sql.ts';
export type * from './pull.ts';
export type * from './embed.ts';
