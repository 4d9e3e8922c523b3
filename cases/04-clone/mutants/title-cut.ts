// Mistake: It cuts a headline at 200 characters.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline.slice(0, 200),
    lead: article.standfirst,
    text: article.paragraphs.join('\n\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
