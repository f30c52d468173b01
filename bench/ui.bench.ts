// `npm run bench -- ui [--only PARTS] [--vms N] [--repeat N] [--pages FOLDER]`: what a person waits for in a browser, on generated VMs.
import { loadavg } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { readChromiumPath } from '#build/bootstrap/chromium-record.mjs'
import { measureJobs } from './ui/measure-job.ts'
import { measurePrepared, measureScreens } from './ui/measure-screens.ts'
import { measureScrolling } from './ui/measure-scrolling.ts'
import { measureStart } from './ui/measure-start.ts'
import { measureAnswers } from './ui/measure-table.ts'
import { openApp } from './ui/open-app.ts'
import { type ServerUsage, untilAtRest } from './ui/server-usage.ts'
import { prepareWorkbook } from './ui/prepare-estate.ts'
import { printVerdicts, type Verdict } from './ui/verdict.ts'
import { KEPT_FOLDER, ROOT, withServedProject } from './ui/with-served-project.ts'

const DEFAULT_VMS = '50000'
const DEFAULT_REPEAT = '6'
/** Of what takes long, half as many rounds. */
const LONG_SHARE = 0.5
const MS_PER_SECOND = 1000

interface Part {
  readonly browser: Browser
  readonly link: string
  readonly usage: () => Promise<ServerUsage>
  readonly vms: number
  readonly rounds: number
}

/** What the thread that reads works out ahead is measured on a server that nobody has asked anything yet. */
const OF_ITS_OWN = 'prepared'

/** In an order in which none changes what the next one measures: the jobs write into the project. */
const PARTS: Readonly<Record<string, (part: Part) => Promise<readonly Verdict[]>>> = {
  start: ({ browser, link, rounds }) => measureStart(browser, link, rounds),
  answers: (part) => inTable(part, (page, reset) => measureAnswers(page, part.rounds, reset)),
  scrolling: (part) => inTable(part, (page, reset) => measureScrolling(page, Math.ceil(part.rounds * LONG_SHARE), reset)),
  screens: (part) => inApp(part, (page) => measureScreens(page, Math.ceil(part.rounds * LONG_SHARE))),
  [OF_ITS_OWN]: (part) => inApp(part, async (page) => {
    const { tookMs, usage } = await untilAtRest(part.usage)
    console.log(`\nWorked out ahead in ${(tookMs / MS_PER_SECOND).toFixed(1)} s; ${(usage.cpuMs / MS_PER_SECOND).toFixed(1)} s of CPU since the start, RSS of all threads ${usage.rssMib.toFixed(0)} MiB`)
    return measurePrepared(page)
  }),
  jobs: (part) => inApp(part, async (page) => measureJobs(page, await prepareWorkbook(KEPT_FOLDER, part.vms))),
}

/** Prints all figures with their limits, and fails where one is not kept. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const names = Object.keys(PARTS)
  const { values } = parseArgs({
    args: [...benchArguments],
    options: { only: { type: 'string', default: names.join(',') }, vms: { type: 'string', default: DEFAULT_VMS }, repeat: { type: 'string', default: DEFAULT_REPEAT }, pages: { type: 'string' } },
  })
  const wanted = values.only.split(',')
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; parts: ${names.join(', ')}.`)
  const vms = Number(values.vms)
  const executablePath = readChromiumPath(ROOT)
  console.log(`\n${vms.toLocaleString('en')} VMs; load of the machine before: ${(loadavg()[0] ?? Number.NaN).toFixed(2)}`)
  // Playwright hides the bars, and one is dragged here.
  const browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), ignoreDefaultArgs: ['--hide-scrollbars'] })
  try {
    const verdicts: Verdict[] = []
    const parts = names.filter((part) => wanted.includes(part))
    for (const group of [parts.filter((part) => part === OF_ITS_OWN), parts.filter((part) => part !== OF_ITS_OWN)]) {
      if (group.length === 0) continue
      await withServedProject({ vms, pages: values.pages, isPlanned: true }, async (link, usage) => {
        for (const name of group) verdicts.push(...((await PARTS[name]?.({ browser, link, usage, vms, rounds: Number(values.repeat) })) ?? []))
      })
    }
    if (printVerdicts(verdicts) > 0) process.exitCode = 1
  } finally {
    await browser.close()
  }
}

async function inApp<Result>({ browser, link }: Part, measure: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<Result>): Promise<Result> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  try {
    await openApp(page, link)
    return await measure(page)
  } finally {
    await page.context().close()
  }
}

/** The table is opened anew by `reset`, as somebody finds it. */
function inTable<Result>(part: Part, measure: (page: Awaited<ReturnType<Browser['newPage']>>, reset: () => Promise<void>) => Promise<Result>): Promise<Result> {
  return inApp(part, async (page) => {
    const reset = async (): Promise<void> => {
      await page.goto(`${new URL(part.link).origin}/inventory/vms`)
      await page.getByRole('gridcell').getByRole('link').first().waitFor()
    }
    await reset()
    return measure(page, reset)
  })
}
