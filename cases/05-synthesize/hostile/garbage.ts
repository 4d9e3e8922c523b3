// Hostile: every function returns something else than it should.
// Verdict: synthesize/accept failed, synthesize/filter failed, synthesize/one-scale failed, synthesize/silence failed, synthesize/desserts failed

export const readEvent = () => ({ outcome: 'accepted', item: { id: 7 } });
export const store = () => 'stored';
export const list = () => 'nothing';
export const storeOnce = () => 'perhaps';
export const find = () => [null];
export const readLine = () => 42;
export const readRecord = () => null;
export const bySeverity = () => ({ sorted: true });
export const askAll = () => ['fine', 'fine', 'fine', 'fine'];
export const compareDesserts = () => ({ status: 'complete', above: 'yes', notAbove: 'no' });
