import type { Target } from '#shared/domain/target/target.ts'
import { namesOfText, textOfNames } from './names-text.ts'

type Cluster = Target['cluster']

/** The settings of the cluster itself as a form holds them. What has no field is kept as it is. */
export interface ClusterDraft {
  kept: Cluster
  write: boolean
  approval: Cluster['operators']['approval']
  catalog: string
  autoSizingReserved: boolean
  maxPods: string
  softEvictionPercent: string
  /** Names with commas between. */
  ntpServers: string
  clusterAdmins: string
  virtualizationAdmins: string
  vmUsers: string
  compliance: boolean
  userWorkload: boolean
  defaultDeny: Cluster['defaultDeny']
  syncWaves: boolean
}

export function clusterDraftOf(cluster: Cluster): ClusterDraft {
  const { operators, nodes, personas, compliance, monitoring, defaultDeny, syncWaves } = cluster
  return {
    kept: cluster,
    write: operators.write,
    approval: operators.approval,
    catalog: operators.catalog,
    autoSizingReserved: nodes.autoSizingReserved,
    maxPods: String(nodes.maxPods ?? ''),
    softEvictionPercent: String(nodes.softEvictionPercent ?? ''),
    ntpServers: textOfNames(nodes.ntpServers),
    clusterAdmins: personas.clusterAdmins ?? '',
    virtualizationAdmins: personas.virtualizationAdmins ?? '',
    vmUsers: personas.vmUsers ?? '',
    compliance,
    userWorkload: monitoring.userWorkload,
    defaultDeny,
    syncWaves,
  }
}

/** In the shape of a target, fields in the order in which the backend answers them. */
export function clusterOfDraft(draft: ClusterDraft, numberOf: (text: string) => number | string | undefined): unknown {
  const { kept } = draft
  const { autoSizingReserved: _size, softEvictionPercent: _soft, maxPods: _pods, topologyPolicy, hugepages, swapGib, ntpServers: _servers, ...others } = kept.nodes
  return {
    ...kept,
    operators: { ...kept.operators, write: draft.write, approval: draft.approval, catalog: draft.catalog.trim() },
    nodes: {
      autoSizingReserved: draft.autoSizingReserved,
      ...stated({ softEvictionPercent: numberOf(draft.softEvictionPercent), maxPods: numberOf(draft.maxPods), topologyPolicy, hugepages, swapGib }),
      ntpServers: namesOfText(draft.ntpServers),
      ...others,
    },
    personas: stated({ clusterAdmins: draft.clusterAdmins.trim() || undefined, virtualizationAdmins: draft.virtualizationAdmins.trim() || undefined, vmUsers: draft.vmUsers.trim() || undefined }),
    compliance: draft.compliance,
    monitoring: { ...kept.monitoring, userWorkload: draft.userWorkload },
    syncWaves: draft.syncWaves,
    defaultDeny: draft.defaultDeny,
  }
}

function stated(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
