import { loadSources } from '#backend/db/repositories/estate-repository.ts'
import type { ProjectAssessment } from '#backend/assess/assessment-cache.ts'
import { readRuleText } from '#backend/assess/rule-text.ts'
import { type CountedVm, summariseAssessment } from '#backend/assess/summarise-assessment.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { cellAt, columnOf, type EncodedTable } from '#backend/inventory/encoded-table.ts'
import type { AssessedVmTable, InventoryCache } from '#backend/inventory/inventory-cache.ts'
import { matchConditions } from '#backend/inventory/match-conditions.ts'
import { sortRows } from '#backend/inventory/sort-rows.ts'
import { createKeptAnswers } from '#backend/plan/kept-answers.ts'
import { projectTarget } from '#backend/plan/project-target.ts'
import { reasonTitles } from '#backend/plan/reason-titles.ts'
import type { Session } from '#backend/session.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { QueryCell } from '#shared/contract/inventory-query.ts'
import { sourceNames as namesOfSources } from '#shared/domain/estate/source-names.ts'

type AssessMethods = Extract<keyof Api, `assess.${string}`>

/** So many summaries are kept: of the whole, of a scope, and of what is narrowed besides, to which somebody comes back. */
const MOST_SUMMARIES = 4

/** How ready the VMs are, why, and what the rules mean. */
export function assessHandlers(session: Session, cache: InventoryCache): Pick<Handlers<Api>, AssessMethods> {
  const summaries = createKeptAnswers<ApiOutput<'assess.summary'>, AssessedVmTable>(MOST_SUMMARIES)
  return {
    'assess.summary': async ({ scope, where }) => {
      const project = session.project()
      const listed = await cache.assessedVms(project)
      return summaries.ask(listed, { scope, where }, () => {
        const { table, assessment } = listed
        const rows = matchConditions(table, { ...(scope === undefined ? {} : { scope }), ...(where === undefined ? {} : { where }) }).all()
        const vms = readRows(project, table, assessment, rows)
        return summariseAssessment(vms, assessment.target, new Set(loadSources(project).map(({ kind }) => kind)))
      })
    },
    'assess.vms': async ({ offset, limit, ...conditions }) => {
      const project = session.project()
      const { table, assessment } = await cache.assessedVms(project)
      const ordered = sortRows(table, matchConditions(table, conditions).all(), conditions.sort ?? [])
      const vms = readRows(project, table, assessment, ordered)
      return {
        matching: vms.length,
        rows: vms.slice(offset, offset + limit).map(({ name, source, sourceName, cluster, assessment: own }) => {
          const { vmId, status, because, os, complexity, cold, warm, findings, gaps } = own
          return {
            id: vmId, name, source, sourceName, cluster, status, because, os, complexity, cold, warm,
            findings: findings.map(({ ruleId, severity, message, remedy }) => ({ id: ruleId, severity, message, remedy })),
            notEvaluated: gaps.map(({ ruleId, because: why }) => ({ id: ruleId, because: why })),
          }
        }),
      }
    },
    'assess.vm': async ({ id }) => {
      const { table, assessment, rules } = await cache.assessedVms(session.project())
      const row = rules.rowOf.get(id)
      if (row === undefined || row >= table.count) throw new AppError('not-found', `The project holds no VM with the id ${id}: a newer import may have left it out.`, { id })
      return assessment.vms.get(id) ?? null
    },
    'assess.reasons': () => ({ reasons: reasonTitles() }),
    'assess.rule': async ({ id }) => readRuleText(id, await projectTarget(session.project())),
  }
}

/** The rows of a list that are assessed: templates are not. */
function readRows(project: ProjectFile, table: EncodedTable, { vms, sharedDisks }: ProjectAssessment, rows: Uint32Array): readonly (CountedVm & { readonly name: string })[] {
  const sourceNames = namesOfSources(loadSources(project))
  const [ids, names, sources, clusters] = [columnOf(table, 'id'), columnOf(table, 'name'), columnOf(table, 'source'), columnOf(table, 'cluster')]
  const [vcpus, memory, disks] = [columnOf(table, 'vcpus'), columnOf(table, 'memoryMib'), columnOf(table, 'disksMib')]
  const amount = (cell: QueryCell): number | null => (typeof cell === 'number' ? cell : null)
  const text = (cell: QueryCell): string | null => (cell === null ? null : String(cell))
  return Array.from(rows).flatMap((row) => {
    const id = String(cellAt(ids, row))
    const assessment = vms.get(id)
    const source = String(cellAt(sources, row))
    return assessment === undefined ? [] : [{ assessment, name: String(cellAt(names, row)), cluster: text(cellAt(clusters, row)), source, sourceName: sourceNames.get(source) ?? source, vcpus: amount(cellAt(vcpus, row)), memoryMib: amount(cellAt(memory, row)), disksMib: amount(cellAt(disks, row)), sharedDisks: sharedDisks.get(id) ?? [] }]
  })
}
