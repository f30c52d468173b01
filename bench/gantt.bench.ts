// `npm run bench -- gantt [--vms N] [--limit N] [--pages FOLDER]`: what the Gantt chart of waves costs the page's main thread while somebody drags, scrolls and goes from row to row.
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { createBackend } from '#backend/create-backend.ts'
import { readChromiumPath } from '#build/bootstrap/chromium-record.mjs'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { taskTimesMs } from './ui/busiest-task.ts'
import { ROOT, withServedProject } from './ui/with-served-project.ts'

const DEFAULT_VMS = '10000'
/** VMs a wave: 150 waves of 10,000 VMs. */
const DEFAULT_LIMIT = '64'
const MOVES = 120
const ROWS = 40
const BUDGET_MS = 16

/** Prints processor times of the main thread, and fails where an average movement takes longer than a frame. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: DEFAULT_VMS }, limit: { type: 'string', default: DEFAULT_LIMIT }, pages: { type: 'string' } } })
  await withServedProject({ vms: Number(values.vms), pages: values.pages, prepare: (project) => planWaves(project, Number(values.limit)) }, measure)
}

async function planWaves(project: string, limit: number): Promise<void> {
  const backend = createBackend({ now: () => '2026-03-02T10:00:00.000Z', monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  const settings = waveSettingsSchema.parse({ limits: { vms: limit }, calendar: { latest: '2029-12-31' }, searchSteps: 0 })
  await backend.invoke('project.open', { path: project, create: false })
  await backend.invoke('target.use', { target: 'odf' })
  await backend.invoke('decisions.apply', { changes: [{ kind: 'waves.settings', subject: 'waves', value: settings }] })
  const planned = await backend.invoke('waves.plan', {})
  backend.close()
  if (!planned.ok) throw new Error(planned.error.message)
  console.log(`\n${String(planned.value.vms.length)} VMs in ${String(planned.value.waves.length)} waves, ${String(planned.value.windows.length)} windows\n`)
}

async function measure(link: string): Promise<void> {
  const executablePath = readChromiumPath(ROOT)
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    // The tour would lie over what is measured.
    await page.addInitScript(() => localStorage.setItem('portolan.preferences', '{"hasSeenTour":true}'))
    await page.goto(link)
    await page.getByRole('heading', { level: 1 }).waitFor()
    console.log('| What | Movements | Main thread, ms of CPU a movement | 95th percentile of tasks, ms of CPU | Busiest task, ms of CPU |\n|---|---:|---:|---:|---:|')
    for (const lane of ['waves', 'groups'] as const) {
      await openChart(page, link, lane)
      await print(`Drag a bar, rows are ${lane}`, MOVES, page, () => drag(page))
      await print(`Turn the wheel sideways, rows are ${lane}`, MOVES, page, () => wheel(page, 60, 0))
      await print(`Turn the wheel down, rows are ${lane}`, MOVES, page, () => wheel(page, 0, 60))
      await openChart(page, link, lane)
      await print(`Go from row to row by keyboard, rows are ${lane}`, ROWS, page, () => keys(page))
    }
  } finally {
    await browser.close()
  }
}

async function openChart(page: Page, link: string, lane: string): Promise<void> {
  await page.goto(`${new URL(link).origin}/waves`)
  const chart = page.locator('section[aria-labelledby=waves-gantt]')
  await chart.locator('[data-row]').first().waitFor({ timeout: 120_000 })
  await chart.getByLabel('Rows').selectOption(lane)
  await chart.getByRole('button', { name: 'Zoom in' }).click()
  await page.waitForLoadState('networkidle')
}

async function drag(page: Page): Promise<void> {
  const bar = page.locator('[data-row="3"]')
  const box = await bar.boundingBox()
  if (box === null) throw new Error('There is no bar.')
  const [x, y] = [box.x + 6, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 0; step < MOVES; step++) {
    await page.mouse.move(x + Math.abs(((step * 12) % 1_200) - 600), y)
    await nextFrame(page)
  }
  await page.keyboard.press('Escape')
  await page.mouse.up()
}

async function wheel(page: Page, x: number, y: number): Promise<void> {
  await page.locator('.scroller').hover()
  for (let step = 0; step < MOVES; step++) {
    await page.mouse.wheel(x, y)
    await nextFrame(page)
  }
}

async function keys(page: Page): Promise<void> {
  await page.locator('[data-row="0"]').focus()
  for (let row = 0; row < ROWS; row++) {
    await page.keyboard.press('ArrowDown')
    await nextFrame(page)
  }
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve(null)))')
}

async function print(what: string, movements: number, page: Page, act: () => Promise<void>): Promise<void> {
  const times = (await taskTimesMs(page, act)).toSorted((left, right) => left - right)
  const each = times.reduce((sum, ms) => sum + ms, 0) / movements
  const [most, busiest] = [times[Math.floor(times.length * 0.95)] ?? 0, times.at(-1) ?? 0]
  console.log(`| ${what} | ${String(movements)} | ${each.toFixed(1)} | ${most.toFixed(1)} | ${busiest.toFixed(1)} |`)
  if (each > BUDGET_MS) process.exitCode = 1
}
