// Hostile: it has the functions but exports none.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not export a function called

function homeOffice() {}
function orderFeed() {}
function personalFeed() {}
function createCachedFetch() {}
function logIn() {}
