import { defineRule } from '../rule.ts'

/** vSphere's API (HostHardwareInfo.memoryTieringType) for a host with main memory alone. */
const NO_TIERING = 'notiering'

/** The host has more memory than main memory, on NVMe or other slower devices: nodes of the target have nothing of the kind. */
export const memoryTieringDetected = defineRule({
  id: 'portolan.memory_tiering.detected',
  title: 'A host with memory tiering',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm, facts) => {
    const host = facts.hostOf(vm)
    const tiering = host?.memoryTiering ?? vm.properties?.memoryTiering ?? null
    if (tiering === null) return { notEvaluated: 'The inventory does not say whether the host of the VM has memory tiering.' }
    if (tiering.toLowerCase() === NO_TIERING) return null
    const name = host?.name ?? vm.hostName ?? 'the host'
    return { message: `${vm.name} is on ${name}, part of whose memory is a slower tier (${tiering}), which nodes of the target do not have.`, remedy: 'Size the target for the memory of the VMs, and do not count the tier when hosts are used again.', data: { host: name, tiering } }
  },
})
