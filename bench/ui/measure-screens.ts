import process from 'node:process'
import type { Page } from '@playwright/test'
import { busiestTaskMs } from './busiest-task.ts'
import type { Verdict } from './verdict.ts'
import { median } from './verdict.ts'
import { type Opening, watchOpening } from './opening-probe.ts'
import { LISTED_SCREENS, type ListedScreen } from './screen-list.ts'

const OPEN_BUDGET_MS = 300
/** A screen rests when it has not changed for so long. */
const QUIET_MS = 200
const GIVE_UP_MS = 40_000

/** Opens every screen by its link: once with its code still to be fetched, and then so many times again. */
export async function measureScreens(page: Page, rounds: number): Promise<Verdict[]> {
  const openings = new Map<ListedScreen, Opening[]>(LISTED_SCREENS.map((screen) => [screen, []]))
  const busiest = new Map<ListedScreen, number>()
  for (let round = 0; round <= rounds; round++) {
    for (const [screen, list] of openings) {
      const opening = await open(page, screen)
      list.push(opening)
      // A run takes minutes: who waits sees where it is.
      process.stderr.write(`${round === 0 ? 'first' : 'again'} ${screen.name}: ${ms(opening.restMs)} ms\n`)
    }
  }
  // Once more for the processor time of each task, which other programs do not lengthen; what traces is in the way of what is timed.
  for (const screen of openings.keys()) busiest.set(screen, await busiestTaskMs(page, async () => { await open(page, screen) }))
  console.log('\n| Screen | First: title, ms | First: progress with cancel, ms | First: at rest, ms | Again: at rest, median, ms | Again: best, ms | Longest task, ms | Busiest task, ms of CPU | Elements |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|')
  const verdicts = [...openings].flatMap(([screen, list]) => {
    const [first, ...again] = list
    if (first === undefined || again.length === 0) return []
    const rests = again.map(({ restMs }) => restMs)
    console.log(`| ${screen.name} | ${ms(first.titleMs)} | ${ms(first.progressMs)} | ${ms(first.restMs)}${first.isAtRest ? '' : ' (never at rest)'} | ${ms(median(rests))} | ${ms(Math.min(...rests))} | ${ms(Math.max(...list.map(({ longestTaskMs }) => longestTaskMs)))} | ${ms(busiest.get(screen) ?? Number.NaN)} | ${String(again.at(-1)?.elements ?? 0)} |`)
    return [judge(screen, 'first, as soon as the project is open', [first]), judge(screen, 'again', again)]
  })
  return verdicts
}

/** Opens every screen once, of a project of which everything was worked out before. */
export async function measurePrepared(page: Page): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  const lines: string[] = []
  for (const screen of LISTED_SCREENS) {
    const opening = await open(page, screen)
    process.stderr.write(`prepared ${screen.name}: ${ms(opening.restMs)} ms\n`)
    lines.push(`| ${screen.name} | ${ms(opening.titleMs)} | ${ms(opening.progressMs)} | ${ms(opening.restMs)}${opening.isAtRest ? '' : ' (never at rest)'} | ${ms(opening.longestTaskMs)} |`)
    verdicts.push(judge(screen, 'first, once it was worked out ahead', [opening]))
  }
  console.log(`\n| Screen, once it was worked out ahead | Title, ms | Progress with cancel, ms | At rest, ms | Longest task, ms |\n|---|---:|---:|---:|---:|\n${lines.join('\n')}`)
  return verdicts
}

/** Content at rest within the limit; or, of what is worked out, its title and a progress that can be cancelled. */
function judge(screen: ListedScreen, when: string, openings: readonly Opening[]): Verdict {
  // What was not at rest when it was given up has its content later than that.
  const isAtRest = openings.every((opening) => opening.isAtRest)
  const rest = isAtRest ? median(openings.map(({ restMs }) => restMs)) : GIVE_UP_MS
  const progress = median(openings.map(({ titleMs, progressMs }) => Math.max(titleMs, progressMs)))
  const isByProgress = screen.isComputed === true && rest > OPEN_BUDGET_MS && !Number.isNaN(progress)
  const content = isAtRest ? `${ms(rest)} ms` : `more than ${ms(rest)} ms`
  return {
    figure: `Open ${screen.name}, ${when}`,
    limit: isByProgress ? `progress with cancel within ${String(OPEN_BUDGET_MS)} ms` : `at rest within ${String(OPEN_BUDGET_MS)} ms`,
    measured: isByProgress ? `${ms(progress)} ms; content after ${content}` : content,
    isMet: (isByProgress ? progress : rest) <= OPEN_BUDGET_MS,
  }
}

async function open(page: Page, screen: ListedScreen): Promise<Opening> {
  const link = page.locator(screen.link).first()
  if (screen.from !== undefined) {
    await page.locator(screen.from).first().click()
    await link.waitFor()
  }
  const path = await link.getAttribute('href')
  if (path === null) throw new Error(`No link leads to ${screen.name}.`)
  const { pathname, search } = new URL(path, page.url())
  if (pathname + search === new URL(page.url()).pathname + new URL(page.url()).search) throw new Error(`${screen.name} is shown already.`)
  await page.evaluate(watchOpening, { path: pathname + search, quietMs: QUIET_MS, giveUpMs: GIVE_UP_MS })
  await link.click()
  return page.evaluate(() => window.benchOpening)
}

function ms(value: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(0)
}
