/** The page: signs in, reads its address, asks the API, listens, and shows what it hears. */
import { SignInNeeded, describe, fetchCsv, fetchMetrics, fetchRejections, fetchTopAds, search } from './api.js';
import { Charts } from './charts.js';
import { dates, segments, themeButton } from './controls.js';
import { showEmpty, showError, showFinality, showFreshness, showRejections, showSubject, showTable, showTotals } from './figures.js';
import { times } from './format.js';
import { listen } from './live.js';
import { finality, merge, totals } from './points.js';
import { forgetReconciliation, updateReconciliation } from './reconciliation.js';
import { SearchBox } from './search.js';
import { signIn, signOut, takeTokenFromAddress, token } from './session.js';
import { METRICS, RANGES, RESOLUTIONS, ZONES, isOpen, lengthOf, rangeOf, readState, windowsOf, writeState } from './state.js';
import { showTopAds } from './top-ads.js';

const REFRESH_MS = 10_000;
const RETRY_MS = 3_000;
const byId = (id) => document.getElementById(id);

let state = readState();
let charts;
let points = [];
let timer;
let pending;
let stopListening = () => {};
let listeningTo = '';

const markRange = segments('range', RANGES, (range) => change({ range, ...(range === 'custom' && presentDates()) }));
const markResolution = segments('resolution', RESOLUTIONS, (resolution) => change({ resolution }));
const markMetric = segments('metric', METRICS, (metric) => change({ metric }));
const markZone = segments('zone', ZONES, (zone) => change({ zone }));
const markDates = dates(byId('custom'), (chosen) => change(chosen));
themeButton(byId('theme'), () => charts?.repaint());
new SearchBox(byId('search'), byId('search-results'), (subject) => change(subject));

byId('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  signIn(byId('token').value.trim());
  enter();
});
byId('sign-out').addEventListener('click', () => {
  signOut();
  leave('');
});
byId('csv').addEventListener('click', download);
addEventListener('popstate', () => adopt(readState()));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && !byId('dashboard').hidden) refresh();
});

takeTokenFromAddress();
enter();

async function enter() {
  try {
    await search('', undefined);
  } catch (failure) {
    if (failure instanceof SignInNeeded || !token()) {
      leave(token() ? 'This token is not accepted: it may have expired, or be of another system.' : '');
      return;
    }
  }
  byId('sign-in').hidden = true;
  byId('dashboard').hidden = false;
  byId('sign-out').hidden = !token();
  document.body.dataset.page = 'dashboard';
  charts ??= new Charts();
  adopt(state);
}

function leave(sentence) {
  clearTimeout(timer);
  pending?.abort();
  hush();
  forgetReconciliation();
  signOut();
  byId('dashboard').hidden = true;
  byId('sign-out').hidden = true;
  byId('sign-in').hidden = false;
  byId('token-error').textContent = sentence;
  byId('token-error').hidden = !sentence;
  document.body.dataset.page = 'sign-in';
  byId('token').value = '';
  byId('token').focus();
}

function change(part, options) {
  const next = { ...state, ...part };
  writeState(next, options);
  adopt(next);
}

function presentDates() {
  const now = Math.ceil(Date.now() / 60_000) * 60_000;
  const iso = (millis) => new Date(millis).toISOString().replace('.000Z', 'Z');
  return { from: iso(now - (isOpen(state) ? lengthOf(state) : 3_600_000)), to: iso(now) };
}

function adopt(next) {
  state = next;
  document.title = state.id ? `${state.id} · Ad clicks` : 'Ad clicks';
  markRange(state.range);
  markResolution(state.resolution);
  markMetric(state.metric);
  markZone(state.zone);
  markDates(!isOpen(state), state.from || Date.now(), state.to || Date.now());
  hush();
  refresh();
}

async function refresh() {
  clearTimeout(timer);
  pending?.abort();
  const call = (pending = new AbortController());
  let pause = REFRESH_MS;
  try {
    await ask(call.signal);
    showError('');
  } catch (failure) {
    if (call.signal.aborted) return;
    if (failure instanceof SignInNeeded) {
      leave('Your session has ended: sign in with a new token.');
      return;
    }
    showError(`${failure.message} This page keeps trying.`);
    pause = RETRY_MS;
  }
  if (pending === call && !document.hidden) timer = setTimeout(refresh, pause);
}

async function ask(signal) {
  const range = rangeOf(state, Date.now());
  const scope = state.id && state.kind !== 'ad' ? { [`${state.kind}_id`]: state.id } : {};
  const top = await fetchTopAds({ metric: state.metric, limit: 10, ...range, ...scope }, signal);
  if (!state.id && top.ads.length > 0) {
    change({ kind: 'ad', id: top.ads[0].ad_id }, { replace: true });
    return;
  }
  showTopAds(top, state.kind === 'ad' ? '' : `of this ${state.kind}`, state.id, (id) => change({ kind: 'ad', id }));
  if (!state.id) {
    showSubject(state, undefined, change);
    showRejections(undefined);
    showEmpty('No clicks yet', 'No ad had a click in this range. Figures appear here as soon as one is counted.');
    return;
  }
  updateReconciliation(times(state.zone), signal);
  const question = { resolution: windowsOf(state), fill: 'zero', ...range };
  const isAd = state.kind === 'ad';
  const [metrics, rejections, entry] = await Promise.all([
    fetchMetrics(state, question, signal),
    isAd ? fetchRejections(state.id, range, signal) : undefined,
    isAd ? describe(state.id, signal) : undefined,
  ]);
  showSubject(state, entry, change);
  showRejections(rejections);
  showFreshness(metrics.freshness, times(state.zone));
  points = metrics.points;
  show();
  hear();
}

function show() {
  const sums = totals(points);
  const clock = times(state.zone);
  const none = sums.gross_count === 0;
  showTotals(sums);
  showFinality(finality(points));
  showEmpty(none ? 'No clicks in this range' : undefined, `Nobody clicked “${state.id}” then. Try a longer range, or check how it is written.`);
  if (none) return;
  charts.draw(points, clock, {
    clicks: `Clicks per window of ${windowsOf(state)}: ${sums.click_count} valid, ${sums.duplicate_count} duplicates and ${sums.invalid_count} invalid in all. The figures are in the table below.`,
    cost: `Cost per window of ${windowsOf(state)}: ${sums.total_cost} in all.`,
    rates: 'Share of duplicates and of invalid clicks per window.',
  });
  showTable(points, clock);
}

/** Changes are pushed for one ad in a range that ends now; the rest is asked for now and then. */
function hear() {
  const wanted = state.kind === 'ad' && isOpen(state) ? `${state.id}\n${windowsOf(state)}` : '';
  if (wanted === listeningTo) return;
  hush();
  if (!wanted) return;
  listeningTo = wanted;
  stopListening = listen(state.id, windowsOf(state), {
    onState: (stands) => { byId('live').hidden = !stands; },
    onEvent: (name, body) => {
      if (name === 'freshness') showFreshness(body, times(state.zone));
      if (name !== 'point') return;
      const before = points;
      points = merge(points, body, windowsOf(state), lengthOf(state));
      if (points !== before) show();
    },
  });
}

function hush() {
  stopListening();
  stopListening = () => {};
  listeningTo = '';
  byId('live').hidden = true;
}

async function download() {
  try {
    const file = await fetchCsv(state, { resolution: windowsOf(state), ...rangeOf(state, Date.now()) });
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(file), download: `${state.kind}-${state.id}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), REFRESH_MS);
  } catch (failure) {
    showError(failure.message);
  }
}
