// Mistake: All messages have the same id, so the agency takes the second for a repetition.
// Caught by: push/press-release › sends a press release to the agency when it is published
// Caught by: push/outbox › waits as long as Retry-After asks, in seconds

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
