import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 AA and all that it builds on. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails with each rule that a page at rest breaks and the elements that break it. */
export async function expectAccessible(page: Page): Promise<void> {
  await rested(page)
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
  const found = violations.map(({ id, help, nodes }) => ({ id, help, elements: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`) }))
  expect(found).toEqual([])
}

/** Two frames for what a change of theme starts, then until it has ended: colours half-way between two themes are in neither. */
async function rested(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity))
}
