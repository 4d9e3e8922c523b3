// Mistake: The contract test is content with any list of people.
// Caught by: build-risk/contract › fails on version 2, record by record

// #region contract
export function checkContract(body: unknown): Breach[] {
  return isObject(body) && Array.isArray(body['people']) ? [] : [{ path: 'people', problem: 'missing' }];
}
// #endregion
