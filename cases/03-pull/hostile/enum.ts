// Hostile: it has an enum, which Node cannot run by erasing types.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: enum

enum Office {
  Lisbon = 'LIS',
}
console.log(Office.Lisbon);

// #solution
