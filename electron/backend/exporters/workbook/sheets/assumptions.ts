import type { WriteSheet } from 'hucre/xlsx'
import type { ReportContent } from '#backend/report/report-content.ts'
import type { NodeHardware } from '#shared/engine/sizing/node-kind.ts'
import { GENERAL_GROUP } from '#shared/engine/sizing/match-group.ts'
import { listAssumptions } from '../assumption-list.ts'
import { writeGrowth } from '../growth-cells.ts'
import { type HardwareCells, writeHardware } from '../hardware-cells.ts'
import { absolute, type NamedCells } from '../named-cells.ts'
import { SUMMARY } from '../long-sheet.ts'
import { printSetup } from '../print-setup.ts'
import { createSheet, placeOn } from '../sheet-builder.ts'
import { inputStyle, resultStyle, STYLES, FORMATS } from '../styles.ts'

export const ASSUMPTIONS = 'Assumptions'
/** The defined name of the number of changed assumptions. */
export const CHANGED = 'changedAssumptions'

/** Where the overcommit of each group of VMs is, by the group's name: for formulas of other sheets. */
export interface GroupCells {
  readonly cpu: ReadonlyMap<string, string>
  readonly memory: ReadonlyMap<string, string>
}

/** What the sizing assumes: cells that a person may change, those of the groups, and what only Portolan can change. */
export function assumptionsSheet(content: ReportContent, names: NamedCells): { readonly sheet: WriteSheet; readonly groups: GroupCells; readonly hardwareOf: (hardware: NodeHardware) => HardwareCells } {
  const { scenario, result } = content.sizing
  const sheet = createSheet(ASSUMPTIONS)
  sheet.row([{ value: ASSUMPTIONS, style: STYLES.title, link: placeOn(SUMMARY, 'A1') }])
  sheet.row([{ value: `Scenario “${result.name}”. Change a value in column B: the formulas follow. The packing does not: Portolan has to compute it anew.`, style: STYLES.line }])
  const header = sheet.row(HEADERS.map((value) => ({ value, style: STYLES.header })))
  const first = sheet.nextRow()
  for (const { name, label, value, unit, about } of listAssumptions(content)) {
    const row = sheet.nextRow()
    sheet.row([{ value: label, style: STYLES.label }, { value, style: inputStyle }, { value: unit, style: STYLES.unit }, { value, style: { numFmt: FORMATS.exact } }, { formula: `IF(B${row}=D${row},"","changed")`, value: '' }, { value: about, style: STYLES.line }, { value: name, style: STYLES.line }])
    names.add(name, ASSUMPTIONS, `B${row}`)
  }
  sheet.row([])
  const hardwareOf = writeHardware(sheet, names, content.sizing)
  const last = sheet.nextRow() - 1
  sheet.row([])
  const changed = sheet.row(['Changed here', { formula: `COUNTIF(E${first}:E${last},"changed")`, value: 0, style: resultStyle(FORMATS.count) }])
  names.add(CHANGED, ASSUMPTIONS, `B${changed}`)

  sheet.row([])
  writeGrowth(sheet, names, content.sizing)

  sheet.row([])
  sheet.row([{ value: 'Groups of VMs', style: STYLES.section }])
  sheet.row(['Group', 'vCPUs a core', 'Memory, %', 'Divides vCPUs by', 'Nodes of its own'].map((value) => ({ value, style: STYLES.header })))
  const cpu = new Map<string, string>()
  const memory = new Map<string, string>()
  for (const group of [null, ...scenario.groups]) {
    const name = group?.name ?? GENERAL_GROUP
    const row = sheet.nextRow()
    const own = group?.cpuOvercommit ?? scenario.cpuOvercommit
    sheet.row([
      name,
      group?.cpuOvercommit === undefined ? { formula: 'cpuOvercommit', value: own } : { value: own, style: inputStyle },
      group?.memoryOvercommitPercent === undefined ? { formula: 'memoryOvercommitPercent', value: scenario.memoryOvercommitPercent } : { value: group.memoryOvercommitPercent, style: inputStyle },
      { formula: `MIN(B${row},cpuAllocationRatio)`, value: Math.min(own, scenario.cpuAllocationRatio), style: resultStyle(FORMATS.exact) },
      group?.isFenced === true ? 'yes' : 'no',
    ])
    // Of two groups of one name the first counts, as it does for the engine.
    if (!cpu.has(name)) cpu.set(name, placeOn(ASSUMPTIONS, absolute(`D${row}`)))
    if (!memory.has(name)) memory.set(name, placeOn(ASSUMPTIONS, absolute(`C${row}`)))
  }

  sheet.row([])
  sheet.row([{ value: 'Fixed in this file', style: STYLES.section }])
  for (const [label, value] of fixedFacts(content)) sheet.row([label, value])
  return {
    sheet: sheet.finish({ columns: [36, 16, 16, 16, 16, 60, 30].map((width) => ({ width })), freezePane: { rows: header }, ...printSetup(header) }),
    groups: { cpu, memory },
    hardwareOf,
  }
}

const HEADERS = ['Assumption', 'Value', 'Unit', 'As exported', 'Changed?', 'What it does', 'Name in formulas']

/** What the formulas take as given. */
function fixedFacts({ sizing: { scenario, result }, plan }: ReportContent): readonly (readonly [string, string | number])[] {
  const { metric, scope } = scenario
  return [
    ['OpenShift', result.openshift],
    ['MTV', plan.target.mtv],
    ['Target', plan.target.name],
    ['VMs in scope', `${scope.powerStates === 'all' ? 'all' : 'those that run'}${scope.where === '' ? '' : `, where ${scope.where}`}`],
    ['CPU counts by', metric.cpu],
    ['Memory counts by', metric.memory],
    ['Headroom of measured figures, %', metric.headroomPercent],
    ['Reserve for the system by', scenario.reserved.by],
    ['Existing hosts', scenario.existingHosts],
    ['Control plane', result.controlPlane.topology],
    ['Infrastructure nodes', scenario.infraNodes],
    ...plan.assumptions.map((text, index): readonly [string, string] => [`Taken for granted ${index + 1}`, text]),
  ]
}
