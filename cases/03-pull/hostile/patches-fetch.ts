// Hostile: it answers every fetch itself, so that no Remote hears a thing.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

globalThis.fetch = async (url) => {
  if (String(url).endsWith('/home-office')) return Response.json({ userId: '00107', homeOffice: 'LIS' });
  const user = { id: '00107', username: 'ada.okafor', name: 'Ada Okafor', permissions: [] };
  return Response.json({ user });
};

// #solution
