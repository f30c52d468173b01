import { drawAll } from '../axe/draw-all.ts'
import { expectAccessible } from '../axe/expect-accessible.ts'
import { expectReflow } from '../axe/expect-reflow.ts'
import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { SCREENS } from '../pages/screens.ts'

// Every screen in both themes, each read whole.
test.slow()

test('no screen of an empty project breaks a rule of WCAG 2.2 AA', async ({ app }) => {
  for (const screen of SCREENS) {
    await test.step(screen.name, async () => {
      await app.goWithin(screen.path)
      await expectAccessible(app.page)
    })
  }
})

test.describe('with the sample estate', () => {
  test.use({ project: 'sample' })

  test('no screen breaks a rule of WCAG 2.2 AA, nor is wider than a narrow window; together they explain every word of the glossary', async ({ app }) => {
    const explained = new Set<string>()
    for (const screen of SCREENS) {
      await test.step(screen.name, async () => {
        await app.goWithin(screen.path)
        await screen.settled(app.page)
        await drawAll(app.page)
        for (const term of await app.page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-term]')].map((word) => word.dataset['term'] ?? ''))) explained.add(term)
        await expectAccessible(app.page)
        await expectReflow(app.page)
      })
    }
    await app.page.keyboard.press('F1')
    await app.page.getByRole('dialog').getByRole('button', { name: 'Words' }).click()
    await expectReflow(app.page)
    // A row is the heading's.
    await expect(app.page.getByRole('dialog').getByRole('row')).toHaveCount(explained.size + 1)
  })

  test('neither does the Import screen with all of its report open', async ({ app }) => {
    const screen = new ImportPage(app)
    await screen.open()
    await expect(screen.report).toBeVisible()
    for (const summary of await screen.report.locator('summary').all()) await summary.click()
    await expect(screen.report.locator('details[open]').first()).toBeVisible()
    await expectAccessible(app.page)
  })
})
