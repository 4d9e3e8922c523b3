// Mistake: The contract test is content with any list of people.
// Caught by: build-risk/contract › names every field of every record that is not as agreed

// #region contract
export function checkContract(body: unknown): Breach[] {
  return isObject(body) && Array.isArray(body['people']) ? [] : [{ path: 'people', problem: 'missing' }];
}
// #endregion
