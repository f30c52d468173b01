import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { skipTour } from './open-app.ts'
import { median, type Verdict } from './verdict.ts'

const START_BUDGET_MS = 1_500
const SCRIPT_BUDGET_KB = 700
const BYTES_PER_KB = 1000
const TOKEN = /[#&](token=[^&]+)/

/** What a person can begin with, and the element that shows it. */
const STARTS = [
  { name: 'the start page, its link to the project', path: '/', element: '#content a, #content button' },
  { name: 'the table of VMs, its first row', path: '/inventory/vms', element: '[role=gridcell] a' },
] as const

/** Loads the app so many times in a browser that has nothing of it yet, and takes what it has to fetch. */
export async function measureStart(browser: Browser, link: string, rounds: number): Promise<Verdict[]> {
  const token = TOKEN.exec(link)?.[1] ?? ''
  console.log('\n| Start, nothing kept by the browser | Median, ms | Best, ms | Worst, ms | JavaScript, kB gzipped | Scripts |\n|---|---:|---:|---:|---:|---:|')
  const verdicts: Verdict[] = []
  for (const { name, path, element } of STARTS) {
    const times: number[] = []
    let scripts: ReadonlyMap<string, number> = new Map()
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      await skipTour(page)
      const fetched = watchScripts(page)
      await page.goto(`${new URL(link).origin}${path}#${token}`, { waitUntil: 'commit' })
      times.push(await page.evaluate(untilPainted, element))
      scripts = await fetched()
      await context.close()
    }
    const [kb, count] = [[...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / BYTES_PER_KB, scripts.size]
    console.log(`| ${name} | ${median(times).toFixed(0)} | ${Math.min(...times).toFixed(0)} | ${Math.max(...times).toFixed(0)} | ${kb.toFixed(0)} | ${String(count)} |`)
    verdicts.push({ figure: `Start to ${name}`, limit: `${String(START_BUDGET_MS)} ms`, measured: `${median(times).toFixed(0)} ms, best ${Math.min(...times).toFixed(0)}`, isMet: median(times) <= START_BUDGET_MS })
    verdicts.push({ figure: `JavaScript until then (${path})`, limit: `${String(SCRIPT_BUDGET_KB)} kB gzipped`, measured: `${kb.toFixed(0)} kB`, isMet: kb <= SCRIPT_BUDGET_KB })
  }
  return verdicts
}

/** Collects the scripts of a page by their address, with their gzipped bytes. */
function watchScripts(page: Page): () => Promise<ReadonlyMap<string, number>> {
  const bodies = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.set(response.url(), response.body())
  })
  return async () => new Map(await Promise.all([...bodies].map(async ([url, body]) => [url, gzipSync(await body).length] as const)))
}

/** Runs inside the page: milliseconds since its navigation began until an element is painted, and the page is free to answer. */
function untilPainted(selector: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector(selector) === null) {
        requestAnimationFrame(look)
        return
      }
      // A frame for the element, and a task behind all that waits to be run.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    }
    look()
  })
}
