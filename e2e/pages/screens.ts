import { expect, type Page } from '@playwright/test'

/** A screen by its address, and how one sees that it shows what it has. */
export interface Screen {
  readonly name: string
  readonly path: string
  settled(page: Page): Promise<void>
}

/** Every screen of the app. */
export const SCREENS: readonly Screen[] = [
  { name: 'start', path: '/', settled: async (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible() },
  { name: 'overview', path: '/overview', settled: async (page) => expect(page.getByRole('region', { name: 'Nodes' }).getByText('worker nodes')).toBeVisible() },
  { name: 'import', path: '/import', settled: async (page) => expect(page.getByRole('article')).toBeVisible() },
  { name: 'import-report', path: '/import/reports/1', settled: async (page) => expect(page.getByRole('article')).toBeVisible() },
  { name: 'import-snapshot', path: '/import/snapshots/1/vms', settled: async (page) => expect(page.getByRole('gridcell').first()).toBeVisible() },
  ...['vms', 'hosts', 'clusters', 'datastores', 'networks', 'images'].map((kind) => ({
    name: `inventory-${kind}`,
    path: `/inventory/${kind}`,
    settled: async (page: Page) => expect(page.getByRole('gridcell').first()).toBeVisible(),
  })),
  { name: 'assess', path: '/assess', settled: async (page) => expect(page.getByRole('table', { name: 'By status' })).toBeVisible() },
  { name: 'hand-over', path: '/hand-over', settled: async (page) => expect(page.getByRole('textbox', { name: 'Text of README.md' })).toBeVisible() },
  { name: 'report', path: '/hand-over/report', settled: async (page) => expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible() },
  { name: 'notes', path: '/notes', settled: async (page) => expect(page.getByRole('heading', { level: 2, name: 'No notes yet' })).toBeVisible() },
  { name: 'history', path: '/history', settled: async (page) => expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible() },
  { name: 'settings', path: '/settings', settled: async (page) => expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible() },
  { name: 'target', path: '/target', settled: async (page) => expect(page.getByLabel('Id', { exact: true })).toBeVisible() },
  ...['storage', 'networks'].map((tab) => ({
    name: `map-${tab}`,
    path: `/map/${tab}`,
    settled: async (page: Page) => expect(page.getByRole('region', { name: /^(Storage|Networks)$/ }).getByRole('table')).toBeVisible(),
  })),
  { name: 'map-nics', path: '/map/nics', settled: async (page) => expect(page.getByRole('group', { name: /^Host .* and nodes / })).toBeVisible() },
  { name: 'map-networks-merged', path: '/map/networks?by=merged', settled: async (page) => expect(page.getByRole('region', { name: 'Networks, merged' }).getByRole('table')).toBeVisible() },
  { name: 'map-clusters', path: '/map/networks?by=clusters', settled: async (page) => expect(page.getByRole('grid')).toBeVisible() },
  ...['treemap', 'flow'].map((view) => ({ name: `map-storage-${view}`, path: `/map/storage?view=${view}`, settled: async (page: Page) => expect(page.getByRole('main').locator('svg, canvas').first()).toBeVisible() })),
  { name: 'map-namespaces', path: '/map/placement?view=namespaces', settled: async (page) => expect(page.getByRole('main').locator('svg, canvas').first()).toBeVisible() },
  { name: 'cut-over', path: '/waves/cut-over', settled: async (page) => expect(page.getByRole('region', { name: 'NICs' }).getByRole('row').nth(1)).toBeVisible() },
  { name: 'map-compute', path: '/map/compute', settled: async (page) => expect(page.getByRole('region', { name: 'Compute', exact: true }).getByRole('table')).toBeVisible() },
  { name: 'size', path: '/size', settled: async (page) => expect(page.getByRole('table', { name: 'When nodes fail' })).toBeVisible() },
  ...['around', 'what-if', 'compare'].map((tab) => ({ name: `size-${tab}`, path: `/size/${tab}`, settled: async (page: Page) => expect(page.getByRole('region', { name: 'Answer' }).getByRole('table').first()).toBeAttached() })),
  { name: 'waves', path: '/waves', settled: async (page) => expect(page.getByRole('heading', { level: 2, name: 'No waves are planned yet' })).toBeVisible() },
  { name: 'waves-settings', path: '/waves/settings', settled: async (page) => expect(page.getByRole('form', { name: 'Settings of waves' })).toBeVisible() },
  {
    name: 'vm',
    // The sample's own ids: its vCenter's instance UUID and the managed object.
    path: `/inventory/vms/${encodeURIComponent('0b1a0055-e8c3-4804-b218-9f2ec283f52f/vm-43')}`,
    settled: async (page) => expect(page.getByRole('heading', { level: 1, name: 'ERP-WEB-02' })).toBeVisible(),
  },
  { name: 'not-found', path: '/no-such-page', settled: async (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible() },
]

/** Those that show more once waves are planned, and what came of some is written down, in place of what SCREENS says of them; and what is looked at in pictures alone. */
export const SCHEDULED_SCREENS: readonly Screen[] = [
  { name: 'waves', path: '/waves', settled: async (page) => expect(page.getByRole('group', { name: 'Waves over the calendar' }).getByRole('button', { name: /^Wave 1,/ })).toBeVisible() },
  { name: 'waves-capacity', path: '/waves/capacity', settled: async (page) => expect(page.getByRole('table', { name: 'Wave by wave' })).toBeVisible() },
  { name: 'waves-remedy', path: '/waves/remedy', settled: async (page) => expect(page.getByRole('region', { name: 'VMs without a wave' }).getByRole('row').nth(1)).toBeVisible() },
  { name: 'waves-progress', path: '/waves/progress', settled: async (page) => expect(page.getByRole('table', { name: 'Waves that ran' })).toBeVisible() },
  { name: 'waves-what-if', path: '/waves/what-if', settled: async (page) => expect(page.getByRole('button', { name: 'Try', exact: true })).toBeVisible() },
  { name: 'waves-wave', path: '/waves/1', settled: async (page) => expect(page.getByRole('heading', { level: 2, name: /^Wave 1:/ })).toBeVisible() },
  { name: 'map-scheduling', path: '/map/scheduling', settled: async (page) => expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible() },
  { name: 'map-placement', path: '/map/placement', settled: async (page) => expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible() },
]
