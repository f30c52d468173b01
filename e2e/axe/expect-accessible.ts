import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 AA and all that it builds on. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The rules of that standard that look at colours: all that a change of theme changes. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block']

/** Fails with each rule that a page at rest breaks, in either theme, and the elements that break it; leaves it in the theme that it had. */
export async function expectAccessible(page: Page): Promise<void> {
  const theme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
  const other = theme === 'dark' ? 'light' : 'dark'
  await expectNoViolations(page, (axe) => axe.withTags(STANDARD))
  await page.emulateMedia({ colorScheme: other })
  try {
    await page.locator(`body[data-theme="${other}"]`).waitFor()
    await expectNoViolations(page, (axe) => axe.withRules(ABOUT_COLOURS))
  } finally {
    await page.emulateMedia({ colorScheme: theme })
    await page.locator(`body[data-theme="${theme}"]`).waitFor()
  }
}

async function expectNoViolations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  await rested(page)
  // No page has frames of other origins: without the page that axe opens to join their results, a look takes half the time.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })).analyze()
  const found = violations.map(({ id, help, nodes }) => ({ id, help, elements: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`) }))
  expect(found).toEqual([])
}

/** Two frames for what a change of theme starts, then until it has ended: colours half-way between two themes are in neither. */
async function rested(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity))
}
