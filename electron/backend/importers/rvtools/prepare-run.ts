import type { Datacenter } from '#shared/domain/estate/infrastructure.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { RawRows } from '#backend/raw-rows/raw-rows.ts'
import type { EstateSink, ImportContext } from '../importer.ts'
import { type FileSheets, requireVInfo } from './file-sheets.ts'
import type { ExportTime, ImportRun, ImportTotals } from './import-run.ts'
import { createImageCollector } from './image-collector.ts'
import { createDatastoreIndex } from './joins/datastore-index.ts'
import { createHostIndex } from './joins/host-index.ts'
import { createPortGroupIndex } from './joins/port-group-index.ts'
import { createSourceIndex, createSourceNames, type SourceIndex } from './joins/source-index.ts'
import { createVmIndex, type VmEntry } from './joins/vm-index.ts'
import { createNumberDialects, type NumericSheet } from './number-dialects.ts'
import { scanFolders } from './scan/scan-folders.ts'
import { PLACE_SHEETS, scanPlaces, type NamedDatacenter } from './scan/scan-places.ts'
import { scanVInfo, type VInfoScan } from './scan/scan-v-info.ts'
import { settleVms } from './scan/settle-vms.ts'
import type { SheetReader } from './sheet-reader.ts'
import { type ExportFacts, scanExportFacts } from './sheets/v-meta-data.ts'
import { scanSourceFacts } from './sheets/v-source.ts'
import { exportOf, sourceRows } from './source-rows.ts'
import { readVersion } from './version/rvtools-version.ts'
import { createVmAttributes } from './vm-attributes.ts'

export interface PreparedRun {
  readonly run: ImportRun
  readonly sources: readonly Source[]
  readonly datacenters: readonly Datacenter[]
}

/**
 * Looks ahead over the file for what must be known before its first row is yielded: the vCenters, the datacenters and
 * who the VMs are. Only identities are kept, not rows. Throws AppError unsupported-file for a file without usable vInfo.
 */
export async function prepareRun(
  fileName: string,
  sheets: FileSheets,
  readers: readonly SheetReader[],
  { sink, raw }: { readonly sink: EstateSink; readonly raw: RawRows },
  context: ImportContext,
): Promise<PreparedRun> {
  const { signal } = context
  const names = createSourceNames()
  const scan = await scanVInfo(requireVInfo(sheets, fileName), names, fileName, signal)
  const named: NamedDatacenter[] = []
  for (const name of PLACE_SHEETS) {
    const table = sheets.find(name)
    if (table !== undefined) named.push(...(await scanPlaces(name, table, names, signal)))
  }
  const metaData = sheets.find('vMetaData')
  const exports = metaData === undefined ? [] : await scanExportFacts(metaData, signal)
  const vSource = sheets.find('vSource')
  const sourceFacts = vSource === undefined ? [] : await scanSourceFacts(vSource, signal)
  const fallbackName = exports.length === 1 ? exports[0]?.server?.toLowerCase() : undefined
  const sources = createSourceIndex(names, fallbackName ?? fileName)
  const vms = createVmIndex()
  const vCpu = sheets.find('vCPU')
  const settled = settleVms(scan, sources, vms)
  const paths = settled.needsFolders && vCpu !== undefined ? await scanFolders(vCpu, sources, vms, signal) : new Map<string, string>()
  const { entries, folders } = settled.withFolders((vm: VmEntry) => paths.get(vm.id) ?? null)

  const headers = new Map(sheets.found.map(({ sheet }) => [sheet.toLowerCase(), [] as readonly string[]]))
  headers.set('vinfo', scan.headers)
  const seen = new Set<string>()
  const run: ImportRun = {
    fileName,
    sink,
    context,
    dialects: createNumberDialects(numericSheets(sheets, readers), signal),
    version: readVersion(exports[0]?.version ?? null, headers),
    sources,
    scan,
    entries,
    folders,
    vms,
    hosts: createHostIndex(),
    datastores: createDatastoreIndex(),
    portGroups: createPortGroupIndex(),
    switchDatacenters: new Map(),
    exportTimes: exportTimes(sources, exports),
    clusterHosts: new Map(),
    totals: noTotals(),
    vmAttributes: createVmAttributes(sink),
    raw,
    clusterRules: [],
    images: createImageCollector(),
    isFirst(...words) {
      const key = words.join('\n')
      if (seen.has(key)) return false
      seen.add(key)
      return true
    },
    report: (issue) => {
      sink.issue(issue)
    },
    rowsRead: 0,
  }
  return { run, sources: sourceRows(sources, sourceFacts, scan.servers, exports), datacenters: datacentersOf(sources, scan, named) }
}

function exportTimes({ sources }: SourceIndex, exports: readonly ExportFacts[]): ReadonlyMap<string, ExportTime> {
  return new Map(sources.flatMap((source): [string, ExportTime][] => {
    const facts = exportOf(source, exports)
    if (facts?.exportedAt == null) return []
    return [[source.id, { sourceName: source.name, exportedAt: facts.exportedAt, place: { sheet: 'vMetaData', row: facts.row, column: 'xlsx creation datetime' } }]]
  }))
}

function numericSheets(sheets: FileSheets, readers: readonly SheetReader[]): NumericSheet[] {
  return readers.flatMap(({ name, columns }) => {
    const table = sheets.find(name)
    return table === undefined ? [] : [{ name, columns: Object.values(columns), table }]
  })
}

function datacentersOf(sources: SourceIndex, scan: VInfoScan, named: readonly NamedDatacenter[]): Datacenter[] {
  const found = new Map<string, Datacenter>()
  const add = (sourceUuid: string | null, server: string | null, name: string | null): void => {
    const source = name === null ? null : sources.resolve(sourceUuid, server)
    if (name === null || source === null) return
    const id = `${source.id}/name:${name}`
    if (!found.has(id)) found.set(id, { id, sourceId: source.id, name })
  }
  for (const { sourceUuid, server, name } of named) add(sourceUuid, server, name)
  for (const { sourceUuid, server, datacenter } of scan.identities) add(sourceUuid, server, datacenter)
  return [...found.values()]
}

function noTotals(): ImportTotals {
  return {
    vmRows: 0,
    poweredOnVms: 0,
    templates: 0,
    vmDisks: 0,
    vmNics: 0,
    hostRows: null,
    hostVms: null,
    hostVmsTotal: null,
    clusterHosts: null,
    diskRows: null,
    diskCapacityMib: null,
    vmCapacityMib: 0,
    nicRows: null,
  }
}
