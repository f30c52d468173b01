import { constants, defineSheet, integer, text } from '../cells.ts'
import type { Host } from '../estate/inventory-types.ts'
import { hostHead } from './host-columns.ts'
import type { HostRow } from './inventory-records.ts'
import { hostItems } from './inventory-records.ts'
import { standardSwitchSettings } from './standard-switch-settings.ts'
import { sourceColumns } from './vm-columns.ts'

type Row = HostRow & { readonly item: string }

const PORTS = 9216
const MTU = 1500

export const vSwitch = defineSheet<Row>({
  name: 'vSwitch',
  columns: [
    ...hostHead<Row>(),
    text('Switch', ({ item }) => item),
    ...constants<Row>({ '# Ports': PORTS }),
    integer('Free Ports', ({ host }) => PORTS - 12 - (host.index % 7)),
    ...constants<Row>({ 'Promiscuous Mode': false, 'Mac Changes': false, 'Forged Transmits': false }),
    ...constants<Row>(standardSwitchSettings()),
    ...constants<Row>({ MTU }),
    ...sourceColumns<Row>(({ vcenter }) => vcenter),
  ],
  records: (estate) => hostItems(estate, switchNamesOf),
})

function switchNamesOf(host: Host): string[] {
  return host.cluster.usesStandardSwitches ? ['vSwitch0', 'vSwitch1'] : ['vSwitch0']
}
