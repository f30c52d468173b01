import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { type ConfiguredPool, configuredPools, poolLabel } from '../node-pools.ts'
import { swapGibPerNode } from '../swap-size.ts'

/** How long memory may be short before pods are asked to leave: a live migration should have begun by then. */
const SOFT_EVICTION_GRACE = '1m30s'
/** How often CPUs are compared with what pods are to have; the documentation's value. */
const CPU_MANAGER_PERIOD = '5s'

/** What kubelets of a pool do otherwise than by default; one a pool, as more would contradict each other. */
export const kubeletConfigEmitter = defineEmitter({
  kind: 'KubeletConfig',
  emit: ({ target }) => {
    const { autoSizingReserved, softEvictionPercent } = target.cluster.nodes
    const hasSwap = swapGibPerNode(target) !== null
    return configuredPools({ target }).flatMap((pool) => {
      const kubeletConfig = {
        ...(pool.maxPods === null ? {} : { maxPods: pool.maxPods }),
        ...(softEvictionPercent === undefined ? {} : { evictionSoft: { 'memory.available': `${softEvictionPercent}%` }, evictionSoftGracePeriod: { 'memory.available': SOFT_EVICTION_GRACE } }),
        ...(pool.topologyPolicy === null ? {} : { cpuManagerPolicy: 'static', cpuManagerReconcilePeriod: CPU_MANAGER_PERIOD, topologyManagerPolicy: pool.topologyPolicy }),
        ...(hasSwap ? { failSwapOn: false } : {}),
      }
      if (!autoSizingReserved && Object.keys(kubeletConfig).length === 0) return []
      return [{
        comment: commentOf(pool, autoSizingReserved, hasSwap),
        object: {
          apiVersion: 'machineconfiguration.openshift.io/v1',
          kind: 'KubeletConfig',
          metadata: { name: `portolan-${pool.role}`, labels: MANAGED_BY_LABELS },
          spec: { machineConfigPoolSelector: { matchLabels: poolLabel(pool.role) }, ...(autoSizingReserved ? { autoSizingReserved } : {}), ...(Object.keys(kubeletConfig).length === 0 ? {} : { kubeletConfig }) },
        },
      }]
    })
  },
})

function commentOf({ role, maxPods, topologyPolicy }: ConfiguredPool, isAutoSized: boolean, hasSwap: boolean): string[] {
  return [
    `Reboots the nodes of the pool ${role}, one after the other. A pool takes one KubeletConfig: where it has one already, put these fields into that.`,
    ...(isAutoSized ? ['autoSizingReserved keeps CPU and memory for the system by the size of the node. It goes with no systemReserved.'] : []),
    ...(maxPods === null ? [] : [`maxPods ${maxPods}: the hostPrefix of the cluster network has to leave each node as many addresses.`]),
    ...(topologyPolicy === null ? [] : ['The static CPU manager gives VMs with dedicatedCpuPlacement CPUs of their own.']),
    ...(hasSwap ? ['Kubelets do not start where there is swap unless failSwapOn is false.'] : []),
  ]
}
