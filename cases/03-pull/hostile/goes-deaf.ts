// Hostile: it takes away the ears of the process it lives in.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

for (const handle of process._getActiveHandles()) handle.removeAllListeners();
process.removeAllListeners();

// #solution
