/** Words that people bring along, and what the course calls the same thing. */
const SYNONYMS: Readonly<Record<string, string>> = {
  bi: 'data warehouse',
  'business intelligence': 'data warehouse',
  'back off': 'back-off',
  cdc: 'outbox',
  coalescing: 'single-flight',
  'data protection': 'asks to be deleted',
  dedupe: 'idempotent',
  deduplication: 'idempotent',
  dsgvo: 'asks to be deleted',
  duplicate: 'idempotent',
  etl: 'data warehouse',
  gdpr: 'asks to be deleted',
  iframe: 'frame',
  login: 'log-in',
  oidc: 'single sign-on',
  openid: 'single sign-on',
  outage: 'down',
  'power bi': 'dashboard',
  privacy: 'asks to be deleted',
  queue: 'outbox',
  'rate limit': 'Retry-After',
  reporting: 'data warehouse',
  retry: 'back-off',
  retries: 'back-off',
  saml: 'single sign-on',
  'sign in': 'log-in',
  signin: 'log-in',
  tableau: 'dashboard',
  'thundering herd': 'jitter',
  timeout: 'deadline',
  'time-out': 'deadline',
};

/** What else to look for; undefined when the course has no other word for it. */
export function synonymOf(query: string): string | undefined {
  const key = query.trim().toLowerCase().replace(/\s+/g, ' ');
  return Object.hasOwn(SYNONYMS, key) ? SYNONYMS[key] : undefined;
}

/** All words that there is another one for. */
export const synonyms = Object.keys(SYNONYMS);
