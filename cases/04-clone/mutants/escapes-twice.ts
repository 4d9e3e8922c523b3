// Mistake: It escapes texts that the website escapes itself.
// Caught by: clone/news-item › carries every text over, exactly as it is

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    lead: article.standfirst,
    text: article.paragraphs.join('\n\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
