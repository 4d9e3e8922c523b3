// Mistake: It makes LF of every CR LF in a text.
// Caught by: clone/news-item › carries every text over, exactly as it is

// #region news-item
export function toNews(article: Article): News {
  return {
    title: article.headline,
    lead: article.standfirst,
    text: article.paragraphs.join('\n\n').replaceAll('\r\n', '\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
}
// #endregion
