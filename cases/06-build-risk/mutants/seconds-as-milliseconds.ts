// Mistake: It takes the seconds of Deprecation for milliseconds.
// Caught by: build-risk/sunset › warns of the announced end

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null && sunset === null) return null;
  const seconds = /^@(-?\d+)$/.exec(deprecation ?? '')?.[1];
  const end = Date.parse(sunset ?? '');
  return { deprecatedAt: seconds ? Number(seconds) : null, sunsetAt: Number.isNaN(end) ? null : end };
}
// #endregion
