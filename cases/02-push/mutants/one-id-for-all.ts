// Mistake: All messages have the same id, so the agency takes the second for a repetition.
// Caught by: push/press-release › gives every press release an id of its own
// Caught by: push/outbox › sends a press release by way of the outbox

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  if (!article.tags.includes('press-release')) return null;
  const { id, title, text } = article;
  return {
    id: 'press-release',
    body: JSON.stringify({ type: 'press-release.published', data: { title, text } }),
  };
}
// #endregion
