/** Plugs `exercises/03-pull/pull.ts` into the Host: calls its functions, and checks what they return. */
import type { Hono } from 'hono';
import type { Directory, Feed, Hr, LogIn, NewsItem } from '../../../api/pull.ts';
import type { Fetch } from '../../../api/remote.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { described, shown } from '../../host/described.ts';
import { started, type LearnerModule } from '../../host/learner-module.ts';
import type { GeneralFeed, HostEnv, Plugin, CreatePlugin } from '../../host/plugin.ts';

/** Pull's plugin. */
export const createPlugin: CreatePlugin = ({ learner, remote, now, takesPart }) =>
  plugPull(learner, { hr: { ...remote('hr'), now }, directory: remote('directory') }, takesPart);

/** What the Host hands in. */
export interface PullWorld {
  hr: Hr;
  directory: Directory;
}

/**
 * A ladder: the highest step that is written serves the page, and while a step is missing the one below it does.
 *
 * @param takesPart whether a step may take part; checks leave out the steps they are not about
 */
export function plugPull(
  learner: LearnerModule,
  world: PullWorld,
  takesPart: (step: string) => boolean,
): Required<Pick<Plugin, 'feed' | 'logIn' | 'endpoints'>> {
  const hr: Hr = { ...world.hr, fetch: direct(world.hr.fetch) };
  const directory: Directory = { ...world.directory, fetch: direct(world.directory.fetch) };
  const asked: Hr = { ...hr, fetch: takesPart('pull/cache') ? cachedFetch(learner, hr) : hr.fetch };

  async function feed(userId: string, news: NewsItem[]): Promise<Feed | GeneralFeed> {
    const items = Object.freeze([...news]) as NewsItem[];
    const steps = [
      { step: 'pull/fallback', build: () => personalFeed(learner, userId, items, asked) },
      { step: 'pull/home-office', build: () => orderedFeed(learner, userId, items, asked) },
    ];
    for (const { build } of steps.filter(({ step }) => takesPart(step))) {
      const built = await started(build);
      if (built) return built;
    }
    return { items, status: 'not-started', office: null };
  }

  async function logIn(username: string, password: string): Promise<LogIn | { outcome: 'not-started' }> {
    const attempt =
      takesPart('pull/log-in') && (await started(() => checkedLogIn(learner, username, password, directory)));
    return attempt || { outcome: 'not-started' };
  }

  /** Shows what step 3 makes of one question: `/lab/hr?user=00107` asks for a home office, for anybody and as often as one likes. */
  function endpoints(app: Hono<HostEnv>): void {
    app.get('/lab/hr', async (c) => {
      c.set('task', 'ask HR');
      const { user = '', path = '/home-office', deadline } = c.req.query();
      const signal = deadline === undefined ? {} : { signal: AbortSignal.timeout(Number(deadline)) };
      const headers = { Accept: 'application/json', 'X-User-Id': user };
      return c.json(await outcomeOf(asked.fetch(hr.url + path, { headers, ...signal })));
    });
  }

  return { feed, logIn, endpoints };
}

/** Goes where it is sent and nowhere else: a redirect is an answer like any other, unless `init` says otherwise. */
function direct(fetch: Fetch): Fetch {
  return (url, init) => fetch(url, { redirect: 'manual', ...init });
}

/** What a question came to: an answer, read to its end, or what was thrown. */
async function outcomeOf(question: Promise<Response>): Promise<{ status: number; body: string } | { threw: string }> {
  try {
    const response = await question;
    return { status: response.status, body: await response.text() };
  } catch (error) {
    if (error instanceof LearnerError) throw error;
    return { threw: described(error) };
  }
}

async function personalFeed(learner: LearnerModule, userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const feed = (await learner.call('personalFeed', userId, items, hr)) as Partial<Feed> | null | undefined;
  if (!['personal', 'no-office', 'unavailable'].includes(feed?.status ?? '')) {
    throw new LearnerError(
      `personalFeed() returned ${shown(feed)}, which is not a Feed: its status must be 'personal', 'no-office' or 'unavailable'.`,
    );
  }
  if (feed?.status === 'personal' && typeof feed.office !== 'string') {
    throw new LearnerError(
      `personalFeed() returned status 'personal' with the office ${shown(feed.office)} instead of a code.`,
    );
  }
  return { ...(feed as Feed), items: checkedItems('personalFeed', feed?.items, items) };
}

async function orderedFeed(learner: LearnerModule, userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const office = await learner.call('homeOffice', userId, hr);
  if (office !== null && typeof office !== 'string') {
    throw new LearnerError(`homeOffice() returned ${shown(office)} instead of an office's code or null.`);
  }
  const ordered = checkedItems('orderFeed', await learner.call('orderFeed', items, office), items);
  return { items: ordered, status: office === null ? 'no-office' : 'personal', office };
}

async function checkedLogIn(
  learner: LearnerModule,
  username: string,
  password: string,
  directory: Directory,
): Promise<LogIn> {
  const attempt = (await learner.call('logIn', username, password, directory)) as Partial<LogIn> | null | undefined;
  if (attempt?.outcome === 'refused' || attempt?.outcome === 'unavailable') return attempt as LogIn;
  if (attempt?.outcome === 'accepted' && typeof attempt.user?.id === 'string') return attempt as LogIn;
  throw new LearnerError(`logIn() returned ${shown(attempt)}, which is not a LogIn.`);
}

/** The learner's caching fetch; plain while it is not written, and a clear error when it is not a function. */
function cachedFetch(learner: LearnerModule, hr: Hr): Fetch {
  try {
    const fetch = learner.callNow('createCachedFetch', hr);
    if (typeof fetch === 'function') return checkedFetch(fetch as Fetch);
    throw new LearnerError(`createCachedFetch() returned ${shown(fetch)} instead of a function.`);
  } catch (error) {
    if (error instanceof NotStarted) return hr.fetch;
    return async () => {
      throw error;
    };
  }
}

/** So that a cache which returns something else is not mistaken for trouble at HR. */
function checkedFetch(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response: unknown = await fetch(url, init);
    // Not instanceof: the server of the Host has replaced the global Response by one of its own.
    if (typeof (response as Response | undefined)?.status === 'number') return response as Response;
    throw new LearnerError(`The function from createCachedFetch() returned ${shown(response)} instead of a Response.`);
  };
}

function checkedItems(name: string, items: unknown, given: NewsItem[]): NewsItem[] {
  if (!Array.isArray(items))
    throw new LearnerError(`${name}() returned ${shown(items)} where a list of news items belongs.`);
  const known = new Map(given.map((item) => [item.id, item]));
  return items.map((item: unknown) => {
    const original = known.get((item as NewsItem | undefined)?.id ?? '');
    if (!original)
      throw new LearnerError(`${name}() put ${shown(item)} into the feed, which is not one of its news items.`);
    return original;
  });
}
