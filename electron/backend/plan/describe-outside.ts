import type { OutsidePlans } from '#shared/contract/outside-plans.ts'
import { sourceNames as namesOfSources } from '#shared/domain/estate/source-names.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import type { ComputedPlan } from './compute-plan.ts'
import { reasonTitle } from './reason-titles.ts'

/** Everything that no plan takes, in the words of a page: VMs, NICs, and what the maps count besides. */
export function describeOutside({ plan, estate }: ComputedPlan): OutsidePlans {
  const vms = new Map(estate.vms.map((vm) => [vm.id, vm]))
  const sourceNames = namesOfSources(estate.sources)
  /** Names repeat from one source to the next: a single one needs not be told. */
  const sourceName = (vmId: string): string | null => {
    const sourceId = vms.get(vmId)?.sourceId
    return sourceNames.size < 2 || sourceId === undefined ? null : (sourceNames.get(sourceId) ?? sourceId)
  }
  const words = ({ code, message }: Reason) => ({ code, message, title: reasonTitle(code) })
  const disks = plan.unplaced.flatMap(({ vmId }) => vms.get(vmId)?.disks ?? []).filter(createDiskCounter())
  return {
    unplaced: plan.unplaced.map(({ vmId, name, reasons }) => ({ vm: vmId, name, sourceName: sourceName(vmId), isTemplate: false, why: reasons.map(words) })),
    excluded: plan.excluded.map(({ vmId, name, isTemplate, reasons }) => ({ vm: vmId, name, sourceName: sourceName(vmId), isTemplate, why: reasons.map(words) })),
    leftOutNics: plan.plans.flatMap(({ vms: planned }) =>
      planned.flatMap(({ vmId, source, leftOutNics }) => leftOutNics.map(({ label, reason }) => ({ vm: vmId, name: vms.get(vmId)?.name ?? source.name, sourceName: sourceName(vmId), nic: label, why: words(reason) }))),
    ),
    disks: {
      unplaced: disks.length,
      unplacedMib: disks.reduce((sum, { capacityMib }) => sum + (capacityMib ?? 0), 0),
      included: disks.length + plan.plans.reduce((sum, { vms: planned }) => sum + planned.reduce((own, { diskCount }) => own + diskCount, 0), 0),
    },
  }
}
