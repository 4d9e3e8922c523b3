/** Plugs `exercises/02-push/push.ts` into the Host: an editorial desk, and a midnight. */
import type { Outbox } from '../../api/push.ts';
import type { Plug, PlugIn } from '../plug.ts';
import { archiveEndpoint } from './archive-endpoint.ts';
import { Courier } from './courier.ts';
import { Midnight } from './midnight.ts';
import { Newsroom } from './newsroom.ts';
import { deskPages } from './pages.ts';
import { agencyOf } from './signing.ts';
import { Store } from './store.ts';
import { nightDay } from './zone.ts';

/** Push's plug. */
export const plugIn: PlugIn = (outlet): Plug => {
  const { remote, sql, now, learner, takesPart } = outlet;
  const store = new Store(sql, now, nightDay(now()));
  const agency = agencyOf(remote('agency'), outlet);
  const outbox: Outbox = { sql, agency, now };
  const courier = new Courier(outlet, store, outbox);
  const midnight = new Midnight(outlet, store, remote('infosec'));
  const newsroom = new Newsroom({ learner, takesPart, sql, store, courier, outbox, archive: remote('archive') });

  store.forgetUnderWay();
  void courier.deliver();
  return {
    sections: [
      { path: '/desk', label: 'Desk' },
      { path: '/log-ins', label: 'Log-ins' },
    ],
    endpoints: (app) => archiveEndpoint(app, outlet),
    pages: (app) => deskPages(app, { store, newsroom, midnight, agency, now }),
    async tick() {
      await midnight.ring();
      await courier.deliver();
      await courier.settled();
    },
  };
};
