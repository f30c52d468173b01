import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'

/**
 * Why a VM cannot move warm. MTV wants changed block tracking on the VM, no snapshot, no shared disk and a
 * VDDK image; of an oVirt engine it takes snapshots itself and needs neither. Change tracking of a single disk is not in RVTools, so it stays to be checked at the source.
 */
export function warmObstacles(vm: EstateVm, { migration }: Pick<Target, 'migration'>, inputs: { readonly kind: SourceKind; readonly hasSnapshots: boolean; readonly isSharer: boolean }): readonly Reason[] {
  const reasons: Reason[] = []
  const isVsphere = inputs.kind === 'vsphere'
  if (isVsphere && migration.vddkImage === undefined) reasons.push({ code: 'warm-without-vddk', message: 'The target names no VDDK image.' })
  if (vm.powerState !== 'poweredOn') reasons.push({ code: 'warm-powered-off', message: 'It is not powered on, so there is nothing to keep running.' })
  if (isVsphere && vm.isChangeBlockTrackingEnabled !== true) reasons.push({ code: 'warm-without-cbt', message: 'Changed block tracking is off or unknown.' })
  if (vm.snapshots.length > 0) reasons.push({ code: 'warm-with-snapshots', message: `It has ${vm.snapshots.length === 1 ? 'one snapshot' : `${vm.snapshots.length} snapshots`}.` })
  if (!inputs.hasSnapshots) reasons.push({ code: 'warm-snapshots-unknown', message: 'The inventory has no list of snapshots.' })
  if (vm.disks.some((disk) => disk.isRaw === true)) reasons.push({ code: 'warm-with-raw-device', message: 'It has a raw device, which has no snapshots to copy from.' })
  if (vm.disks.some((disk) => disk.mode?.startsWith('independent') === true)) reasons.push({ code: 'warm-with-independent-disk', message: 'It has an independent disk, which snapshots leave out.' })
  if (inputs.isSharer) reasons.push({ code: 'warm-with-shared-disks', message: 'It shares a disk.' })
  return reasons
}
