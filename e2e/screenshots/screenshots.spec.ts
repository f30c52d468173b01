import path from 'node:path'

import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { SCREENS } from '../pages/screens.ts'

const PICTURES = path.resolve(import.meta.dirname, '../../out/screenshots')
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SIZES) {
    test.describe(`${colorScheme} ${viewport.width}x${viewport.height}`, () => {
      test.use({ colorScheme, viewport })

      test('every screen', async ({ app }) => {
        const picture = (name: string): string => path.join(PICTURES, `${name}-${colorScheme}-${viewport.width}x${viewport.height}.png`)
        await app.page.screenshot({ path: picture('start-empty') })
        const importScreen = new ImportPage(app)
        await importScreen.open()
        await expect(importScreen.sampleButton).toBeVisible()
        await app.page.screenshot({ path: picture('import-empty') })
        await importScreen.importSample()
        await importScreen.report.locator('summary').first().click()
        await app.page.screenshot({ path: picture('import-finished') })
        for (const screen of SCREENS) {
          await app.goTo(screen.path)
          await screen.settled(app.page)
          await app.page.screenshot({ path: picture(screen.name) })
        }
      })
    })
  }
}
