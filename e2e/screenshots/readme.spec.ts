import path from 'node:path'

import { expect, test } from '../pages/app-test.ts'
import { NicPage } from '../pages/nic-page.ts'
import { SCREENS } from '../pages/screens.ts'
import { StartPage } from '../pages/start-page.ts'
import { WavesPage } from '../pages/waves-page.ts'

const PICTURES = path.resolve(import.meta.dirname, '../../docs/pictures')

/** What the README shows beside waves and NICs, by the names of its pictures. */
const SHOWN = ['overview', 'inventory-vms', 'size', 'hand-over'] as const

test.use({ project: 'none', colorScheme: 'light', viewport: { width: 1440, height: 900 } })

test('the pictures of the README', async ({ app }) => {
  const { page } = app
  const take = async (name: string): Promise<void> => {
    // The counts of the navigation come after the screen.
    await expect(page.getByRole('navigation', { name: 'Way through' }).getByRole('listitem').filter({ hasText: 'Assess' })).toContainText(/\d/)
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`) })
  }
  await new StartPage(app).openSample()
  const waves = new WavesPage(app)
  await waves.open()
  await waves.plan('Plan waves').click()
  await expect(waves.bar(/^Wave 1,/)).toBeVisible()
  await take('waves')
  const nics = new NicPage(app)
  await nics.open()
  await nics.choose(4)
  await page.evaluate(() => document.querySelector('main [role=group]')?.scrollIntoView({ block: 'center' }))
  await take('map-nics')
  for (const name of SHOWN) {
    const screen = SCREENS.find((candidate) => candidate.name === name)
    await app.goTo(screen?.path ?? name)
    await screen?.settled(page)
    await take(name)
  }
})
