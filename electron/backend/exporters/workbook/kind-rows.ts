import type { Figure, Term } from '#shared/domain/sizing/figure.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { NodeKind } from '#shared/engine/sizing/node-kind.ts'
import type { NamedCells } from './named-cells.ts'
import type { SheetBuilder } from './sheet-builder.ts'
import { STYLES } from './styles.ts'
import { writeFigure } from './write-figure.ts'

const MILLICORES = 1_000

/** A kind of node with the rows in which its capacity is, by what is divided. */
export interface KindRows {
  readonly kind: NodeKind
  readonly rows: { readonly memory: number; readonly cpu: number; readonly pods: number; readonly 'kvm-devices': number }
}

/** What a node of a kind has for VMs, with every deduction as a row. */
export function writeKindRows(sheet: SheetBuilder, names: NamedCells, kind: NodeKind, scenario: SizingScenario, numbers: { readonly pool: number; readonly kind: number }): KindRows {
  const { hardware, cpuMillicores, memoryMib, pods, kvmDevices } = kind
  sheet.row([{ value: `A node of the kind ${hardware.name}: ${hardware.cores} cores, ${hardware.threads} threads, ${Math.round(hardware.memoryMib / 1024)} GiB`, style: STYLES.section }]) // MiB to GiB
  const name = (resource: string, row: number): number => {
    names.add(`pool${numbers.pool}_kind${numbers.kind}_${resource}`, sheet.name, `B${row}`)
    return row
  }
  const ofCpu = (term: Term): string | undefined =>
    term.source === 'scenario: smtFactor' ? `${hardware.threads - hardware.cores}*smtFactor*${MILLICORES}` : term.source === 'scenario: utilisationPercent' ? 'utilisationCpuPercent/100' : undefined
  const ofMemory = (term: Term): string | undefined => MEMORY_FORMULAS[term.source]?.(hardware.memoryMib)
  const ofPods = (term: Term): string | undefined => (term.source === 'scenario: maxPods' ? 'maxPods' : term.source === 'scenario: platformPods' ? 'platformPods' : undefined)
  return {
    kind,
    rows: {
      cpu: name('cpu', writeFigure(sheet, withoutFloor(cpuMillicores), { label: 'CPU of a node for VMs', formulaOf: ofCpu, isNotNegative: true })),
      memory: name('memory', writeFigure(sheet, withHeadroom(withoutFloor(memoryMib), scenario), { label: 'Memory of a node for VMs', formulaOf: ofMemory, isNotNegative: true })),
      pods: name('pods', writeFigure(sheet, withoutFloor(pods), { label: 'Pods of a node for VMs', formulaOf: ofPods })),
      'kvm-devices': name('kvm_devices', writeFigure(sheet, kvmDevices, { label: 'VMs of a node by KVM devices', formulaOf: (term) => (term.source === 'scenario: kvmDevices' ? 'kvmDevices' : undefined) })),
    },
  }
}

const MEMORY_FORMULAS: Readonly<Record<string, (memoryMib: number) => string>> = {
  'scenario: evictionHardMib, evictionSoftPercent': (memoryMib) => `MAX(evictionHardMib,${memoryMib}*evictionSoftPercent/100)`,
  'scenario: liveMigrationHeadroomPercent': (memoryMib) => `${memoryMib}*liveMigrationHeadroomPercent/100`,
  'scenario: utilisationPercent': () => 'utilisationMemoryPercent/100',
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
