// Correct: errors of its own with a cause, and each part of an answer is looked at by a function of its own.

// #region home-office
class HrTrouble extends Error {
  override name = 'HrTrouble';
}

export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await reached(hr, userId, signal);
  switch (response.status) {
    case 200:
      return officeIn(await read(response));
    case 404:
      return null;
    default:
      throw new HrTrouble(`HR answered ${response.status} ${response.statusText}`);
  }
}

async function reached(hr: Hr, userId: string, signal?: AbortSignal): Promise<Response> {
  const request = new Headers([['x-user-id', userId]]);
  try {
    return await hr.fetch(new URL('home-office', `${hr.url}/`).href, { headers: request, ...(signal && { signal }) });
  } catch (cause) {
    throw new HrTrouble('HR cannot be reached', { cause });
  }
}

async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new HrTrouble('HR does not speak JSON', { cause });
  }
}

function officeIn(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'homeOffice' in answer) {
    const { homeOffice: office } = answer;
    if (typeof office === 'string') return office;
  }
  throw new HrTrouble('HR’s answer has no homeOffice');
}
// #endregion

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return items;
  return items.toSorted((a, b) => Number(b.office === office) - Number(a.office === office));
}
// #endregion
