import { AppError } from '#shared/contract/app-error.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { readProject } from '#backend/db/project-file.ts'
import { importIntoProject } from '#backend/db/import-transaction.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { countLatestRejectedRows, latestImportReport, latestRejectedRows } from '#backend/db/repositories/import-repository.ts'
import { listInventory } from '#backend/db/repositories/inventory-repository.ts'
import { describeVm } from '#backend/inventory/describe-vm.ts'
import { filterRows } from '#backend/inventory/filter-rows.ts'
import { createInventoryCache } from '#backend/inventory/inventory-cache.ts'
import { queryTable } from '#backend/inventory/query-table.ts'
import { chooseImporter } from '#backend/importers/choose-importer.ts'
import type { EstateSink } from '#backend/importers/importer.ts'
import { withoutHeapGrowth } from '#backend/importers/without-heap-growth.ts'
import { readCaFile } from '#backend/importers/ovirt/live/read-ca-file.ts'
import { readEngine } from '#backend/importers/ovirt/live/read-engine.ts'
import type { Session } from '#backend/session.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'

/** Reading inventories in and listing what is there. */
export function inventoryHandlers(session: Session): Pick<Handlers<Api>, 'inventory.import' | 'inventory.import-engine' | 'inventory.report' | 'inventory.rejected' | 'inventory.list' | 'inventory.query' | 'inventory.vm'> {
  const cache = createInventoryCache()
  return {
    'inventory.import': async ({ files }, context) => {
      const project = session.project()
      const readers = files.map((file) => async (sink: EstateSink) => {
        const importer = await chooseImporter(file, context)
        await importer.read(file, sink, context)
      })
      return withoutHeapGrowth(() => importIntoProject(project, readers, { importedAt: session.now() }))
    },
    'inventory.import-engine': async ({ url, user, password, caFile }, context) => {
      const project = session.project()
      const ca = caFile === undefined ? undefined : await readCaFile(caFile)
      const read = (sink: EstateSink): Promise<void> => readEngine({ url, user, password, ...(ca === undefined ? {} : { ca }) }, sink, context)
      return importIntoProject(project, read, { importedAt: session.now() })
    },
    'inventory.report': () => {
      const report = latestImportReport(session.project())
      if (report === null) throw new AppError('not-found', 'The project holds no import yet: import an inventory first.')
      return report
    },
    'inventory.rejected': ({ offset, limit }) => {
      const project = session.project()
      return { total: countLatestRejectedRows(project), rows: latestRejectedRows(project, offset, limit) }
    },
    'inventory.query': ({ kind, ...request }) => queryTable(cache.table(session.project(), kind), request),
    'inventory.vm': ({ id }) => describeVm(session.project(), id),
    'inventory.list': ({ kind, where }) => readProject(session.project(), () => {
      const project = session.project()
      const table = listInventory(project, kind)
      if (kind !== 'vms') return filterRows(table, where)
      const decisions = currentDecisions(project)['vm.inclusion']
      const inclusions = new Map(loadEstate(project).vms.map((vm) => [vm.id, decideInclusion(vm, decisions[vm.id])]))
      const rows = table.rows.map((row) => {
        const inclusion = inclusions.get(String(row['id']))
        const reasons = inclusion?.reasons.map((reason) => reason.message) ?? []
        return { ...row, included: inclusion?.isIncluded ?? null, excludedBecause: reasons.length === 0 ? null : reasons.join(' ') }
      })
      return filterRows({ columns: [...table.columns, 'included', 'excludedBecause'], rows }, where)
    }),
  }
}
