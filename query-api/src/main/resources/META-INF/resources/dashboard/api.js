/** Calls the query API; a failure carries one sentence that can be shown. */
export function fetchMetrics(ad, resolution, from, signal) {
  return get(`${pathOf(ad)}/metrics`, { resolution, from, fill: 'zero' }, signal);
}

export function fetchRejections(ad, from, signal) {
  return get(`${pathOf(ad)}/rejections`, { from }, signal);
}

export function fetchTopAds(metric, from, signal) {
  return get('/api/v1/ads/top', { metric, from, limit: 15 }, signal);
}

const pathOf = (ad) => `/api/v1/ads/${encodeURIComponent(ad)}`;

async function get(path, question, signal) {
  let answer;
  try {
    answer = await fetch(`${path}?${new URLSearchParams(question)}`, { signal, cache: 'no-store' });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Error('The service cannot be reached.');
  }
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw new Error(problem.detail ?? `The service answered with status ${answer.status}.`);
}
