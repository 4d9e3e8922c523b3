// Correct: a table of outcomes instead of branches; orderFeed() walks through the list once and puts items in by place.

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  const feed: NewsItem[] = [];
  let place = 0;
  for (const item of items) {
    if (office !== null && item.office === office) feed.splice(place++, 0, item);
    else feed.push(item);
  }
  return feed;
}
// #endregion

// #region fallback
export function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const deadline = AbortSignal.any([AbortSignal.timeout(hr.deadlineMs)]);
  const asked = Promise.try(homeOffice, userId, hr, deadline);
  return asked.then(
    (office): Feed => ({ items: orderFeed(items, office), status: office === null ? 'no-office' : 'personal', office }),
    (): Feed => ({ items: items.slice(), status: 'unavailable', office: null }),
  );
}
// #endregion
