import type { Target } from '#shared/domain/target/target.ts'
import { labelsOfText, textOfLabels } from '#renderer/format/labels-text.ts'
import { type Keyed, newKey } from './keyed.ts'
import { wordsOfText } from './names-text.ts'
import { numberOf, stated, textOf } from './typed-values.ts'

export interface LinuxBridgeDraft extends Keyed {
  name: string
  /** Names with commas or blanks between. */
  uplinks: string
  mtu: string
}

export interface SriovPoolDraft extends Keyed {
  name: string
  nics: string
  virtualFunctions: string
  mtu: string
  /** "key=value" with commas between. */
  nodeSelector: string
}

export interface IsolatedNetworkDraft extends Keyed {
  name: string
  namespaces: string
  subnet: string
  mtu: string
}

type Networks = Target['networks']

export interface VmNetworksDraft extends Pick<Networks, 'attachmentNamespace' | 'localnetAs' | 'policies'> {
  /** Empty: the first. */
  defaultPhysicalNetwork: string
  linuxBridges: LinuxBridgeDraft[]
  sriov: SriovPoolDraft[]
  isolated: IsolatedNetworkDraft[]
}

export function vmNetworksDraftOf(networks: Networks): VmNetworksDraft {
  return {
    ...networks,
    defaultPhysicalNetwork: networks.defaultPhysicalNetwork ?? '',
    linuxBridges: networks.linuxBridges.map(({ name, uplinks, mtu }) => ({ key: newKey(), name, uplinks: uplinks.join(', '), mtu: textOf(mtu) })),
    sriov: networks.sriov.map(({ name, nics, virtualFunctions, mtu, nodeSelector }) => ({ key: newKey(), name, nics: nics.join(', '), virtualFunctions: String(virtualFunctions), mtu: textOf(mtu), nodeSelector: textOfLabels(nodeSelector) })),
    isolated: networks.isolated.map(({ name, namespaces, subnet, mtu }) => ({ key: newKey(), name, namespaces: namespaces.join(', '), subnet, mtu: textOf(mtu) })),
  }
}

/** In the shape of a target, fields in the order of its schema; whether it is one, the schema tells. */
export function vmNetworksOfDraft(draft: VmNetworksDraft): unknown {
  return {
    attachmentNamespace: draft.attachmentNamespace,
    ...stated('defaultPhysicalNetwork', draft.defaultPhysicalNetwork || undefined),
    localnetAs: draft.localnetAs,
    linuxBridges: draft.linuxBridges.map(({ name, uplinks, mtu }) => ({ name: name.trim(), uplinks: wordsOfText(uplinks), ...stated('mtu', numberOf(mtu)) })),
    sriov: draft.sriov.map(({ name, nics, virtualFunctions, mtu, nodeSelector }) => ({ name: name.trim(), nics: wordsOfText(nics), virtualFunctions: numberOf(virtualFunctions), ...stated('mtu', numberOf(mtu)), nodeSelector: labelsOfText(nodeSelector) })),
    isolated: draft.isolated.map(({ name, namespaces, subnet, mtu }) => ({ name: name.trim(), namespaces: wordsOfText(namespaces), subnet: subnet.trim(), ...stated('mtu', numberOf(mtu)) })),
    policies: draft.policies,
  }
}

export function newLinuxBridge(): LinuxBridgeDraft {
  return { key: newKey(), name: '', uplinks: '', mtu: '' }
}

/** Of the nodes that the Node Feature Discovery operator found capable, as the schema has it by default. */
export function newSriovPool(): SriovPoolDraft {
  return { key: newKey(), name: '', nics: '', virtualFunctions: '', mtu: '', nodeSelector: 'feature.node.kubernetes.io/network-sriov.capable=true' }
}

export function newIsolatedNetwork(): IsolatedNetworkDraft {
  return { key: newKey(), name: '', namespaces: '', subnet: '', mtu: '' }
}
