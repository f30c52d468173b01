import type { V1beta1NetworkMapSpec } from '@forklift-ui/types'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { FORKLIFT_API_VERSION, networkMapReference, providerReferences } from '../object-names.ts'
import { sourceReference } from '../source-reference.ts'

/** One NetworkMap a plan, with the networks that its VMs use and no others: MTV resolves every row. */
export const networkMapEmitter = defineEmitter({
  kind: 'NetworkMap',
  emit: (plan) =>
    plan.plans.map((planned) => ({
      comment: planned.networkMap.length === 0 ? ['No VM of the plan has a NIC on a network.'] : [],
      object: {
        apiVersion: FORKLIFT_API_VERSION,
        kind: 'NetworkMap',
        metadata: { ...networkMapReference(plan, planned), labels: MANAGED_BY_LABELS },
        spec: {
          provider: providerReferences(plan, planned),
          map: planned.networkMap.map(({ source, destination }) => ({
            source: sourceReference(source),
            destination: destination.type === 'multus' ? { type: destination.type, namespace: destination.namespace, name: destination.name } : { type: destination.type },
          })),
        } satisfies V1beta1NetworkMapSpec,
      },
    })),
})
