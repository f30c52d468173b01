import type { NamespacePolicy, StorageClass, Target } from '#shared/domain/target/target.ts'
import { type ClusterDraft, clusterDraftOf, clusterOfDraft } from './cluster-draft.ts'
import { type Keyed, newKey } from './keyed.ts'
import { namesOfText, textOfNames, wordsOfText } from './names-text.ts'
import { type OvercommittedDraft, overcommittedDraftOf, overcommittedOfDraft, type PermissionsDraft, permissionsDraftOf, permissionsOfDraft, type PlacementDraft, placementDraftOf, placementOfDraft, type PolicyEquivalentDraft, policyEquivalentsDraftOf, policyEquivalentsOfDraft } from './policy-draft.ts'
import { numberOf, stated, textOf } from './typed-values.ts'
import { type VmNetworksDraft, vmNetworksDraftOf, vmNetworksOfDraft } from './vm-network-draft.ts'

export interface ParameterDraft extends Keyed {
  name: string
  value: string
}

export interface StorageClassDraft extends Keyed {
  name: string
  provisioner: string
  parameters: ParameterDraft[]
  isDefaultForVirtualization: boolean
  isDefault: boolean
  capacityTib: string
  volumeMode: NonNullable<StorageClass['volumeMode']> | ''
  accessMode: NonNullable<StorageClass['accessMode']> | ''
}

export interface NicDraft extends Keyed {
  name: string
  speedMbps: string
}

export interface NodeModelDraft extends Keyed {
  name: string
  sockets: string
  coresPerSocket: string
  threadsPerCore: string
  memoryGib: string
  nics: NicDraft[]
}

export interface PhysicalNetworkDraft extends Keyed {
  name: string
  bridge: string
  /** Names with commas or blanks between. */
  uplinks: string
  mtu: string
}

/** A target as a form holds it: numbers as they are typed, what is left out as empty text. */
export interface TargetDraft {
  id: string
  name: string
  description: string
  openshift: Target['openshift']
  mtv: Target['mtv']
  controlPlane: Target['controlPlane']
  nodeModels: NodeModelDraft[]
  features: Target['features']
  storageClasses: StorageClassDraft[]
  physicalNetworks: PhysicalNetworkDraft[]
  networks: VmNetworksDraft
  /** What another policy would want is kept while one looks around. */
  namespaces: { by: NamespacePolicy['by']; name: string; attribute: string; prefix: string }
  storage: { growthPercent: string; policies: PolicyEquivalentDraft[] }
  compute: Omit<Target['compute'], 'wasteLimitPercent' | 'overcommitted'> & { /** Empty: no limit. */ wasteLimitPercent: string; overcommitted: OvercommittedDraft[] }
  placement: PlacementDraft
  permissions: PermissionsDraft
  /** Has a form of its own, on the screen of NICs: kept as it is. */
  nicLayout: Target['nicLayout']
  cluster: ClusterDraft
  migration: { namespace: string; type: Target['migration']['type']; vddkImage: string; destinationProvider: string; /** Names with commas between. */ hostNetworks: string }
}

/** The form of a target. */
export function draftOf(target: Target): TargetDraft {
  const { namespaces, migration } = target
  return {
    id: target.id,
    name: target.name,
    description: target.description,
    openshift: target.openshift,
    mtv: target.mtv,
    controlPlane: target.controlPlane,
    nodeModels: target.nodeModels.map((model) => ({
      key: newKey(),
      name: model.name,
      sockets: String(model.sockets),
      coresPerSocket: String(model.coresPerSocket),
      threadsPerCore: String(model.threadsPerCore),
      memoryGib: String(model.memoryGib),
      nics: model.nics.map((nic) => ({ key: newKey(), name: nic.name, speedMbps: String(nic.speedMbps) })),
    })),
    features: { ...target.features },
    storageClasses: target.storageClasses.map((entry) => ({
      key: newKey(),
      name: entry.name,
      provisioner: entry.provisioner,
      parameters: Object.entries(entry.parameters).map(([name, value]) => ({ key: newKey(), name, value })),
      isDefaultForVirtualization: entry.isDefaultForVirtualization,
      isDefault: entry.isDefault,
      capacityTib: textOf(entry.capacityTib),
      volumeMode: entry.volumeMode ?? '',
      accessMode: entry.accessMode ?? '',
    })),
    physicalNetworks: target.physicalNetworks.map((network) => ({ key: newKey(), name: network.name, bridge: network.bridge, uplinks: network.uplinks.join(', '), mtu: textOf(network.mtu) })),
    networks: vmNetworksDraftOf(target.networks),
    namespaces: {
      by: namespaces.by,
      name: namespaces.by === 'single' ? namespaces.name : '',
      attribute: namespaces.by === 'attribute' ? namespaces.attribute : '',
      prefix: namespaces.by === 'single' ? '' : namespaces.prefix,
    },
    storage: { growthPercent: String(target.storage.growthPercent), policies: policyEquivalentsDraftOf(target.storage.policies) },
    compute: {
      ...target.compute,
      wasteLimitPercent: textOf(target.compute.wasteLimitPercent ?? undefined),
      overcommitted: overcommittedDraftOf(target.compute.overcommitted),
    },
    placement: placementDraftOf(target.placement),
    permissions: permissionsDraftOf(target.permissions),
    nicLayout: target.nicLayout,
    cluster: clusterDraftOf(target.cluster),
    migration: { ...migration, vddkImage: migration.vddkImage ?? '', hostNetworks: textOfNames(migration.hostNetworks) },
  }
}

