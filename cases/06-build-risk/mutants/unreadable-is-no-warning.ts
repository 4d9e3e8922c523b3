// Mistake: There is no warning when neither header can be read.
// Caught by: build-risk/sunset › reads Deprecation and Sunset, and leaves what it cannot read

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null && sunset === null) return null;
  const end = Date.parse(sunset ?? '');
  const seconds = /^@(-?\d+)$/.exec(deprecation ?? '')?.[1];
  if (!seconds && Number.isNaN(end)) return null;
  return { deprecatedAt: seconds ? Number(seconds) * 1000 : null, sunsetAt: Number.isNaN(end) ? null : end };
}
// #endregion
