import type { Host } from '#renderer/api/host.ts'
import { loadChart } from '#renderer/components/chart/load-chart.ts'
import { loadCodeView } from '#renderer/components/yaml-view/load-code-view.ts'
import { SCREENS } from './screens.ts'

type Load = () => Promise<unknown>

/** By then the first screen has asked for all that it shows, and nothing of what follows is in its way. */
const BEGIN_AFTER_MS = 1_500

/** What is fetched when it is wanted: the screens in the order of the way through, and what draws charts and shows files, which are the largest parts of those that have one. */
const LOADS: readonly Load[] = [...SCREENS.flatMap(({ route: { component } }) => (typeof component === 'function' ? [component as Load] : [])), loadChart, loadCodeView] // every screen's route fetches its component

/**
 * Fetches the code of screens that nobody opened yet, one part at a time and while the page has nothing else to do, so that a click on a link waits for
 * no code. Where a part cannot be had nothing more is fetched: whoever opens the screen is told why.
 */
export async function loadAhead(loads: readonly Load[] = LOADS, rest: (first: boolean) => Promise<void> = untilIdle): Promise<void> {
  for (const [place, load] of loads.entries()) {
    await rest(place === 0)
    try {
      await load()
    } catch {
      return
    }
  }
}

/** The same where the host works ahead; whoever started it without has a reason: a battery, little memory, other work. */
export async function loadAheadWhereWanted(host: Pick<Host, 'info'>, load: () => Promise<void> = loadAhead): Promise<void> {
  const info = await host.info()
  if (info.ok && info.value.worksAhead) await load()
}

function untilIdle(first: boolean): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser tells when it is idle.
    const whenIdle = (): void => void ('requestIdleCallback' in window ? requestIdleCallback(() => resolve()) : setTimeout(resolve))
    if (first) setTimeout(whenIdle, BEGIN_AFTER_MS)
    else whenIdle()
  })
}
