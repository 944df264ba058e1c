/** What the last nightly recount corrected, for admins. */
import { fetchReconciliation } from './api.js';
import { element } from './figures.js';
import { count, money } from './format.js';

const PAUSE_MS = 60_000;
const CAUSE_WORDS = {
  LATE: 'Clicks that came too late',
  REDRIVEN: 'Clicks that were sent again',
  RULE_CHANGE: 'Counted under other limits',
  SINK_GAP: 'Missing in the store',
  UNEXPLAINED: 'Unexplained',
};
const byId = (id) => document.getElementById(id);
let nextAt = 0;

/** Asks now and then: it changes once a day. */
export async function updateReconciliation(times, signal) {
  if (Date.now() < nextAt) return;
  const report = await fetchReconciliation(signal);
  if (signal.aborted) return;
  nextAt = Date.now() + PAUSE_MS;
  byId('reconciliation-card').hidden = !report;
  if (report) show(report, times);
}

/** The next question is asked at once: somebody else may be signed in. */
export function forgetReconciliation() {
  nextAt = 0;
  byId('reconciliation-card').hidden = true;
}

function show({ date, causes, bill, runs }, times) {
  const closed = runs.find((run) => run.state === 'closed');
  byId('reconciliation-day').textContent = times.day(`${date}T12:00:00Z`);
  byId('reconciliation-bill').textContent =
    `${money(bill.figures.total_cost)} billed for ${count(bill.figures.click_count)} clicks on ${count(bill.ads)} ads. Closed ${times.full(closed.updated_at)} ${times.name}; independent count: ${closed.recount}.`;
  const rows = causes.flatMap((cause) => {
    const words = element('dt', CAUSE_WORDS[cause.cause] ?? cause.cause);
    words.append(element('small', `${count(cause.minutes)} ${cause.minutes === 1 ? 'minute' : 'minutes'} of ads`));
    const change = element('dd', `${signed(cause.click_count_change, count)} clicks`);
    change.append(element('small', signed(cause.total_cost_change, money)));
    [words, change].forEach((part) => { part.dataset.cause = cause.cause; });
    return [words, change];
  });
  const none = element('dt', 'Every figure that was served was right.');
  none.className = 'none';
  byId('reconciliation').replaceChildren(...(rows.length > 0 ? rows : [none]));
}

function signed(value, format) {
  const text = String(value);
  return text.startsWith('-') ? `−${format(typeof value === 'string' ? text.slice(1) : -value)}` : `+${format(value)}`;
}
