/** A reporter for `node --test`: how many tests passed and failed in the whole run, as one line of JSON. */
import type { TestEvent } from 'node:test/reporters';

/** What this writes. A test that was cancelled, for instance because its file ended early, has failed. */
export interface Counts {
  passed: number;
  failed: number;
}

export default async function* counts(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // Each file has a summary, too; only that of the run names no file.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = event.data.counts;
    yield JSON.stringify({ passed, failed: tests - passed - skipped - todo } satisfies Counts);
  }
}
