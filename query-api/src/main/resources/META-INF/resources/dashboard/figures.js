/** Totals, finality, freshness and rejected clicks in words. */
import { age, count, money, share } from './format.js';

const byId = (id) => document.getElementById(id);
const GOOD_AGE_MS = 60_000;
const BEARABLE_AGE_MS = 300_000;
const FINALITY_WORDS = {
  provisional: 'Provisional: newest windows are still open',
  final: 'All final',
  restated: 'Restated by a recount',
};
const REASON_WORDS = {
  LATE: 'Too late for the live count',
  MALFORMED: 'Unreadable',
  UNKNOWN_SCHEMA: 'Unknown format',
  INVALID_FIELD: 'A field out of range',
  IMPLAUSIBLE_EVENT_TIME: 'Implausible time',
};
const KIND_WORDS = { ad: 'Ad', campaign: 'Campaign', advertiser: 'Advertiser' };

export function showTotals(totals) {
  const gross = totals.gross_count;
  const distinct = totals.click_count + totals.invalid_count;
  byId('valid').textContent = count(totals.click_count);
  byId('valid-note').textContent = `of ${count(gross)} received`;
  byId('cost').textContent = money(totals.total_cost);
  byId('cost-note').textContent = 'for valid clicks only';
  byId('duplicate').textContent = share(totals.duplicate_count, gross);
  byId('duplicate-note').textContent = `${count(totals.duplicate_count)} repeated clicks`;
  byId('invalid').textContent = share(totals.invalid_count, distinct);
  byId('invalid-note').textContent = `${count(totals.invalid_count)} clicks, never billed`;
}

export function showFinality(finality) {
  const badge = byId('finality');
  badge.hidden = !finality;
  badge.dataset.finality = finality ?? '';
  badge.textContent = FINALITY_WORDS[finality] ?? '';
}

export function showFreshness({ watermark, watermark_age_ms: lag }, times) {
  const pill = byId('freshness');
  if (!watermark) {
    pill.dataset.level = 'unknown';
    pill.textContent = 'The pipeline has not reported yet';
    return;
  }
  pill.dataset.level = lag <= GOOD_AGE_MS ? 'good' : lag <= BEARABLE_AGE_MS ? 'warn' : 'bad';
  pill.textContent = `Counted up to ${times.clock(watermark)}, ${age(lag)} behind`;
  pill.title = `Event time in ${times.name} up to which the pipeline expects no more clicks`;
}

/** Who is shown, with links to whom it belongs. */
export function showSubject({ kind, id }, entry, choose) {
  byId('kind').textContent = KIND_WORDS[kind];
  byId('subject').textContent = entry?.name || id || 'Nothing chosen yet';
  const owners = entry
    ? [['ad', entry.name && id], ['campaign', entry.campaign_id], ['advertiser', entry.advertiser_id]]
    : [];
  byId('belongs').replaceChildren(...owners.filter(([, owner]) => owner).map(([of, owner]) => {
    if (of === 'ad') return element('span', owner);
    const link = element('button', owner);
    link.type = 'button';
    link.title = `Show the ${of} ${owner}`;
    link.addEventListener('click', () => choose({ kind: of, id: owner }));
    return link;
  }));
}

export function showRejections(rejections) {
  byId('rejected-card').hidden = !rejections;
  const rows = Object.entries(rejections?.reasons ?? {}).flatMap(([reason, clicks]) => [
    element('dt', REASON_WORDS[reason] ?? reason),
    element('dd', count(clicks)),
  ]);
  const none = element('dt', 'None: every click of this ad is in the figures.');
  none.className = 'none';
  byId('rejected').replaceChildren(...(rows.length > 0 ? rows : [none]));
}

/** What stands in place of charts without clicks; nothing hides it. */
export function showEmpty(title, text) {
  byId('empty').hidden = !title;
  byId('charts').hidden = Boolean(title);
  byId('empty-title').textContent = title ?? '';
  byId('empty-text').textContent = text ?? '';
}

export function showError(sentence) {
  byId('error').textContent = sentence;
  byId('error').hidden = !sentence;
  byId('figures').toggleAttribute('data-stale', Boolean(sentence));
}

/** The newest windows first, as a table for whoever cannot or will not look at charts. */
export function showTable(points, times) {
  const rows = points.filter((point) => point.gross_count > 0).reverse();
  byId('rows').replaceChildren(...rows.map((point) => {
    const row = document.createElement('tr');
    const head = element('th', times.full(point.event_time));
    head.scope = 'row';
    const cells = [count(point.click_count), count(point.duplicate_count), count(point.invalid_count), money(point.total_cost), point.finality];
    row.append(head, ...cells.map((text) => element('td', text)));
    return row;
  }));
}

export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
