import type { EstateCounts, ImportReport } from '#shared/domain/estate/import-report.ts'
import type { InventoryKind } from '#shared/contract/api.ts'

/** How many objects of a kind an import holds. */
export interface ReportCount {
  readonly key: keyof EstateCounts
  /** Null where no file says anything about the kind: that is not the same as none. */
  readonly value: number | null
  /** The inventory's list of them, where there is one. */
  readonly list: InventoryKind | null
}

/** The report's counts in reading order. */
export function reportCounts({ counts, issues }: Pick<ImportReport, 'counts' | 'issues'>): ReportCount[] {
  const missing = new Set(issues.filter(({ code }) => code === 'MISSING_SHEET').map(({ sheet }) => sheet))
  return KINDS.map(({ key, sheets, list }) => ({ key, list, value: counts[key] === 0 && sheets.every((sheet) => missing.has(sheet)) ? null : counts[key] }))
}

/** `sheets`: the RVTools tabs that tell of the kind; any of them is enough. */
const KINDS = [
  { key: 'vms', sheets: ['vInfo'], list: 'vms' },
  { key: 'templates', sheets: ['vInfo'], list: 'images' },
  { key: 'hosts', sheets: ['vHost'], list: 'hosts' },
  { key: 'clusters', sheets: ['vCluster'], list: 'clusters' },
  { key: 'datastores', sheets: ['vDatastore'], list: 'datastores' },
  { key: 'networks', sheets: ['vPort', 'dvPort'], list: 'networks' },
  { key: 'disks', sheets: ['vDisk'], list: null },
  { key: 'nics', sheets: ['vNetwork'], list: null },
  { key: 'partitions', sheets: ['vPartition'], list: null },
  { key: 'snapshots', sheets: ['vSnapshot'], list: null },
  { key: 'images', sheets: ['vCD', 'vFileInfo'], list: 'images' },
] as const satisfies readonly { key: keyof EstateCounts; sheets: readonly string[]; list: InventoryKind | null }[]
