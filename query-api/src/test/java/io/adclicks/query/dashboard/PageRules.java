package io.adclicks.query.dashboard;

/** Questions to a page in the browser; an empty answer is a good one. */
final class PageRules {
  /** Controls on the screen that a screen reader could not name. */
  static final String UNNAMED_CONTROLS =
      """
      return [...document.querySelectorAll('button, input, select, [role=img]')]
        .filter((control) => control.offsetParent)
        .filter((control) => !(control.getAttribute('aria-label') || control.innerText
          || control.title || control.labels?.[0]?.innerText))
        .map((control) => control.outerHTML).join('\\n');
      """;

  /** Texts whose contrast against what is behind them is below 4.5 to 1 (WCAG 2.2, AA). */
  static final String FAINT_TEXT =
      """
      const parts = (colour) => {
        const box = document.createElement('canvas');
        box.width = box.height = 1;
        const pen = box.getContext('2d');
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data];
      };
      const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
        .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = parts(getComputedStyle(at).backgroundColor);
          if (colour[3] > 200) return colour;
        }
        return [255, 255, 255];
      };
      const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return [...document.querySelectorAll('body *')]
        .filter((one) => one.offsetParent && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
        .filter((one) => !one.closest('[data-stale]'))
        .filter((one) => ratio(light(parts(getComputedStyle(one).color)), light(behind(one))) < 4.5)
        .map((one) => one.tagName + ' "' + one.innerText + '"').join('\\n');
      """;

  private PageRules() {}
}
