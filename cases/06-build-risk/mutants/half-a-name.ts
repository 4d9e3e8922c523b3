// Mistake: It joins the parts of a name whatever they are, so half a name becomes “Ada undefined”.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2({ employee, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  return {
    id: employee?.id,
    displayName: `${name?.given} ${name?.family}`,
    workplace: location?.office,
    status: employment?.state,
  };
}
// #endregion
