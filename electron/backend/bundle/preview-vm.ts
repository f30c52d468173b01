import type { ComputedPlan } from '#backend/plan/compute-plan.ts'
import { unknownVm } from '#backend/inventory/unknown-vm.ts'
import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'
import { vmPreview } from '#shared/manifests/vm-preview.ts'

/** The YAML of what MTV will make of a VM; null where no plan has it. AppError not-found, with the VMs that are near, where the project has none of that id. */
export function previewVm({ plan, estate }: ComputedPlan, id: string): string | null {
  const vm = estate.vms.find((candidate) => candidate.id === id)
  if (vm === undefined) throw unknownVm(estate.vms, id)
  for (const planned of plan.plans) {
    const entry = planned.vms.find(({ vmId }) => vmId === id)
    if (entry !== undefined) return serialiseYaml(vmPreview(plan, planned, entry, vm).map(({ object, comment }) => ({ value: object, comment })))
  }
  return null
}
