import type { Figure, Term } from '#shared/domain/sizing/figure.ts'
import type { SizedScenario } from '#backend/report/report-content.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { NodeKind } from '#shared/engine/sizing/node-kind.ts'
import type { HardwareCells } from './hardware-cells.ts'
import type { NamedCells } from './named-cells.ts'
import { reserveFormulas } from './reserve-formulas.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import { STYLES } from './styles.ts'
import { writeFigure } from './write-figure.ts'

const MILLICORES = 1_000
const MIB_PER_GIB = 1_024

/** A kind of node with the rows in which its capacity is, by what is divided. */
export interface KindRows {
  readonly kind: NodeKind
  readonly rows: { readonly memory: number; readonly cpu: number; readonly pods: number; readonly 'kvm-devices': number }
}

/** What a node of a kind has for VMs, with every deduction as a row. */
export function writeKindRows(sheet: SheetBuilder, names: NamedCells, kind: NodeKind, { scenario, result }: Pick<SizedScenario, 'scenario' | 'result'>, cells: HardwareCells, numbers: { readonly pool: number; readonly kind: number }): KindRows {
  const { hardware, cpuMillicores, pods, kvmDevices } = kind
  sheet.row([])
  sheet.row([{ value: `A node of the kind ${hardware.name}`, style: STYLES.section }])
  const reserves = reserveFormulas(scenario.reserved, result.openshift, cells)
  const name = (resource: string, row: number): number => {
    names.add(`pool${numbers.pool}_kind${numbers.kind}_${resource}`, sheet.name, `B${row}`)
    return row
  }
  const ofCpu = (term: Term): string | undefined =>
    term.label === CORES ? `${cells.cores}*${MILLICORES}`
    : term.label === RESERVED ? reserves?.cpu
    : term.source === SMT ? `${cells.cores}*(${cells.threadsPerCore}-1)*smtFactor*${MILLICORES}`
    : term.source === 'scenario: utilisationPercent' ? 'utilisationCpuPercent/100' : undefined
  const memoryMib = `${cells.memoryGib}*${MIB_PER_GIB}`
  const ofMemory = (term: Term): string | undefined => (term.label === MEMORY ? memoryMib : term.label === RESERVED ? reserves?.memory : MEMORY_FORMULAS[term.source]?.(memoryMib))
  const ofPods = (term: Term): string | undefined => (term.source === 'scenario: maxPods' ? 'maxPods' : term.source === 'scenario: platformPods' ? 'platformPods' : undefined)
  return {
    kind,
    rows: {
      cpu: name('cpu', writeFigure(sheet, withPlainThreads(withoutFloor(cpuMillicores)), { label: 'CPU of a node for VMs', formulaOf: ofCpu, isNotNegative: true })),
      memory: name('memory', writeFigure(sheet, withHeadroom(withoutFloor(kind.memoryMib), scenario), { label: 'Memory of a node for VMs', formulaOf: ofMemory, isNotNegative: true })),
      pods: name('pods', writeFigure(sheet, withoutFloor(pods), { label: 'Pods of a node for VMs', formulaOf: ofPods })),
      'kvm-devices': name('kvm_devices', writeFigure(sheet, kvmDevices, { label: 'VMs of a node by KVM devices', formulaOf: (term) => (term.source === 'scenario: kvmDevices' ? 'kvmDevices' : undefined) })),
    },
  }
}

/** The engine's own terms of what a node has. */
const CORES = 'Physical cores'
const MEMORY = 'Physical memory'
const RESERVED = 'Reserved for the system'
const SMT = 'scenario: smtFactor'

const MEMORY_FORMULAS: Readonly<Record<string, (memoryMib: string) => string>> = {
  'scenario: evictionHardMib, evictionSoftPercent': (memoryMib) => `MAX(evictionHardMib,${memoryMib}*evictionSoftPercent/100)`,
  'scenario: liveMigrationHeadroomPercent': (memoryMib) => `${memoryMib}*liveMigrationHeadroomPercent/100`,
  'scenario: utilisationPercent': () => 'utilisationMemoryPercent/100',
}

/** The engine's label states how many there are, which a change of the hardware would make wrong. */
function withPlainThreads(figure: Figure): Figure {
  return { ...figure, terms: figure.terms.map((term) => (term.source === SMT ? { ...term, label: 'Second threads' } : term)) }
}

/** The engine's own term for a node smaller than its reserves: the formula has MAX(0, …) in its place. */
function withoutFloor(figure: Figure): Figure {
  return { ...figure, terms: figure.terms.filter(({ source }) => source !== 'nothing is left for VMs') }
}

/** The engine leaves the term out where it is zero; the formula needs its row, so that it can be changed. */
function withHeadroom(figure: Figure, { liveMigrationHeadroomPercent }: SizingScenario): Figure {
  if (liveMigrationHeadroomPercent !== 0) return figure
  const term: Term = { label: 'Room for VMs that arrive', operation: '-', value: 0, unit: 'MiB', source: 'scenario: liveMigrationHeadroomPercent' }
  return { ...figure, terms: [...figure.terms.slice(0, -1), term, ...figure.terms.slice(-1)] }
}
