// Mistake: It makes one paragraph of all of them.
// Caught by: clone/news-item › ?
// Caught by: clone/idempotent › ?
// Caught by: clone/re-clone › ?

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline,
    lead: article.standfirst,
    text: article.paragraphs.join(' '),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
