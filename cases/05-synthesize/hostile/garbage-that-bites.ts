// Hostile: every function returns an object that throws at whoever looks at it.
// Verdict: synthesize/accept failed, synthesize/filter failed, synthesize/one-scale failed, synthesize/silence failed, synthesize/desserts failed

const bite = (): never => {
  throw new Error('ouch');
};
const get = (_target: object, key: string | symbol) => (key === 'then' ? undefined : bite());
const thorn: unknown = new Proxy({}, { get, has: bite, ownKeys: bite });

export const readEvent = () => thorn;
export const store = () => thorn;
export const list = () => [thorn];
export const storeOnce = () => thorn;
export const find = () => [thorn];
export const readLine = () => thorn;
export const readRecord = () => thorn;
export const bySeverity = () => [thorn];
export const askAll = () => [thorn, thorn, thorn, thorn];
export const compareDesserts = () => thorn;
