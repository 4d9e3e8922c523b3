// Mistake: It reads the digits of a Deprecation and overlooks what follows.
// Caught by: build-risk/sunset › reads Deprecation and Sunset, and leaves what it cannot read

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null && sunset === null) return null;
  const end = Date.parse(sunset ?? '');
  const seconds = deprecation?.startsWith('@') && !Number.isNaN(parseInt(deprecation.slice(1))) ? String(parseInt(deprecation.slice(1))) : undefined;
  return { deprecatedAt: seconds ? Number(seconds) * 1000 : null, sunsetAt: Number.isNaN(end) ? null : end };
}
// #endregion
