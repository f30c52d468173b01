import type { ApiOutput } from '#shared/contract/api.ts'
import type { NodeNetworkPlan } from '#shared/domain/plan/node-network.ts'

/** The layout of a plan in the shape of the contract. */
export function describeNicLayout(plan: NodeNetworkPlan | null): ApiOutput<'nics.layOut'> {
  if (plan === null) return { layout: null }
  const { groups, policies, liveMigration, transfer, problems, bandwidth } = plan
  return {
    layout: {
      groups: groups.map((group) => ({
        ...group,
        bonds: group.bonds.map((bond) => ({
          ...bond,
          nics: bond.nics.map(({ name, speedMbps, card, switch: cabledTo }) => ({ name, speedMbps: speedMbps ?? null, card: card ?? null, switch: cabledTo ?? null })),
          traffic: [...bond.traffic],
        })),
        bridges: group.bridges.map((bridge) => ({ ...bridge, physicalNetworks: [...bridge.physicalNetworks] })),
        hostInterfaces: [...group.hostInterfaces],
        mappings: [...group.mappings],
        freeNics: [...group.freeNics],
        switchPorts: group.switchPorts.map((need) => ({ ...need, nics: [...need.nics], taggedVlans: [...need.taggedVlans], asks: [...need.asks] })),
      })),
      policies: policies.map(({ name, group }) => ({ name, group })),
      liveMigration,
      transfer,
      problems: [...problems],
      bandwidth: bandwidth.map((check) => ({ ...check, sharedWith: [...check.sharedWith], needs: [...check.needs] })),
    },
  }
}
