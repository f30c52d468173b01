import { attachmentKind, type AttachmentKind } from './attachment-kind.ts'
import type { MigrationPlan } from './migration-plan.ts'

/** What the target states of one cluster of its fleet, and nothing of the bundle can follow: an overlay would lack it without a word. */
export interface IdleDifference {
  /** Name of the cluster. */
  readonly cluster: string
  readonly field: 'storageClasses' | 'attachments'
  /** The StorageClass or the attachment of the target. */
  readonly name: string
  /** Which statement of it; null: all of them. */
  readonly part: 'physicalNetwork' | 'vlanId' | null
  /** The field of the target: "cluster.fleet.clusters[0].attachments.vlan-0099". */
  readonly path: string
  readonly message: string
  readonly remedy: string
}

/** The differences of a fleet's clusters that are without effect, in the order of the target. */
export function idleFleetDifferences({ attachments, target }: Pick<MigrationPlan, 'attachments' | 'target'>): readonly IdleDifference[] {
  const kinds = new Map(attachments.map((attachment) => [attachment.name, attachmentKind(attachment)]))
  // StorageProfiles bear the names of classes too (the bundle's emitter of them).
  const withProfile = new Set(target.cluster.storageModes ? target.storageClasses.flatMap(({ name, volumeMode, accessMode }) => (volumeMode === undefined || accessMode === undefined ? [] : [name])) : [])
  const classes = new Set(target.storageClasses.map(({ name }) => name))
  return (target.cluster.fleet?.clusters ?? []).flatMap((cluster, index) => {
    const at = (field: IdleDifference['field'], name: string): Pick<IdleDifference, 'cluster' | 'field' | 'name' | 'path'> => ({ cluster: cluster.name, field, name, path: `cluster.fleet.clusters[${String(index)}].${field}.${name}` })
    return [
      ...Object.keys(cluster.storageClasses).flatMap((name) => {
        const said = !classes.has(name)
          ? { message: `${cluster.name} has another StorageClass for ${name}, which is none of this target.`, remedy: `Name one of ${[...classes].join(', ')}, or take it out.` }
          : cluster.takesPlans || withProfile.has(name)
            ? null
            : { message: `${cluster.name} has another StorageClass for ${name}, and takes no plans: only their storage maps name StorageClasses, and StorageProfiles of classes whose modes are stated.`, remedy: 'Let it take the plans, or take it out.' }
        return said === null ? [] : [{ ...at('storageClasses', name), part: null, ...said }]
      }),
      ...Object.entries(cluster.attachments).flatMap(([name, change]) => sayings(cluster.name, name, change, kinds.get(name)).map((said) => ({ ...at('attachments', name), ...said }))),
    ]
  })
}

interface Change {
  readonly physicalNetwork?: string | undefined
  readonly vlanId?: number | undefined
}

function sayings(cluster: string, name: string, { physicalNetwork, vlanId }: Change, kind: AttachmentKind | undefined): readonly Pick<IdleDifference, 'part' | 'message' | 'remedy'>[] {
  if (kind === undefined) return [{ part: null, message: `${cluster} has the network attachment ${name} otherwise, which is none of VMs in this plan.`, remedy: 'Name one that the plan makes, as 20-namespaces has them, or take it out.' }]
  return [
    ...(physicalNetwork === undefined || kind === 'localnet' || kind === 'cluster-network' ? [] : [{ part: 'physicalNetwork' as const, message: `${cluster} has ${name} on the physical network ${physicalNetwork}, and it is ${KIND_WORDS[kind]}: no physical network of OVN carries it.`, remedy: 'Take physicalNetwork out, and give the nodes of that cluster the same bridge or pool on their own uplink.' }]),
    ...(vlanId === undefined || kind !== 'trunk' ? [] : [{ part: 'vlanId' as const, message: `${cluster} has ${name} in VLAN ${String(vlanId)}, and it is ${KIND_WORDS.trunk}: guests tag their frames themselves.`, remedy: 'Take vlanId out, and have the ports of that cluster carry the VLANs of the guests.' }]),
    ...(physicalNetwork === undefined && vlanId === undefined ? [{ part: null, message: `${cluster} names ${name} and states nothing of it.`, remedy: 'State physicalNetwork or vlanId, or take it out.' }] : []),
  ]
}

const KIND_WORDS = { trunk: 'a trunk on a Linux bridge', bridge: 'on a Linux bridge', sriov: 'made of virtual functions of SR-IOV' } as const
