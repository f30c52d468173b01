/** A screen or a view of one, as a person gets to it: by a link of the page that was opened before it, or of `from`. */
export interface ListedScreen {
  readonly name: string
  /** Finds the link. */
  readonly link: string
  /** The link that leads to where this link is. */
  readonly from?: string
  /** What is shown is worked out from the whole plan: content may take longer than the frame, with a progress that can be cancelled. */
  readonly isComputed?: boolean
}

const to = (path: string): string => `a[href="${path}"]`
const tabs = (base: string, names: readonly string[]): readonly ListedScreen[] => names.map((name) => ({ name: `${base}/${name}`, link: to(`${base}/${name}`) }))
const computed = (screens: readonly ListedScreen[]): readonly ListedScreen[] => screens.map((screen) => ({ ...screen, isComputed: true }))

/** Every screen of renderer/src/app/screens.ts with every view of the maps and the waves, in the order of the way through. */
export const LISTED_SCREENS: readonly ListedScreen[] = [
  { name: '/import', link: to('/import') },
  { name: 'report of an import', link: '#content a[href^="/import/reports/"]' },
  { name: 'VMs of an earlier import', link: '#content a[href^="/import/snapshots/"][href$="/vms"]', from: to('/import') },
  { name: '/inventory/vms', link: to('/inventory/vms') },
  ...tabs('/inventory', ['hosts', 'clusters', 'datastores', 'networks', 'images']),
  { name: 'page of a VM', link: '[role=gridcell] a', from: to('/inventory/vms'), isComputed: true },
  { name: '/target', link: to('/target') },
  { name: '/overview', link: to('/overview'), isComputed: true },
  { name: '/assess', link: to('/assess'), isComputed: true },
  ...computed([
    { name: '/map/storage', link: to('/map/storage') },
    ...['treemap', 'flow'].map((view) => ({ name: `/map/storage as ${view}`, link: to(`/map/storage?view=${view}`) })),
    { name: '/map/networks', link: to('/map/networks') },
    ...['merged', 'clusters'].map((by) => ({ name: `/map/networks by ${by}`, link: to(`/map/networks?by=${by}`) })),
    ...tabs('/map', ['nics', 'compute', 'scheduling', 'placement']),
    { name: '/map/placement as flow to namespaces', link: to('/map/placement?view=namespaces') },
    { name: '/size', link: to('/size') },
    ...tabs('/size', ['around', 'what-if', 'compare']),
    { name: '/waves', link: to('/waves') },
    { name: 'page of a wave', link: '#content a[href^="/waves/"][href*="%2F"], #content table a[href^="/waves/"]' },
    ...tabs('/waves', ['capacity', 'remedy', 'progress', 'groups', 'what-if']),
  ]),
  { name: '/waves/settings', link: to('/waves/settings') },
  { name: '/waves/cut-over', link: to('/waves/cut-over'), isComputed: true },
  { name: '/hand-over', link: to('/hand-over'), isComputed: true },
  { name: '/notes', link: to('/notes') },
  { name: '/history', link: to('/history') },
  { name: '/settings', link: to('/settings') },
  { name: 'start page', link: 'header a[href="/"]' },
]
