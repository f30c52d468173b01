import { defineColumns, text, whole } from '../columns/column.ts'
import { HOST_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readHostSheet } from '../read-host-sheet.ts'
import type { RowReader } from '../row-reader.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...HOST_KEY_COLUMNS,
  device: text('Network Device'),
  driver: text('Driver'),
  speed: whole('Speed'),
  duplex: text('Duplex'),
  mac: text('MAC'),
  switch: text('Switch'),
  uplinkPort: text('Uplink port'),
  pci: text('PCI'),
})

const sheet = { name: 'vNIC', columns }

export const vNicSheet: SheetReader = {
  ...sheet,
  absence: 'info',
  read: (table, run) =>
    readHostSheet(run, sheet, table, (row, host) => {
      const isLinkUp = readLink(row)
      run.sink.row('physicalNic', {
        ...host,
        device: row.text(columns.device),
        driver: row.text(columns.driver),
        speedMbps: isLinkUp === false ? null : row.amount(columns.speed),
        isLinkUp,
        macAddress: row.text(columns.mac),
        switchName: row.name(columns.switch),
        uplinkPort: row.text(columns.uplinkPort),
        pciAddress: row.text(columns.pci),
      })
      return null
    }),
}

/** Duplex is True or False while there is a link and "Link is down!" otherwise. */
function readLink(row: RowReader): boolean | null {
  const duplex = row.text(columns.duplex)?.toLowerCase()
  if (duplex === undefined) return null
  return !duplex.includes('down')
}
