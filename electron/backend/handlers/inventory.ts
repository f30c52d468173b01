import { AppError } from '#shared/contract/app-error.ts'
import { ASSESSMENT_FIELDS } from '#shared/contract/assess-api.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { inventoryMemo } from '#backend/db/inventory-memo.ts'
import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import type { ImportSink } from '#backend/db/import-sink.ts'
import { type ImportOptions, importIntoProject } from '#backend/db/import-transaction.ts'
import { countRejectedRows, readImportReport, readRejectedRows } from '#backend/db/repositories/import-repository.ts'
import { loadInclusionVms } from '#backend/db/repositories/inclusion-repository.ts'
import { listInventory } from '#backend/db/repositories/inventory-repository.ts'
import { findSnapshot } from '#backend/db/repositories/snapshot-repository.ts'
import { decisionsOfKind } from '#backend/db/repositories/vm-decision-repository.ts'
import { completeWhere } from '#backend/inventory/complete-where.ts'
import { decideMany } from '#backend/inventory/decide-many.ts'
import { describeVm, prepareVmPages } from '#backend/inventory/describe-vm.ts'
import { filterRows } from '#backend/inventory/filter-rows.ts'
import { groupTable } from '#backend/inventory/group-table.ts'
import type { InventoryCache } from '#backend/inventory/inventory-cache.ts'
import { commonestScopes, listScopes, scopesWith } from '#backend/inventory/list-scopes.ts'
import { queryTable } from '#backend/inventory/query-table.ts'
import { decidedCells } from '#backend/inventory/vm-fact-columns.ts'
import { excludedBecause } from '#backend/inventory/vm-inclusion-columns.ts'
import { assessmentCells, namesAssessment } from '#backend/assess/assessment-columns.ts'
import type { EstateSink } from '#backend/importers/importer.ts'
import { identifyFile } from '#backend/raw-rows/identify-file.ts'
import { listRawRows } from '#backend/raw-rows/list-raw-rows.ts'
import { withoutHeapGrowth } from '#backend/importers/without-heap-growth.ts'
import { readCaFile } from '#backend/importers/ovirt/live/read-ca-file.ts'
import type { Session } from '#backend/session.ts'
import { filterFieldType } from '#shared/engine/filter/filter-field.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'

/** Whoever has just got a list, or the report of an import, looks at that first, ms. */
const AFTER_LIST_MS = 3_000

type InventoryMethods = Extract<keyof Api, `inventory.${string}`>

