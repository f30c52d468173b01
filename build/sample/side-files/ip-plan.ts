import { networkOf } from '../estate/nics.ts'
import { csvText } from './csv-text.ts'
import type { SideFile } from './side-file.ts'

/** A subnet for each VLAN of a distributed switch that VMs hang on. */
export const ipPlan: SideFile = {
  name: 'ip-plan.csv',
  content: (estate) => {
    const rows: (string | number)[][] = [['VLAN', 'Name', 'CIDR', 'Gateway', 'DNS', 'DNS domain', 'Location']]
    const known = new Set<string>()
    for (const { switches } of estate.vcenters) {
      for (const { datacenter, portGroups } of switches) {
        for (const { role, vlan, name } of portGroups) {
          const key = `${datacenter.code} ${String(vlan)}`
          if (role !== 'vm' || vlan === null || vlan === 0 || known.has(key)) continue
          known.add(key)
          const network = networkOf(vlan)
          rows.push([vlan, name, `${network}.0.0/16`, `${network}.0.1`, '10.0.0.53; 10.0.0.54', 'corp.example', datacenter.name])
        }
      }
    }
    return csvText(rows)
  },
}
