// Mistake: It shows who wrote the article at the intranet.
// Caught by: clone/news-item › turns an article into a News item like any other
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns

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
