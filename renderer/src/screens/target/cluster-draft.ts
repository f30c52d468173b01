import { labelsOfText, textOfLabels } from '#renderer/format/labels-text.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { type FleetDraft, fleetDraftOf, fleetOfDraft } from './fleet-draft.ts'
import { type NodesDraft, nodesDraftOf, nodesOfDraft } from './nodes-draft.ts'
import { type BackupDraft, backupDraftOf, backupOfDraft, type DisconnectedDraft, disconnectedDraftOf, disconnectedOfDraft, type InstallDraft, installDraftOf, installOfDraft, type PartDraft, type RemediationDraft, remediationDraftOf, remediationOfDraft } from './site-draft.ts'
import { numberOf, statedOf, textOf, wordOf } from './typed-values.ts'

type Cluster = Target['cluster']
type Virtualization = Cluster['virtualization']

/** The settings of the cluster itself as a form holds them: numbers as they are typed, what is left out as empty text. */
export interface ClusterDraft extends Pick<Cluster, 'storageModes' | 'compliance' | 'nodeFeatureRules' | 'syncWaves' | 'defaultDeny'> {
  operators: Omit<Cluster['operators'], 'catalog'> & { /** Empty: the site's own. */ catalog: string }
  virtualization: Pick<Virtualization, 'mergesMemory' | 'bootImages'> & { memoryOvercommitPercent: string; cpuAllocationRatio: string; /** "key=value" with commas between. */ nodeSelector: string }
  nodes: NodesDraft
  remediation: RemediationDraft
  resourceOverride: PartDraft & { memoryRequestToLimitPercent: string; cpuRequestToLimitPercent: string; limitCpuToMemoryPercent: string }
  backup: BackupDraft
  personas: { clusterAdmins: string; virtualizationAdmins: string; vmUsers: string }
  /** The path of its image; empty: none. */
  loadAwareScheduler: string
  monitoring: { userWorkload: boolean; guestExporterPort: string }
  install: InstallDraft
  disconnected: DisconnectedDraft
  fleet: FleetDraft
}

export function clusterDraftOf(cluster: Cluster): ClusterDraft {
  const { virtualization, resourceOverride, personas, monitoring } = cluster
  return {
    operators: { ...cluster.operators, catalog: cluster.operators.catalog ?? '', also: [...cluster.operators.also] },
    virtualization: {
      memoryOvercommitPercent: textOf(virtualization.memoryOvercommitPercent),
      mergesMemory: virtualization.mergesMemory,
      bootImages: virtualization.bootImages,
      cpuAllocationRatio: textOf(virtualization.cpuAllocationRatio),
      nodeSelector: textOfLabels(virtualization.nodeSelector),
    },
    nodes: nodesDraftOf(cluster.nodes),
    remediation: remediationDraftOf(cluster.remediation),
    resourceOverride: {
      isOn: resourceOverride !== undefined,
      memoryRequestToLimitPercent: textOf(resourceOverride?.memoryRequestToLimitPercent),
      cpuRequestToLimitPercent: textOf(resourceOverride?.cpuRequestToLimitPercent),
      limitCpuToMemoryPercent: textOf(resourceOverride?.limitCpuToMemoryPercent),
    },
    storageModes: cluster.storageModes,
    backup: backupDraftOf(cluster.backup),
    personas: { clusterAdmins: personas.clusterAdmins ?? '', virtualizationAdmins: personas.virtualizationAdmins ?? '', vmUsers: personas.vmUsers ?? '' },
    compliance: cluster.compliance,
    loadAwareScheduler: cluster.loadAwareScheduler?.image ?? '',
    nodeFeatureRules: cluster.nodeFeatureRules,
    monitoring: { userWorkload: monitoring.userWorkload, guestExporterPort: textOf(monitoring.guestExporterPort) },
    syncWaves: cluster.syncWaves,
    defaultDeny: cluster.defaultDeny,
    install: installDraftOf(cluster.install),
    disconnected: disconnectedDraftOf(cluster.disconnected),
    fleet: fleetDraftOf(cluster.fleet),
  }
}

/** In the shape of a target, fields in the order in which the backend answers them. */
export function clusterOfDraft(draft: ClusterDraft): unknown {
  const { operators, virtualization, resourceOverride, personas, monitoring } = draft
  const image = wordOf(draft.loadAwareScheduler)
  return statedOf({
    operators: statedOf({ write: operators.write, approval: operators.approval, catalog: wordOf(operators.catalog), also: operators.also }),
    virtualization: {
      ...statedOf({ memoryOvercommitPercent: numberOf(virtualization.memoryOvercommitPercent) }),
      mergesMemory: virtualization.mergesMemory,
      bootImages: virtualization.bootImages,
      ...statedOf({ cpuAllocationRatio: numberOf(virtualization.cpuAllocationRatio) }),
      nodeSelector: labelsOfText(virtualization.nodeSelector),
    },
    nodes: nodesOfDraft(draft.nodes),
    remediation: remediationOfDraft(draft.remediation),
    resourceOverride: resourceOverride.isOn
      ? statedOf({
          memoryRequestToLimitPercent: numberOf(resourceOverride.memoryRequestToLimitPercent),
          cpuRequestToLimitPercent: numberOf(resourceOverride.cpuRequestToLimitPercent),
          limitCpuToMemoryPercent: numberOf(resourceOverride.limitCpuToMemoryPercent),
        })
      : undefined,
    storageModes: draft.storageModes,
    backup: backupOfDraft(draft.backup),
    personas: statedOf({ clusterAdmins: wordOf(personas.clusterAdmins), virtualizationAdmins: wordOf(personas.virtualizationAdmins), vmUsers: wordOf(personas.vmUsers) }),
    compliance: draft.compliance,
    loadAwareScheduler: image === undefined ? undefined : { image },
    nodeFeatureRules: draft.nodeFeatureRules,
    monitoring: { userWorkload: monitoring.userWorkload, ...statedOf({ guestExporterPort: numberOf(monitoring.guestExporterPort) }) },
    syncWaves: draft.syncWaves,
    defaultDeny: draft.defaultDeny,
    install: installOfDraft(draft.install),
    disconnected: disconnectedOfDraft(draft.disconnected),
    fleet: fleetOfDraft(draft.fleet),
  })
}
