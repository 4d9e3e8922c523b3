// Mistake: It shows who wrote the article at the intranet.
// Caught by: clone/news-item › ?
// Caught by: clone/idempotent › ?
// Caught by: clone/re-clone › ?

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline,
    lead: `${article.standfirst} (${article.author})`,
    text: article.paragraphs.join('\n\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
