// Hostile: Every function returns something else than it promised.
// Verdict: build-risk/adapter failed, build-risk/tolerant-reader failed, build-risk/contract failed, build-risk/sunset failed

export const toEmployee = () => 42;
export const readPeople = () => ({ employees: 'Ada', quarantined: null });
export const quarantine = () => 'yes';
export const checkContract = () => ({ breaches: [] });
export const fromV2 = () => undefined;
export const readWarning = () => 'soon';
export const fetchPeople = async () => ({ version: 3 });
