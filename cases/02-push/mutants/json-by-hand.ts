// Mistake: It builds the JSON by hand, which a line break or a quotation mark ends.
// Caught by: push/press-release › makes a message of a press release

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  if (!article.tags.includes('press-release')) return null;
  const { id, title, text } = article;
  return {
    id: `press-release-${id}`,
    body: `{"type":"press-release.published","data":{"title":"${title}","text":"${text}"}}`,
  };
}
// #endregion
