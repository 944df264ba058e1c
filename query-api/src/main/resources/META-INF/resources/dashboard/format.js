/** Figures and times as people read them. Money stays text: it is exact, a number would not be. */
const COUNT = new Intl.NumberFormat('en');
const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export const short = new Intl.NumberFormat('en', { notation: 'compact' }).format;
export const count = (value) => COUNT.format(value);
export const share = (part, whole) => SHARE.format(whole === 0 ? 0 : part / whole);

export function money(text) {
  const [units, decimals] = text.split('.');
  return `${units.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

export const clock = (instant) => instant.slice(11, 19);
export const minute = (instant) => instant.slice(11, 16);
export const day = (instant) => instant.slice(5, 10);

export function age(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
