/** Figures and times as people read them. Money stays text: it is exact, a number would not be. */
const COUNT = new Intl.NumberFormat('en');
const SHARE = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const UNITS = 10_000n;

export const short = new Intl.NumberFormat('en', { notation: 'compact' }).format;
export const count = (value) => COUNT.format(value);
export const share = (part, whole) => (whole === 0 ? '–' : SHARE.format(part / whole));

export function money(text) {
  const [units, decimals] = text.split('.');
  const shown = decimals.endsWith('00') ? decimals.slice(0, 2) : decimals;
  return `${units.replace(/\B(?=(\d{3})+$)/g, ',')}.${shown}`;
}

/** Exact sum of amounts with four decimals. */
export function addMoney(texts) {
  const sum = texts.reduce((total, text) => total + BigInt(text.replace('.', '')), 0n);
  return `${sum / UNITS}.${String(sum % UNITS).padStart(4, '0')}`;
}

/** Writes instants in UTC, or as the clock on the wall says. */
export function times(zone) {
  const timeZone = zone === 'utc' ? 'UTC' : undefined;
  const format = (options) => {
    const made = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options });
    return (instant) => made.format(new Date(instant));
  };
  return {
    clock: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    minute: format({ hour: '2-digit', minute: '2-digit' }),
    day: format({ day: 'numeric', month: 'short' }),
    full: format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    name: zone === 'utc' ? 'UTC' : 'local time',
  };
}

export function age(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
