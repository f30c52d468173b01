import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import { createEstateReader } from '#backend/db/estate-reader.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import type { SideRow } from '#shared/domain/side/side-rows.ts'
import { countLinks } from '#shared/engine/assess/application-links.ts'
import type { PlanInput } from '#shared/engine/plan/build-migration-plan.ts'

export type SideFacts = NonNullable<PlanInput['side']>

/** What side files say, as they were imported. */
export interface ImportedFacts {
  readonly others: Omit<SideFacts, 'applications'>
  /** What application lists say of VMs, by VM id. */
  readonly listed: ReadonlyMap<string, ApplicationFacts>
  readonly hasList: boolean
}

/** What the plan takes beside the estate: what application lists say of VMs, permissions and the rules of a firewall of side files, and the hosts' own addresses. */
export function loadImportedFacts(project: ProjectFile): ImportedFacts {
  const rows = loadSideRows(project, 'application')
  const permissions = loadSideRows(project, 'permission')
  const rowsOf = <Kind extends 'firewallRule' | 'firewallGroup' | 'firewallService'>(kind: Kind): SideRow<Kind>[] => loadSideRows(project, kind).map(({ row }) => row)
  const rules = rowsOf('firewallRule')
  return {
    others: {
      permissions: permissions.length === 0 ? null : permissions,
      firewall: rules.length === 0 ? null : { rules, groups: rowsOf('firewallGroup'), services: rowsOf('firewallService') },
      vmkernelAdapters: [...createEstateReader(project).read('vmkernelAdapter')],
    },
    listed: new Map(rows.flatMap(({ vmId, state, row }) => (vmId === null || state !== 'joined' ? [] : [[vmId, row] as const]))),
    hasList: rows.length > 0,
  }
}

/** What the plan takes of both, with the applications in force. */
export function sideFactsOf({ others }: ImportedFacts, facts: ReadonlyMap<string, ApplicationFacts>): SideFacts {
  return { ...others, applications: new Map([...facts].flatMap(([id, { application }]) => (application === null ? [] : [[id, application] as const]))) }
}

/** How many other VMs share an application or a move group with a VM, by VM id, of those in the estate; null where neither a list nor a decision says. */
export function applicationLinksOf({ hasList }: ImportedFacts, facts: ReadonlyMap<string, ApplicationFacts>, estate: Estate): ReadonlyMap<string, number> | null {
  if (!hasList && facts.size === 0) return null
  const known = new Set(estate.vms.map(({ id }) => id))
  return countLinks([...facts].flatMap(([vmId, own]) => (known.has(vmId) ? [{ vmId, facts: own }] : [])))
}
