// Hostile: Every function returns something else than it promised.
// Verdict: runtime-risk/single-flight failed, runtime-risk/back-off failed, runtime-risk/breaker failed, runtime-risk/bulkhead failed, runtime-risk/outage failed

export const singleFlight = () => 'a cache';
export const withBackOff = () => () => ({ status: 'fine' });
export const retryAfterMs = () => 'soon';
export const circuitBreaker = () => null;
export const bulkhead = () => async () => undefined;
export const resilient = () => ({ ask: 'me' });
