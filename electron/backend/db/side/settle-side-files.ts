import { AppError } from '#shared/contract/app-error.ts'
import type { ImportIssue, JoinCoverage, SideData } from '#shared/domain/estate/import-report.ts'
import { SIDE_KINDS, type SideKind } from '#shared/domain/side/side-rows.ts'
import { createVmFinder, type VmFinder } from '#shared/engine/side-files/find-vm.ts'
import type { SourceIdentity, VmIdentity } from '#shared/engine/side-files/vm-identity.ts'
import type { ProjectFile } from '../project-file.ts'
import { compareLinks, readLinksInForce } from './compare-links.ts'
import { type SideLink, linkRows } from './link-rows.ts'
import { reportLinks } from './report-links.ts'
import { SIDE_TABLES } from './side-tables.ts'

/** A side file of this import. */
export interface SideFileRead {
  readonly kind: SideKind
  readonly sheet: string
  /** The column that names the VM, for issues; null where the kind is about no VMs. */
  readonly vmColumn: string | null
}

export interface SettleOptions {
  readonly importPk: number
  readonly files: readonly SideFileRead[]
  readonly report: (issue: ImportIssue) => void
  readonly join: (coverage: JoinCoverage) => void
}

/**
 * Decides which rows of side files are in force after an import, looks their VMs up among those that are current now, and
 * tells what came of it. Every import does so, since a newer inventory may hold other VMs. AppError not-found where a
 * side file comes before any inventory.
 */
export function settleSideFiles(project: ProjectFile, { importPk, files, report, join }: SettleOptions): SideData[] {
  const { database } = project
  const kinds = SIDE_KINDS.filter((kind) => database.prepare(`SELECT 1 FROM "${SIDE_TABLES[kind].table}" LIMIT 1`).get() !== undefined)
  const sources = readSources(project)
  const [first] = files
  if (first !== undefined && sources.length === 0) {
    throw new AppError('not-found', `${JSON.stringify(first.sheet)} describes an estate that the project does not hold yet: import its inventory first, or together with it.`, { file: first.sheet })
  }
  if (kinds.length === 0) return []
  const finder = createVmFinder(sources, readVms(project))
  const before = new Map(kinds.map((kind) => [kind, readLinksInForce(project, kind)]))
  database.prepare('INSERT INTO side_run (import_pk) VALUES (?)').run(importPk)
  return kinds.map((kind) => settleKind(project, kind, finder))

  function settleKind<Kind extends SideKind>(own: ProjectFile, kind: Kind, by: VmFinder): SideData {
    const links = linkRows(own, kind, by)
    writeLinks(own, importPk, kind, links)
    const read = files.filter((file) => file.kind === kind)
    const vmColumns = new Map(read.map(({ sheet, vmColumn }) => [sheet, vmColumn]))
    for (const coverage of reportLinks(kind, links, { importPk, vmColumns, report })) join(coverage)
    const isAboutVms = links.some(({ state }) => state !== 'listed')
    const count = (state: string): number => links.filter((link) => link.state === state).length
    return {
      kind,
      files: read.map(({ sheet }) => sheet),
      rows: links.length,
      vms: isAboutVms ? { joined: count('joined'), unknown: count('unknown'), ambiguous: count('ambiguous'), contradicted: count('contradicted'), duplicate: count('duplicate') } : null,
      changes: compareLinks(own, kind, { before: before.get(kind) ?? new Map(), links, report }),
    }
  }
}

function writeLinks(project: ProjectFile, importPk: number, kind: SideKind, links: readonly SideLink<SideKind>[]): void {
  const insert = project.database.prepare('INSERT INTO side_link (import_pk, kind, row_pk, state, vm_id) VALUES (?, ?, ?, ?, ?)')
  for (const { pk, state, vmId } of links) insert.run(importPk, kind, pk, state, state === 'joined' ? vmId : null)
}

function readSources({ database }: ProjectFile): SourceIdentity[] {
  const sql = `SELECT source.id, snapshot.name, snapshot.instance_uuid AS instanceUuid
    FROM current_snapshot JOIN snapshot ON snapshot.pk = current_snapshot.pk JOIN source ON source.pk = snapshot.source_pk ORDER BY source.pk`
  return database.prepare(sql).all() as SourceIdentity[] // columns as selected
}

function* readVms({ database }: ProjectFile): Generator<VmIdentity> {
  const sql = `SELECT vm.id, source.id AS sourceId, vm.name, vm.moref, vm.instance_uuid AS instanceUuid, vm.smbios_uuid AS smbiosUuid,
      vm.datacenter_name AS datacenterName, vm.cluster_name AS clusterName, vm.folder_path AS folderPath
    FROM vm JOIN current_snapshot ON current_snapshot.pk = vm.snapshot_pk JOIN source ON source.pk = current_snapshot.source_pk ORDER BY vm.pk`
  yield* database.prepare(sql).iterate() as IterableIterator<VmIdentity> // columns as selected
}
