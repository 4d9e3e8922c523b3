/** What exercises and solutions may import, as `host-and-remote/lab`. */
export { todo } from './todo.ts';
export type * from './pull.ts';
