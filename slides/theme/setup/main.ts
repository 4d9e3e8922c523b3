import { sharedState } from '@slidev/client/state/shared.ts';
import { defineAppSetup } from '@slidev/types';
import type { LocationQuery } from 'vue-router';
import { bringNotes } from '../course/notes.ts';
import { keepPlace, keptPlace } from '../stage/place.ts';

/** The addresses of views that show notes. */
const WITH_NOTES = /^#?\/(presenter|notes|notes-edit|overview|export|print)\b/;
const PRESENTER = /^\/presenter\/(\d+)/;

/** Brings a built deck its notes before a view that shows them, and a window that comes back to where the talk was. */
export default defineAppSetup(async ({ router }) => {
  // An address that names no slide is a window that opens, perhaps not for the first time.
  let place = /\/\d+/.test(location.hash) ? undefined : placeOfTalk();
  const restored = ({ path, query }: { path: string; query: LocationQuery }) => {
    if (!place || !/\/\d+$/.test(path)) return undefined;
    const { slide, clicks } = place;
    place = undefined;
    return { path: path.replace(/\d+$/, String(slide)), query: { ...query, clicks } };
  };
  router.beforeEach(restored);
  // The router may have been on its way before it knew of this.
  void router.isReady().then(() => {
    const to = restored(router.currentRoute.value);
    if (to) void router.replace(to);
  });
  router.beforeEach(({ path }) => (WITH_NOTES.test(path) ? bringNotes() : undefined));
  router.afterEach(({ path, query }) => {
    const slide = PRESENTER.exec(path)?.[1];
    if (slide && !place) keepPlace({ slide: Number(slide), clicks: Number(query.clicks ?? 0) });
  });
  if (WITH_NOTES.test(location.hash)) await bringNotes();
});

/** Slidev's server knows it for all machines; a built deck has only what a presenter view of this browser kept. */
function placeOfTalk(): ReturnType<typeof keptPlace> {
  const { page, clicks } = sharedState;
  return !import.meta.env.PROD && page > 0 ? { slide: page, clicks } : keptPlace();
}
