import { expect } from '@playwright/test'

import type { AppPage } from './app-page.ts'
import { ImportPage } from './import-page.ts'
import { InventoryPage } from './inventory-page.ts'
import { StartPage } from './start-page.ts'

/** Templates are listed too: the sample's 196 VMs and 4 templates. */
const SAMPLE_VMS = 200

/** What a person does first, in a window and in a browser alike: opens the sample, reads its report, finds a VM. */
export async function lookAround(app: AppPage): Promise<void> {
  await expect(app.heading).toHaveText('Projects')
  await new StartPage(app).openSample()

  const list = new InventoryPage(app)
  await expect.poll(() => list.matching()).toBe(SAMPLE_VMS)
  await list.filter.fill('vcpus >= 8')
  await list.filter.press('Enter')
  await expect.poll(() => list.matching()).toBeLessThan(SAMPLE_VMS)
  await list.rows.first().getByRole('gridcell').nth(1).focus()
  await app.page.keyboard.press('Enter')
  await expect(app.page).toHaveURL(/\/inventory\/vms\/.+/)

  const report = new ImportPage(app)
  await report.open()
  await expect(report.section('Files')).toContainText('portolan-sample-estate.xlsx')
  await app.goTo('/no-such-page')
  await expect(app.heading).toHaveText('There is no such page')
}
