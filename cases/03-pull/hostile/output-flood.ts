// Hostile: it prints half a megabyte whenever it is loaded, but is otherwise right.
// Verdict: pull/home-office passed, pull/fallback passed, pull/cache passed, pull/log-in passed

for (let line = 0; line < 5_000; line += 1) console.log('x'.repeat(100));

// #solution
