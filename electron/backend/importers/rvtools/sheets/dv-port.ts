import type { VlanKind } from '#shared/domain/estate/network.ts'
import { collectAttributes } from '../collect-attributes.ts'
import { parseVlan } from '../cells/parse-vlan.ts'
import { defineColumns, flag, text } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import type { ImportRun } from '../import-run.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { RowReader } from '../row-reader.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...SOURCE_COLUMNS,
  portGroup: text('Port', { aliases: ['Port Group'] }),
  switch: text('Switch'),
  type: text('Type'),
  vlan: text('VLAN', { isMaybeGrouped: true }),
  isPromiscuous: flag('Allow Promiscuous'),
  isMacChange: flag('Mac Changes'),
  isForged: flag('Forged Transmits'),
  policy: text('Policy'),
  activeUplink: text('Active Uplink'),
  standbyUplink: text('Standby Uplink'),
  objectId: text('Object ID', { missingCode: 'MISSING_PORT_GROUP_ID' }),
})

/** vSphere names a distributed switch's own uplink group so: "DSwitch-DVUplinks-27". */
const UPLINK_NAME = /dvuplinks/i

export const dvPortSheet: SheetReader = {
  name: 'dvPort',
  columns,
  absence: 'warning',
  async read(table, run) {
    await readSheet(run, dvPortSheet, table, (row) => {
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const name = row.name(columns.portGroup)
      if (name === null) return { code: 'MISSING_PORT_GROUP_NAME', reason: 'the row names no port group' }
      const moref = row.text(columns.objectId)
      const switchName = row.name(columns.switch)
      const id = moref === null ? `${source.id}/dvportgroup:${row.text(columns.switch) ?? ''}/${row.text(columns.portGroup) ?? ''}` : `${source.id}/${moref}`
      if (!run.isFirst('portGroup', id)) return { code: 'DUPLICATE_PORT_GROUP', reason: `the port group ${name} has a row above already` }
      const vlan = readVlan(row, run)
      const type = row.text(columns.type)
      const portGroup = {
        id,
        sourceId: source.id,
        kind: 'distributed' as const,
        name,
        switchName,
        datacenterName: onlyDatacenter(run, source.id, switchName),
      }
      run.portGroups.add(portGroup)
      run.sink.row('portGroup', {
        ...portGroup,
        moref,
        vlanKind: vlan.kind,
        vlanId: vlan.id,
        vlanText: row.text(columns.vlan),
        bindingType: type,
        isUplink: UPLINK_NAME.test(name) || (type?.toLowerCase().includes('uplink') ?? false),
        isPromiscuousAllowed: row.flag(columns.isPromiscuous),
        isMacChangeAllowed: row.flag(columns.isMacChange),
        isForgedTransmitAllowed: row.flag(columns.isForged),
        teamingPolicy: row.text(columns.policy),
        activeUplinks: row.text(columns.activeUplink),
        standbyUplinks: row.text(columns.standbyUplink),
      })
      collectAttributes(run, row, 'portGroup', id)
      return null
    })
  },
}

function readVlan(row: RowReader, run: ImportRun): { readonly kind: VlanKind; readonly id: number | null } {
  const vlan = parseVlan(row.cell(columns.vlan), run.dialects.fileStyle())
  if (vlan !== undefined) return vlan
  row.notUnderstood(columns.vlan)
  return { kind: 'unknown', id: null }
}

/** The sheet names a switch, not its datacenter; two datacenters can have a switch of one name. */
function onlyDatacenter(run: ImportRun, sourceId: string, switchName: string | null): string | null {
  const datacenters = switchName === null ? undefined : run.switchDatacenters.get(`${sourceId}\n${switchName}`)
  return datacenters?.size === 1 ? ([...datacenters][0] ?? null) : null
}
