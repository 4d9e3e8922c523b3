// Hostile: it fills the memory beside the heap while it is loaded.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

const hoard: Buffer[] = [];
for (let taken = 0; taken < 30; taken += 1) hoard.push(Buffer.alloc(100_000_000, 1));
throw new Error(`it took ${hoard.length} times 100 MB`);
