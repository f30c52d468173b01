import type { V1beta1PlanSpec } from '@forklift-ui/types'
import type { PlanTraits } from '#shared/domain/plan/placement.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan, PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import { defineEmitter, type EmitContext } from '../emitter.ts'
import { FORKLIFT_API_VERSION, networkMapReference, providerReferences, storageMapReference } from '../object-names.ts'
import { sourceReference } from '../source-reference.ts'

/** MTV's Plans. A field is written only where the release knows it. */
export const planEmitter = defineEmitter({
  kind: 'Plan',
  emit: (plan, context) =>
    plan.plans.map((planned) => ({
      comment: [
        ...planned.prerequisites.map(({ message }) => `Before: ${message}`),
        ...(planned.after.length === 0 ? [] : [`Start it only after ${planned.after.join(', ')} succeeded.`]),
      ],
      object: {
        apiVersion: FORKLIFT_API_VERSION,
        kind: 'Plan',
        metadata: { name: planned.name, namespace: plan.target.migration.namespace, labels: MANAGED_BY_LABELS },
        spec: planSpec(plan, planned, context),
      },
    })),
})

/** The published type is older than the newest release. */
type PlanSpec = V1beta1PlanSpec & { readonly tagMapping?: { readonly disabled: true } | { readonly labelTags: readonly string[] } }

function planSpec(plan: MigrationPlan, planned: PlannedPlan, context: EmitContext): PlanSpec {
  const { isAvailable } = context
  const isVsphere = plan.providers.some((provider) => provider.sourceId === planned.sourceId && provider.kind === 'vsphere')
  const transfer = plan.nodeNetworks?.transfer ?? null
  const hasTargetName = isAvailable('Plan', 'spec.vms[].targetName')
  return {
    ...(isAvailable('Plan', 'spec.description') ? { description: planned.because } : {}),
    provider: providerReferences(plan, planned),
    map: { network: networkMapReference(plan, planned), storage: storageMapReference(plan, planned) },
    targetNamespace: planned.targetNamespace,
    ...(transfer !== null && isAvailable('Plan', 'spec.transferNetwork') ? { transferNetwork: { name: transfer.name, namespace: transfer.namespace } } : {}),
    // `warm` says the same to a release without `type`.
    ...(isAvailable('Plan', 'spec.type', planned.type) ? { type: planned.type } : { warm: planned.type === 'warm' }),
    // Left to MTV's default (true) but where the plan holds sharers of a disk.
    ...(planned.migrateSharedDisks !== null && isAvailable('Plan', 'spec.migrateSharedDisks') ? { migrateSharedDisks: planned.migrateSharedDisks } : {}),
    // MTV 2.9 drops the guests' static addresses unless told otherwise; said for every release, so that none changes it.
    ...(isVsphere && isAvailable('Plan', 'spec.preserveStaticIPs') ? { preserveStaticIPs: true } : {}),
    // Where an instance type gives the CPU, its model comes with it.
    ...(!isVsphere && plan.target.compute.cpuModel === 'source' && planned.vms.some(({ instanceType }) => instanceType === null) ? { preserveClusterCpuModel: true } : {}),
    ...placement(planned.traits, context),
    ...tagMapping(plan, isVsphere, context),
    vms: planned.vms.map(({ source, targetName, instanceType }) => ({
      ...sourceReference(source),
      ...(hasTargetName ? { targetName } : {}),
      ...(instanceType === null ? {} : { instanceType }),
    })),
  }
}

/** What all VMs of the plan have in common of where they run. */
function placement(traits: PlanTraits | undefined, { isAvailable }: EmitContext): Pick<PlanSpec, 'targetLabels' | 'targetNodeSelector' | 'targetAffinity'> {
  if (traits === undefined) return {}
  const { labels, nodeSelector, affinity } = traits
  return {
    ...(Object.keys(labels).length > 0 && isAvailable('Plan', 'spec.targetLabels') ? { targetLabels: labels } : {}),
    ...(Object.keys(nodeSelector).length > 0 && isAvailable('Plan', 'spec.targetNodeSelector') ? { targetNodeSelector: nodeSelector } : {}),
    // The published type is the same structure, written as mutable lists.
    ...(affinity !== null && isAvailable('Plan', 'spec.targetAffinity') ? { targetAffinity: affinity as unknown as NonNullable<PlanSpec['targetAffinity']> } : {}),
  }
}

/** Absent, MTV makes labels of all tags of vSphere and annotations of all its attributes. */
function tagMapping({ target: { placement: { vsphereTags } } }: MigrationPlan, isVsphere: boolean, { isAvailable }: EmitContext): Pick<PlanSpec, 'tagMapping'> {
  if (!isVsphere || vsphereTags === 'all' || !isAvailable('Plan', 'spec.tagMapping')) return {}
  return { tagMapping: vsphereTags === 'none' ? { disabled: true } : { labelTags: vsphereTags } }
}
