import { defineColumns, flag, integer, text } from '../columns/column.ts'
import { HOST_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readHostSheet } from '../read-host-sheet.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...HOST_KEY_COLUMNS,
  portGroup: text('Port Group'),
  device: text('Device'),
  mac: text('Mac Address'),
  isDhcp: flag('DHCP'),
  ipv4: text('IP Address'),
  ipv6: text('IP 6 Address'),
  subnetMask: text('Subnet mask'),
  gateway: text('Gateway'),
  mtu: integer('MTU'),
})

const sheet = { name: 'vSC_VMK', columns }

export const vScVmkSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  read: (table, run) =>
    readHostSheet(run, sheet, table, (row, host) => {
      run.sink.row('vmkernelAdapter', {
        ...host,
        device: row.text(columns.device),
        portGroupName: row.name(columns.portGroup),
        macAddress: row.text(columns.mac),
        isDhcp: row.flag(columns.isDhcp),
        ipv4Address: row.text(columns.ipv4),
        ipv6Address: row.text(columns.ipv6),
        subnetMask: row.text(columns.subnetMask),
        gateway: row.text(columns.gateway),
        mtu: row.integer(columns.mtu),
      })
      return null
    }),
}
