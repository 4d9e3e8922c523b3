// Hostile: no list in the Host’s process can be mapped any more.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: your code changed Array.prototype.map

Array.prototype.map = () => {
  throw new Error('not today');
};

// #solution