/**
 * What a form says, in the shape of a target; whether it is one, `target.validate` tells. Text where a number belongs
 * stays text, so that its field is named. Fields in the order in which the backend answers them.
 */
export function targetOfDraft(draft: TargetDraft): unknown {
  return {
    id: draft.id.trim(),
    name: draft.name.trim(),
    description: draft.description.trim(),
    openshift: draft.openshift,
    mtv: draft.mtv,
    controlPlane: draft.controlPlane,
    nodeModels: draft.nodeModels.map((model) => ({
      name: model.name.trim(),
      sockets: numberOf(model.sockets),
      coresPerSocket: numberOf(model.coresPerSocket),
      threadsPerCore: numberOf(model.threadsPerCore),
      memoryGib: numberOf(model.memoryGib),
      nics: model.nics.map((nic) => ({ name: nic.name.trim(), speedMbps: numberOf(nic.speedMbps) })),
    })),
    features: { ...draft.features },
    storageClasses: draft.storageClasses.map((entry) => ({
      name: entry.name.trim(),
      provisioner: entry.provisioner.trim(),
      parameters: Object.fromEntries(entry.parameters.map(({ name, value }) => [name.trim(), value.trim()])),
      isDefaultForVirtualization: entry.isDefaultForVirtualization,
      isDefault: entry.isDefault,
      ...stated('capacityTib', numberOf(entry.capacityTib)),
      ...stated('volumeMode', entry.volumeMode || undefined),
      ...stated('accessMode', entry.accessMode || undefined),
    })),
    physicalNetworks: draft.physicalNetworks.map((network) => ({
      name: network.name.trim(),
      bridge: network.bridge.trim(),
      uplinks: wordsOfText(network.uplinks),
      ...stated('mtu', numberOf(network.mtu)),
    })),
    networks: vmNetworksOfDraft(draft.networks),
    nicLayout: draft.nicLayout,
    namespaces: namespacesOf(draft.namespaces),
    storage: { ...stated('growthPercent', numberOf(draft.storage.growthPercent)), policies: policyEquivalentsOfDraft(draft.storage.policies) },
    compute: {
      ...draft.compute,
      // Left out it would be the schema's default: no limit is a choice of its own.
      wasteLimitPercent: numberOf(draft.compute.wasteLimitPercent) ?? null,
      overcommitted: overcommittedOfDraft(draft.compute.overcommitted),
    },
    placement: placementOfDraft(draft.placement),
    permissions: permissionsOfDraft(draft.permissions),
    cluster: clusterOfDraft(draft.cluster),
    migration: {
      namespace: draft.migration.namespace.trim(),
      type: draft.migration.type,
      ...stated('vddkImage', draft.migration.vddkImage.trim() || undefined),
      destinationProvider: draft.migration.destinationProvider.trim(),
      hostNetworks: namesOfText(draft.migration.hostNetworks),
    },
  }
}

/** Everything that a person can change, as text to compare: keys are no part of it. */
export function draftText(draft: TargetDraft): string {
  return JSON.stringify(draft, (name, value: unknown) => (name === 'key' ? undefined : value))
}

function namespacesOf({ by, name, attribute, prefix }: TargetDraft['namespaces']): unknown {
  if (by === 'single') return { by, name: name.trim() }
  if (by === 'attribute') return { by, attribute: attribute.trim(), prefix: prefix.trim() }
  return { by, prefix: prefix.trim() }
}
