/** Plugs `exercises/04-clone/clone.ts` into two Hosts: the public website, and The Pass with its profiles. */
import type { Plugin, CreatePlugin } from '../../host/plugin.ts';
import { Comms } from './comms.ts';
import { Newsroom } from './newsroom.ts';
import { Night, nextNight } from './night.ts';
import { profilePages } from './profile-pages.ts';
import { Profiles } from './profiles.ts';
import { theWindow } from './site-layout.ts';
import { editorPages, publicPages } from './site-pages.ts';
import { prepareTables } from './tables.ts';

/** Clone's plugin. */
export const createPlugin: CreatePlugin = (context): Plugin => {
  const { sql, now } = context;
  prepareTables(sql, nextNight(now()));
  const newsroom = new Newsroom(sql);
  const comms = new Comms(context, newsroom);
  const profiles = new Profiles(sql);
  const night = new Night(context, profiles);
  return {
    front: theWindow,
    sections: [
      { path: '/profiles', label: 'Profiles' },
      { path: theWindow.path, label: 'Public website' },
    ],
    // A picture that was not copied is shown all the same, from wherever it lies.
    policy: ['img-src http: https:'],
    endpoints: (app) => publicPages(app, newsroom, comms),
    pages(app) {
      editorPages(app, newsroom, comms, context);
      profilePages(app, profiles, night, now);
    },
    tick: () => night.ring(),
  };
};
