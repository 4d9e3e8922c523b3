// Mistake: It counts its messages, and begins again after a restart.
// Caught by: push/press-release › gives every press release an id of its own

// #region press-release
const COUNT = { n: 0 };

export function pressRelease(article: DeskArticle): WebhookMessage | null {
  if (!article.tags.includes('press-release')) return null;
  const { id, title, text } = article;
  return {
    id: `press-release-${++COUNT.n}`,
    body: JSON.stringify({ type: 'press-release.published', data: { title, text } }),
  };
}
// #endregion
