import type { Figure, Term } from '#shared/domain/sizing/figure.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { MILLICORES } from './demand-item.ts'
import { figure, foldTerms, minus, plus, times } from './figure.ts'
import { odfDaemons } from './odf-daemons.ts'
import { reservedOf, reservedTerms } from './reserved.ts'

/** OpenShift Virtualization's own on a worker (its documentation: cluster resource requirements). */
const VIRTUALIZATION_MIB = 360
const VIRTUALIZATION_CORES = 2
const VIRTUALIZATION_DISK_GIB = 10
const HUNDRED = 100

/** A node as hardware, whether it is offered or there already. */
export interface NodeHardware {
  readonly name: string
  readonly isExisting: boolean
  /** Null: as many as are needed. */
  readonly count: number | null
  readonly sockets: number
  readonly cores: number
  readonly threads: number
  readonly memoryMib: number
  readonly taints: readonly string[]
  readonly odfDisks: number
  readonly localDiskGib: number | null
  readonly watts: number | null
  /** Of one node; null: nobody typed it. What is there already costs nothing more. */
  readonly price: number | null
  /** Names of the nodes where they have names. */
  readonly nodeNames: readonly string[] | null
  readonly source: string
}

/** What a node of a kind has for VMs. */
export interface NodeKind {
  readonly hardware: NodeHardware
  readonly cpuMillicores: Figure
  readonly memoryMib: Figure
  readonly pods: Figure
  readonly kvmDevices: Figure
  /** Before reserves, and after them but before the utilisation target. */
  readonly raw: { readonly cpuMillicores: number; readonly memoryMib: number }
  readonly usable: { readonly cpuMillicores: number; readonly memoryMib: number }
  readonly swapMib: Figure
  readonly localDiskGib: Figure
}

/** What a control plane on the same node takes; null: none is there. */
export interface NodeShare {
  readonly label: string
  readonly cpus: number
  readonly memoryGib: number
  readonly source: string
}

/**
 * What nodes of a kind have for VMs, every deduction as a term: the system's reserve, OpenShift Virtualization's own, ODF's
 * daemons, a control plane on the same node, eviction threshold, room for VMs that arrive, and the utilisation target. A
 * second thread counts as the scenario says and is never a core. A node smaller than its reserves has nothing.
 */
export function nodeKind(hardware: NodeHardware, scenario: SizingScenario, openshift: OpenshiftVersion, memoryOvercommitPercent: number, share: NodeShare | null): NodeKind {
  const reserved = reservedTerms(reservedOf(hardware, scenario.reserved, openshift), MILLICORES)
  const odf = hardware.odfDisks === 0 ? null : odfDaemons(hardware.odfDisks, scenario.odf.profile)
  const virtualization = 'OpenShift Virtualization’s requirements of a worker'
  const cpuRaw = [
    plus('Physical cores', hardware.cores * MILLICORES, 'm', hardware.source),
    plus(`Second threads: ${hardware.threads - hardware.cores} × ${scenario.smtFactor} of a core`, (hardware.threads - hardware.cores) * scenario.smtFactor * MILLICORES, 'm', 'scenario: smtFactor'),
  ]
  const cpuReserves = [
    reserved.cpu,
    minus('OpenShift Virtualization', VIRTUALIZATION_CORES * MILLICORES, 'm', virtualization),
    ...(odf === null ? [] : [minus(odf.label, odf.cpus * MILLICORES, 'm', odf.source)]),
    ...(share === null ? [] : [minus(share.label, share.cpus * MILLICORES, 'm', share.source)]),
  ]
  const memoryRaw = [plus('Physical memory', hardware.memoryMib, 'MiB', hardware.source)]
  const softMib = (hardware.memoryMib * scenario.evictionSoftPercent) / HUNDRED
  const memoryReserves = [
    reserved.memory,
    minus('Eviction threshold, the higher of hard and soft', Math.max(scenario.evictionHardMib, softMib), 'MiB', 'scenario: evictionHardMib, evictionSoftPercent'),
    minus('OpenShift Virtualization', VIRTUALIZATION_MIB, 'MiB', virtualization),
    ...(odf === null ? [] : [minus(odf.label, odf.memoryGib * MIB_PER_GIB, 'MiB', odf.source)]),
    ...(share === null ? [] : [minus(share.label, share.memoryGib * MIB_PER_GIB, 'MiB', share.source)]),
    ...(scenario.liveMigrationHeadroomPercent === 0 ? [] : [minus('Room for VMs that arrive', (hardware.memoryMib * scenario.liveMigrationHeadroomPercent) / HUNDRED, 'MiB', 'scenario: liveMigrationHeadroomPercent')]),
  ]
  const cpu = notBelowZero([...cpuRaw, ...cpuReserves], 'm')
  const memory = notBelowZero([...memoryRaw, ...memoryReserves], 'MiB')
  const pods = notBelowZero([plus('Pods of a node', scenario.maxPods, 'pods', 'scenario: maxPods'), minus('Pods of the platform', scenario.platformPods, 'pods', 'scenario: platformPods')], 'pods')
  const swapMib = figure('MiB', [plus('Physical memory', hardware.memoryMib, 'MiB', hardware.source), times('Memory overcommit beyond 100 %', memoryOvercommitPercent / HUNDRED - 1, 'scenario: memoryOvercommitPercent')], 'up')
  return {
    hardware,
    cpuMillicores: figure('m', [...cpu, times('Utilisation target', scenario.utilisationPercent.cpu / HUNDRED, 'scenario: utilisationPercent')], 'down'),
    memoryMib: figure('MiB', [...memory, times('Utilisation target', scenario.utilisationPercent.memory / HUNDRED, 'scenario: utilisationPercent')], 'down'),
    pods: figure('pods', pods, 'down'),
    kvmDevices: figure('devices', [plus('Devices of the KVM plugin', scenario.kvmDevices, 'devices', 'scenario: kvmDevices')]),
    raw: { cpuMillicores: foldTerms(cpuRaw), memoryMib: foldTerms(memoryRaw) },
    usable: { cpuMillicores: foldTerms(cpu), memoryMib: foldTerms(memory) },
    swapMib,
    localDiskGib: figure('GiB', [plus('OpenShift Virtualization', VIRTUALIZATION_DISK_GIB, 'GiB', virtualization), plus('Swap', swapMib.value / MIB_PER_GIB, 'GiB', 'memory × (overcommit − 1)')], 'up'),
  }
}

function notBelowZero(terms: readonly Term[], unit: string): readonly Term[] {
  const value = foldTerms(terms)
  return value >= 0 ? terms : [...terms, plus('The node is smaller than its reserves', -value, unit, 'nothing is left for VMs')]
}
