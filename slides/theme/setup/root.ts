import { useNav } from '@slidev/client';
import { defineRootSetup } from '@slidev/types';
import { bringNotes } from '../course/notes.ts';
import { followRemoteControl } from '../presenting/controlled.ts';

declare global {
  interface Window {
    /** The deck's navigation, for tests that drive a built deck from outside. */
    __nav?: ReturnType<typeof useNav>;
    /** Brings the notes, which the audience's view goes without. */
    __bringNotes?: () => Promise<void>;
  }
}

export default defineRootSetup(() => {
  window.__nav = useNav();
  window.__bringNotes = bringNotes;
  followRemoteControl();
});
