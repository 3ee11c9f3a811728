// What is wrong with the layout of the page that is open: a sentence for each finding. Letters have at least so many pixels.
least => {
  const findings = [];
  const root = document.documentElement;
  const say = (what, element) => findings.push(`${what}: ${path(element)}`);

  const path = element => {
    const parts = [];
    for (let e = element; e && e !== root && parts.length < 4; e = e.parentElement)
      parts.unshift(e.localName + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join(''));
    const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
    return parts.join(' > ') + (text ? ` "${text}"` : '');
  };

  const isShown = element => {
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    const box = element.getBoundingClientRect();
    // Text for screen readers alone is a box of one pixel, or wholly to the left of the page.
    return box.width > 1 && box.height > 1 && box.right > 0;
  };

  // Whether an ancestor scrolls or cuts what is in it.
  const isHeld = element => {
    for (let e = element.parentElement; e && e !== document.body && e !== root; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== 'visible' && !(e instanceof SVGElement)) return true;
    return false;
  };

  if (root.scrollWidth > root.clientWidth) findings.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);

  const shown = [...document.body.querySelectorAll('*')].filter(isShown);
  for (const element of shown) {
    const box = element.getBoundingClientRect();
    if ((box.right > root.clientWidth + 1 || box.left < -1) && !isHeld(element)) say(`beyond the window (${box.left.toFixed(0)} to ${box.right.toFixed(0)})`, element);
  }

  const words = element => [...element.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
  const texts = shown.filter(words);
  for (const element of texts) {
    const style = getComputedStyle(element);
    const matrix = element instanceof SVGElement ? element.getScreenCTM() : null;
    const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
    const size = parseFloat(style.fontSize) * scale;
    if (size < least - 0.05) say(`letters of ${size.toFixed(1)} pixels`, element);
    if (!(element instanceof SVGElement) && style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) say('cut text', element);
  }

  for (const svg of document.querySelectorAll('svg')) {
    if (!isShown(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const boxes = texts.filter(t => t.localName === 'text' && t.ownerSVGElement === svg).map(t => [t, t.getBoundingClientRect()]);
    boxes.forEach(([text, box], i) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2) say('text beyond its picture', text);
      for (const [other, its] of boxes.slice(i + 1)) {
        const x = Math.min(box.right, its.right) - Math.max(box.left, its.left);
        const y = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
        // A box holds the line's height as well, of which letters fill less.
        if (x > 1 && y > Math.min(box.height, its.height) * 0.3) say(`text over "${other.textContent.trim()}"`, text);
      }
    });
  }

  return findings;
}
