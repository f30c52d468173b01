import { isFocusFree } from '#renderer/components/places/is-focus-free.ts'

/** What scrolls by itself on a page can be reached by the keyboard, and is called something. */
const REGIONS = '[tabindex="0"]:is([aria-label], [aria-labelledby])'
/** A page that is not as it was by then will not become so. */
const GIVE_UP_MS = 15_000
/** What somebody does themselves counts more than where they were. */
const OWN_DOING = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const

interface ScrolledRegion {
  readonly name: string
  /** In CSS pixels. */
  readonly top: number
  readonly left: number
}

/** Where somebody was on a page as they left it. */
export interface PagePlace {
  /** Of the elements that scroll the whole page, in their order, in CSS pixels. */
  readonly tops: readonly number[]
  readonly regions: readonly ScrolledRegion[]
  /** The link that had the focus: where it leads, and which one of those that lead there. */
  readonly link: { readonly href: string; readonly index: number } | null
}

/** Where somebody is; null where that is at the beginning. A table that draws only the rows in sight keeps its place itself. */
export function pagePlaceOf(scrollers: readonly HTMLElement[], content: HTMLElement): PagePlace | null {
  const tops = scrollers.map(({ scrollTop }) => scrollTop)
  const regions = regionsOf(content).flatMap(({ name, element: { scrollTop, scrollLeft } }) => (scrollTop === 0 && scrollLeft === 0 ? [] : [{ name, top: scrollTop, left: scrollLeft }]))
  const focused = content.contains(document.activeElement) ? (document.activeElement?.closest<HTMLElement>('a[href]') ?? null) : null
  const href = focused?.closest('[role=grid]') === null ? focused.getAttribute('href') : null
  const link = href === null || focused === null ? null : { href, index: linksTo(content, href).indexOf(focused) }
  return tops.every((top) => top === 0) && regions.length === 0 && link === null ? null : { tops, regions, link }
}

/**
 * Leads back to where somebody was, as soon as what they saw there is drawn again, unless they do something themselves before. The answer ends it; ended it is
 * as well once all is as it was, or will not be any more.
 */
export function goBackOnPage({ tops, regions, link }: PagePlace, scrollers: readonly HTMLElement[], content: HTMLElement): () => void {
  let frame = 0
  const observer = new MutationObserver(() => { frame ||= requestAnimationFrame(look) })
  const timer = setTimeout(end, GIVE_UP_MS)
  for (const doing of OWN_DOING) window.addEventListener(doing, end, { capture: true, passive: true })

  function look(): void {
    frame = 0
    const isScrolled = scrollers.map((element, index) => scrollTo(element, tops[index] ?? 0, element.scrollLeft))
    const known = regionsOf(content)
    const areScrolled = regions.map(({ name, top, left }) => {
      const region = known.find((own) => own.name === name)
      return region !== undefined && scrollTo(region.element, top, left)
    })
    const found = link === null ? null : (linksTo(content, link.href)[link.index] ?? null)
    if (found !== null && isFocusFree()) found.focus({ preventScroll: true })
    if ([...isScrolled, ...areScrolled].every(Boolean) && (link === null || found !== null)) end()
  }

  function end(): void {
    cancelAnimationFrame(frame)
    observer.disconnect()
    clearTimeout(timer)
    for (const doing of OWN_DOING) window.removeEventListener(doing, end, { capture: true })
  }

  observer.observe(content, { childList: true, subtree: true })
  look()
  return end
}

/** Whether it is there. It is not scrolled while it has not grown so far: it would jump with each part that is drawn. */
function scrollTo(element: HTMLElement, top: number, left: number): boolean {
  if (element.scrollHeight - element.clientHeight < Math.floor(top) || element.scrollWidth - element.clientWidth < Math.floor(left)) return false
  element.scrollTo({ top, left, behavior: 'instant' })
  return true
}

/** By what each is called; of two that are called the same, the second by its number, too. */
function regionsOf(content: HTMLElement): readonly { readonly name: string; readonly element: HTMLElement }[] {
  const counts = new Map<string, number>()
  return [...content.querySelectorAll<HTMLElement>(REGIONS)].map((element) => {
    const label = element.getAttribute('aria-label') ?? document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''
    const count = (counts.get(label) ?? 0) + 1
    counts.set(label, count)
    return { name: `${label} ${count}`, element }
  })
}

function linksTo(content: HTMLElement, href: string): readonly HTMLElement[] {
  return [...content.querySelectorAll<HTMLElement>(`a[href="${CSS.escape(href)}"]`)]
}
