import path from 'node:path'

import { drawAll } from '../axe/draw-all.ts'
import { expect, test } from '../pages/app-test.ts'
import { ImportPage } from '../pages/import-page.ts'
import { SCHEDULED_SCREENS, SCREENS } from '../pages/screens.ts'
import { writeSideFiles } from '../pages/side-files.ts'
import { WavesPage } from '../pages/waves-page.ts'

const PICTURES = path.resolve(import.meta.dirname, '../../out/screenshots')
/** Enough windows for a picture of waves: a Saturday each. */
const VMS_A_WAVE = '30'
const PLANNED_FROM = '2026-03-02'
const REPLACED = new Set(SCHEDULED_SCREENS.map(({ name }) => name))
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SIZES) {
    test.describe(`${colorScheme} ${viewport.width}x${viewport.height}`, () => {
      test.use({ colorScheme, viewport })

      test('every screen', async ({ app }, { outputDir }) => {
        const picture = (name: string): string => path.join(PICTURES, `${name}-${colorScheme}-${viewport.width}x${viewport.height}.png`)
        await app.page.screenshot({ path: picture('start-empty') })
        const importScreen = new ImportPage(app)
        await importScreen.open()
        await expect(importScreen.sampleButton).toBeVisible()
        await app.page.screenshot({ path: picture('import-empty') })
        await importScreen.importSample()
        await importScreen.report.locator('summary').first().click()
        await app.page.screenshot({ path: picture('import-finished') })
        await app.goTo('/waves')
        await SCREENS.find(({ name }) => name === 'waves')?.settled(app.page)
        await app.page.screenshot({ path: picture('waves-empty') })

        const waves = new WavesPage(app)
        await waves.openTab('Settings')
        await waves.settings.getByLabel('VMs a wave').fill(VMS_A_WAVE)
        await waves.day.fill(PLANNED_FROM)
        await waves.settings.getByRole('button', { name: 'Save and plan again' }).click()
        await waves.openTab(/^Schedule/)
        await expect(waves.bar(/^Wave 1,/)).toBeVisible()
        // What the sample itself ties and parts: groups of an application list have little between them.
        await waves.openTab('Groups')
        await expect(app.page.getByRole('main').locator('svg').first()).toBeVisible()
        await app.page.screenshot({ path: picture('waves-groups') })

        // Owners, groups, figures and addresses, and a schedule of which the first wave has begun.
        await importScreen.open()
        await importScreen.choose(Object.values(writeSideFiles(outputDir)))
        await expect(importScreen.section('Side files')).toBeVisible()
        await app.goTo('/waves')
        await waves.day.fill(PLANNED_FROM)
        await waves.plan('Plan again').click()
        await expect(app.page.getByText(/waves were planned with/).first()).toBeVisible()
        await app.goTo('/waves/1')
        await app.page.getByRole('region', { name: 'VMs of the wave' }).getByRole('checkbox').first().check()
        await app.page.getByRole('button', { name: 'Record for 1 VM ticked' }).click()
        await expect(app.page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeAttached()
        for (const screen of [...SCREENS.filter(({ name }) => !REPLACED.has(name)), ...SCHEDULED_SCREENS]) {
          // Within the app the counts of the navigation stay, which come after a screen.
          await app.goWithin(screen.path)
          await screen.settled(app.page)
          await drawAll(app.page)
          await expect(app.page.locator('.loading')).toHaveCount(0)
          await app.page.screenshot({ path: picture(screen.name) })
        }
      })
    })
  }
}
