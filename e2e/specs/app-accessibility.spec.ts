import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { SCREENS } from '../pages/screens.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme })
    // Every screen twice, each read whole.
    test.slow()

    test('no screen breaks a rule of WCAG 2.2 AA, empty or filled', async ({ app }) => {
      for (const screen of SCREENS) {
        await test.step(`${screen.name}, empty project`, async () => {
          await app.goTo(screen.path)
          await expectAccessible(app.page)
        })
      }
      await new ImportPage(app).importSample()
      await expectAccessible(app.page)
      for (const screen of SCREENS) {
        await test.step(`${screen.name}, sample estate`, async () => {
          await app.goTo(screen.path)
          await screen.settled(app.page)
          await expectAccessible(app.page)
        })
      }
    })

    test('neither does the Import screen with all of its report open', async ({ app }) => {
      const screen = new ImportPage(app)
      await screen.importSample()
      for (const summary of await screen.report.locator('summary').all()) await summary.click()
      await expect(screen.report.locator('details[open]').first()).toBeVisible()
      await expectAccessible(app.page)
    })
  })
}
