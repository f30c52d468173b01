import type { RouteLocationNormalizedLoaded, RouteRecordRaw } from 'vue-router'
import { assessRoute } from '#renderer/screens/assess/route.ts'
import { handOverRoute, reportRoute } from '#renderer/screens/hand-over/route.ts'
import { historyRoute } from '#renderer/screens/history/route.ts'
import { changesRoute, pastReportRoute, snapshotRoute } from '#renderer/screens/import/history/routes.ts'
import { importRoute } from '#renderer/screens/import/route.ts'
import { LIST_KINDS } from '#renderer/screens/inventory/list-kind.ts'
import { inventoryRoute } from '#renderer/screens/inventory/route.ts'
import { cutOverRoute } from '#renderer/screens/cut-over/route.ts'
import { MAP_TABS } from '#renderer/screens/map/map-tabs.ts'
import { mapRoute } from '#renderer/screens/map/route.ts'
import { notesRoute } from '#renderer/screens/notes/route.ts'
import { overviewRoute } from '#renderer/screens/overview/route.ts'
import { settingsRoute } from '#renderer/screens/settings/route.ts'
import { sizeRoute } from '#renderer/screens/size/route.ts'
import { SIZE_TABS } from '#renderer/screens/size/size-tabs.ts'
import { startRoute } from '#renderer/screens/start/route.ts'
import { targetRoute } from '#renderer/screens/target/route.ts'
import { vmRoute } from '#renderer/screens/vm/route.ts'
import { wavesRoute } from '#renderer/screens/waves/route.ts'
import { WAVE_TABS } from '#renderer/screens/waves/wave-tabs.ts'

export interface Screen {
  readonly route: RouteRecordRaw & { readonly name: string }
  /** Set where the screen is a step on the way through: its place in the navigation is its place in this list. */
  readonly step?: Step
  /** Set where it is no step, and yet gone to by its name from the palette. */
  readonly byName?: Step
  /** Its parts that have an address, by the keys of their names, for the palette. */
  readonly parts?: readonly { readonly nameKey: string; readonly path: string }[]
  /** What the screen shows is narrowed by the scope bar. */
  readonly hasScope?: boolean
  /** Views of such a screen that show the whole project all the same, since what they show reaches over all of it. */
  readonly isOfAll?: (route: Pick<RouteLocationNormalizedLoaded, 'params' | 'query'>) => boolean
}

export interface Step {
  /** Where it leads, which is not the route's path where that has parameters. */
  readonly path: string
  /** Steps before an import has something to show lead to nothing. */
  readonly needsInventory: boolean
}

/** Every screen; those with a step in the order of the way through. */
export const SCREENS: readonly Screen[] = [
  { route: startRoute },
  { route: overviewRoute, step: { path: '/overview', needsInventory: true }, hasScope: true },
  { route: importRoute, step: { path: '/import', needsInventory: false } },
  { route: pastReportRoute },
  { route: changesRoute },
  { route: snapshotRoute },
  { route: inventoryRoute, step: { path: '/inventory/vms', needsInventory: true }, hasScope: true, parts: LIST_KINDS.map((kind) => ({ nameKey: `inventory.kinds.${kind}`, path: `/inventory/${kind}` })) },
  { route: vmRoute },
  { route: assessRoute, step: { path: '/assess', needsInventory: true }, hasScope: true },
  { route: targetRoute, step: { path: '/target', needsInventory: false } },
  { route: mapRoute, step: { path: '/map/storage', needsInventory: true }, hasScope: true, parts: MAP_TABS.map((tab) => ({ nameKey: `map.tabs.${tab}`, path: `/map/${tab}` })), isOfAll: ({ params, query }) => (['nics', 'placement'].includes(String(params['tab'])) && query['view'] !== 'namespaces') || query['by'] === 'clusters' },
  { route: sizeRoute, step: { path: '/size', needsInventory: true }, parts: SIZE_TABS.map((tab) => ({ nameKey: `size.tabs.${tab}`, path: `/size/${tab}` })) },
  { route: wavesRoute, step: { path: '/waves', needsInventory: true }, parts: WAVE_TABS.map((tab, place) => ({ nameKey: `waves.tabs.${tab}`, path: place === 0 ? '/waves' : `/waves/${tab}` })) },
  { route: cutOverRoute, byName: { path: '/waves/cut-over', needsInventory: true } },
  { route: historyRoute, byName: { path: '/history', needsInventory: false } },
  { route: notesRoute, byName: { path: '/notes', needsInventory: true } },
  { route: handOverRoute, step: { path: '/hand-over', needsInventory: true } },
  { route: reportRoute, byName: { path: '/hand-over/report', needsInventory: true } },
  { route: settingsRoute, byName: { path: '/settings', needsInventory: false } },
]
