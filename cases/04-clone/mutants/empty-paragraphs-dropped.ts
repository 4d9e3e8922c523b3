// Mistake: It leaves empty paragraphs out.
// Caught by: clone/news-item › carries every text over, exactly as it is

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline,
    lead: article.standfirst,
    text: article.paragraphs.filter(Boolean).join('\n\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
