/** The page: reads its address, asks the API every two seconds, shows what it answers. */
import { fetchMetrics, fetchRejections, fetchTopAds } from './api.js';
import { Charts } from './charts.js';
import { segments, themeButton } from './controls.js';
import { showEmpty, showError, showFreshness, showRejections, showTotals } from './figures.js';
import { METRICS, RANGES, RESOLUTIONS, readState, startOf, windowsOf, writeState } from './state.js';
import { showTopAds } from './top-ads.js';

const REFRESH_MS = 2000;
const adInput = document.getElementById('ad');
const charts = new Charts(
  document.getElementById('clicks-chart'), document.getElementById('cost-chart'));
let state = readState();
let timer;
let pending;

const markRange = segments('range', RANGES, (range) => change({ range }));
const markResolution = segments('resolution', RESOLUTIONS, (resolution) => change({ resolution }));
const markMetric = segments('metric', METRICS, (metric) => change({ metric }));
themeButton(document.getElementById('theme'), () => charts.repaint());

document.getElementById('ad-form').addEventListener('submit', (event) => {
  event.preventDefault();
  change({ ad: adInput.value.trim() });
});
addEventListener('popstate', () => adopt(readState()));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) refresh();
});
adopt(state);

function change(part, options) {
  const next = { ...state, ...part };
  writeState(next, options);
  adopt(next);
}

function adopt(next) {
  state = next;
  adInput.value = state.ad;
  document.title = state.ad ? `${state.ad} · Ad clicks` : 'Ad clicks';
  markRange(state.range);
  markResolution(state.resolution);
  markMetric(state.metric);
  refresh();
}

async function refresh() {
  clearTimeout(timer);
  pending?.abort();
  const call = (pending = new AbortController());
  try {
    await ask(call.signal);
    showError('');
  } catch (failure) {
    if (call.signal.aborted) return;
    showError(`${failure.message} This page keeps trying.`);
  }
  if (pending === call && !document.hidden) timer = setTimeout(refresh, REFRESH_MS);
}

async function ask(signal) {
  const from = startOf(state, Date.now());
  const top = await fetchTopAds(state.metric, from, signal);
  if (!state.ad && top.ads.length > 0) {
    change({ ad: top.ads[0].ad_id }, { replace: true });
    return;
  }
  showTopAds(top, state.ad, (ad) => change({ ad }));
  if (!state.ad) {
    showEmpty('No ad had a click in this range yet. Figures appear here as soon as one is counted.');
    return;
  }
  const [metrics, rejections] = await Promise.all([
    fetchMetrics(state.ad, windowsOf(state), from, signal),
    fetchRejections(state.ad, from, signal),
  ]);
  show(metrics, rejections);
}

function show(metrics, rejections) {
  showTotals(metrics);
  showFreshness(metrics.freshness);
  showRejections(rejections);
  const { click_count: valid, duplicate_count: copies, invalid_count: invalid } = metrics.totals;
  const none = valid + copies + invalid === 0;
  showEmpty(none ? `No clicks on “${metrics.ad_id}” in this range. Try a longer one, or check how the ad id is written.` : '');
  if (none) return;
  const inWords = `${valid} valid clicks, ${copies} duplicates, ${invalid} invalid clicks`;
  charts.draw(metrics.points, `Clicks per window of ${metrics.resolution}: ${inWords} in all`);
}
