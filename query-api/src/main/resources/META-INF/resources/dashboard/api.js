/** Calls the query API; a failure carries one sentence that can be shown. */
import { headers } from './session.js';

export class SignInNeeded extends Error {}

/** Figures of an ad, a campaign or an advertiser in one shape. */
export async function fetchMetrics({ kind, id }, question, signal) {
  if (kind === 'ad') return get(`${pathOf(id)}/metrics`, question, signal);
  const answer = await get('/api/v1/metrics', { ...question, [`${kind}_id`]: id }, signal);
  return { ...answer, points: answer.series[0]?.points ?? [] };
}

export const fetchRejections = (ad, range, signal) => get(`${pathOf(ad)}/rejections`, range, signal);
export const fetchTopAds = (question, signal) => get('/api/v1/ads/top', question, signal);
/** The newest closed reconciliation; nothing if there is none, or it is not for the caller. */
export const fetchReconciliation = (signal) => get('/api/v1/reconciliations/latest', {}, signal).catch(() => undefined);
export const search = (text, signal) => get('/api/v1/catalogue', { search: text, limit: 12 }, signal);

/** What the catalogue knows of an ad; nothing if it does not know it. */
export const describe = (ad, signal) => get(pathOf(ad), {}, signal).catch(() => undefined);

export async function fetchCsv({ kind, id }, question) {
  const path = kind === 'ad' ? `${pathOf(id)}/metrics` : '/api/v1/metrics';
  const asked = kind === 'ad' ? question : { ...question, [`${kind}_id`]: id };
  return (await call(path, asked, 'text/csv')).blob();
}

export const livePath = (ad, resolution) => `${pathOf(ad)}/metrics/live?${new URLSearchParams({ resolution })}`;
export const call = async (path, question, accept, signal) => {
  let answer;
  try {
    const address = Object.keys(question).length > 0 ? `${path}?${new URLSearchParams(question)}` : path;
    answer = await fetch(address, { signal, cache: 'no-store', headers: headers(accept) });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Error('The service cannot be reached.');
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const sentence = problem.detail ?? `The service answered with status ${answer.status}.`;
  throw answer.status === 401 ? new SignInNeeded(sentence) : new Error(sentence);
};

const pathOf = (ad) => `/api/v1/ads/${encodeURIComponent(ad)}`;
const get = async (path, question, signal) =>
  (await call(path, question, 'application/json', signal)).json();
