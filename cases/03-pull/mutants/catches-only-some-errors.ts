// Mistake: It catches what fetch throws, and not what homeOffice() throws.
// Caught by: pull/fallback › shows the general feed whatever goes wrong at HR

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  try {
    const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch (error) {
    if ((error as Error).message.startsWith('HR’s')) throw error;
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
