import type { Page } from 'playwright-core';

/**
 * Goes through a page with Tab alone, from its top until it is there again, and says what is wrong: a control that is never reached, focus that
 * does not move on, that nobody sees, or that lies outside what is in sight.
 */
export async function walk(page: Page): Promise<string[]> {
  const controls = (await page.evaluate(BEGIN)) as number;
  // Some come into the page on the way, such as the buttons of a chosen tab.
  for (let press = 0; press < 2 * controls + 20; press += STEPS) {
    // Sent without waiting for each to be taken, as of a key that is held: a third of the time.
    await Promise.all(Array.from({ length: STEPS }, () => page.keyboard.press('Tab')));
    if (await page.evaluate('walked.isRound')) break;
  }
  return (await page.evaluate(END)) as string[];
}

const STEPS = 8;

/** In the page: what can be reached, and from now on what was. A browser shows no focus to a press of the mouse, so the walk begins with none. */
const BEGIN = `(() => {
  const nameOf = (element) => {
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
    return element.localName + ' "' + (name.trim() || element.getAttribute('name') || element.className).slice(0, 60) + '"';
  };
  const isControl = (element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest('[inert], fieldset:disabled') &&
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && element.getClientRects().length > 0 &&
    // Of choices of which one holds, one is stopped at.
    !(element.type === 'radio' && !element.checked && document.querySelector('input[type=radio][name="' + element.name + '"]:checked'));
  const controls = () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=true]')].filter(isControl);
  const isSeen = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const showsFocus = (element) => {
    // A choice that is drawn by its label, and a file that is dropped on one, show it there.
    for (let one = element, up = 0; one && up < 3; one = one.parentElement, up++) if (isSeen(one)) return true;
    return false;
  };
  const isInSight = (element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  };
  const reached = new Set();
  const faults = [];
  const outOfSight = new Set();
  const nextFrame = () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  globalThis.walked = {
    isRound: false,
    end: async () => {
      removeEventListener('focusin', onFocus, true);
      removeEventListener('keydown', onKey, true);
      const last = document.activeElement;
      for (const target of outOfSight) {
        target.focus();
        await nextFrame();
        if (target.isConnected && !isInSight(target)) faults.push('out of sight: ' + nameOf(target));
      }
      const never = controls().filter((element) => !reached.has(element)).map((element) => 'never reached: ' + nameOf(element));
      return [...new Set([...faults, ...never, ...(walked.isRound ? [] : ['focus does not come round: it stays at ' + nameOf(last)])])];
    },
  };
  const first = () => reached.values().next().value;
  const onFocus = ({ target }) => {
    if (target === first() && reached.size > 1) walked.isRound = true;
    if (reached.has(target)) return;
    reached.add(target);
    if (!showsFocus(target)) faults.push('focus is not seen: ' + nameOf(target));
  };
  // By the next press the page has brought it into sight, but for a page that was still moving: whatever was not is looked at again when it is still.
  const onKey = () => {
    const target = document.activeElement;
    if (reached.has(target) && !isInSight(target)) outOfSight.add(target);
  };
  addEventListener('focusin', onFocus, true);
  addEventListener('keydown', onKey, true);
  const start = Object.assign(document.createElement('span'), { tabIndex: -1 });
  document.body.prepend(start);
  start.focus();
  start.remove();
  reached.clear();
  faults.length = 0;
  return controls().length;
})()`;

const END = 'walked.end()';
