// Mistake: It puts a line break between paragraphs, and no empty line.
// Caught by: clone/news-item › turns an article into a News item like any other

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline,
    lead: article.standfirst,
    text: article.paragraphs.join('\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
