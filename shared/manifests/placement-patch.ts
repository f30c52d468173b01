import type { MigrationPlan, PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Texts, VmPlacementTraits } from '#shared/domain/plan/placement.ts'

type Patch = Readonly<Record<string, unknown>>

/** What a VM's Plan does not bring of its traits, as JSON merge patches of the VirtualMachine; none where the Plan brings all. */
export function placementPatch({ traits }: Pick<VmPlacementTraits, 'traits'>, planned: Pick<PlannedPlan, 'traits'>): readonly Patch[] {
  const labels = { ...missing(traits.labels, planned.traits?.labels), ...missing(traits.looseLabels, planned.traits?.labels) }
  const annotations = { ...traits.annotations, ...traits.looseAnnotations }
  const nodeSelector = missing(traits.nodeSelector, planned.traits?.nodeSelector)
  const affinity = planned.traits?.affinity ?? null
  const spec = {
    ...(Object.keys(nodeSelector).length === 0 ? {} : { nodeSelector }),
    ...(traits.affinity === null || affinity !== null ? {} : { affinity: traits.affinity }),
    ...(traits.tolerations.length === 0 ? {} : { tolerations: traits.tolerations }),
    ...(traits.priorityClassName === null ? {} : { priorityClassName: traits.priorityClassName }),
  }
  const onVm = metadata(traits.looseLabels, traits.looseAnnotations)
  const onPods = metadata(labels, annotations)
  const template = { ...(onPods === null ? {} : { metadata: onPods }), ...(Object.keys(spec).length === 0 ? {} : { spec }) }
  const patch = { ...(onVm === null ? {} : { metadata: onVm }), ...(Object.keys(template).length === 0 ? {} : { spec: { template } }) }
  return Object.keys(patch).length === 0 ? [] : [patch]
}

/** The ids of the VMs in plans that a patch has to reach. */
export function vmsToPatch({ plans, placement }: Pick<MigrationPlan, 'plans' | 'placement'>): readonly string[] {
  const placed = new Map(placement.vms.map((entry) => [entry.vmId, entry]))
  return plans.flatMap((planned) => planned.vms.filter(({ vmId }) => {
    const entry = placed.get(vmId)
    return entry !== undefined && placementPatch(entry, planned).length > 0
  }).map(({ vmId }) => vmId))
}

function missing(wanted: Texts, there: Texts | undefined): Texts {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => there?.[key] !== value))
}

function metadata(labels: Texts, annotations: Texts): Patch | null {
  const parts = { ...(Object.keys(labels).length === 0 ? {} : { labels }), ...(Object.keys(annotations).length === 0 ? {} : { annotations }) }
  return Object.keys(parts).length === 0 ? null : parts
}
