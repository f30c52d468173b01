import { compareText } from '#shared/domain/compare.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { PlanSeat } from './plan-seat.ts'

/** What the disks of a plan's VMs need of a person before the plan can start. */
export function storageNeeds(seats: readonly PlanSeat[], migration: Target['migration']): readonly Reason[] {
  return [...lunNeeds(seats), ...vsanNeeds(seats, migration), ...offloadNeeds(seats, migration)]
}

/** MTV makes a volume of the same LUN: the target's nodes have to see it, and from then on both sides could write to it. */
function lunNeeds(seats: readonly PlanSeat[]): readonly Reason[] {
  const luns = seats.reduce((sum, { directLunCount }) => sum + directLunCount, 0)
  if (luns === 0) return []
  return [{ code: 'direct-lun', message: `${luns === 1 ? 'One direct LUN of its VMs is' : `${luns} direct LUNs of its VMs are`} not copied but taken over (engine 4.5.2.1 or later): give the target's nodes access to the array (zoning, initiators) before the plan starts, and do not go back to the source once the target has written.` }]
}

/** MTV reads vSAN through VDDK only. */
function vsanNeeds(seats: readonly PlanSeat[], { vddkImage }: Target['migration']): readonly Reason[] {
  const onVsan = vddkImage !== undefined ? 0 : seats.filter(({ isOnVsan }) => isOnVsan).length
  if (onVsan === 0) return []
  return [{ code: 'vsan-without-vddk', message: `${onVsan === 1 ? 'One of its VMs has' : `${onVsan} of its VMs have`} disks on vSAN, which MTV reads with a VDDK image only: name one in the target before the plan starts.` }]
}

/** MTV logs in to the array and lets the hosts clone the disks: it needs both. Source: Forklift's vsphere-copy-offload-populator, README. */
function offloadNeeds(seats: readonly PlanSeat[], { namespace }: Target['migration']): readonly Reason[] {
  const used = new Map(seats.flatMap(({ placement }) => placement.storageEntries.flatMap(({ copyOffload }) => (copyOffload === undefined ? [] : [[copyOffload.secret, copyOffload.vendor] as const]))))
  return [...used].sort(([left], [right]) => compareText(left, right)).map(([secret, vendor]) => ({
    code: 'copy-offload',
    message: `Its disks are copied by the array (${vendor}): make the Secret ${secret} in ${namespace} with STORAGE_HOSTNAME, STORAGE_USERNAME, STORAGE_PASSWORD and what MTV's documentation asks of ${vendor} besides, give MTV its way into the ESXi hosts (VIB or SSH), and let the hosts and the target's nodes see the same array.`,
  }))
}
