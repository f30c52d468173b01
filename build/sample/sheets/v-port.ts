import { constants, defineSheet, text } from '../cells.ts'
import { GUEST_TRUNK_NETWORK, standardPortGroupsOf } from '../estate/networks.ts'
import type { StandardPortGroup } from '../estate/inventory-types.ts'
import { hostHead } from './host-columns.ts'
import type { HostRow } from './inventory-records.ts'
import { hostItems } from './inventory-records.ts'
import { standardSwitchSettings } from './standard-switch-settings.ts'
import { sourceColumns } from './vm-columns.ts'

type Row = HostRow & { readonly item: StandardPortGroup }

const isAppliance = ({ item }: Row): boolean => item.name === GUEST_TRUNK_NETWORK

export const vPort = defineSheet<Row>({
  name: 'vPort',
  columns: [
    ...hostHead<Row>(),
    text('Port Group', ({ item }) => item.name),
    text('Switch', ({ item }) => item.switchName),
    text('VLAN', ({ item }) => item.vlan),
    text('Promiscuous Mode', isAppliance),
    text('Mac Changes', isAppliance),
    text('Forged Transmits', isAppliance),
    ...constants<Row>(standardSwitchSettings()),
    ...sourceColumns<Row>(({ vcenter }) => vcenter),
  ],
  records: (estate) => hostItems(estate, standardPortGroupsOf),
})
