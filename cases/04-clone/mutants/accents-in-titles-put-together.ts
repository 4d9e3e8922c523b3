// Mistake: It normalises the title.
// Caught by: clone/news-item › carries every text over, exactly as it is

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline.normalize('NFC'),
    lead: article.standfirst,
    text: article.paragraphs.join('\n\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
