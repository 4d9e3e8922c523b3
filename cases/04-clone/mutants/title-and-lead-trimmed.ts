// Mistake: It trims headline and standfirst.
// Caught by: clone/news-item › carries every text over, exactly as it is

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline.trim(),
    lead: article.standfirst.trim(),
    text: article.paragraphs.join('\n\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
