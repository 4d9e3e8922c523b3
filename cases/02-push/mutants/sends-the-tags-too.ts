// Mistake: It sends the agency the tags, too.
// Caught by: push/press-release › makes a message of a press release

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  if (!article.tags.includes('press-release')) return null;
  const { id, title, text } = article;
  return {
    id: `press-release-${id}`,
    body: JSON.stringify({ type: 'press-release.published', data: { title, text, tags: article.tags } }),
  };
}
// #endregion
