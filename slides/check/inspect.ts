/** What a room would notice on a slide: looked up in the page itself, so this function stands alone. */

/** The smallest type sizes, in pixels of the canvas. */
export interface Limits {
  text: number;
  code: number;
  /** Labels of figures, drawn or written. */
  label: number;
}

/**
 * Finds what is wrong with the slide that is shown. Runs in the page.
 *
 * @returns one sentence per finding
 */
export function inspectSlide(limits: Limits): string[] {
  const nav = window.__nav!;
  const slide = document.querySelector<HTMLElement>(`.slidev-page-${nav.currentSlideNo.value}`)!;
  const canvas = document.querySelector('#slide-content')!.getBoundingClientRect();
  const foot = slide.querySelector('.foot');
  const texts = [...visibleTexts(slide), ...visibleTexts(document.querySelector('#twoslash-container')!)];
  return [
    ...texts.flatMap(checkPlace),
    ...texts.flatMap(checkSize),
    ...[...slide.querySelectorAll('*')].flatMap(checkClipping),
    ...[...slide.querySelectorAll('img')].flatMap((image) =>
      image.complete && image.naturalWidth > 0 ? [] : [`The image ${image.src} is not there.`],
    ),
    ...checkLayout(),
  ];

  function visibleTexts(root: Element): Text[] {
    const found: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement!;
      const shown = parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      // A box of one pixel is for screen readers only.
      if (text.data.trim() && shown && parent.getBoundingClientRect().width > 1) found.push(text);
    }
    return found;
  }

  function boxes(text: Text): DOMRect[] {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  }

  function quote(text: Text): string {
    return `“${text.data.trim().slice(0, 40)}”`;
  }

  function checkPlace(text: Text): string[] {
    const limit = foot && !foot.contains(text) ? foot.getBoundingClientRect().top : canvas.bottom;
    const outside = boxes(text).some(
      ({ left, right, top, bottom }) =>
        left < canvas.left - 1 || right > canvas.right + 1 || top < canvas.top - 1 || bottom > limit + 1,
    );
    return outside ? [`${quote(text)} stands outside the canvas or in the foot line.`] : [];
  }

  function checkSize(text: Text): string[] {
    const parent = text.parentElement!;
    const [kind, least] = kindOf(parent);
    const drawn = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.d ?? 1) : 1;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize) * drawn;
    return size < least - 0.1 ? [`${quote(text)} is ${size.toFixed(1)} px; ${kind} has at least ${least}.`] : [];
  }

  function kindOf(element: Element): [kind: string, least: number] {
    if (element.closest('pre, code, .shiki')) return ['code', limits.code];
    const label = element.closest('svg') ?? (element.closest('figcaption') ? null : element.closest('figure'));
    return label ? ['a label', limits.label] : ['text', limits.text];
  }

  function checkClipping(element: Element): string[] {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (!element.checkVisibility() || element.clientWidth <= 1) return [];
    const wide = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const high = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
    return wide || high ? [`A <${element.localName} class="${element.getAttribute('class')}"> is cut off.`] : [];
  }

  function checkLayout(): string[] {
    const wanted = nav.currentLayout.value;
    return slide.querySelector(`.slidev-layout.${wanted}`) ? [] : [`Its layout is not “${wanted}”.`];
  }
}
