import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/**
 * The maps by which MTV finds a VM's preference. They bear names of their own: the operator puts its own entries back
 * into the maps that it made, and the ForkliftController says which map is looked into.
 */
export const configMapEmitter = defineEmitter({
  kind: 'ConfigMap',
  emit: (plan) =>
    plan.compute.osMaps.map(({ sourceKind, name, entries }) => ({
      comment: [`Preferences of VMs from ${sourceKind === 'vsphere' ? 'vSphere' : 'oVirt'} by the guest system that MTV finds. It holds once the ForkliftController names it: see the README.`],
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: plan.target.migration.namespace, labels: MANAGED_BY_LABELS },
        data: Object.fromEntries(entries),
      },
    })),
})
