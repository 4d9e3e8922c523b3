/** What checks are written with, as `host-and-remote/grader`. */
export { CheckFailed, type Finding, type Reader, type TestContext } from './check.ts';
export type { Draw } from './draw.ts';
export { generalFeed, personById } from './facts.ts';
export { htmlOn } from './html-on.ts';
export { PAGE_TIMEOUT_MS, raceTimeout, withTimeout } from '../project/timeouts.ts';
export { BrokenOff, type Reply, type Session } from './session.ts';
export { watchAnswer, withSlowBody } from './slow-body.ts';
export { given, hints } from './spec.ts';
export { test } from './test.ts';
export type { World } from '../runner/world.ts';
