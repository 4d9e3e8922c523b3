/** The words of the field that the course uses: what each means, whose word it is, and the chapter in which it is met. */
import { chapters } from '../../course.ts';

/** One entry of the glossary. */
export interface Term {
  /** Its anchor on the page, and what `<Term id>` names; stable. */
  id: string;
  /** As it is printed; the glossary is sorted by it. */
  name: string;
  /** One sentence or two, without an article in front. Plain text. */
  meaning: string;
  /** Where the word or its rule comes from. */
  source?: string;
  /** The id of the chapter in which it is met. It is linked once it is there. */
  chapter: string;
}

const EIP = 'Hohpe and Woolf, “Enterprise Integration Patterns”';
const CLOUD = 'Microsoft’s cloud design patterns';

const terms: readonly Term[] = [
  {
    id: 'adapter',
    name: 'Adapter',
    meaning: 'The one place in the Host that knows a Remote’s words and turns them into the Host’s own.',
    source: 'Gamma, Helm, Johnson and Vlissides, “Design Patterns”',
    chapter: 'build-risk',
  },
  {
    id: 'aggregator',
    name: 'Aggregator',
    meaning: 'A part that collects messages which belong together and makes one of them.',
    source: EIP,
    chapter: 'synthesize',
  },
  {
    id: 'anti-corruption-layer',
    name: 'Anti-corruption layer',
    meaning: 'A translating layer that keeps another system’s model of the world out of one’s own.',
    source: 'Evans, “Domain-Driven Design”',
    chapter: 'build-risk',
  },
  {
    id: 'back-off',
    name: 'Back-off',
    meaning: 'Waiting longer before each further attempt, usually twice as long as before, up to a limit.',
    chapter: 'runtime-risk',
  },
  {
    id: 'breaking-change',
    name: 'Breaking change',
    meaning:
      'A change of an interface after which programs that kept to the agreement no longer work. A new field is none; a renamed field is one.',
    chapter: 'build-risk',
  },
  {
    id: 'build-risk',
    name: 'Build risk',
    meaning: 'What connecting two systems costs to build, and goes on costing whenever one of them changes.',
    chapter: 'build-risk',
  },
  {
    id: 'bulkhead',
    name: 'Bulkhead',
    meaning: 'A limit for each Remote on how many calls are open, so that a slow one cannot take all the places.',
    source: 'Nygard, “Release It!”',
    chapter: 'runtime-risk',
  },
  {
    id: 'cache-aside',
    name: 'Cache-aside',
    meaning: 'Looking into the cache first, asking only when nothing fresh is there, and keeping the answer.',
    source: CLOUD,
    chapter: 'pull',
  },
  {
    id: 'canonical-data-model',
    name: 'Canonical data model',
    meaning: 'A common form into which everything is brought that comes from systems with forms of their own.',
    source: EIP,
    chapter: 'synthesize',
  },
  {
    id: 'circuit-breaker',
    name: 'Circuit breaker',
    meaning:
      'A part that stops calling a Remote after a number of failures in a row, and after a while lets one call through to find out whether it is well.',
    source: 'Nygard, “Release It!”',
    chapter: 'runtime-risk',
  },
  {
    id: 'claim-check',
    name: 'Claim check',
    meaning: 'A message that carries a ticket, such as an ID, with which the receiver fetches the rest.',
    source: EIP,
    chapter: 'push',
  },
  {
    id: 'clone',
    name: 'Clone',
    meaning:
      'The pattern in which a Remote’s data becomes a native structure of the Host and lives on there, whatever becomes of its source.',
    chapter: 'clone',
  },
  {
    id: 'cloudevents',
    name: 'CloudEvents',
    meaning:
      'A common envelope for events. Required are id, source, specversion and type; source and id together identify an event.',
    source: 'CloudEvents 1.0 (CNCF)',
    chapter: 'synthesize',
  },
  {
    id: 'conditional-request',
    name: 'Conditional request',
    meaning: 'A request that is to be answered in full only if something has changed, for instance since a known ETag.',
    source: 'RFC 9110, section 13',
    chapter: 'pull',
  },
  {
    id: 'content-security-policy',
    name: 'Content Security Policy',
    meaning: 'A header by which a page says what it may load, and with frame-ancestors who may put it into a frame.',
    source: 'Content Security Policy Level 3 (W3C)',
    chapter: 'embed',
  },
  {
    id: 'contract-test',
    name: 'Contract test',
    meaning: 'A test that asks the other side and says whether its answer still is what one relies on.',
    chapter: 'build-risk',
  },
  {
    id: 'dashboard',
    name: 'Dashboard',
    meaning: 'A page with views of several systems side by side, usually a collection of Embeds.',
    chapter: 'embed',
  },
  {
    id: 'dead-letter',
    name: 'Dead letter',
    meaning: 'A message that could not be delivered and is kept for somebody to look at.',
    source: EIP,
    chapter: 'push',
  },
  {
    id: 'deadline',
    name: 'Deadline',
    meaning: 'The moment until which an answer is waited for; after it, the question counts as unanswered.',
    chapter: 'pull',
  },
  {
    id: 'deprecation',
    name: 'Deprecation',
    meaning:
      'The announcement that something still works and should no longer be used; as a header, with the moment from which that holds.',
    source: 'RFC 9745',
    chapter: 'build-risk',
  },
  {
    id: 'delegated-authentication',
    name: 'Delegated authentication',
    meaning: 'Handing a password to another system, which checks it. The Host holds the password for a moment.',
    source: 'RFC 4513',
    chapter: 'pull',
  },
  {
    id: 'embed',
    name: 'Embed',
    meaning: 'The pattern in which the Host shows what a Remote says and neither understands it nor acts on it.',
    chapter: 'embed',
  },
  {
    id: 'endpoint',
    name: 'Endpoint',
    meaning: 'An address at which a system is ready for a certain kind of request.',
    chapter: 'push',
  },
  {
    id: 'etag',
    name: 'ETag',
    meaning:
      'A mark for one version of what is at an address. Sent back in If-None-Match, it lets the server answer 304: nothing has changed.',
    source: 'RFC 9110, section 8.8.3',
    chapter: 'pull',
  },
  {
    id: 'fail-open',
    name: 'Fail open, fail closed',
    meaning:
      'Two ways of deciding without an answer: to go on without it, as a news feed may, or to refuse, as a log-in must.',
    chapter: 'pull',
  },
  {
    id: 'federated-identity',
    name: 'Federated identity',
    meaning:
      'An arrangement in which another system checks who people are and vouches for them; the Host never sees the password.',
    source: CLOUD,
    chapter: 'pull',
  },
  {
    id: 'grain',
    name: 'Grain',
    meaning:
      'What one row of data stands for. Joining rows of different grain multiplies them, so they are aggregated to one grain first.',
    source: 'Kimball and Ross, “The Data Warehouse Toolkit”',
    chapter: 'synthesize',
  },
  {
    id: 'guaranteed-delivery',
    name: 'Guaranteed delivery',
    meaning: 'Storing a message until the receiver has confirmed it, so that a crash on the way loses nothing.',
    source: EIP,
    chapter: 'push',
  },
  {
    id: 'half-open',
    name: 'Half-open',
    meaning: 'The state of a circuit breaker in which one call, the probe, decides whether it closes or opens again.',
    source: 'Nygard, “Release It!”',
    chapter: 'runtime-risk',
  },
  {
    id: 'host',
    name: 'Host',
    meaning:
      'The platform that the person who wants something is working with, whoever opens the connection or speaks first; it hosts the integration.',
    chapter: 'host-and-remote',
  },
  {
    id: 'idempotency-key',
    name: 'Idempotency key',
    meaning: 'A name that a message keeps at every attempt, so that the receiver can tell a repetition from news.',
    chapter: 'push',
  },
  {
    id: 'idempotent',
    name: 'Idempotent',
    meaning: 'Done twice, it has the effect of being done once. PUT and DELETE are meant to be so.',
    source: 'RFC 9110, section 9.2.2',
    chapter: 'push',
  },
  {
    id: 'iframe',
    name: 'Frame',
    meaning: 'An element, iframe, that shows another page inside a page and keeps the two apart.',
    source: 'HTML Living Standard',
    chapter: 'embed',
  },
  {
    id: 'jitter',
    name: 'Jitter',
    meaning:
      'Chance in the length of a wait, so that those who failed together do not come back together. With full jitter it is anything from nothing to the whole wait.',
    source: 'Brooker, “Exponential Backoff and Jitter”',
    chapter: 'runtime-risk',
  },
  {
    id: 'max-age',
    name: 'max-age',
    meaning: 'For how many seconds an answer may be used without asking again.',
    source: 'RFC 9111, section 5.2.2.1',
    chapter: 'pull',
  },
  {
    id: 'mixture',
    name: 'Mixture',
    meaning:
      'Two patterns together, or a pattern with what sets it off, under one name: for instance a Clone, set off by their event.',
    chapter: 'choosing',
  },
  {
    id: 'oembed',
    name: 'oEmbed',
    meaning:
      'A convention by which a site, asked about the address of one of its pages, says how that page can be shown elsewhere.',
    source: 'oEmbed specification',
    chapter: 'embed',
  },
  {
    id: 'origin',
    name: 'Origin',
    meaning: 'Scheme, host and port of an address. Pages of different origins cannot reach into each other.',
    source: 'RFC 6454; HTML Living Standard',
    chapter: 'embed',
  },
  {
    id: 'outbox',
    name: 'Outbox',
    meaning:
      'A table for messages that are still to be sent. A message is saved there in the same transaction as the change that it tells about.',
    source: 'Richardson, “Microservices Patterns”',
    chapter: 'push',
  },
  {
    id: 'postmessage',
    name: 'postMessage',
    meaning:
      'How windows of different origins send each other messages. The sender names the origin that it means, and the receiver checks the one that it hears.',
    source: 'HTML Living Standard',
    chapter: 'embed',
  },
  {
    id: 'pull',
    name: 'Pull',
    meaning: 'The pattern in which the Host fetches data from a Remote and uses it in its own logic.',
    chapter: 'pull',
  },
  {
    id: 'push',
    name: 'Push',
    meaning: 'The pattern in which the Host takes the initiative and sends data about something that just happened.',
    chapter: 'push',
  },
  {
    id: 'quarantine',
    name: 'Quarantine',
    meaning: 'Where a record is put that cannot be understood, with the reason, until a person has decided.',
    chapter: 'build-risk',
  },
  {
    id: 'remote',
    name: 'Remote',
    meaning: 'The other platform, which is brought into the Host.',
    chapter: 'host-and-remote',
  },
  {
    id: 'request-reply',
    name: 'Request-Reply',
    meaning: 'Two messages that belong together: one asks, and the other answers.',
    source: EIP,
    chapter: 'pull',
  },
  {
    id: 'retry-after',
    name: 'Retry-After',
    meaning: 'A header by which a server says when to come back, in seconds or as an HTTP date.',
    source: 'RFC 9110, section 10.2.3',
    chapter: 'runtime-risk',
  },
  {
    id: 'runtime-risk',
    name: 'Runtime risk',
    meaning: 'What it costs two systems to depend on each other while people are using them.',
    chapter: 'runtime-risk',
  },
  {
    id: 'sandbox',
    name: 'Sandbox',
    meaning:
      'An attribute of a frame that takes every liberty from what is shown in it, and gives back only those that it names.',
    source: 'HTML Living Standard',
    chapter: 'embed',
  },
  {
    id: 'scatter-gather',
    name: 'Scatter-Gather',
    meaning: 'Asking several systems the same question at once and combining what they answer.',
    source: EIP,
    chapter: 'synthesize',
  },
  {
    id: 'scim',
    name: 'SCIM',
    meaning: 'A standard for the records of people in systems that exchange them, and for the names of their fields.',
    source: 'RFC 7643, RFC 7644',
    chapter: 'clone',
  },
  {
    id: 'ssrf',
    name: 'Server-side request forgery (SSRF)',
    meaning:
      'Having a server send a request to an address that somebody else chose, for instance into the network behind its firewall.',
    source: 'Standard Webhooks 1.0',
    chapter: 'push',
  },
  {
    id: 'severity',
    name: 'Severity',
    meaning:
      'How much a message matters, as a number or a word. Scales differ: in OpenTelemetry a higher number is worse, in syslog a lower one.',
    source: 'OpenTelemetry; RFC 5424',
    chapter: 'synthesize',
  },
  {
    id: 'single-flight',
    name: 'Single-flight',
    meaning:
      'Letting everybody who asks the same question at the same time wait for one answer; also request coalescing.',
    chapter: 'runtime-risk',
  },
  {
    id: 'single-sign-on',
    name: 'Single sign-on (SSO)',
    meaning:
      'Logging in once, at one place, for many systems. Each of them hears from that place who the person is, and none sees the password.',
    source: 'OpenID Connect; SAML',
    chapter: 'pull',
  },
  {
    id: 'stale-if-error',
    name: 'stale-if-error',
    meaning: 'For how many seconds beyond max-age an old answer may serve when asking again fails.',
    source: 'RFC 5861, section 4',
    chapter: 'pull',
  },
  {
    id: 'standard-webhooks',
    name: 'Standard Webhooks',
    meaning: 'A convention for the headers, the signature and the repetition of webhooks.',
    source: 'Standard Webhooks 1.0',
    chapter: 'push',
  },
  {
    id: 'sunset',
    name: 'Sunset',
    meaning: 'A header with the moment from which an address is expected not to answer any more.',
    source: 'RFC 8594',
    chapter: 'build-risk',
  },
  {
    id: 'synthesize',
    name: 'Synthesize',
    meaning:
      'The pattern in which the Host gathers data from several Remotes and makes something of it that none of them has.',
    chapter: 'synthesize',
  },
  {
    id: 'tolerant-reader',
    name: 'Tolerant reader',
    meaning: 'A program that checks what it needs of an answer and ignores whatever else is in it.',
    source: 'Fowler, “Tolerant Reader”',
    chapter: 'build-risk',
  },
  {
    id: 'webhook',
    name: 'Webhook',
    meaning:
      'A message over HTTP that a system sends to an agreed address when something has happened. It can set off any pattern; who is the Host does not depend on who sends it.',
    chapter: 'push',
  },
  {
    id: 'x-frame-options',
    name: 'X-Frame-Options',
    meaning:
      'The older header by which a page says that it may stand in no frame, or in those of its own origin only; frame-ancestors has taken its place.',
    source: 'RFC 7034; HTML Living Standard',
    chapter: 'embed',
  },
  {
    id: 'zombie-account',
    name: 'Zombie account',
    meaning: 'An account that still works although the person has left.',
    chapter: 'push',
  },
];

const byId = new Map(terms.map((term) => [term.id, term]));

/** All terms, in the order of the alphabet. */
export const glossary: readonly Term[] = terms.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

/**
 * A term to link to.
 *
 * @throws Error when the glossary has no such term
 */
export function termById(id: string): Term {
  const term = byId.get(id);
  if (term) return term;
  throw new Error(`The glossary has no term “${id}”. There are: ${terms.map((one) => one.id).join(', ')}.`);
}

/** The chapter in which a term is met; undefined until it has been written. */
export function chapterOf({ chapter }: Term): { id: string; title: string } | undefined {
  return chapters().find(({ id }) => id === chapter);
}
