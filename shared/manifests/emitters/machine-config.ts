import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { machineConfigRole, pressureMachineConfigName } from '../object-names.ts'

/** Turns pressure stall information on in the kernel, which the descheduler's profile for VMs measures by. None with a hosted control plane, whose node pools take it from a ConfigMap elsewhere. */
export const machineConfigEmitter = defineEmitter({
  kind: 'MachineConfig',
  emit: ({ scheduling: { descheduler }, target }) => {
    const role = machineConfigRole(target)
    if (descheduler === null || role === null) return []
    return [
      {
        comment: ['Reboots every node of its pool, one after the other: apply it before VMs arrive.'],
        object: {
          apiVersion: 'machineconfiguration.openshift.io/v1',
          kind: 'MachineConfig',
          metadata: { name: pressureMachineConfigName(role), labels: { ...MANAGED_BY_LABELS, 'machineconfiguration.openshift.io/role': role } },
          spec: { kernelArguments: ['psi=1'] },
        },
      },
    ]
  },
})
