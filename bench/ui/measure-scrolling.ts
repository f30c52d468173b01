import type { Page } from '@playwright/test'
import { busiestTaskMs } from './busiest-task.ts'
import { watchFrames } from './page-probe.ts'
import { median, quantile, type Verdict } from './verdict.ts'

const FRAME_BUDGET_MS = 50
const WHEEL_TURNS = 120
const WHEEL_PIXELS = 240
const DRAG_STEPS = 240
const PRESSES = 120

const WAYS = [['Turn the wheel', turnWheel], ['Drag the bar from end to end', dragBar], ['Hold the arrow down', (page: Page) => hold(page, 'ArrowDown')], ['Page down, key by key', (page: Page) => hold(page, 'PageDown')]] as const

/** Scrolls so many times by the wheel, by the bar and by keys, and takes the time of every frame; once more for the processor time of each task. */
export async function measureScrolling(page: Page, rounds: number, reset: () => Promise<void>): Promise<Verdict[]> {
  console.log('\n| Scrolling | Frames | Median, ms | 99th percentile, ms | Worst frame of each run, ms | Busiest task, ms of CPU | Long tasks | Rows at once without text |\n|---|---:|---:|---:|---:|---:|---:|---:|')
  const verdicts: Verdict[] = []
  for (const [title, scroll] of WAYS) {
    const runs = []
    for (let round = 0; round < rounds; round++) {
      await reset()
      await page.evaluate(watchFrames)
      await scroll(page)
      runs.push(await page.evaluate(() => window.benchFrames.stop()))
    }
    await reset()
    const busiestMs = await busiestTaskMs(page, () => scroll(page))
    const frames = runs.flatMap((run) => run.frames)
    const worsts = runs.map((run) => Math.max(...run.frames))
    const [longTasks, emptyRows] = [runs.reduce((sum, run) => sum + run.longTasks.length, 0), Math.max(...runs.map((run) => run.emptyRows))]
    console.log(`| ${title} | ${String(frames.length)} | ${median(frames).toFixed(1)} | ${quantile(frames, 0.99).toFixed(1)} | ${worsts.map((ms) => ms.toFixed(1)).join(', ')} | ${busiestMs.toFixed(1)} | ${String(longTasks)} | ${String(emptyRows)} |`)
    // The browser tells frames by the microsecond, and a screen's third frame is one of 50 ms.
    verdicts.push({ figure: title, limit: `no frame above ${String(FRAME_BUDGET_MS)} ms`, measured: `worst ${median(worsts).toFixed(1)} ms (median of ${String(rounds)} runs)`, isMet: median(worsts) < FRAME_BUDGET_MS + 1 })
  }
  return verdicts
}

async function turnWheel(page: Page): Promise<void> {
  await page.getByRole('gridcell').first().hover()
  for (let turn = 0; turn < WHEEL_TURNS; turn++) await page.mouse.wheel(0, WHEEL_PIXELS)
}

async function dragBar(page: Page): Promise<void> {
  const box = await page.getByRole('grid').boundingBox()
  if (box === null) throw new Error('The table is not shown.')
  const bar = { x: box.x + box.width - 7, top: box.y + 20, bottom: box.y + box.height - 20 }
  await page.mouse.move(bar.x, bar.top)
  await page.mouse.down()
  for (let step = 1; step <= DRAG_STEPS; step++) await page.mouse.move(bar.x, bar.top + ((bar.bottom - bar.top) * step) / DRAG_STEPS)
  await page.mouse.up()
  const top = await page.getByRole('grid').evaluate((grid) => grid.scrollTop)
  if (top === 0) throw new Error('The bar was not there to drag.')
}

/** As a key that is held repeats: without being let go. */
async function hold(page: Page, key: string): Promise<void> {
  await page.getByRole('gridcell').nth(1).click()
  for (let press = 0; press < PRESSES; press++) await page.keyboard.down(key)
  await page.keyboard.up(key)
}
