/**
 * What real programs do at the points that the course teaches, for the section “In the field” of each chapter. Each line
 * was seen on {@link SEEN_ON}: somebody installed the program, ran it with valid input on one machine, and looked.
 */

import { wordCount } from '../code/word-count.ts';

/** Which module a question belongs to. */
export type FieldModule = 'embed' | 'push' | 'pull' | 'clone' | 'synthesize' | 'build-risk' | 'runtime-risk';

/** What one or several programs do. */
export interface Sight {
  /** Names in {@link VERSIONS}. */
  who: readonly Program[];
  does: string;
}

/** One question, put to real programs. Texts may hold code between backquotes, and no other markup. */
export interface FieldQuestion {
  ask: string;
  sights: readonly Sight[];
  /** What to do because of it, in a sentence. */
  lesson: string;
}

/** The day on which all of it was seen, as an ISO date. */
export const SEEN_ON = '2026-11-30';

/** Each program with the version that was looked at; servers and databases as Debian 12 packages them. */
export const VERSIONS = {
  nginx: '1.22.1',
  Apache: '2.4',
  Varnish: '7.1.1',
  Squid: '5.7',
  HAProxy: '2.6.12',
  rsyslog: '8.2302',
  'syslog-ng': '3.38',
  PostgreSQL: '15',
  MariaDB: '10.11',
  SQLite: '3.40.1',
  Chromium: '156',
  got: '16.1.0',
  ky: '2.1.0',
  'exponential-backoff': '3.1.3',
  cockatiel: '4.0.0',
  opossum: '10.0.0',
  mollitia: '0.1.1',
  brakes: '3.1.0',
  DOMPurify: '3.5.0',
  'sanitize-html': '2.18.1',
  stripe: '23.1.0',
  svix: '2.5.0',
  '@slack/bolt': '5.1.0',
  'scim-patch': '0.8.3',
  SCIMMY: '1.3.5',
  'scim2-parse-filter': '0.2.10',
} as const;

/** A program that somebody has looked at. */
export type Program = keyof typeof VERSIONS;

