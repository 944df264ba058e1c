/** What the page shows lives in its address, so that an address can be shared. */
export const RANGES = ['15m', '1h', '6h', '24h', '7d', 'custom'];
export const RESOLUTIONS = ['auto', '1m', '5m', '1h'];
export const METRICS = ['clicks', 'cost', 'invalid'];
export const ZONES = ['utc', 'local'];
export const KINDS = ['ad', 'campaign', 'advertiser'];

export const MINUTE = 60_000;
export const LENGTH = { '1m': MINUTE, '5m': 5 * MINUTE, '15m': 15 * MINUTE, '1h': 60 * MINUTE, '6h': 360 * MINUTE, '24h': 1440 * MINUTE, '7d': 10_080 * MINUTE };
const mostWindows = () => (innerWidth < 700 ? 100 : 400);

export function readState() {
  const asked = new URLSearchParams(location.search);
  const oneOf = (name, values, fallback) =>
    values.includes(asked.get(name)) ? asked.get(name) : fallback;
  const kind = KINDS.find((candidate) => asked.get(candidate)) ?? 'ad';
  const range = oneOf('range', RANGES, '1h');
  const dated = Date.parse(asked.get('from')) < Date.parse(asked.get('to'));
  return {
    kind,
    id: asked.get(kind) ?? '',
    range: range === 'custom' && !dated ? '1h' : range,
    from: asked.get('from') ?? '',
    to: asked.get('to') ?? '',
    resolution: oneOf('resolution', RESOLUTIONS, 'auto'),
    metric: oneOf('metric', METRICS, 'clicks'),
    zone: oneOf('zone', ZONES, 'utc'),
  };
}

export function writeState(state, { replace = false } = {}) {
  const { kind, id, range, from, to, resolution, metric, zone } = state;
  const shown = { ...(id && { [kind]: id }), range, ...(range === 'custom' && { from, to }), resolution, metric, zone };
  const address = `?${new URLSearchParams(shown)}`;
  if (address !== location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
  }
}

/** The windows to ask for: chosen, or fine enough for the range without crowding it. */
export function windowsOf(state) {
  if (state.resolution !== 'auto') return state.resolution;
  return ['1m', '5m', '1h'].find((size) => lengthOf(state) / LENGTH[size] <= mostWindows()) ?? '1h';
}

export const lengthOf = (state) =>
  state.range === 'custom' ? Date.parse(state.to) - Date.parse(state.from) : LENGTH[state.range];

export const isOpen = (state) => state.range !== 'custom';

/**
 * The range to ask for. A range that ends now begins at a whole window of those that the page adds
 * up: otherwise its parts would leave out different pieces of the first one.
 */
export function rangeOf(state, now) {
  if (!isOpen(state)) return { from: state.from, to: state.to };
  const whole = Math.max(LENGTH[windowsOf(state)], LENGTH[topWindows(lengthOf(state))]);
  return { from: String(Math.floor((now - lengthOf(state)) / whole) * whole) };
}

const topWindows = (length) => (length >= 12 * LENGTH['1h'] ? '1h' : length >= LENGTH['1h'] ? '5m' : '1m');
