/** The addresses of the profiles. */
import type { Context, Hono } from 'hono';
import { asset } from '../../host/assets.ts';
import { fields } from '../../host/forms.ts';
import { needsReader } from '../../host/needs-reader.ts';
import type { HostEnv } from '../../host/plugin.ts';
import type { Page } from '../../host/views/layout.ts';
import type { Night } from './night.ts';
import { importPage, profilePage, profilesPage } from './profile-views.ts';
import type { ProfileForm, Profiles } from './profiles.ts';

/**
 * Adds the profiles, and the page about HR's file.
 *
 * @param now milliseconds since 1970
 */
export function profilePages(app: Hono<HostEnv>, profiles: Profiles, night: Night, now: () => number): void {
  app.get('/profiles.css', asset(new URL('./profiles.css', import.meta.url), 'text/css; charset=utf-8'));

  app.use('/profiles/*', needsReader);

  app.get('/profiles', (c) => c.render(profilesPage(profiles.all(), c.req.query('done') === 'saved')));

  app.get('/profiles/import', (c) => c.render(importPage(profiles.lastRun(), profiles.nextImport, now())));

  app.post('/profiles/import', async (c) => {
    c.set('task', 'read HR’s file');
    await night.read();
    return c.redirect('/profiles/import', 303);
  });

  app.get('/profiles/new', (c) =>
    c.render(profilePage({ userName: '', displayName: '', title: '', address: '', active: true })),
  );

  app.post('/profiles/new', async (c) => {
    const form = await formIn(c);
    const problem = problemIn(form);
    if (problem !== undefined) return refused(c, profilePage(form, undefined, problem));
    profiles.create(form);
    return c.redirect('/profiles?done=saved', 303);
  });

  app.get('/profiles/:id', (c) => {
    const profile = profiles.find(Number(c.req.param('id')));
    return profile ? c.render(profilePage(profile, profile)) : c.notFound();
  });

  app.post('/profiles/:id', async (c) => {
    const profile = profiles.find(Number(c.req.param('id')));
    if (!profile) return c.notFound();
    const form = await formIn(c);
    const problem = problemIn(form, profile.id);
    if (problem !== undefined) return refused(c, profilePage(form, profile, problem));
    profiles.change(profile.id, form);
    return c.redirect('/profiles?done=saved', 303);
  });

  function problemIn({ userName, displayName }: ProfileForm, id?: number): string | undefined {
    if (userName === '' || displayName === '') return 'A profile needs a name and a username.';
    return profiles.isTaken(userName, id) ? `Somebody else has the username “${userName}”. Choose another.` : undefined;
  }
}

/** What the form says, tidied: browsers send line ends as CR LF. */
async function formIn(c: Context<HostEnv>): Promise<ProfileForm> {
  const { userName, displayName, title, address, active } = await fields(
    c,
    'userName',
    'displayName',
    'title',
    'address',
    'active',
  );
  return {
    userName: userName.trim(),
    displayName: displayName.trim(),
    title: title.trim(),
    address: address.replaceAll(/\r\n?/g, '\n').trim(),
    active: active === 'true',
  };
}

function refused(c: Context<HostEnv>, page: Page): Response | Promise<Response> {
  c.status(422);
  return c.render(page);
}
