import { defineColumns, flag, text } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import type { ImportRun } from '../import-run.ts'
import type { VmEntry } from '../joins/vm-index.ts'
import { readVmSheet } from '../read-vm-sheet.ts'
import type { RowReader } from '../row-reader.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  label: text('NIC label'),
  adapter: text('Adapter'),
  network: text('Network'),
  switch: text('Switch'),
  isConnected: flag('Connected'),
  isStartConnected: flag('Starts Connected'),
  mac: text('Mac Address'),
  macType: text('Type'),
  // Before 4.1.2 one column held both.
  ipv4: text('IPv4 Address', { aliases: ['IP Address'] }),
  ipv6: text('IPv6 Address'),
  isDirectPathIo: flag('Direct Path IO'),
})

const sheet = { name: 'vNetwork', columns }

/** What RVTools writes for an adapter that is attached to nothing. */
const NO_NETWORK: ReadonlySet<string> = new Set(['none', 'not connected'])

export const vNetworkSheet: SheetReader = {
  ...sheet,
  absence: 'warning',
  async read(table, run) {
    let attached = 0
    let joined = 0
    const { rows } = await readVmSheet(run, sheet, table, (row, vm) => {
      const networkName = row.name(columns.network)
      const switchName = row.name(columns.switch)
      const isAttached = networkName !== null && !NO_NETWORK.has(networkName.toLowerCase())
      const portGroupId = isAttached ? findPortGroup(run, row, vm, networkName, switchName) : null
      if (isAttached) attached += 1
      if (portGroupId !== null) joined += 1
      run.sink.row('nic', {
        vmId: vm.id,
        label: row.text(columns.label),
        adapter: row.text(columns.adapter),
        networkName,
        switchName,
        portGroupId,
        macAddress: row.text(columns.mac),
        macType: row.text(columns.macType),
        isConnected: row.flag(columns.isConnected),
        isStartConnected: row.flag(columns.isStartConnected),
        ipv4Addresses: row.text(columns.ipv4),
        ipv6Addresses: row.text(columns.ipv6),
        isDirectPathIo: row.flag(columns.isDirectPathIo),
      })
      return null
    })
    run.sink.join({ sheet: sheet.name, to: 'portGroup', rows: attached, joined })
    run.totals.nicRows = rows
  },
}

function findPortGroup(run: ImportRun, row: RowReader, vm: VmEntry, networkName: string, switchName: string | null): string | null {
  const found = run.portGroups.find({ sourceId: vm.sourceId, networkName, switchName, datacenter: vm.datacenter })
  if (typeof found !== 'string') return found.id
  const isAmbiguous = found === 'ambiguous'
  const code = isAmbiguous ? 'NETWORK_AMBIGUOUS' : 'NETWORK_NOT_LISTED'
  if (run.isFirst(code, vm.sourceId, networkName, switchName ?? '', vm.datacenter ?? '')) {
    const where = switchName === null ? '' : ` on switch ${switchName}`
    row.issue({
      code,
      severity: 'warning',
      column: columns.network.header,
      value: networkName,
      message: isAmbiguous
        ? `Several port groups are called ${networkName}${where}, and nothing tells which one ${vm.name} means.`
        : `Adapters are on network ${networkName}${where}, which neither vPort nor dvPort lists.`,
    })
  }
  return null
}
