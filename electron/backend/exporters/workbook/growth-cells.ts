import { growthFactor } from '#shared/engine/sizing/growth.ts'
import type { SizedScenario } from '#backend/report/report-content.ts'
import type { NamedCells } from './named-cells.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import { FORMATS, resultStyle, STYLES } from './styles.ts'

/** How much of a hair above a whole number counts as that number (as in the engine). */
const SLACK = '0.000000001'

/** What the growth comes to, as formulas over its assumptions: the factor, and the VMs to come in whole rounds over all VMs and the rest. */
export function writeGrowth(sheet: SheetBuilder, names: NamedCells, { scenario, demand }: SizedScenario): void {
  const vms = demand.items.length
  const more = demand.growth.length
  const rounds = vms === 0 ? 0 : Math.floor(more / vms)
  sheet.row([{ value: 'Growth', style: STYLES.section }])
  const rows = [
    ['growthFactor', 'Factor at the horizon', '(1+growthPercentPerYear/100)^growthYears', growthFactor(scenario.growth), '×', 'Of storage.'],
    ['growthVms', 'VMs that are sized for', null, vms, 'VMs', 'Rows of the sheet Demand.'],
    ['growthMore', 'VMs to come', `ROUNDUP(MAX(0,growthVms*(growthFactor-1)-${SLACK}),0)`, more, 'VMs', 'Each like one that is there, evenly over the list by memory.'],
    ['growthRounds', 'Of each VM', 'IF(growthVms=0,0,INT(growthMore/growthVms))', rounds, 'VMs', 'Whole rounds over the list.'],
    ['growthRest', 'Of some besides', 'growthMore-growthRounds*growthVms', more - rounds * vms, 'VMs', 'The rest, one of each that it falls on.'],
  ] as const
  for (const [name, label, formula, value, unit, about] of rows) {
    const style = resultStyle(FORMATS.exact)
    const row = sheet.row([{ value: label, style: STYLES.label }, formula === null ? { value, style } : { formula, value, style }, { value: unit, style: STYLES.unit }, { value, style: { numFmt: FORMATS.exact } }, '', { value: about, style: STYLES.line }, { value: name, style: STYLES.line }])
    names.add(name, sheet.name, `B${row}`)
  }
}

/** How many VMs a VM stands for, itself among them, by its place in the order of the growth, which is in a cell. */
export function timesFormula(place: string): string {
  const upTo = (places: string): string => `ROUNDUP(MAX(0,${places}*growthRest/growthVms-${SLACK}),0)`
  return `1+growthRounds+${upTo(place)}-${upTo(`(${place}-1)`)}`
}
