// Mistake: It sends the agency every article.
// Caught by: push/press-release › sends nothing else
// Caught by: push/outbox › sends a press release by way of the outbox

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  const { id, title, text } = article;
  return {
    id: `press-release-${id}`,
    body: JSON.stringify({ type: 'press-release.published', data: { title, text } }),
  };
}
// #endregion
