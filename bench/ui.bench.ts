// `npm run bench -- ui [--vms N] [--repeat N] [--pages FOLDER]`: how fast the table of VMs answers in a browser, on generated VMs.
import { loadavg } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { readChromiumPath } from '#build/bootstrap/chromium-record.mjs'
import { type Answered, measureAnswers, measureScrolling, type Scrolled } from './ui/measure-table.ts'
import { ROOT, withServedProject } from './ui/with-served-project.ts'

const DEFAULT_VMS = '50000'
const DEFAULT_REPEAT = '12'
const ANSWER_BUDGET_MS = 150
const FRAME_BUDGET_MS = 50

/** Prints the times, and fails where one is over its budget. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...benchArguments],
    options: { vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT }, pages: { type: 'string' } },
  })
  await withServedProject({ vms: Number(values.vms), pages: values.pages }, (link) => measure(link, Number(values.repeat)))
}

async function measure(link: string, rounds: number): Promise<void> {
  const executablePath = readChromiumPath(ROOT)
  const loadBefore = loadavg()[0] ?? Number.NaN
  // Playwright hides the bars, and one is dragged here.
  const browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), ignoreDefaultArgs: ['--hide-scrollbars'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    // The tour would lie over what is measured.
    await page.addInitScript(() => localStorage.setItem('portolan.preferences', '{"hasSeenTour":true}'))
    const startedMs = performance.now()
    await page.goto(link)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const reset = async (): Promise<void> => {
      await page.goto(`${new URL(link).origin}/inventory/vms`)
      await page.getByRole('gridcell').getByRole('link').first().waitFor()
    }
    await reset()
    const openedMs = performance.now() - startedMs
    const answers = await measureAnswers(page, rounds, reset)
    const scrolls = await measureScrolling(page, reset)
    const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1
    console.log(`\n${rows.toLocaleString('en')} rows; first rows shown ${openedMs.toFixed(0)} ms after the server was up; load of the machine before: ${loadBefore.toFixed(2)}\n`)
    printAnswers(answers)
    printScrolls(scrolls)
  } finally {
    await browser.close()
  }
}

function printAnswers(answers: readonly Answered[]): void {
  console.log('| From key or click to the painted result | First, ms | Median, ms | Worst, ms | Rows at the end |\n|---|---:|---:|---:|---:|')
  for (const { title, times, matching } of answers) {
    const worst = Math.max(...times)
    console.log(`| ${title} | ${times[0]?.toFixed(0) ?? ''} | ${quantile(times, 0.5).toFixed(0)} | ${worst.toFixed(0)} | ${matching.toLocaleString('en')} |`)
    if (!(worst <= ANSWER_BUDGET_MS)) process.exitCode = 1
  }
}

function printScrolls(scrolls: readonly Scrolled[]): void {
  console.log('\n| Scrolling | Frames | Median, ms | 99th percentile, ms | Worst frame, ms | Busiest task, ms of CPU | Long tasks | Rows at once without text |\n|---|---:|---:|---:|---:|---:|---:|---:|')
  for (const { title, frames, longTasks, emptyRows, busiestMs } of scrolls) {
    const worst = Math.max(...frames)
    console.log(`| ${title} | ${frames.length} | ${quantile(frames, 0.5).toFixed(1)} | ${quantile(frames, 0.99).toFixed(1)} | ${worst.toFixed(1)} | ${busiestMs.toFixed(1)} | ${longTasks.length} | ${emptyRows} |`)
    if (!(worst <= FRAME_BUDGET_MS)) process.exitCode = 1
  }
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
