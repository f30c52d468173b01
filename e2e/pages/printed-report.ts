import type { BrowserContext } from '@playwright/test'

import { violationsIn } from '../axe/expect-accessible.ts'

/** A4 without the margins of the report's own style (16 and 14 mm), in pixels of a 96th of an inch. */
const PAPER = { width: 687, height: 1_001 }

/** How a report comes out on paper. */
export interface PrintedReport {
  readonly pages: number
  /** Tables that are wider than the paper, and rows that are higher, by what they say. */
  readonly cut: readonly string[]
  /** What it asked a network for. */
  readonly requests: readonly string[]
  /** What it breaks of WCAG 2.2 AA, before it is paper. */
  readonly violations: readonly unknown[]
}

/** Prints a report as the desktop app does: by Chromium's print-to-PDF, with the paper of its own style. */
export async function printReport(context: BrowserContext, html: string): Promise<PrintedReport> {
  const page = await context.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.setContent(html)
  const violations = await violationsIn(page)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(PAPER)
  const cut = await page.evaluate(({ width, height }) => {
    const tooLarge = [...document.querySelectorAll('table')].filter((table) => table.scrollWidth > width || [...table.rows].some((row) => row.offsetHeight > height))
    return tooLarge.map((table) => table.innerText.slice(0, 60))
  }, PAPER)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await page.close()
  return { pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0, cut, requests, violations }
}
