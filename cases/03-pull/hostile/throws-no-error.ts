// Hostile: it throws things that are no errors.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

export const homeOffice = () => {
  throw null;
};
export const orderFeed = homeOffice;
export const personalFeed = () => Promise.reject(undefined);
export const createCachedFetch = () => {
  throw Object.create(null);
};
export const logIn = async () => {
  throw {
    get message() {
      throw new Error('ouch');
    },
  };
};
