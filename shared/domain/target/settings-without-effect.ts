import type { FleetCluster } from './fleet-policy.ts'
import type { Target } from './target.ts'

/** A setting that is stated, and that nothing of the bundle follows as the others are. */
export interface IdleSetting {
  /** The field of the target: "cluster.nodes.swapGib". */
  readonly path: string
  readonly message: string
  /** What to do about it, one sentence. */
  readonly remedy: string
}

interface SettingRule {
  readonly path: string
  /** Whether the target states it: what is as it is by default is nobody's wish. */
  readonly isStated: (target: Target) => boolean
  /** Why nothing follows it, as a sentence goes on after its name, and what to do; null: it takes effect. */
  readonly because: (target: Target) => Pick<IdleSetting, 'message' | 'remedy'> | null
}

/** The settings of a target that its other settings leave without effect, in the order of the table below, then those of the fleet's clusters. */
export function settingsWithoutEffect(target: Target): readonly IdleSetting[] {
  return [...RULES, ...(target.cluster.fleet?.clusters ?? []).flatMap(rulesOfCluster)].flatMap(({ path, isStated, because }) => {
    const said = isStated(target) ? because(target) : null
    return said === null ? [] : [{ path, message: `${path} ${said.message}`, remedy: said.remedy }]
  })
}

/** Percent: what is promised is what there is. */
const NO_OVERCOMMIT = 100

/** Whether memory is overcommitted: by a field of the HyperConverged and by swap on the nodes, of which neither is written without the other. */
export function isOvercommitted({ features, cluster, controlPlane, nodeModels }: Pick<Target, 'features' | 'cluster' | 'controlPlane' | 'nodeModels'>): boolean {
  const { virtualization, nodes } = cluster
  return features.hyperConverged && controlPlane !== 'hosted' && (virtualization.memoryOvercommitPercent ?? NO_OVERCOMMIT) > NO_OVERCOMMIT && (nodes.swapGib !== undefined || nodeModels.length > 0)
}

const ofHyperConverged = ({ features }: Target): ReturnType<SettingRule['because']> =>
  features.hyperConverged ? null : { message: 'is a field of the HyperConverged, which is left as it is without features.hyperConverged.', remedy: 'Set features.hyperConverged, or take the field out.' }
const ofNodes = ({ controlPlane }: Target): ReturnType<SettingRule['because']> =>
  controlPlane === 'hosted' ? { message: 'configures nodes, and those of a hosted control plane are configured on the hosting cluster.', remedy: 'Put it into a ConfigMap that the NodePool there names, or take the field out.' } : null

function overcommitment(target: Target): ReturnType<SettingRule['because']> {
  const idle = ofHyperConverged(target)
  if (idle !== null || (target.cluster.virtualization.memoryOvercommitPercent ?? NO_OVERCOMMIT) <= NO_OVERCOMMIT || isOvercommitted(target)) return idle
  return target.controlPlane === 'hosted'
    ? { message: 'needs swap on the nodes, and those of a hosted control plane are configured on the hosting cluster: no memory is overcommitted.', remedy: 'Give the NodePool there swap, then set higherWorkloadDensity of the HyperConverged by hand.' }
    : { message: 'needs swap on the nodes, whose size neither cluster.nodes.swapGib nor a node model tells: no memory is overcommitted.', remedy: 'State cluster.nodes.swapGib, or describe the node models.' }
}

function swap(target: Target): ReturnType<SettingRule['because']> {
  if (isOvercommitted(target)) return null
  return ofNodes(target) ?? { message: 'is swap for VMs whose memory is overcommitted, and none is: no swap is made.', remedy: 'Set features.hyperConverged and a cluster.virtualization.memoryOvercommitPercent above 100, or take the field out.' }
}

function fencing({ features, controlPlane }: Target): ReturnType<SettingRule['because']> {
  if (controlPlane === 'single-node') return { message: 'fences nodes whose VMs start on another, and a cluster of a single node has none: no node is fenced.', remedy: 'Take the field out.' }
  return features.nodeHealthCheck ? null : { message: 'fences nodes that the health check finds, and there is none: no node is fenced.', remedy: 'Set features.nodeHealthCheck, or take the field out.' }
}

/** Operators are asked for by the folder of a fleet and by the list of what to mirror as well. */
const ofOperators = ({ cluster: { operators, fleet } }: Target): ReturnType<SettingRule['because']> =>
  operators.write || fleet !== undefined ? null : { message: 'is of operators that the bundle installs, and it installs none.', remedy: 'Set cluster.operators.write, or take the field out.' }

