import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import { createEstateReader } from '#backend/db/estate-reader.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import type { SideRow } from '#shared/domain/side/side-rows.ts'
import type { PlanInput } from '#shared/engine/plan/build-migration-plan.ts'

export type SideFacts = NonNullable<PlanInput['side']>

/** What the plan takes beside the estate: applications of VMs, permissions and the rules of a firewall of side files, and the hosts' own addresses. */
export function loadSideFacts(project: ProjectFile): SideFacts {
  const applications = loadSideRows(project, 'application').flatMap(({ vmId, state, row: { application } }) => (vmId === null || state !== 'joined' || application === null ? [] : [[vmId, application] as const]))
  const permissions = loadSideRows(project, 'permission')
  const rowsOf = <Kind extends 'firewallRule' | 'firewallGroup' | 'firewallService'>(kind: Kind): SideRow<Kind>[] => loadSideRows(project, kind).map(({ row }) => row)
  const rules = rowsOf('firewallRule')
  return {
    applications: new Map(applications),
    permissions: permissions.length === 0 ? null : permissions,
    firewall: rules.length === 0 ? null : { rules, groups: rowsOf('firewallGroup'), services: rowsOf('firewallService') },
    vmkernelAdapters: [...createEstateReader(project).read('vmkernelAdapter')],
  }
}
