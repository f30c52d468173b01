import type { NodeNetworkPlan } from '#shared/domain/plan/node-network.ts'

/** What a layout of NICs takes for granted or leaves open, one sentence each; nothing where there is none. */
export function nodeNetworkAssumptions(nodeNetworks: NodeNetworkPlan | null): readonly string[] {
  if (nodeNetworks === null) return []
  const { groups, problems } = nodeNetworks
  return [
    ...problems.flatMap(({ severity, group, message }) => (severity === 'note' ? [] : [`${group === null ? '' : `Nodes ${group}: `}${message}${WORDS[severity]}`])),
    ...groups.flatMap(({ name, bonds }) => bonds.filter(({ isClusterOwned }) => isClusterOwned).map((bond) => `Nodes ${name} were installed with ${bond.name} (${bond.nics.map((nic) => nic.name).join(', ')}) under br-ex.`)),
  ]
}

const WORDS = { error: ' Their policy is not written.', broken: '', open: ' It is still open.', accepted: ' It was accepted.' } as const