/** The questions of each module, in the order in which its chapter comes to them. */
export const field: Readonly<Record<FieldModule, readonly FieldQuestion[]>> = {
  embed: [
    {
      ask: 'The file behind a frame was replaced. What does the next visitor see?',
      sights: [
        { who: ['nginx'], does: 'as installed, sends `Last-Modified` and no `Cache-Control`' },
        {
          who: ['Chromium'],
          does: 'keeps such a file for a tenth of its age: three visits, one request, the old file',
        },
      ],
      lesson: 'Have the Remote send `Cache-Control: no-cache`, and look at the header yourself.',
    },
    {
      ask: 'A frame passes through a library that cleans HTML and was told to allow frames. What is left of it?',
      sights: [{ who: ['DOMPurify', 'sanitize-html'], does: 'keep the address, and drop `sandbox`' }],
      lesson: 'Name the attribute that makes it safe among those that may stay.',
    },
    {
      ask: 'A script handles a form in `sandbox="allow-scripts"`. Does it work?',
      sights: [
        {
          who: ['Chromium'],
          does: 'fires no `submit` at all, so the script never runs; with `allow-forms` as well it does',
        },
      ],
      lesson: 'A widget with a form needs both words.',
    },
  ],
  push: [
    {
      ask: 'The receiver reads all of a POST, and its answer is lost. How often does it come?',
      sights: [
        { who: ['nginx'], does: 'once; a PUT or DELETE comes twice' },
        { who: ['HAProxy'], does: 'once; with `retry-on all-retryable-errors` four times' },
        { who: ['Apache', 'Varnish', 'Squid'], does: 'once' },
      ],
      lesson: 'Somebody in between may repeat what you sent once; the ID must cope.',
    },
    {
      ask: 'What is left of a webhook behind a proxy?',
      sights: [
        { who: ['nginx'], does: 'drops headers with an underscore or a dot in their name' },
        { who: ['Apache'], does: 'joins two signature lines by a comma, and rewrites the path' },
        { who: ['HAProxy'], does: 'turns header names to small letters' },
      ],
      lesson: 'All of them leave the body as it was: sign that, and write header names with hyphens.',
    },
    {
      ask: 'Is a timestamp from the future refused?',
      sights: [
        { who: ['svix'], does: 'yes: it looks at both sides of the clock' },
        { who: ['stripe', '@slack/bolt'], does: 'no: they look at the past alone' },
      ],
      lesson: 'Check both sides, or a message signed too far ahead stays good until then.',
    },
  ],
  pull: [
    {
      ask: 'An answer is stale, and within `stale-if-error`. HR says 503; or HR is gone. What does the cache give?',
      sights: [
        { who: ['nginx'], does: '503; the old answer' },
        { who: ['Apache'], does: 'the old answer in both cases, even without the header and after its time' },
        { who: ['Varnish'], does: 'the old answer once, then 503; the old answer' },
        { who: ['Squid'], does: '503; 502' },
      ],
      lesson: 'No two agree, and none does what RFC 5861 says: test both kinds of “down”.',
    },
    {
      ask: 'Who gets an answer that was made for Ada?',
      sights: [
        { who: ['nginx'], does: 'Bram, though his `Authorization` is another' },
        { who: ['Apache', 'Squid'], does: 'keep answers with `Set-Cookie` for everybody' },
      ],
      lesson: '“The user belongs to the key” holds for the cache in between, too.',
    },
    {
      ask: 'All time-outs are one second, and a byte comes every 0.4 seconds. When does it end?',
      sights: [
        {
          who: ['nginx', 'Apache', 'Varnish', 'Squid', 'HAProxy'],
          does: 'deliver the whole answer, after 4.4 seconds',
        },
      ],
      lesson: 'A limit for each read is no deadline.',
    },
  ],
  clone: [
    {
      ask: 'What does a slightly wrong CSV file lose?',
      sights: [
        { who: ['MariaDB'], does: 'header with LF, rows with CR LF: the first person, without a word' },
        { who: ['PostgreSQL'], does: 'a blank last line: everybody; it loads nothing' },
        { who: ['SQLite'], does: 'nobody: it makes a person of the blank line' },
      ],
      lesson: 'Count the rows before and after.',
    },
    {
      ask: 'Who is the same, “whether in capitals or not”?',
      sights: [
        { who: ['SQLite'], does: '`NOCASE` knows capitals from A to Z only: ÅSE and åse are two' },
        { who: ['MariaDB'], does: 'merges Åse with ase, and “ada ” with “ada”' },
        { who: ['scim2-parse-filter'], does: 'asked for “ada”, does not find “Ada”' },
      ],
      lesson: 'Decide it in your own code, once, and try it with Åse.',
    },
  ],
  synthesize: [
    {
      ask: 'Is “info” at least 17?',
      sights: [
        { who: ['SQLite'], does: 'yes: every word is more than any number' },
        { who: ['MariaDB'], does: 'no: it reads “info” as 0' },
        { who: ['PostgreSQL'], does: 'refuses to compare them' },
      ],
      lesson: 'Bring both onto one scale before you compare.',
    },
    {
      ask: 'What becomes of a line of syslog that is not as it should be?',
      sights: [
        {
          who: ['rsyslog'],
          does: 'no priority: a notice; `<192>`: debug; more than 8 kB: two messages, the second a notice',
        },
        { who: ['syslog-ng'], does: '`<192>`: an emergency; a plain line sent to `syslog()`: lost without a word' },
      ],
      lesson: 'Nobody refuses it, so refuse it at your own door, and count what you refuse.',
    },
  ],
  'build-risk': [
    {
      ask: 'The data are as before, so the answer is a 304. Do its new `Deprecation` and `Sunset` arrive?',
      sights: [
        { who: ['nginx'], does: 'never, with `proxy_cache_revalidate on`: it keeps the headers of the first answer' },
        { who: ['Apache', 'Varnish', 'Squid'], does: 'yes: they merge the headers of a 304' },
      ],
      lesson: 'Let the contract test ask without a cache in between.',
    },
    {
      ask: 'Two libraries keep the same standard, SCIM PATCH. Do they do the same?',
      sights: [
        {
          who: ['scim-patch'],
          does: 'agrees with the other on two of nine operations; `path: "Active"` adds a second attribute',
        },
        { who: ['SCIMMY'], does: 'refuses that path' },
      ],
      lesson: 'A standard is not yet an agreement: test with the library that the other side uses.',
    },
  ],
  'runtime-risk': [
    {
      ask: 'A retry is set to 3. How many calls are made?',
      sights: [
        { who: ['got', 'ky'], does: '4, like fourteen other libraries' },
        { who: ['exponential-backoff'], does: '3' },
        { who: ['HAProxy'], does: '4, and with `all-retryable-errors` a POST as well' },
        { who: ['cockatiel'], does: '`retry(handleAll, {})`: no end within 500' },
      ],
      lesson: 'Count once, in a test.',
    },
    {
      ask: 'Twenty people ask at once. How many calls get through: when nothing is kept; when it has just expired?',
      sights: [
        { who: ['nginx'], does: 'with `proxy_cache_lock`: 1; 20' },
        { who: ['Apache'], does: 'with `CacheLock`: 20; 1' },
        { who: ['Varnish'], does: '1; 1' },
        { who: ['Squid'], does: '20; 20 (with `collapsed_forwarding`: 1; 1)' },
      ],
      lesson: 'Test single-flight at the moment of expiry.',
    },
    {
      ask: 'A breaker is half-open, and five calls come at once. How many go out?',
      sights: [
        { who: ['opossum'], does: '1, and refuses four' },
        { who: ['cockatiel'], does: '1, and four wait' },
        { who: ['mollitia'], does: '2' },
        { who: ['brakes'], does: '5' },
      ],
      lesson: '“One probe” is a choice, and not everybody’s.',
    },
  ],
};

/** Whether there is a section for what an MDX text names. */
export function isFieldModule(name: string): name is FieldModule {
  return Object.hasOwn(field, name);
}

/** How many words the section of a module adds to its chapter. */
export function wordsInTheField(module: FieldModule): number {
  const texts = field[module].flatMap(({ ask, sights, lesson }) => [
    ask,
    ...sights.flatMap(({ who, does }) => [...who, does]),
    lesson,
  ]);
  return wordCount(texts.join(' '));
}
