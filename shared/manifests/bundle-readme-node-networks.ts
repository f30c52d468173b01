import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { LaidOutBond, LayoutProblem, NodeNetworkPlan, SwitchPortNeed } from '#shared/domain/plan/node-network.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** The README's section on the nodes' NICs: what each bond carries, what switches have to offer, and what is wrong. */
export function nodeNetworkSection({ nodeNetworks }: MigrationPlan): string[] {
  if (nodeNetworks === null) return []
  return [
    '## Node networks',
    '',
    'What the NICs of the nodes become, and what the ports of the switches have to be for it.',
    ...nodeNetworks.groups.flatMap(({ name, bonds, bridges, hostInterfaces, switchPorts, freeNics }) => [
      '',
      `### Nodes ${markdownText(name)}`,
      '',
      ...markdownTable(
        ['NICs', 'Become', 'Carry', 'Tagged VLANs', 'Untagged', 'MTU'],
        bonds.map((bond) => {
          const need = switchPorts.find(({ bondName }) => bondName === bond.name)
          const made = [...hostInterfaces.filter(({ bondName, kind }) => bondName === bond.name && kind !== 'bond').map((own) => own.name), ...bridges.filter(({ bondName }) => bondName === bond.name).map((bridge) => bridge.name)]
          return [bond.nics.map((nic) => markdownCode(nic.name)).join(', '), [bondWords(bond), ...made.map(markdownCode)].join(', '), bond.traffic.join(', '), vlanWords(need), need?.hasUntagged === true ? 'yes' : 'no', bond.mtu === null ? 'as it is' : String(bond.mtu)]
        }),
      ),
      '',
      ...switchPorts.flatMap(({ bondName, asks }) => asks.map((ask) => `- ${markdownCode(bondName)}: ${markdownText(ask)}`)),
      ...(freeNics.length === 0 ? [] : [`- ${freeNics.map(markdownCode).join(', ')}: carry nothing.`]),
    ]),
    ...bandwidthSection(nodeNetworks),
    ...(nodeNetworks.problems.length === 0 ? [] : ['', '### What to know of these layouts', '', ...nodeNetworks.problems.map(problemWords)]),
  ]
}

function bandwidthSection({ bandwidth }: NodeNetworkPlan): string[] {
  const known = bandwidth.filter(({ traffic }) => traffic === 'liveMigration')
  if (known.length === 0) return []
  return [
    '',
    '### Bandwidth of live migration',
    '',
    ...known.flatMap(({ group, bondName, offeredMbps, flowMbps, needs }) => [
      `- ${markdownText(group)}, ${markdownCode(bondName)}: ${offeredMbps === null ? 'the speeds of the NICs are not stated' : `${String(offeredMbps)} Mbit/s, a single flow ${String(flowMbps)} Mbit/s`}.`,
      ...needs.map(({ verdict, message }) => `  - ${VERDICT_WORDS[verdict]}: ${markdownText(message)}`),
    ]),
    '',
    'What VMs, storage, backups and imports take is not in an inventory: it is not reckoned with here.',
  ]
}

const VERDICT_WORDS = { enough: 'Enough at line speed', short: '**Not enough**', unknown: 'Not known' } as const

function bondWords({ name, mode, isClusterOwned }: LaidOutBond): string {
  return `${markdownCode(name)}${mode === null ? '' : ` (${mode})`}${isClusterOwned ? ' under `br-ex`, made at installation' : ''}`
}

function vlanWords(need: SwitchPortNeed | undefined): string {
  return need === undefined || need.taggedVlans.length === 0 ? 'none' : need.taggedVlans.join(', ')
}

const SEVERITY_WORDS: Readonly<Record<LayoutProblem['severity'], string>> = { error: '**Not written**', broken: '**Rule broken**', open: '**Open**', accepted: 'Accepted', note: 'Note' }

function problemWords({ severity, group, message, remedy }: LayoutProblem): string {
  return `- ${SEVERITY_WORDS[severity]}${group === null ? '' : `, ${markdownText(group)}`}: ${markdownText(message)}${remedy === null || severity === 'accepted' ? '' : ` ${markdownText(remedy)}`}`
}

/** What to do for the node networks, step by step: policies one after the other, then the network of live migrations. */
export function nodeNetworkSteps({ nodeNetworks, hyperConverged, target }: MigrationPlan, folders: { readonly nodeNetworks: string; readonly liveMigration: string }, wait: string): string[][] {
  if (nodeNetworks === null) return []
  const { policies, liveMigration, bandwidthMbpsPerMigration } = nodeNetworks
  // The bundle's own HyperConverged says it. From the release that stores HyperConverged as v1 its fields are elsewhere: the older version is served still.
  const patch = liveMigration === null || hyperConverged !== null ? [] : [`oc patch hyperconvergeds.v1beta1.hco.kubevirt.io kubevirt-hyperconverged -n ${liveMigration.namespace} --type merge -p '{"spec":{"liveMigrationConfig":{"network":"${liveMigration.name}"}}}'`]
  return [
    ...policies.map(({ name, group }, index) => [
      `The network of the node group ${group}${policies.length > 1 ? ` (${String(index + 1)} of ${String(policies.length)})` : ''}. NMState changes up to half of them at a time; a node that cannot reach the cluster afterwards goes back by itself.`,
      `oc apply -f ${folders.nodeNetworks}/${name}.yaml`,
      `oc wait nodenetworkconfigurationpolicies.nmstate.io/${name} --for=condition=Available ${wait}`,
    ]),
    ...(liveMigration === null && bandwidthMbpsPerMigration === null ? [] : [[`Live migration on OpenShift ${target.openshift}: its network, or its limit. It needs the interfaces of the step before on every node.`, `oc apply -k ${folders.liveMigration}`, ...patch]]),
  ]
}
