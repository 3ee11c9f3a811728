// Text in pictures that is hard to read: axe-core looks at CSS colours alone, where pictures paint with fill.
() => {
  const parse = colour => {
    const numbers = colour.match(/[\d.]+/g)?.map(Number);
    return numbers && numbers.length >= 3 ? { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 } : null;
  };
  const over = (top, alpha, below) => top.map((v, i) => v * alpha + below[i] * (1 - alpha));
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const opacity = element => {
    let product = 1;
    for (let e = element; e; e = e.parentElement) product *= parseFloat(getComputedStyle(e).opacity);
    return product;
  };

  const findings = [];
  let looked = 0, shown = 0;
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches && getComputedStyle(document.documentElement).colorScheme.includes('dark') ? [18, 18, 18] : [255, 255, 255];
  for (const text of document.querySelectorAll('svg text')) {
    if (!text.checkVisibility({ visibilityProperty: true }) || !text.textContent.trim()) continue;
    shown++;
    const box = text.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    // From the text downwards, until something covers what is below it.
    const layers = [], stack = document.elementsFromPoint(x, y);
    if (!stack.some(e => text.contains(e))) continue; // Scrolled out of the container that it is in.
    looked++;
    for (const below of stack) {
      if (below === text || text.contains(below) || below.localName === 'text' || below.localName === 'tspan') continue;
      const style = getComputedStyle(below);
      // A shape without a filling is here because its line was hit.
      const isShape = below instanceof SVGElement && below.localName !== 'svg';
      const colour = parse(!isShape ? style.backgroundColor : style.fill === 'none' ? style.stroke : style.fill);
      if (!colour || colour.alpha === 0) continue;
      const alpha = colour.alpha * (below instanceof SVGElement ? parseFloat(style.fillOpacity) : 1) * opacity(below);
      layers.push([colour.rgb, alpha]);
      if (alpha > 0.99) break;
    }
    let ground = canvas;
    for (const [rgb, alpha] of layers.reverse()) ground = over(rgb, alpha, ground);

    const style = getComputedStyle(text);
    if (style.paintOrder.startsWith('stroke') && style.stroke !== 'none') ground = parse(style.stroke).rgb;
    const ink = parse(style.fill);
    if (!ink) continue;
    const letters = over(ink.rgb, ink.alpha * parseFloat(style.fillOpacity) * opacity(text), ground);
    const [bright, dark] = [light(letters), light(ground)].sort((a, b) => b - a);
    const ratio = (bright + 0.05) / (dark + 0.05);
    const matrix = text.getScreenCTM();
    const size = parseFloat(style.fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
    const needed = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < needed) findings.push(`contrast ${ratio.toFixed(2)} of "${text.textContent.trim()}" (${letters.map(Math.round)} on ${ground.map(Math.round)}) in ${text.ownerSVGElement.closest('[id]')?.id ?? 'a picture'}`);
  }
  if (looked < shown / 3) findings.push(`only ${looked} of ${shown} texts could be looked at`);
  return findings;
}
