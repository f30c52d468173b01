import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { PlannedInstanceType } from '#shared/domain/plan/compute.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { defineEmitter } from '../emitter.ts'

/** The custom instance types that Plans name: one for each distinct size. */
export const virtualMachineClusterInstancetypeEmitter = defineEmitter({
  kind: 'VirtualMachineClusterInstancetype',
  emit: (plan) =>
    plan.compute.customTypes.map((type) => ({
      comment: [`For ${type.vmCount} VM${type.vmCount === 1 ? '' : 's'}.`],
      object: {
        apiVersion: 'instancetype.kubevirt.io/v1beta1',
        kind: 'VirtualMachineClusterInstancetype',
        metadata: { name: type.name, labels: MANAGED_BY_LABELS },
        spec: instanceTypeSpec(type),
      },
    })),
})

/** CPUs of its own as in the series d1: the emulator gets one besides. */
function instanceTypeSpec({ vcpus, memoryMib, isDedicatedCpu, isNumaPassedThrough, hugepages, overcommitPercent, cpuModel }: PlannedInstanceType): Record<string, unknown> {
  return {
    cpu: {
      guest: vcpus,
      ...(cpuModel === null ? {} : { model: cpuModel }),
      ...(isDedicatedCpu ? { dedicatedCPUPlacement: true, isolateEmulatorThread: true } : {}),
      ...(isNumaPassedThrough ? { numa: { guestMappingPassthrough: {} } } : {}),
    },
    memory: {
      guest: memoryMib % MIB_PER_GIB === 0 ? `${memoryMib / MIB_PER_GIB}Gi` : `${memoryMib}Mi`,
      ...(hugepages === null ? {} : { hugepages: { pageSize: hugepages } }),
      ...(overcommitPercent === null ? {} : { overcommitPercent }),
    },
  }
}
