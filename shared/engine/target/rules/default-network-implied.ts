import { defineTargetRule } from '../target-rule.ts'

/** Port groups without a decision go to the default physical network, which is the first unless one is named. */
export const defaultNetworkImplied = defineTargetRule({
  id: 'default-network-implied',
  title: 'With several physical networks, one is named as the default',
  severity: 'information',
  check: ({ physicalNetworks, networks }) => {
    const [first] = physicalNetworks
    if (physicalNetworks.length < 2 || networks.defaultPhysicalNetwork !== undefined || first === undefined) return []
    return [{ path: 'networks.defaultPhysicalNetwork', message: `No default is named, so port groups go to the first network, ${first.name}.`, remedy: 'Name the network that carries most port groups.' }]
  },
})
