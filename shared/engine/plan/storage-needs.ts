import { compareText } from '#shared/domain/compare.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
import { isVsan } from '#shared/engine/estate/is-vsan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { DraftPlan } from './draft-plans.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'

/** A draft with what its disks need of a person before the plan can start. */
export function withStorageNeeds(draft: DraftPlan, { context, target }: { readonly context: PlacementContext; readonly target: Target }): DraftPlan {
  return withOffloadNeeds(withVsanNeeds(withLunNeeds(draft), context, target), target)
}

/** MTV makes a volume of the same LUN: the target's nodes have to see it, and from then on both sides could write to it. */
function withLunNeeds(draft: DraftPlan): DraftPlan {
  const luns = draft.seats.flatMap((seat) => seat.placement.vm.disks.filter(isDirectLun))
  if (luns.length === 0) return draft
  const message = `${luns.length} direct LUN(s) of its VMs are not copied but taken over (engine 4.5.2.1 or later): give the target's nodes access to the array (zoning, initiators) before the plan starts, and do not go back to the source once the target has written.`
  return withNeed(draft, 'direct-lun', message)
}

/** MTV reads vSAN through VDDK only. */
function withVsanNeeds(draft: DraftPlan, context: PlacementContext, target: Target): DraftPlan {
  if (target.migration.vddkImage !== undefined) return draft
  const onVsan = draft.seats.filter((seat) => seat.placement.storageEntries.some((entry) => isVsan(context.datastores.get(entry.datastoreId))))
  if (onVsan.length === 0) return draft
  return withNeed(draft, 'vsan-without-vddk', `${onVsan.length} of its VMs have disks on vSAN, which MTV reads with a VDDK image only: name one in the target before the plan starts.`)
}

/** MTV logs in to the array and lets the hosts clone the disks: it needs both. Source: Forklift's vsphere-copy-offload-populator, README. */
function withOffloadNeeds(draft: DraftPlan, target: Target): DraftPlan {
  const used = new Map(draft.seats.flatMap(({ placement }) => placement.storageEntries.flatMap(({ copyOffload }) => (copyOffload === undefined ? [] : [[copyOffload.secret, copyOffload.vendor] as const]))))
  return [...used].sort(([left], [right]) => compareText(left, right)).reduce(
    (needy, [secret, vendor]) =>
      withNeed(needy, 'copy-offload', `Its disks are copied by the array (${vendor}): make the Secret ${secret} in ${target.migration.namespace} with STORAGE_HOSTNAME, STORAGE_USERNAME, STORAGE_PASSWORD and what MTV's documentation asks of ${vendor} besides, give MTV its way into the ESXi hosts (VIB or SSH), and let the hosts and the target's nodes see the same array.`),
    draft,
  )
}

function withNeed(draft: DraftPlan, code: string, message: string): DraftPlan {
  return { ...draft, prerequisites: [...draft.prerequisites, { code, message }] }
}
