import { newKey } from './keyed.ts'
import type { NodeModelDraft, PhysicalNetworkDraft, StorageClassDraft, TargetDraft } from './target-draft.ts'

/** Kubernetes: a DNS label. */
const LABEL_MAX_LENGTH = 63

export function newStorageClass(): StorageClassDraft {
  return { key: newKey(), name: '', provisioner: '', parameters: [], isDefaultForVirtualization: false, isDefault: false, capacityTib: '', volumeMode: '', accessMode: '' }
}

export function newNodeModel(): NodeModelDraft {
  return { key: newKey(), name: '', sockets: '2', coresPerSocket: '', threadsPerCore: '2', memoryGib: '', nics: [] }
}

export function newPhysicalNetwork(): PhysicalNetworkDraft {
  return { key: newKey(), name: '', bridge: '', uplinks: '', mtu: '' }
}

/** A second class like the first, under a free name; a default is one class alone. */
export function copyStorageClass(entry: StorageClassDraft, others: readonly StorageClassDraft[]): StorageClassDraft {
  return { ...entry, key: newKey(), name: freeName(`${entry.name}-copy`, others), parameters: entry.parameters.map((parameter) => ({ ...parameter, key: newKey() })), isDefault: false, isDefaultForVirtualization: false }
}

/** A second model like the first, under a free name. */
export function copyNodeModel(model: NodeModelDraft, others: readonly NodeModelDraft[]): NodeModelDraft {
  return { ...model, key: newKey(), name: freeName(`${model.name} copy`, others, ' '), nics: model.nics.map((nic) => ({ ...nic, key: newKey() })) }
}

/** Marks one class as a default and takes the mark from all others, or takes it from this one. */
export function markDefault(classes: readonly StorageClassDraft[], marked: StorageClassDraft, flag: 'isDefault' | 'isDefaultForVirtualization', isOn: boolean): void {
  for (const entry of classes) entry[flag] = isOn && entry.key === marked.key
}

/** Gives a physical network another name, and the default with it where it was meant. */
export function renamePhysicalNetwork(draft: TargetDraft, network: PhysicalNetworkDraft, name: string): void {
  const isOnlyOne = draft.physicalNetworks.filter((other) => other.name === network.name).length === 1
  if (network.name !== '' && draft.networks.defaultPhysicalNetwork === network.name && isOnlyOne) draft.networks.defaultPhysicalNetwork = name
  network.name = name
}

/** Takes a physical network out, and the default with it where it was meant. */
export function removePhysicalNetwork(draft: TargetDraft, network: PhysicalNetworkDraft): void {
  draft.physicalNetworks = draft.physicalNetworks.filter(({ key }) => key !== network.key)
  if (!draft.physicalNetworks.some(({ name }) => name === draft.networks.defaultPhysicalNetwork)) draft.networks.defaultPhysicalNetwork = ''
}

/** "fast-copy", or "fast-copy-2" where that is taken. */
function freeName(wanted: string, others: readonly { readonly name: string }[], gap = '-'): string {
  const taken = new Set(others.map(({ name }) => name))
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}${gap}${number}`)) return `${wanted}${gap}${number}`
}

/** The id that a changed preset is given, so that it is not taken for the preset. */
export function customId(presetId: string): string {
  return `${presetId.slice(0, LABEL_MAX_LENGTH - CUSTOM.length)}${CUSTOM}`
}

const CUSTOM = '-custom'
