import type { SizedScenario } from '#backend/report/report-content.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import type { NodeHardware } from '#shared/engine/sizing/node-kind.ts'
import type { NamedCells } from './named-cells.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import { inputStyle, STYLES } from './styles.ts'

/** The defined names of what a kind of node has. */
export interface HardwareCells {
  readonly cores: string
  readonly threadsPerCore: string
  readonly memoryGib: string
}

/** The hardware of each kind of node, to be changed; answers its cells by the kind. Pools that have the same kind share a row. */
export function writeHardware(sheet: SheetBuilder, names: NamedCells, { pools }: SizedScenario): (hardware: NodeHardware) => HardwareCells {
  sheet.row([{ value: 'Kinds of nodes', style: STYLES.section }])
  sheet.row(['Kind', 'Cores', 'Threads of a core', 'Memory, GiB', 'Changed?', 'As exported', 'Names in formulas'].map((value) => ({ value, style: STYLES.header })))
  const known = new Map<string, HardwareCells>()
  for (const hardware of pools.flatMap((pool) => pool.hardware)) {
    const key = keyOf(hardware)
    if (known.has(key)) continue
    const [cores, threadsPerCore, memoryGib] = [hardware.cores, hardware.threads / hardware.cores, hardware.memoryMib / MIB_PER_GIB]
    const row = sheet.nextRow()
    const kind = `kind${known.size + 1}`
    const cells = { cores: `${kind}_cores`, threadsPerCore: `${kind}_threads`, memoryGib: `${kind}_memory` }
    sheet.row([
      { value: hardware.name, style: STYLES.label },
      ...[cores, threadsPerCore, memoryGib].map((value) => ({ value, style: inputStyle })),
      { formula: `IF(AND(B${row}=${cores},C${row}=${threadsPerCore},D${row}=${memoryGib}),"","changed")`, value: '' },
      { value: `${cores} cores, ${hardware.threads} threads, ${memoryGib} GiB`, style: STYLES.line },
      { value: Object.values(cells).join(', '), style: STYLES.line },
    ])
    for (const [name, column] of [[cells.cores, 'B'], [cells.threadsPerCore, 'C'], [cells.memoryGib, 'D']] as const) names.add(name, sheet.name, `${column}${row}`)
    known.set(key, cells)
  }
  return (hardware) => {
    const cells = known.get(keyOf(hardware))
    if (cells === undefined) throw new Error(`The workbook has no cells for the kind of node ${hardware.name}.`)
    return cells
  }
}

function keyOf({ name, cores, threads, memoryMib }: NodeHardware): string {
  return JSON.stringify([name, cores, threads, memoryMib])
}
