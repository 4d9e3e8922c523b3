/** Plugs `exercises/02-push/push.ts` into the Host: an editorial desk, and a midnight. */
import type { Outbox } from '../../../api/push.ts';
import type { Plugin, CreatePlugin } from '../../host/plugin.ts';
import { archiveEndpoint } from './archive-endpoint.ts';
import { Courier } from './courier.ts';
import { Midnight } from './midnight.ts';
import { Newsroom } from './newsroom.ts';
import { deskPages } from './pages.ts';
import { Pinger } from './ping.ts';
import { agencyOf } from './signing.ts';
import { Store } from './store.ts';
import { localDay, NIGHT_ZONE } from './zone.ts';

/** Push's plugin. */
export const createPlugin: CreatePlugin = (context): Plugin => {
  const { learner, sql, now } = context;
  const store = new Store(sql, now, localDay(now(), NIGHT_ZONE));
  const agency = agencyOf(context.remote('agency'), context);
  const outbox: Outbox = { sql, agency, now };
  const courier = new Courier(context, store, outbox);
  const pinger = new Pinger(context, agency);
  const midnight = new Midnight(context, store, context.remote('infosec'));
  const newsroom = new Newsroom({
    learner,
    takesPart: (step) => context.takesPart(step),
    sql,
    store,
    courier,
    outbox,
    archive: context.remote('archive'),
  });

  store.forgetUnderWay();
  void courier.deliver();
  return {
    sections: [
      { path: '/desk', label: 'Desk' },
      { path: '/log-ins', label: 'Log-ins' },
    ],
    endpoints: (app) => archiveEndpoint(app, context),
    pages: (app) => deskPages(app, { store, newsroom, midnight, pinger, now }),
    async tick() {
      await midnight.ring();
      await courier.deliver();
      await courier.settled();
    },
  };
};
