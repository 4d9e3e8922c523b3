// Mistake: It warns only when both headers are there.
// Caught by: build-risk/sunset › reads Deprecation and Sunset, and leaves what it cannot read

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null || sunset === null) return null;
  const seconds = /^@(-?\d+)$/.exec(deprecation)?.[1];
  const end = Date.parse(sunset);
  return { deprecatedAt: seconds ? Number(seconds) * 1000 : null, sunsetAt: Number.isNaN(end) ? null : end };
}
// #endregion
