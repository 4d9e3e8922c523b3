// Hostile: every function returns an object that throws at whoever looks at it.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

const bite = (): never => {
  throw new Error('ouch');
};
const get = (_target: object, key: string | symbol) => (key === 'then' ? undefined : bite());
const thorn: unknown = new Proxy({}, { get, has: bite, ownKeys: bite });

export const homeOffice = () => thorn;
export const orderFeed = () => thorn;
export const personalFeed = () => thorn;
export const createCachedFetch = () => thorn;
export const logIn = () => thorn;
