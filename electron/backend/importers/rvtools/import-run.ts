import type { Folder } from '#shared/domain/estate/infrastructure.ts'
import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import type { ClusterRule } from '#shared/domain/estate/vm-devices.ts'
import type { RawRows } from '#backend/raw-rows/raw-rows.ts'
import type { EstateSink, ImportContext } from '../importer.ts'
import type { ImageCollector } from './image-collector.ts'
import type { DatastoreIndex } from './joins/datastore-index.ts'
import type { HostIndex } from './joins/host-index.ts'
import type { PortGroupIndex } from './joins/port-group-index.ts'
import type { SourceIndex } from './joins/source-index.ts'
import type { VmEntry, VmIndex } from './joins/vm-index.ts'
import type { NumberDialects } from './number-dialects.ts'
import type { Rejection } from './rejection.ts'
import type { VInfoScan } from './scan/scan-v-info.ts'
import type { RvtoolsVersion } from './version/rvtools-version.ts'
import type { VmAttributes } from './vm-attributes.ts'

/** A VM with its folder, or why its row cannot be used. */
export type VmRowEntry = { readonly vm: VmEntry; readonly folderId: string | null } | Rejection

/** Sums that two sheets state, null while no sheet has stated them. */
export interface ImportTotals {
  vmRows: number
  poweredOnVms: number
  templates: number
  vmDisks: number | null
  vmNics: number | null
  hostRows: number | null
  hostVms: number | null
  hostVmsTotal: number | null
  clusterHosts: number | null
  diskRows: number | null
  diskCapacityMib: number | null
  /** What vInfo states for the VMs that have a row in vDisk. */
  vmCapacityMib: number | null
  nicRows: number | null
}

export interface ExportTime {
  readonly sourceName: string
  /** ISO 8601 without zone. */
  readonly exportedAt: string
  readonly place: Pick<ImportIssue, 'sheet' | 'row' | 'column'>
}

export interface ClusterHosts {
  readonly name: string
  /** 1-based row in vCluster. */
  readonly row: number
  /** NumHosts of vCluster. */
  readonly stated: number | null
  /** Rows of vHost. */
  hosts: number
}

/** One reading of one file: where rows go, what joins know, and what is counted. */
export interface ImportRun {
  readonly fileName: string
  readonly sink: EstateSink
  readonly context: ImportContext
  readonly dialects: NumberDialects
  readonly version: RvtoolsVersion
  readonly sources: SourceIndex
  readonly scan: VInfoScan
  /** What became of each row of vInfo, in order. */
  readonly entries: readonly VmRowEntry[]
  readonly folders: readonly Folder[]
  readonly vms: VmIndex
  readonly hosts: HostIndex
  readonly datastores: DatastoreIndex
  readonly portGroups: PortGroupIndex
  /** Datacenters of the distributed switches, by source and name. */
  readonly switchDatacenters: Map<string, Set<string | null>>
  /** When each vCenter was exported, and where the file says so. By source id. */
  readonly exportTimes: ReadonlyMap<string, ExportTime>
  /** By source and name: what vCluster and vHost say of a cluster's hosts. Not those whose name two clusters bear. */
  readonly clusterHosts: Map<string, ClusterHosts>
  readonly totals: ImportTotals
  /** Those that the other VM sheets add to vInfo's. */
  readonly vmAttributes: VmAttributes
  /** What VMs' rows say word for word; the tables of it bear the names of their sheets. */
  readonly raw: RawRows
  /** Yielded after the VMs' devices. */
  readonly clusterRules: ClusterRule[]
  /** Yielded after them. */
  readonly images: ImageCollector
  /** Answers true the first time it is asked with these words. */
  isFirst(...words: readonly string[]): boolean
  report(issue: ImportIssue): void
  /** Rows read so far, over all sheets. */
  rowsRead: number
}
