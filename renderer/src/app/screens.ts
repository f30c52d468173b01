import type { RouteLocationNormalizedLoaded, RouteRecordRaw } from 'vue-router'
import { chartMessages } from '#renderer/components/chart/messages.ts'
import { computeMessages } from '#renderer/components/compute/messages.ts'
import { draftFormMessages } from '#renderer/components/draft-form/messages.ts'
import { vmPlacementMessages } from '#renderer/components/placement/messages.ts'
import { dataTableMessages } from '#renderer/components/data-table/messages.ts'
import { whyMessages } from '#renderer/components/why/messages.ts'
import { notesMessages } from '#renderer/components/notes/messages.ts'
import { yamlViewMessages } from '#renderer/components/yaml-view/messages.ts'
import { helpMessages } from '#renderer/help/messages.ts'
import { assessMessages } from '#renderer/screens/assess/messages.ts'
import { assessRoute } from '#renderer/screens/assess/route.ts'
import { handOverMessages } from '#renderer/screens/hand-over/messages.ts'
import { handOverRoute } from '#renderer/screens/hand-over/route.ts'
import { historyMessages } from '#renderer/screens/history/messages.ts'
import { historyRoute } from '#renderer/screens/history/route.ts'
import { changesRoute, pastReportRoute, snapshotRoute } from '#renderer/screens/import/history/routes.ts'
import { importMessages } from '#renderer/screens/import/messages.ts'
import { importRoute } from '#renderer/screens/import/route.ts'
import { inventoryMessages } from '#renderer/screens/inventory/messages.ts'
import { inventoryRoute } from '#renderer/screens/inventory/route.ts'
import { networkViewMessages } from '#renderer/screens/map/networks/messages.ts'
import { pictureMessages } from '#renderer/screens/map/pictures/messages.ts'
import { nicMessages } from '#renderer/screens/map/nics/messages.ts'
import { mapMessages } from '#renderer/screens/map/messages.ts'
import { cutOverMessages } from '#renderer/screens/cut-over/messages.ts'
import { cutOverRoute } from '#renderer/screens/cut-over/route.ts'
import { mapRoute } from '#renderer/screens/map/route.ts'
import { notesRoute } from '#renderer/screens/notes/route.ts'
import { overviewMessages } from '#renderer/screens/overview/messages.ts'
import { overviewRoute } from '#renderer/screens/overview/route.ts'
import { sizeMessages } from '#renderer/screens/size/messages.ts'
import { sizeRoute } from '#renderer/screens/size/route.ts'
import { startMessages } from '#renderer/screens/start/messages.ts'
import { startRoute } from '#renderer/screens/start/route.ts'
import { targetMessages } from '#renderer/screens/target/messages.ts'
import { targetRoute } from '#renderer/screens/target/route.ts'
import { vmMessages } from '#renderer/screens/vm/messages.ts'
import { vmRoute } from '#renderer/screens/vm/route.ts'
import { wavesMessages } from '#renderer/screens/waves/messages.ts'
import { wavesRoute } from '#renderer/screens/waves/route.ts'
import { frameMessages } from './messages.ts'

export interface Screen {
  readonly route: RouteRecordRaw & { readonly name: string }
  /** Set where the screen is a step on the way through: its place in the navigation is its place in this list. */
  readonly step?: Step
  /** Set where it is no step, and yet gone to by its name from the palette. */
  readonly byName?: Step
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
  { route: inventoryRoute, step: { path: '/inventory/vms', needsInventory: true }, hasScope: true },
  { route: vmRoute },
  { route: assessRoute, step: { path: '/assess', needsInventory: true }, hasScope: true },
  { route: targetRoute, step: { path: '/target', needsInventory: false } },
  { route: mapRoute, step: { path: '/map/storage', needsInventory: true }, hasScope: true, isOfAll: ({ params, query }) => (['nics', 'placement'].includes(String(params['tab'])) && query['view'] !== 'namespaces') || query['by'] === 'clusters' },
  { route: sizeRoute, step: { path: '/size', needsInventory: true } },
  { route: wavesRoute, step: { path: '/waves', needsInventory: true } },
  { route: cutOverRoute, byName: { path: '/waves/cut-over', needsInventory: true } },
  { route: historyRoute, byName: { path: '/history', needsInventory: false } },
  { route: notesRoute, byName: { path: '/notes', needsInventory: true } },
  { route: handOverRoute, step: { path: '/hand-over', needsInventory: true } },
]

/** English, an object a screen or part. */
export const MESSAGES = {
  frame: frameMessages,
  start: startMessages,
  overview: overviewMessages,
  import: importMessages,
  inventory: inventoryMessages,
  vm: vmMessages,
  assess: assessMessages,
  target: targetMessages,
  map: mapMessages,
  size: sizeMessages,
  waves: wavesMessages,
  nics: nicMessages,
  networkViews: networkViewMessages,
  pictures: pictureMessages,
  cutOver: cutOverMessages,
  handOver: handOverMessages,
  history: historyMessages,
  notes: notesMessages,
  help: helpMessages,
  compute: computeMessages,
  vmPlacement: vmPlacementMessages,
  draftForm: draftFormMessages,
  dataTable: dataTableMessages,
  why: whyMessages,
  chart: chartMessages,
  yamlView: yamlViewMessages,
}
