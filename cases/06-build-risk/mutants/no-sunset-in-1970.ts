// Mistake: A Sunset at the very beginning of 1970 counts as none.
// Caught by: build-risk/sunset › reads Deprecation and Sunset, and leaves what it cannot read

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null && sunset === null) return null;
  const end = Date.parse(sunset ?? '');
  const seconds = /^@(-?\d+)$/.exec(deprecation ?? '')?.[1];
  return { deprecatedAt: seconds ? Number(seconds) * 1000 : null, sunsetAt: end || null };
}
// #endregion
