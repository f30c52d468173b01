import { expect, type Page } from '@playwright/test'

/** As wide as 1280 CSS pixels at 400 % (WCAG 2.2, 1.4.10), and as high as a window of 1024 then. */
const NARROW = { width: 320, height: 256 }

/** Nothing of the page, nor of a dialog over it, lies beyond a narrow window, with everything unfolded; tables of data scroll in themselves. The window is as before then. */
export async function expectReflow(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize(NARROW)
  const beyond = (): Promise<number[]> => page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true
    const scrollers = [document.documentElement, ...document.querySelectorAll('main, .frame:has(main)')]
    const overs = scrollers.map((scroller) => scroller.scrollWidth - scroller.clientWidth)
    // What stands at the end of its line is cut off at the beginning, which no width to scroll over tells.
    for (const dialog of document.querySelectorAll('dialog:modal')) {
      const { left, right } = dialog.getBoundingClientRect()
      overs.push(dialog.scrollWidth - dialog.clientWidth, -left, right - innerWidth)
      for (const button of dialog.querySelectorAll('button')) overs.push(left - button.getBoundingClientRect().left, button.getBoundingClientRect().right - right)
    }
    return overs.map(Math.round).filter((over) => over > 0)
  })
  // Charts and what is unfolded are drawn anew a moment after the window has changed.
  await expect.poll(beyond, { message: 'CSS pixels beyond a window of 320' }).toEqual([])
  await page.setViewportSize(before)
}
