// Mistake: It takes the seconds of Deprecation for milliseconds.
// Caught by: build-risk/sunset › reads Deprecation and Sunset, and leaves what it cannot read

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null && sunset === null) return null;
  const seconds = /^@(-?\d+)$/.exec(deprecation ?? '')?.[1];
  const end = Date.parse(sunset ?? '');
  return { deprecatedAt: seconds ? Number(seconds) : null, sunsetAt: Number.isNaN(end) ? null : end };
}
// #endregion
