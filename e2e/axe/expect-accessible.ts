import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { drawAll } from './draw-all.ts'

/** As short as it comes: each document has to read it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA and all that it builds on. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The rules of that standard that look at colours: all that a change of theme changes. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * Fails with each rule that a page at rest breaks, in either theme, and the elements that break it; leaves it in the theme that it had. Where a dialog
 * keeps the rest of the page from being used, the dialog alone is looked at.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await drawAll(page)
  const theme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
  const other = theme === 'dark' ? 'light' : 'dark'
  await expectNoViolations(page, { type: 'tag', values: STANDARD })
  await page.emulateMedia({ colorScheme: other })
  try {
    await page.locator(`body[data-theme="${other}"]`).waitFor()
    await expectNoViolations(page, { type: 'rule', values: ABOUT_COLOURS })
  } finally {
    await page.emulateMedia({ colorScheme: theme })
    await page.locator(`body[data-theme="${theme}"]`).waitFor()
  }
}

async function expectNoViolations(page: Page, runOnly: NonNullable<RunOptions['runOnly']>): Promise<void> {
  await rested(page)
  expect(await violationsIn(page, runOnly)).toEqual([])
}

/** Which rules of the standard a page breaks. What it shows in a frame is a document of its own, which runs no script and so is looked at by itself. */
export async function violationsIn(page: Page, runOnly: NonNullable<RunOptions['runOnly']> = { type: 'tag', values: STANDARD }) {
  // Once a document: handing it over takes as long as a look does.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async (options: RunOptions) => {
    const { axe } = window as unknown as { axe: { run(context: Document | Element, options: RunOptions): Promise<AxeResults> } } // put there by the line above
    const { violations } = await axe.run([...document.querySelectorAll('dialog:modal, [role="dialog"][aria-modal="true"]')].at(-1) ?? document, options)
    return violations.map(({ id, help, nodes }) => ({ id, help, elements: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`) }))
  }, { runOnly, resultTypes: ['violations'], iframes: false } satisfies RunOptions)
}

/** Two frames for what a change of theme starts, then until it has ended: colours half-way between two themes are in neither. */
async function rested(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity))
}
