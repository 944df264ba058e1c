/** Totals, finality, freshness and rejected clicks in words. */
import { age, clock, count, money, share } from './format.js';

const byId = (id) => document.getElementById(id);
const GOOD_AGE_MS = 60_000;
const BEARABLE_AGE_MS = 300_000;
const FINALITY_WORDS = {
  provisional: 'provisional: newest windows still open',
  final: 'final',
  restated: 'restated by reconciliation',
};
const REASON_WORDS = {
  LATE: 'Too late for the live count',
  MALFORMED: 'Unreadable',
  UNKNOWN_SCHEMA: 'Unknown format',
  INVALID_FIELD: 'A field out of range',
  IMPLAUSIBLE_EVENT_TIME: 'Implausible time',
};

export function showTotals({ totals, finality }) {
  const gross = totals.click_count + totals.duplicate_count + totals.invalid_count;
  byId('valid').textContent = count(totals.click_count);
  byId('valid-note').textContent = `of ${count(gross)} clicks`;
  byId('cost').textContent = money(totals.total_cost);
  byId('cost-note').textContent = 'for valid clicks only';
  byId('duplicate').textContent = count(totals.duplicate_count);
  byId('duplicate-note').textContent = `${share(totals.duplicate_count, gross)} of clicks`;
  byId('invalid').textContent = count(totals.invalid_count);
  byId('invalid-note').textContent = `${share(totals.invalid_count, gross)} of clicks`;
  const badge = byId('finality');
  badge.hidden = !finality || gross === 0;
  badge.dataset.finality = finality ?? '';
  badge.textContent = FINALITY_WORDS[finality] ?? '';
}

export function showFreshness({ watermark, watermark_age_ms: lag }) {
  const pill = byId('freshness');
  if (!watermark) {
    pill.dataset.level = 'unknown';
    pill.textContent = 'The pipeline has not reported yet';
    return;
  }
  pill.dataset.level = lag <= GOOD_AGE_MS ? 'good' : lag <= BEARABLE_AGE_MS ? 'warn' : 'bad';
  pill.textContent = `Counted up to ${clock(watermark)} UTC, ${age(lag)} behind`;
}

export function showRejections({ reasons }) {
  const rows = Object.entries(reasons).flatMap(([reason, clicks]) => [
    element('dt', REASON_WORDS[reason] ?? reason),
    element('dd', count(clicks)),
  ]);
  const none = element('dt', 'None: every click of this ad is in the figures.');
  none.className = 'none';
  byId('rejected').replaceChildren(...(rows.length > 0 ? rows : [none]));
}

/** The sentence in place of a chart without clicks; empty hides it. */
export function showEmpty(sentence) {
  byId('empty').textContent = sentence;
  byId('empty').hidden = !sentence;
  byId('clicks-chart').hidden = Boolean(sentence);
  byId('cost-card').hidden = Boolean(sentence);
}

export function showError(sentence) {
  byId('error').textContent = sentence;
  byId('error').hidden = !sentence;
  byId('figures').toggleAttribute('data-stale', Boolean(sentence));
}

export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
