// Mistake: It takes the whole moment of publication for the day.
// Caught by: clone/news-item › turns an article into a News item like any other

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline,
    lead: article.standfirst,
    text: article.paragraphs.join('\n\n'),
    day: article.publishedAt,
    section: 'Press',
  };
}
// #endregion
