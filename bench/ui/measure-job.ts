import type { Page } from '@playwright/test'
import { watchTasks } from './page-probe.ts'
import { quantile, type Verdict } from './verdict.ts'

const TASK_BUDGET_MS = 200
const PAUSE_MS = 150
/** On a busy machine an import of 50,000 VMs takes minutes. */
const GIVE_UP_MS = 900_000
/** What comes of a job is read after it is told to be over. */
const AFTER_MS = 2_000
const WORDS = ['sql', 'web', 'vm-1', 'prod', '']
const WHEEL_PIXELS = 600

/** Filters and scrolls in the table of VMs while the backend imports as many VMs again, and while it plans their waves. */
export async function measureJobs(page: Page, workbook: string): Promise<Verdict[]> {
  console.log('\n| While the backend works | Takes, s | Answers to a filter | Median, ms | Worst, ms | Long tasks of the page | Longest, ms |\n|---|---:|---:|---:|---:|---:|---:|')
  const verdicts: Verdict[] = []
  for (const [name, begin] of [
    ['Import of the workbook', async () => {
      await page.locator('a[href="/import"]').first().click()
      // The start page takes files as well.
      await page.waitForURL('**/import')
      await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
      await page.locator('#content input[type=file]').first().setInputFiles(workbook)
    }],
    ['Planning of all waves', async () => {
      await page.locator('a[href="/waves"]').first().click()
      await page.getByRole('button', { name: 'Plan again' }).click({ timeout: GIVE_UP_MS })
    }],
  ] as const) {
    await page.evaluate(watchTasks)
    await begin()
    // A file is sent first, which is no job yet.
    await page.locator('footer ul li').first().waitFor({ timeout: GIVE_UP_MS })
    const startedMs = performance.now()
    await page.locator('nav a[href^="/inventory"]').first().click()
    await page.getByRole('gridcell').getByRole('link').first().waitFor({ timeout: GIVE_UP_MS })
    const answers: number[] = []
    for (let round = 0; (await page.locator('footer ul li').count()) > 0; round++) {
      if (performance.now() - startedMs > GIVE_UP_MS) throw new Error(`${name}: it did not end.`)
      const askedMs = performance.now()
      await page.getByRole('textbox', { name: 'Search in all columns' }).fill(WORDS[round % WORDS.length] ?? '')
      await page.waitForTimeout(PAUSE_MS)
      await page.locator('[role=grid][aria-busy=false]').waitFor({ timeout: GIVE_UP_MS })
      answers.push(performance.now() - askedMs)
      await page.getByRole('grid').hover()
      for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, WHEEL_PIXELS)
    }
    const seconds = (performance.now() - startedMs) / 1000
    await page.waitForTimeout(AFTER_MS)
    const tasks = await page.evaluate(() => window.benchTasks.stop())
    const longest = Math.max(0, ...tasks)
    console.log(`| ${name} | ${seconds.toFixed(1)} | ${String(answers.length)} | ${quantile(answers, 0.5).toFixed(0)} | ${Math.max(...answers).toFixed(0)} | ${String(tasks.length)} | ${longest.toFixed(0)} |`)
    verdicts.push({ figure: `Longest task of the page: ${name.toLowerCase()}`, limit: `${String(TASK_BUDGET_MS)} ms`, measured: `${longest.toFixed(0)} ms of ${String(tasks.length)} long`, isMet: longest <= TASK_BUDGET_MS })
  }
  return verdicts
}
