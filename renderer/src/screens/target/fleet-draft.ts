import { labelsOfText, textOfLabels } from '#renderer/format/labels-text.ts'
import { type FleetCluster, fleetPolicySchema } from '#shared/domain/target/fleet-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { type Keyed, newKey } from './keyed.ts'
import { type FencedNodeDraft, fencedNodesDraftOf, fencedNodesOfDraft, type PartDraft } from './site-draft.ts'
import { numberOf, statedOf, textOf, wordOf } from './typed-values.ts'

type Fleet = NonNullable<Target['cluster']['fleet']>

/** A StorageClass of the target and the one that a cluster of the fleet has in its place. */
export interface OwnClassDraft extends Keyed {
  name: string
  ownName: string
}

/** A network attachment of the target and what it is on a cluster of the fleet. */
export interface OwnAttachmentDraft extends Keyed {
  name: string
  physicalNetwork: string
  vlanId: string
}

/** Where a cluster puts its backups; empty: as the target has it. */
export interface OwnBackupDraft extends PartDraft {
  bucket: string
  /** No prefix is a place of its own, and something else than the cluster's name. */
  isPrefixStated: boolean
  prefix: string
  region: string
  url: string
}

export interface FleetClusterDraft extends Keyed {
  name: string
  takesPlans: boolean
  storageClasses: OwnClassDraft[]
  attachments: OwnAttachmentDraft[]
  /** "key=value" with commas between. */
  nodeSelector: string
  fencedNodes: FencedNodeDraft[]
  backup: OwnBackupDraft
}

export interface FleetDraft extends PartDraft {
  namespace: string
  clusterSet: string
  /** "key=value" with commas between. */
  clusterLabels: string
  remediation: Fleet['remediation']
  gitops: PartDraft & { repository: string; revision: string; prefix: string }
  clusters: FleetClusterDraft[]
  observability: boolean
}

/** What the schema has by default, for who begins with the part. */
const BLANK = fleetPolicySchema.parse({ gitops: { repository: 'https://x' } })

export function fleetDraftOf(stated: Target['cluster']['fleet']): FleetDraft {
  const fleet = stated ?? { ...BLANK, gitops: undefined }
  const gitops = fleet.gitops ?? { revision: '', prefix: '', ...BLANK.gitops, repository: '' }
  return {
    isOn: stated !== undefined,
    namespace: fleet.namespace,
    clusterSet: fleet.clusterSet,
    clusterLabels: textOfLabels(fleet.clusterLabels),
    remediation: fleet.remediation,
    gitops: { isOn: fleet.gitops !== undefined, ...gitops },
    clusters: fleet.clusters.map(clusterDraftOf),
    observability: fleet.observability,
  }
}

/** In the shape of a target, fields in the order of its schema; whether it is one, the schema tells. */
export function fleetOfDraft(draft: FleetDraft): unknown {
  if (!draft.isOn) return undefined
  const { gitops } = draft
  return {
    ...statedOf({ namespace: wordOf(draft.namespace), clusterSet: wordOf(draft.clusterSet) }),
    clusterLabels: labelsOfText(draft.clusterLabels),
    remediation: draft.remediation,
    ...statedOf({ gitops: gitops.isOn ? { repository: gitops.repository.trim(), ...statedOf({ revision: wordOf(gitops.revision) }), prefix: gitops.prefix.trim() } : undefined }),
    clusters: draft.clusters.map(clusterOfDraft),
    observability: draft.observability,
  }
}

export function newFleetCluster(): FleetClusterDraft {
  return { key: newKey(), name: '', takesPlans: false, storageClasses: [], attachments: [], nodeSelector: '', fencedNodes: [], backup: ownBackupDraftOf(undefined) }
}

/** Gives the plans to one cluster and takes them from all others, or takes them from this one. */
export function giveThePlans(clusters: readonly FleetClusterDraft[], taking: FleetClusterDraft, isOn: boolean): void {
  for (const cluster of clusters) cluster.takesPlans = isOn && cluster.key === taking.key
}

function clusterDraftOf(cluster: FleetCluster): FleetClusterDraft {
  return {
    key: newKey(),
    name: cluster.name,
    takesPlans: cluster.takesPlans,
    storageClasses: Object.entries(cluster.storageClasses).map(([name, ownName]) => ({ key: newKey(), name, ownName })),
    attachments: Object.entries(cluster.attachments).map(([name, { physicalNetwork, vlanId }]) => ({ key: newKey(), name, physicalNetwork: physicalNetwork ?? '', vlanId: textOf(vlanId) })),
    nodeSelector: textOfLabels(cluster.nodeSelector),
    fencedNodes: fencedNodesDraftOf(cluster.fencedNodes),
    backup: ownBackupDraftOf(cluster.backup),
  }
}

function clusterOfDraft(draft: FleetClusterDraft): unknown {
  const { backup } = draft
  return {
    name: draft.name.trim(),
    storageClasses: Object.fromEntries(draft.storageClasses.map(({ name, ownName }) => [name.trim(), ownName.trim()])),
    attachments: Object.fromEntries(draft.attachments.map(({ name, physicalNetwork, vlanId }) => [name.trim(), statedOf({ physicalNetwork: wordOf(physicalNetwork), vlanId: numberOf(vlanId) })])),
    nodeSelector: labelsOfText(draft.nodeSelector),
    fencedNodes: fencedNodesOfDraft(draft.fencedNodes),
    ...statedOf({ backup: backup.isOn ? statedOf({ bucket: wordOf(backup.bucket), prefix: backup.isPrefixStated ? backup.prefix.trim() : undefined, region: wordOf(backup.region), url: wordOf(backup.url) }) : undefined }),
    takesPlans: draft.takesPlans,
  }
}

function ownBackupDraftOf(stated: FleetCluster['backup']): OwnBackupDraft {
  return { isOn: stated !== undefined, bucket: stated?.bucket ?? '', isPrefixStated: stated?.prefix !== undefined, prefix: stated?.prefix ?? '', region: stated?.region ?? '', url: stated?.url ?? '' }
}
