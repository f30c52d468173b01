import { labelsOfText, textOfLabels } from '#renderer/format/labels-text.ts'
import { backupPolicySchema } from '#shared/domain/target/backup-policy.ts'
import { installPolicySchema } from '#shared/domain/target/install-policy.ts'
import { type FencedNode, remediationPolicySchema } from '#shared/domain/target/remediation-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { type Keyed, newKey } from './keyed.ts'
import { wordsOfText } from './names-text.ts'
import { numberOf, statedOf, textOf, wordOf } from './typed-values.ts'

type Cluster = Target['cluster']
type Stated<Part extends keyof Cluster> = NonNullable<Cluster[Part]>

/** A part that a target may leave out. What was typed stays in the form while the part is off, until the target is saved. */
export interface PartDraft {
  isOn: boolean
}

export interface InstallHostDraft extends Keyed {
  name: string
  role: Stated<'install'>['hosts'][number]['role']
  address: string
  rootDevice: string
  /** "interface=address" with commas between. */
  macAddresses: string
}

export interface InstallDraft extends PartDraft {
  clusterName: string
  baseDomain: string
  machineNetwork: string
  apiVip: string
  ingressVip: string
  clusterNetwork: string
  serviceNetwork: string
  hostPrefix: string
  vlanId: string
  gateway: string
  /** Addresses with commas or blanks between. */
  dnsServers: string
  hosts: InstallHostDraft[]
}

/** What the schema has by default, for who begins with the part. */
const BLANK_INSTALL: Stated<'install'> = { ...installPolicySchema.parse({ clusterName: 'x', baseDomain: 'x', machineNetwork: '192.0.2.0/24' }), clusterName: '', baseDomain: '', machineNetwork: '' }
const BLANK_BACKUP: Stated<'backup'> = { ...backupPolicySchema.parse({ bucket: 'xx' }), bucket: '' }
const FENCING = remediationPolicySchema.parse({ by: 'fence-agents', nodes: [{ name: 'x', address: 'x' }] })

export function installDraftOf(stated: Cluster['install']): InstallDraft {
  const install = stated ?? BLANK_INSTALL
  return {
    isOn: stated !== undefined,
    clusterName: install.clusterName,
    baseDomain: install.baseDomain,
    machineNetwork: install.machineNetwork,
    apiVip: install.apiVip ?? '',
    ingressVip: install.ingressVip ?? '',
    clusterNetwork: install.clusterNetwork,
    serviceNetwork: install.serviceNetwork,
    hostPrefix: textOf(install.hostPrefix),
    vlanId: textOf(install.vlanId),
    gateway: install.gateway ?? '',
    dnsServers: install.dnsServers.join(', '),
    hosts: install.hosts.map(({ name, role, address = '', rootDevice = '', macAddresses }) => ({ key: newKey(), name, role, address, rootDevice, macAddresses: textOfLabels(macAddresses) })),
  }
}

/** In the shape of a target, fields in the order of its schema; a network that is emptied is as by default. */
export function installOfDraft(draft: InstallDraft): unknown {
  if (!draft.isOn) return undefined
  return {
    clusterName: draft.clusterName.trim(),
    baseDomain: draft.baseDomain.trim(),
    machineNetwork: draft.machineNetwork.trim(),
    ...statedOf({
      apiVip: wordOf(draft.apiVip),
      ingressVip: wordOf(draft.ingressVip),
      clusterNetwork: wordOf(draft.clusterNetwork),
      serviceNetwork: wordOf(draft.serviceNetwork),
      hostPrefix: numberOf(draft.hostPrefix),
      vlanId: numberOf(draft.vlanId),
      gateway: wordOf(draft.gateway),
    }),
    dnsServers: wordsOfText(draft.dnsServers),
    hosts: draft.hosts.map(({ name, role, address, rootDevice, macAddresses }) => ({ name: name.trim(), role, ...statedOf({ address: wordOf(address), rootDevice: wordOf(rootDevice) }), macAddresses: labelsOfText(macAddresses) })),
  }
}

/** Control planes are listed first, as people count them. */
export function newInstallHost(others: readonly InstallHostDraft[]): InstallHostDraft {
  return { key: newKey(), name: '', role: others.at(-1)?.role ?? 'master', address: '', rootDevice: '', macAddresses: '' }
}

export interface DisconnectedDraft extends PartDraft {
  registry: string
  minVersion: string
  maxVersion: string
  /** Paths with commas, blanks or line breaks between. */
  images: string
}

export function disconnectedDraftOf(stated: Cluster['disconnected']): DisconnectedDraft {
  return { isOn: stated !== undefined, registry: stated?.registry ?? '', minVersion: stated?.minVersion ?? '', maxVersion: stated?.maxVersion ?? '', images: (stated?.images ?? []).join('\n') }
}

export function disconnectedOfDraft({ isOn, registry, minVersion, maxVersion, images }: DisconnectedDraft): unknown {
  return isOn ? { registry: registry.trim(), ...statedOf({ minVersion: wordOf(minVersion), maxVersion: wordOf(maxVersion) }), images: wordsOfText(images) } : undefined
}

export interface BackupDraft extends PartDraft {
  bucket: string
  prefix: string
  region: string
  url: string
}

export function backupDraftOf(stated: Cluster['backup']): BackupDraft {
  const { bucket, prefix, region, url = '' } = stated ?? BLANK_BACKUP
  return { isOn: stated !== undefined, bucket, prefix, region, url }
}

/** No prefix is a place of its own: the root of the bucket. */
export function backupOfDraft({ isOn, bucket, prefix, region, url }: BackupDraft): unknown {
  return isOn ? { bucket: bucket.trim(), prefix: prefix.trim(), ...statedOf({ region: wordOf(region), url: wordOf(url) }) } : undefined
}

export interface FencedNodeDraft extends Keyed {
  name: string
  address: string
}

export interface RemediationDraft {
  by: Cluster['remediation']['by']
  agent: string
  nodes: FencedNodeDraft[]
}

export function remediationDraftOf(remediation: Cluster['remediation']): RemediationDraft {
  if (remediation.by === 'fence-agents') return { by: remediation.by, agent: remediation.agent, nodes: fencedNodesDraftOf(remediation.nodes) }
  return { by: remediation.by, agent: FENCING.by === 'fence-agents' ? FENCING.agent : '', nodes: [] }
}

export function remediationOfDraft({ by, agent, nodes }: RemediationDraft): unknown {
  return by === 'self' ? { by } : { by, ...statedOf({ agent: wordOf(agent) }), nodes: fencedNodesOfDraft(nodes) }
}

export function fencedNodesDraftOf(nodes: readonly FencedNode[]): FencedNodeDraft[] {
  return nodes.map(({ name, address }) => ({ key: newKey(), name, address }))
}

export function fencedNodesOfDraft(nodes: readonly FencedNodeDraft[]): unknown {
  return nodes.map(({ name, address }) => ({ name: name.trim(), address: address.trim() }))
}

export function newFencedNode(): FencedNodeDraft {
  return { key: newKey(), name: '', address: '' }
}
