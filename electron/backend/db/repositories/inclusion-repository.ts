import type { InclusionSubject } from '#shared/engine/inclusion/inclusion-rule.ts'
import type { ProjectFile } from '../project-file.ts'

/** As much of a VM as tells whether it takes part: a whole estate takes twenty times as long to read. */
export type InclusionVm = InclusionSubject

/** The VMs of the current snapshots with the few columns that the inclusion rules look at; `disks` has an entry where there is one or more. */
export function loadInclusionVms({ database }: ProjectFile): InclusionVm[] {
  const rows = database.prepare(`
    SELECT vm.id, vm.name, vm.is_template, vm.is_srm_placeholder, vm.connection_state, vm.disk_count, EXISTS (SELECT 1 FROM disk WHERE disk.vm_pk = vm.pk), vm_configuration.origin
    FROM vm LEFT JOIN vm_configuration ON vm_configuration.vm_pk = vm.pk WHERE vm.snapshot_pk IN (SELECT pk FROM current_snapshot)`).raw().all() as [string, string, number | null, number | null, string | null, number | null, number, string | null][] // as selected
  return rows.map(([id, name, isTemplate, isSrmPlaceholder, connectionState, diskCount, hasDisk, origin]) => ({
    id,
    name,
    isTemplate: flagOf(isTemplate),
    isSrmPlaceholder: flagOf(isSrmPlaceholder),
    connectionState,
    diskCount,
    disks: hasDisk === 1 ? ONE_DISK : [],
    configuration: { origin },
  }))
}

const ONE_DISK: readonly unknown[] = [null]

function flagOf(value: number | null): boolean | null {
  return value === null ? null : value === 1
}
