// Hostile: It patches Array.isArray, so that everything counts as a list.
// Verdict: build-risk/adapter failed, build-risk/tolerant-reader failed, build-risk/contract failed, build-risk/sunset failed

// #solution
Array.isArray = ((value: unknown) => typeof value === 'object') as typeof Array.isArray;