/** One table of all: a setting that depends on another has its line here. */
const RULES: readonly SettingRule[] = [
  { path: 'cluster.virtualization.memoryOvercommitPercent', isStated: ({ cluster }) => cluster.virtualization.memoryOvercommitPercent !== undefined, because: overcommitment },
  { path: 'cluster.virtualization.mergesMemory', isStated: ({ cluster }) => cluster.virtualization.mergesMemory, because: ofHyperConverged },
  { path: 'cluster.virtualization.bootImages', isStated: ({ cluster }) => !cluster.virtualization.bootImages, because: ofHyperConverged },
  { path: 'cluster.virtualization.cpuAllocationRatio', isStated: ({ cluster }) => cluster.virtualization.cpuAllocationRatio !== undefined, because: ofHyperConverged },
  { path: 'cluster.virtualization.nodeSelector', isStated: ({ cluster }) => Object.keys(cluster.virtualization.nodeSelector).length > 0, because: ofHyperConverged },
  { path: 'cluster.nodes.swapGib', isStated: ({ cluster }) => cluster.nodes.swapGib !== undefined, because: swap },
  { path: 'cluster.nodes.autoSizingReserved', isStated: ({ cluster }) => cluster.nodes.autoSizingReserved, because: ofNodes },
  { path: 'cluster.nodes.softEvictionPercent', isStated: ({ cluster }) => cluster.nodes.softEvictionPercent !== undefined, because: ofNodes },
  { path: 'cluster.nodes.maxPods', isStated: ({ cluster }) => cluster.nodes.maxPods !== undefined, because: ofNodes },
  { path: 'cluster.nodes.topologyPolicy', isStated: ({ cluster }) => cluster.nodes.topologyPolicy !== undefined, because: ofNodes },
  { path: 'cluster.nodes.hugepages', isStated: ({ cluster }) => cluster.nodes.hugepages !== undefined, because: ofNodes },
  { path: 'cluster.nodes.ntpServers', isStated: ({ cluster }) => cluster.nodes.ntpServers.length > 0, because: ofNodes },
  { path: 'cluster.nodes.disruptionPolicies', isStated: ({ cluster }) => cluster.nodes.disruptionPolicies, because: ofNodes },
  { path: 'cluster.nodes.pools', isStated: ({ cluster }) => cluster.nodes.pools.length > 0, because: ofNodes },
  { path: 'cluster.install', isStated: ({ cluster }) => cluster.install !== undefined, because: ({ controlPlane }) => (controlPlane === 'hosted' ? { message: 'is of a cluster that is installed, and one with a hosted control plane is made on the hosting cluster.', remedy: 'Choose another controlPlane, or take the field out.' } : null) },
  { path: 'cluster.remediation', isStated: ({ cluster }) => cluster.remediation.by === 'fence-agents', because: fencing },
  { path: 'cluster.operators.approval', isStated: ({ cluster }) => cluster.operators.approval !== 'Manual', because: ofOperators },
  { path: 'cluster.operators.catalog', isStated: ({ cluster }) => cluster.operators.catalog !== undefined, because: (target) => (target.cluster.disconnected === undefined ? ofOperators(target) : null) },
  { path: 'cluster.operators.also', isStated: ({ cluster }) => cluster.operators.also.length > 0, because: (target) => (target.cluster.disconnected === undefined ? ofOperators(target) : null) },
  { path: 'cluster.storageModes', isStated: ({ cluster }) => cluster.storageModes, because: ({ storageClasses }) => (storageClasses.some(({ volumeMode, accessMode }) => volumeMode !== undefined && accessMode !== undefined) ? null : { message: 'writes the modes of StorageClasses that state both, and none does.', remedy: 'State volumeMode and accessMode of the classes that it is for, or take the field out.' }) },
  { path: 'cluster.monitoring.guestExporterPort', isStated: ({ cluster }) => cluster.monitoring.guestExporterPort !== undefined, because: ({ cluster }) => (cluster.monitoring.userWorkload ? null : { message: 'is asked by the monitoring of user workloads, which is off.', remedy: 'Set cluster.monitoring.userWorkload, or take the field out.' }) },
]

/** What a cluster of the fleet states for an overlay, for fencing and for backups. */
function rulesOfCluster(cluster: FleetCluster, index: number): readonly SettingRule[] {
  const at = `cluster.fleet.clusters[${String(index)}]`
  const inOverlay: SettingRule['because'] = ({ cluster: { fleet } }) => (fleet?.gitops === undefined ? { message: `of ${cluster.name} is for overlays of Argo CD, and there are none: policies give all clusters the same.`, remedy: 'State cluster.fleet.gitops, or take the field out.' } : null)
  return [
    ...(['storageClasses', 'attachments', 'nodeSelector'] as const).map((field): SettingRule => ({ path: `${at}.${field}`, isStated: () => Object.keys(cluster[field]).length > 0, because: inOverlay })),
    {
      path: `${at}.fencedNodes`,
      isStated: () => cluster.fencedNodes.length > 0,
      because: (target) => (target.cluster.remediation.by === 'fence-agents' && fencing(target) === null ? null : { message: `of ${cluster.name} is for fence agents of the health check, and the target has none.`, remedy: 'Set features.nodeHealthCheck and cluster.remediation by fence-agents, or take the field out.' }),
    },
    { path: `${at}.backup`, isStated: () => cluster.backup !== undefined, because: (target) => (target.cluster.backup === undefined ? { message: `of ${cluster.name} is otherwise than the backup of the target, which states none.`, remedy: 'State cluster.backup, or take the field out.' } : null) },
  ]
}
