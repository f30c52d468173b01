import type { Page } from '@playwright/test'

/** The tour would lie over what is measured. */
export async function skipTour(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('portolan.preferences', '{"hasSeenTour":true}'))
}

/** Opens the app by its link, in a page of its own address for good: the token is kept with the tab. */
export async function openApp(page: Page, link: string): Promise<void> {
  await skipTour(page)
  await page.goto(link)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
