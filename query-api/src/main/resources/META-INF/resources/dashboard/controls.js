/** Segmented choices made of radio buttons, so that the keyboard and screen readers know them. */
const WORDS = { auto: 'Auto', '1m': '1 min', '5m': '5 min', '15m': '15 min', '7d': '7 days', '1h': '1 hour', '6h': '6 hours', '24h': '24 hours', custom: 'Dates', clicks: 'Clicks', cost: 'Cost', invalid: 'Invalid', utc: 'UTC', local: 'Local' };

export function segments(id, values, onChoice) {
  const fieldset = document.getElementById(id);
  for (const value of values) {
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: id, value });
    const words = Object.assign(document.createElement('span'), { textContent: WORDS[value] });
    const label = document.createElement('label');
    label.append(radio, words);
    radio.addEventListener('change', () => onChoice(value));
    fieldset.append(label);
  }
  return (value) => {
    fieldset.querySelector(`input[value="${value}"]`).checked = true;
  };
}

/** A button between light and dark that remembers; until used, the system decides. */
export function themeButton(button, onChange) {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = localStorage.getItem('theme');
  if (stored) root.dataset.theme = stored;
  button.addEventListener('click', () => {
    const dark = (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    onChange();
  });
  system.addEventListener('change', onChange);
}

/** Two dates, in UTC whatever the clock of the machine says. */
export function dates(form, onChoice) {
  const [from, to] = form.querySelectorAll('input');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    to.setCustomValidity(from.value < to.value ? '' : 'This must lie after the first time.');
    if (form.reportValidity()) onChoice({ from: `${from.value}:00Z`, to: `${to.value}:00Z` });
  });
  to.addEventListener('input', () => to.setCustomValidity(''));
  return (shown, start, end) => {
    form.hidden = !shown;
    from.value = inputValue(start);
    to.value = inputValue(end);
  };
}

const inputValue = (instant) => new Date(instant).toISOString().slice(0, 16);
