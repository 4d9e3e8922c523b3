// Correct: it keys by everything that was asked, lets an abort through although it has an old answer, and keeps that answer after a 403.

// #region cache
export function createCachedFetch({ fetch, now }: Hr): Fetch {
  const kept: Record<string, { text: string; etag: string; at: number; control: string }> = Object.create(null);
  const seconds = (control: string, name: string): number =>
    Number(
      control
        .split(/,\s*/)
        .find((part) => part.startsWith(`${name}=`))
        ?.slice(name.length + 1) ?? 0,
    );
  return async (url, init) => {
    const asked = new Headers(init?.headers);
    const key = JSON.stringify([url, init?.method ?? 'GET', ...asked]);
    const old = kept[key];
    const ageS = old ? Math.floor((now() - old.at) / 1000) : Infinity;
    const freshS = old ? seconds(old.control, 'max-age') : 0;
    if (old && ageS < freshS) return new Response(old.text);
    const spare = old && ageS < freshS + seconds(old.control, 'stale-if-error') ? new Response(old.text) : null;
    const conditional: Record<string, string> = old ? { 'if-none-match': old.etag } : {};
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, { ...init, headers: { ...Object.fromEntries(asked), ...conditional } });
      text = await response.clone().text();
    } catch (error) {
      if (init?.signal?.aborted || !spare) throw error;
      return spare;
    }
    if (spare && [500, 502, 503, 504].includes(response.status)) return spare;
    if (response.status === 404) delete kept[key];
    if (response.status !== 200 && response.status !== 304) return response;
    const whole = response.status === 304 && old ? old.text : text;
    const { headers } = response;
    kept[key] = {
      text: whole,
      etag: headers.get('etag') ?? '',
      at: now(),
      control: headers.get('cache-control') ?? '',
    };
    return new Response(whole);
  };
}
// #endregion