/** Reading inventories in and listing what is there. `keepsReady`: the list of VMs is built before anybody asks for it; `readsAhead`: so is what pages of VMs share, behind it. */
export function inventoryHandlers(session: Session, cache: InventoryCache, { keepsReady, readsAhead }: { readonly keepsReady: boolean; readonly readsAhead: boolean }): Pick<Handlers<Api>, InventoryMethods> {
  const prepareList = async (project: ProjectFile): Promise<void> => {
    await cache.prepare(project)
    preparePages(project)
  }
  const preparePages = (project: ProjectFile): void => {
    if (readsAhead) setTimeout(() => void prepareVmPages(project), AFTER_LIST_MS).unref()
  }
  session.onOpened((project) => {
    if (keepsReady) void prepareList(project)
  })
  /** Nobody waits for the list to be built anew at the moment in which an import becomes what counts. */
  const stageOf = (project: ProjectFile): Pick<ImportOptions, 'beforeCommit'> => (keepsReady ? { beforeCommit: (writing) => cache.stage(project, writing) } : {})
  return {
    'inventory.import': async ({ files, temporary = [] }, { signal, progress }) => {
      const project = session.project()
      const importedAt = session.now()
      const context = { signal, progress, importedAt }
      // What reads files is a third of the program, with packages of its own: every command would load it.
      const { chooseImporter } = await import('#backend/importers/choose-importer.ts')
      const readers = files.map((file) => async (sink: ImportSink) => {
        const importer = await chooseImporter(file, context)
        await importer.read(file, sink, context)
        sink.readFrom({ path: temporary.includes(file) ? null : file, ...(await identifyFile(file, signal)) })
      })
      const report = await withoutHeapGrowth(() => importIntoProject(project, readers, { importedAt, signal, ...stageOf(project) }))
      preparePages(project)
      return report
    },
    'inventory.import-engine': async ({ url, user, password, caFile }, { signal, progress }) => {
      const project = session.project()
      const importedAt = session.now()
      const context = { signal, progress, importedAt }
      const ca = caFile === undefined ? undefined : await readCaFile(caFile)
      // With Node's whole HTTPS client, which takes as long to load as a tenth of the program.
      const { readEngine } = await import('#backend/importers/ovirt/live/read-engine.ts')
      const read = (sink: EstateSink): Promise<void> => readEngine({ url, user, password, ...(ca === undefined ? {} : { ca }) }, sink, context)
      const report = await importIntoProject(project, [read], { importedAt, signal, ...stageOf(project) })
      preparePages(project)
      return report
    },
    'inventory.report': ({ import: importPk }) => {
      const report = readImportReport(session.project(), importPk)
      if (report === null) throw new AppError('not-found', importPk === undefined ? 'The project holds no import yet: import an inventory first.' : `The project has no import ${String(importPk)}: it may have been undone.`)
      return report
    },
    'inventory.rejected': ({ import: importPk, offset, limit }) => {
      const project = session.project()
      return { total: countRejectedRows(project, importPk), rows: readRejectedRows(project, offset, limit, importPk) }
    },
    'inventory.query': async ({ kind, snapshot, ...request }) => {
      const project = session.project()
      if (kind === 'vms' && snapshot === undefined && namesAssessment(request)) return queryTable((await cache.assessedVms(project)).table, request)
      return queryTable(await (snapshot === undefined ? cache.table(project, kind) : cache.snapshotTable(project, kind, findSnapshot(project, snapshot))), request)
    },
    'inventory.group': async ({ kind, snapshot, ...request }) => {
      const project = session.project()
      if (snapshot !== undefined) return groupTable(await cache.snapshotTable(project, kind, findSnapshot(project, snapshot)), request)
      const isAssessed = kind === 'vms' && namesAssessment({ where: request.where, scope: request.scope, filters: request.filters, columns: [request.by, ...request.sums] })
      return groupTable(isAssessed ? (await cache.assessedVms(project)).table : await cache.table(project, kind), request)
    },
    'inventory.complete': async ({ kind, snapshot, ...completion }) => {
      const project = session.project()
      if (snapshot !== undefined) return completeWhere({ table: await cache.snapshotTable(project, kind, findSnapshot(project, snapshot)), others: [], scope: undefined, ...completion })
      // The assessment is worked out where an expression names it, and not while somebody only looks at its names.
      const isAssessed = kind === 'vms' && namesAssessment(completion)
      const others = kind !== 'vms' || isAssessed ? [] : ASSESSMENT_FIELDS.map((name) => ({ name, type: filterFieldType(name, []) }))
      return completeWhere({ table: isAssessed ? (await cache.assessedVms(project)).table : await cache.table(project, kind), others, scope: undefined, ...completion })
    },
    'inventory.scopes': () => {
      const project = session.project()
      const memo = inventoryMemo(project)
      const listed = memo.part(listScopes, project)
      const decisions = decisionsOfKind(project, 'vm.facts')
      return decisions.size === 0 ? memo.part(commonestScopes, listed) : scopesWith(project, listed, decisions)
    },
    'inventory.decide': async (bulk) => {
      const project = session.project()
      const isAssessed = 'conditions' in bulk.vms && namesAssessment(bulk.vms.conditions)
      return decideMany(project, await (isAssessed ? cache.assessedVms(project) : cache.vms(project)), bulk, session.now())
    },
    'inventory.raw-rows': (request) => readProject(session.project(), () => listRawRows(session.project(), request)),
    'inventory.vm': ({ id }) => describeVm(session.project(), id),
    'inventory.list': async ({ kind, where, sort, snapshot }) => {
      const project = session.project()
      const isAssessed = kind === 'vms' && snapshot === undefined && namesAssessment({ where, sort })
      const assessed = isAssessed ? (await cache.assessedVms(project)).assessment.vms : null
      return readProject(project, () => {
        const table = listInventory(project, kind, snapshot === undefined ? undefined : findSnapshot(project, snapshot).pk)
        if (kind !== 'vms' || snapshot !== undefined) return filterRows(table, where, sort)
        const decisions = decisionsOfKind(project, 'vm.inclusion')
        const inclusions = new Map(loadInclusionVms(project).map((vm) => [vm.id, decideInclusion(vm, decisions.get(vm.id))]))
        const decided = { facts: decisionsOfKind(project, 'vm.facts'), labels: decisionsOfKind(project, 'vm.labels') }
        const rows = table.rows.map((row) => {
          const inclusion = inclusions.get(String(row['id'])) ?? null
          return { ...row, ...decidedCells(row, decided), included: inclusion?.isIncluded ?? null, excludedBecause: excludedBecause(inclusion), ...(assessed === null ? {} : assessmentCells(assessed.get(String(row['id'])))) }
        })
        return filterRows({ columns: [...table.columns, 'included', 'excludedBecause', 'labels', ...(assessed === null ? [] : ASSESSMENT_FIELDS)], rows }, where, sort)
      })
    },
  }
}
