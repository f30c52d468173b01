import type { Page } from '@playwright/test'

/** Bears the elements whose colours a look at contrast reads. */
export const LOOK_ATTRIBUTE = 'data-looked-at'

/**
 * Marks, of all elements with text that are drawn in the same colours, sizes and layers, the first and the last two: tables repeat the same few looks by the
 * hundred, and an element is told apart from others here by all that the contrast of its text is worked out from. Drawings are marked whole, since what
 * lies behind their texts is no ancestor of them.
 */
export async function markLooks(page: Page): Promise<void> {
  await page.evaluate((attribute) => {
    const MARKED_AT_EITHER_END = 2
    /** What the element and those around it add up to; told by number, so that keys stay short. */
    const grounds = new Map<Element, number>()
    const numbers = new Map<string, number>()
    const numberOf = (key: string): number => {
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    }
    const isShown = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

    const groundOf = (element: Element): number => {
      const known = grounds.get(element)
      if (known !== undefined) return known
      const style = getComputedStyle(element)
      // What is taken out of the flow lies on others than those around it, and some draw before and behind themselves: that goes by classes.
      const own = [element.tagName, element.getAttribute('class'), style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode, style.clipPath, style.overflow, style.position]
      const around = element.parentElement === null ? -1 : groundOf(element.parentElement)
      const ground = numberOf(`${around} ${own.join('|')}`)
      grounds.set(element, ground)
      return ground
    }

    const looks = new Map<string, Element[]>()
    for (const element of document.querySelectorAll('body *')) {
      if (element instanceof SVGElement) {
        element.setAttribute(attribute, '')
        continue
      }
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '') || element.matches('input, select, textarea, button')
      if (!hasText || !isShown(element)) continue
      const style = getComputedStyle(element)
      const around = element.parentElement === null ? '' : getComputedStyle(element.parentElement).color
      const text = [element.matches(':disabled, [aria-disabled="true"]'), style.color, around, style.fontSize, style.fontWeight, style.textDecorationLine, style.textShadow]
      const look = `${groundOf(element)} ${text.join('|')}`
      const alike = looks.get(look)
      if (alike === undefined) looks.set(look, [element])
      else alike.push(element)
    }
    for (const elements of looks.values()) {
      for (const element of [...elements.slice(0, MARKED_AT_EITHER_END), ...elements.slice(-MARKED_AT_EITHER_END)]) element.setAttribute(attribute, '')
    }
  }, LOOK_ATTRIBUTE)
}

/** Leaves the page as it was before it was marked. */
export async function unmarkLooks(page: Page): Promise<void> {
  await page.evaluate((attribute) => {
    for (const element of document.querySelectorAll(`[${attribute}]`)) element.removeAttribute(attribute)
  }, LOOK_ATTRIBUTE)
}
