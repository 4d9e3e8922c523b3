// Mistake: It cuts tags at commas before it looks for one.
// Caught by: push/press-release › sends nothing else

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  if (!(article.tags.join(',').split(',').includes('press-release'))) return null;
  const { id, title, text } = article;
  return {
    id: `press-release-${id}`,
    body: JSON.stringify({ type: 'press-release.published', data: { title, text } }),
  };
}
// #endregion
