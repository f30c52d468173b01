import type { NetworkConcept, NetworkConceptTable, SwitchPortRow, VlanRow } from '#shared/domain/plan/network-concepts.ts'
import type { BundleFile } from './bundle-file.ts'
import { DOCUMENTS_FOLDER } from './bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** For a network team: concepts of both sides with the estate's names, VLANs, and what the ports of the switches have to be. */
export function networkDocument({ concepts, vlans, switchPorts, checks, notEvaluated }: NetworkConceptTable): BundleFile {
  const sections = [
    ['# Networks for those who run them', '', 'What the networks of the source side are called and become, and what the switches have to offer.'],
    ['## What is called what', '', ...markdownTable(['At the source', 'There', 'On the target', 'There', 'What is different'], concepts.map(conceptRow))],
    ['## VLANs', '', ...(vlans.length === 0 ? ['The inventories list no networks.'] : markdownTable(['VLAN', 'Name', 'Also called', 'Subnets', 'Gateways', 'VMs', 'Becomes'], vlans.map(vlanRow)))],
    ...(switchPorts.length === 0 ? [] : [['## Ports of the switches', '', 'For each node of a group.', '', ...markdownTable(['Nodes', 'NICs', 'Bond', 'LACP group', 'Tagged VLANs', 'Untagged (native VLAN)', 'MTU'], switchPorts.map(portRow)), '', ...asks(switchPorts)]]),
    ...(checks.length === 0 ? [] : [['## What the switches of the source do besides', '', ...checks.map(({ severity, message }) => `- ${severity === 'warning' ? '**Warning**: ' : ''}${markdownText(message)}`)]]),
    ...(notEvaluated.length === 0 ? [] : [['## Not known', '', ...notEvaluated.map((gap) => `- ${markdownText(gap)}`)]]),
  ]
  return { path: `${DOCUMENTS_FOLDER}/networks.md`, text: `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n` }
}

function conceptRow({ source, sourceCount, sourceNames, target, targetCount, targetNames, difference }: NetworkConcept): string[] {
  return [markdownText(source), sourceCount === null ? 'not listed' : namesWords(sourceCount, sourceNames), markdownText(target), namesWords(targetCount, targetNames), markdownText(difference)]
}

function namesWords(count: number, names: readonly string[]): string {
  if (count === 0) return 'none'
  const rest = count - names.length
  return `${String(count)}: ${names.map(markdownCode).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`
}

function vlanRow({ vlanKind, vlanId, name, names, subnets, gateways, vmCount, destinations, isOpen }: VlanRow): string[] {
  const becomes = [...destinations.map(markdownCode), ...(isOpen ? ['**open**'] : [])]
  return [vlanKind === 'access' && vlanId !== null ? String(vlanId) : vlanKind, markdownText(name), names.filter((other) => other !== name).map(markdownText).join(', '), subnets.join(', '), gateways.join(', '), String(vmCount), becomes.length === 0 ? 'not in use' : becomes.join(', ')]
}

function portRow({ group, nodeCount, bondName, nics, mode, isAggregated, taggedVlans, native, mtu }: SwitchPortRow): string[] {
  return [`${markdownText(group)}${nodeCount === null ? '' : ` (${String(nodeCount)})`}`, nics.map(markdownCode).join(', '), `${markdownCode(bondName)}${mode === null ? '' : ` (${mode})`}`, isAggregated ? 'yes' : 'no', taggedVlans.length === 0 ? 'none' : taggedVlans.join(', '), native.length === 0 ? 'none' : native.map(markdownText).join(', '), mtu === null ? 'as it is' : String(mtu)]
}

function asks(ports: readonly SwitchPortRow[]): string[] {
  return ports.flatMap(({ group, bondName, asks: own }) => own.map((ask) => `- ${markdownText(group)}, ${markdownCode(bondName)}: ${markdownText(ask)}`))
}
