import { expect, test } from '@playwright/test'

test('the Chromium that the set-up found renders a page', async ({ page }) => {
  await page.goto('data:text/html,<title>Portolan</title><h1>Chart</h1>')

  await expect(page).toHaveTitle('Portolan')
  await expect(page.getByRole('heading', { name: 'Chart' })).toBeVisible()
})
