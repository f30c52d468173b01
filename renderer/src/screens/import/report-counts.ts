import type { EstateCounts, ImportReport } from '#shared/domain/estate/import-report.ts'
import { quote } from '#renderer/stores/scope-expression.ts'
import type { InventoryKind } from '#shared/contract/api.ts'

/** How many objects of a kind an import holds. */
export interface ReportCount {
  readonly key: keyof EstateCounts
  /** Null where no file says anything about the kind: that is not the same as none. */
  readonly value: number | null
  /** The inventory's list of them, where there is one. */
  readonly list: InventoryKind | null
  /** The expression by which that list shows exactly these; empty for all of it. */
  readonly where: string
}

/**
 * The report's counts in reading order. `projectSources`: how many sources the project holds; others than those of the
 * report are kept out of the lists that it leads to.
 */
export function reportCounts({ counts, issues, sources }: Pick<ImportReport, 'counts' | 'issues' | 'sources'>, projectSources: number): ReportCount[] {
  const missing = new Set(issues.filter(({ code }) => code === 'MISSING_SHEET').map(({ sheet }) => sheet))
  const own = projectSources > sources.length ? [`source in (${sources.map(({ id }) => quote(id)).join(', ')})`] : []
  return KINDS.map(({ key, sheets, list, only }) => ({ key, list, where: [...only, ...own].join(' and '), value: counts[key] === 0 && sheets.every((sheet) => missing.has(sheet)) ? null : counts[key] }))
}

/** `sheets`: the RVTools tabs that tell of the kind; any of them is enough. `only`: which rows of the list are of the kind. */
const KINDS = [
  { key: 'vms', sheets: ['vInfo'], list: 'vms', only: ['not isTemplate'] },
  { key: 'templates', sheets: ['vInfo'], list: 'vms', only: ['isTemplate'] },
  { key: 'hosts', sheets: ['vHost'], list: 'hosts', only: [] },
  { key: 'clusters', sheets: ['vCluster'], list: 'clusters', only: [] },
  { key: 'datastores', sheets: ['vDatastore'], list: 'datastores', only: [] },
  { key: 'networks', sheets: ['vPort', 'dvPort'], list: 'networks', only: [] },
  { key: 'disks', sheets: ['vDisk'], list: null, only: [] },
  { key: 'nics', sheets: ['vNetwork'], list: null, only: [] },
  { key: 'partitions', sheets: ['vPartition'], list: null, only: [] },
  { key: 'snapshots', sheets: ['vSnapshot'], list: null, only: [] },
  { key: 'images', sheets: ['vCD', 'vFileInfo'], list: 'images', only: ['kind != template'] },
] as const satisfies readonly { key: keyof EstateCounts; sheets: readonly string[]; list: InventoryKind | null; only: readonly string[] }[]
