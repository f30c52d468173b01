import { expect, type Page } from '@playwright/test'

/** Has a page draw at once what stands below the window, as for a printer, in place of when it has come to rest. */
export async function drawAll(page: Page): Promise<void> {
  await page.evaluate(() => { for (const name of ['beforeprint', 'afterprint']) window.dispatchEvent(new Event(name)) })
  await expect(page.locator('.later')).toHaveCount(0)
}
