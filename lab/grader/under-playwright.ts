/** The environment variable that tells specs that Playwright runs them. `playwright.config.ts` sets it, before any spec is loaded. */
export const UNDER_PLAYWRIGHT = 'HOST_AND_REMOTE_UNDER_PLAYWRIGHT';
