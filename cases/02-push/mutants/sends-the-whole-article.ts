// Mistake: It sends the article as the Host knows it, instead of what was agreed on.
// Caught by: push/press-release › makes a message of a press release
// Caught by: push/outbox › sends a press release by way of the outbox

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  if (!article.tags.includes('press-release')) return null;
  const { id } = article;
  return {
    id: `press-release-${id}`,
    body: JSON.stringify(article),
  };
}
// #endregion
