// Hostile: an address never becomes a preview, because of a loop in the Host.
// Verdict: embed/frame passed, embed/contain passed, embed/preview failed, embed/widget passed
// Says: did not give control back

// #region preview
export async function preview(url: string, oembed: Oembed): Promise<string> {
  while (oembed.providers.length > 0) url = oembed.providers[0]!.endpoint;
  return url;
}
// #endregion
