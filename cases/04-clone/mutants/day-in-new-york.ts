// Mistake: It takes the day that it was in New York.
// Caught by: clone/news-item › keeps the day on which an article was published, in UTC

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline,
    lead: article.standfirst,
    text: article.paragraphs.join('\n\n'),
    day: new Date(article.publishedAt).toLocaleDateString('sv-SE', { timeZone: 'America/New_York' }),
    section: 'Press',
  };
}
// #endregion
