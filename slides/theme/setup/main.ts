import { defineAppSetup } from '@slidev/types';
import { bringNotes } from '../course/notes.ts';

/** The addresses of views that show notes. */
const WITH_NOTES = /^#?\/(presenter|notes|notes-edit|overview|export|print)\b/;

/** Brings a built deck its notes before a view that shows them. */
export default defineAppSetup(async ({ router }) => {
  router.beforeEach(({ path }) => (WITH_NOTES.test(path) ? bringNotes() : undefined));
  if (WITH_NOTES.test(location.hash)) await bringNotes();
});
