import type { Page } from 'playwright-core';

/**
 * In the page: what a designer would send back and geometry alone can tell. Texts that lie over each other, that are cut
 * by the box around them, that stand out of it, and words broken in two where no hyphen may stand.
 */
const FLAWS = `(() => {
  const found = [];
  const short = (text) => JSON.stringify(text.trim().slice(0, 40));
  const nameOf = (element) => element.tagName.toLowerCase() + (element.classList.length > 0 ? '.' + [...element.classList].join('.') : '');
  // Drawings have texts of their own; what only a screen reader hears, and codes that may break anywhere, are left out.
  const LEFT_OUT = '.sr, .stage, .card, .mini, svg, pre, code, canvas, [hidden], .skip, option';
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest(LEFT_OUT) !== null || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const dialog = document.querySelector('dialog[open]');
    if (dialog !== null && !dialog.contains(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (rects.length > 0) texts.push({ node, element, rects, range });
  }
  const clippers = (element) => {
    const chain = [];
    for (let box = element; box !== null && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowX !== 'visible' || overflowY !== 'visible') chain.push({ box, overflowX, overflowY });
    }
    return chain;
  };
  const isShown = (entry, rect) => clippers(entry.element).every(({ box }) => {
    const around = box.getBoundingClientRect();
    return rect.bottom > around.top + 1 && rect.top < around.bottom - 1 && rect.right > around.left + 1 && rect.left < around.right - 1;
  });
  const isFixed = (element) => {
    for (let box = element; box !== null; box = box.parentElement) if (['fixed', 'sticky'].includes(getComputedStyle(box).position)) return true;
    return false;
  };
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      // A bar that stays while the page moves lies over the page on purpose.
      if (isFixed(one.element) !== isFixed(other.element)) continue;
      if ((one.element.closest('.bar') === null) !== (other.element.closest('.bar') === null)) continue;
      for (const a of one.rects) for (const b of other.rects) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // Line boxes are higher than letters.
        if (across > 2 && down > Math.min(a.height, b.height) * 0.35 && isShown(one, a) && isShown(other, b))
          found.push(short(one.node.data) + ' lies over ' + short(other.node.data));
      }
    }
    for (const { box, overflowX, overflowY } of clippers(one.element)) {
      const around = box.getBoundingClientRect();
      for (const rect of one.rects) {
        const beside = Math.max(around.left - rect.left, rect.right - around.right);
        if (['hidden', 'clip'].includes(overflowX) && beside > 1.5 && isShown(one, rect))
          found.push(short(one.node.data) + ' is cut at the side by ' + nameOf(box));
        const below = Math.max(around.top - rect.top, rect.bottom - around.bottom);
        if (['hidden', 'clip'].includes(overflowY) && below > rect.height * 0.25)
          found.push(short(one.node.data) + ' is cut above or below by ' + nameOf(box));
      }
    }
    // The nearest box that a person sees.
    for (let box = one.element; box !== null && box !== document.body; box = box.parentElement) {
      const { borderTopWidth, borderLeftWidth, backgroundColor, display } = getComputedStyle(box);
      const isSeen = display !== 'inline' && (parseFloat(borderTopWidth) > 0 && parseFloat(borderLeftWidth) > 0 || !/^rgba\\(.*, 0\\)$|transparent/.test(backgroundColor));
      if (!isSeen) continue;
      const around = box.getBoundingClientRect();
      for (const rect of one.rects) {
        const out = Math.max(around.left - rect.left, rect.right - around.right);
        if (out > 1) found.push(short(one.node.data) + ' stands ' + Math.round(out) + ' px out of ' + nameOf(box));
      }
      break;
    }
    for (const { 0: word, index: at } of one.node.data.matchAll(/[\\p{L}]{2,}/gu)) {
      const range = document.createRange();
      range.setStart(one.node, at);
      range.setEnd(one.node, at + word.length);
      const tops = new Set([...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top)));
      if (tops.size > 1 && getComputedStyle(one.element).hyphens !== 'auto' && !word.includes('\\u00ad'))
        found.push('the word ' + short(word) + ' is broken in ' + nameOf(one.element));
    }
    // One word alone on the last line of a button is a word too long.
  }
  for (const element of document.querySelectorAll('body *')) {
    if (getComputedStyle(element).textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
      found.push(short(element.textContent) + ' ends in dots in ' + nameOf(element));
  }
  return [...new Set(found)];
})()`;

/** What is wrong with the look of this page, each in one line; nothing where nothing is. */
export function flawsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(FLAWS);
}
