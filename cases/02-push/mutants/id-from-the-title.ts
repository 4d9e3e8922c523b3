// Mistake: Articles with the same headline get the same id.
// Caught by: push/press-release › gives every press release an id of its own
// Caught by: push/outbox › delivers all that is due, however much it is

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  if (!article.tags.includes('press-release')) return null;
  const { title, text } = article;
  return {
    id: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    body: JSON.stringify({ type: 'press-release.published', data: { title, text } }),
  };
}
// #endregion
