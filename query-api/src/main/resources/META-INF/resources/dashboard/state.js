/** What the page shows lives in its address, so that an address can be shared. */
export const RANGES = ['15m', '1h', '6h', '24h', '7d'];
export const RESOLUTIONS = ['auto', '1m', '5m', '1h'];
export const METRICS = ['clicks', 'cost', 'invalid'];

const MINUTE = 60_000;
const LENGTH = { '1m': MINUTE, '5m': 5 * MINUTE, '15m': 15 * MINUTE, '1h': 60 * MINUTE, '6h': 360 * MINUTE, '24h': 1440 * MINUTE, '7d': 10_080 * MINUTE };
const FINEST_OF_RANGE = { '15m': '1m', '1h': '1m', '6h': '5m', '24h': '5m', '7d': '1h' };
const TOP_WINDOWS_OF_RANGE = { '15m': '1m', '1h': '5m', '6h': '5m', '24h': '1h', '7d': '1h' };

export function readState() {
  const asked = new URLSearchParams(location.search);
  const oneOf = (name, values, fallback) =>
    values.includes(asked.get(name)) ? asked.get(name) : fallback;
  return {
    ad: asked.get('ad') ?? '',
    range: oneOf('range', RANGES, '1h'),
    resolution: oneOf('resolution', RESOLUTIONS, 'auto'),
    metric: oneOf('metric', METRICS, 'clicks'),
  };
}

export function writeState(state, { replace = false } = {}) {
  const address = `?${new URLSearchParams(state)}`;
  if (address !== location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
  }
}

/**
 * The start of the range, cut to the longest windows that the page adds up: otherwise its parts
 * would leave out different pieces of the first window, and their totals would differ.
 */
export function startOf(state, now) {
  const longest = Math.max(LENGTH[windowsOf(state)], LENGTH[TOP_WINDOWS_OF_RANGE[state.range]]);
  return Math.floor((now - LENGTH[state.range]) / longest) * longest;
}

/** The windows to ask for: chosen, or fine enough for the range. */
export function windowsOf(state) {
  return state.resolution === 'auto' ? FINEST_OF_RANGE[state.range] : state.resolution;
}
