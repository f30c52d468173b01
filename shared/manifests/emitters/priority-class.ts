import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'

/** The PriorityClasses that stand for restart priorities of HA. They put VMs in order and stop none for another, as HA does not either. */
export const priorityClassEmitter = defineEmitter({
  kind: 'PriorityClass',
  emit: ({ placement: { priorityClasses } }) =>
    priorityClasses.map(({ name, value, level, vmCount }) => ({
      comment: [`For ${vmCount === 1 ? 'the VM' : `the ${vmCount} VMs`} with the restart priority ${level}.`],
      object: {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name, labels: MANAGED_BY_LABELS },
        value,
        globalDefault: false,
        preemptionPolicy: 'Never',
        description: `VMs with the restart priority ${level}`,
      },
    })),
})
