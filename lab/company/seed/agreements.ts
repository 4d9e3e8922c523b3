/** Secrets that the Host and a Remote share, as if they had exchanged them beforehand. */

/** Signs what the Host sends to the PR agency: `whsec_` and 32 bytes in base64, as Standard Webhooks writes a secret. */
export const AGENCY_SECRET = 'whsec_q8N+TnZ4d1m/0bEwrY5UuGkfJ2sVh9LcXa7PoIe6RtM=';

/** What the archive shows (RFC 6750) when it comes to the Host for a page. */
export const ARCHIVE_KEY = 'archive-4f9c27d1e8';
