import { compareText } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import { figure, over, plus, times } from './figure.ts'
import { sizingFinding } from './findings.ts'
import type { SizingTarget } from './node-hardware.ts'
import { LEAST_ODF_NODES, odfClasses, type OdfNode } from './odf-node.ts'
import type { SizingVm } from './sizing-vm.ts'

const HUNDRED = 100

type Storage = SizingResult['storage']

/**
 * Capacity for all disks of all VMs that take part, powered on or not, by StorageClass: with growth, the file system's
 * overhead on Filesystem volumes, and a reserve for snapshots. Where ODF is hyperconverged: raw capacity, disks, nodes.
 * A disk that several VMs share counts once. Disks without a known size are counted and named, not taken for zero.
 */
export function storageCapacity(vms: readonly SizingVm[], growth: number, scenario: SizingScenario, target: SizingTarget, odfNode: OdfNode | null): { readonly storage: Storage; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const sums = new Map<string | null, { disks: number; unknownDisks: number; blockMib: number; filesystemMib: number }>()
  const isCounted = createDiskCounter()
  for (const { disks } of vms) {
    for (const disk of disks) {
      if (!isCounted(disk)) continue
      const { storageClass, capacityMib, volumeMode } = disk
      const sum = sums.get(storageClass) ?? { disks: 0, unknownDisks: 0, blockMib: 0, filesystemMib: 0 }
      sums.set(storageClass, sum)
      sum.disks += 1
      if (capacityMib === null || !(capacityMib >= 0)) sum.unknownDisks += 1
      else if (volumeMode === 'Filesystem') sum.filesystemMib += capacityMib
      else sum.blockMib += capacityMib
    }
  }
  const { filesystemOverheadPercent, snapshotReservePercent } = scenario.storage
  const classes = [...sums].sort(([left], [right]) => compareText(left ?? '\uffff', right ?? '\uffff')).map(([name, sum]): Storage['classes'][number] => {
    const usableMib = figure('MiB', [
      plus('Disks on Filesystem volumes', sum.filesystemMib, 'MiB', 'the inventory’s disks'),
      over('What CDI leaves of such a volume', 1 - filesystemOverheadPercent / HUNDRED, '', 'scenario: storage.filesystemOverheadPercent'),
      plus('Disks on Block volumes, or not decided', sum.blockMib, 'MiB', 'the inventory’s disks'),
      times('Growth to the horizon', growth, 'scenario: growth'),
      times('With the reserve for snapshots', 1 + snapshotReservePercent / HUNDRED, 'scenario: storage.snapshotReservePercent'),
    ], 'up')
    const stated = target.storageClasses.find((entry) => entry.name === name)?.capacityTib
    const capacityMib = stated === undefined ? null : stated * MIB_PER_TIB
    const fits = capacityMib === null || sum.unknownDisks > 0 ? (capacityMib !== null && usableMib.value > capacityMib ? false : null) : usableMib.value <= capacityMib
    if (sum.unknownDisks > 0) findings.push(sizingFinding('disk-size-unknown', 'warning', name ?? 'no StorageClass', `${countWords(sum.unknownDisks, 'disk')} ${name === null ? 'without a StorageClass' : `for ${name}`} ${sum.unknownDisks === 1 ? 'has no known size and is' : 'have no known size and are'} in no capacity.`, 'Import an inventory that states them.'))
    if (fits === false) findings.push(sizingFinding('storage-too-small', 'critical', name ?? '', `The disks for ${name ?? 'no StorageClass'} need ${tib(usableMib.value)} TiB with growth and reserves; it has ${tib(capacityMib ?? 0)}.`, 'Provide more capacity, or map datastores elsewhere.'))
    return { name, disks: sum.disks, unknownDisks: sum.unknownDisks, usableMib, capacityMib, fits }
  })
  return { storage: { classes, odf: odfNode === null ? null : odfOf(classes, scenario, target, odfNode) }, findings }
}

function odfOf(classes: Storage['classes'], { odf }: SizingScenario, target: SizingTarget, node: OdfNode): Storage['odf'] {
  const ofOdf = odfClasses(target)
  const usable = classes.filter(({ name }) => name !== null && ofOdf.has(name))
  const usableMib = figure('MiB', usable.map(({ name, usableMib: own }) => plus(name ?? '', own.value, 'MiB', 'StorageClass with an ODF provisioner')))
  const rawMib = figure('MiB', [plus('Usable capacity', usableMib.value, 'MiB', 'StorageClasses of ODF'), times('Replicas', odf.replicas, 'scenario: odf.replicas'), over('How full Ceph may become', odf.fillPercent / HUNDRED, '', 'scenario: odf.fillPercent')], 'up')
  const disks = figure('disks', [plus('Raw capacity', rawMib.value, 'MiB', 'ODF'), over('A disk', node.diskTib * MIB_PER_TIB, 'MiB', 'the node’s odfDiskTib, or scenario: odf.diskTib')], 'up')
  const byDisks = figure('nodes', [plus('Disks', disks.value, 'disks', 'ODF'), over('Disks of a node', node.disks, 'disks', 'the node’s odfDisks, or scenario: odf.disksPerNode')], 'up')
  const nodes = usable.length === 0 || byDisks.value >= LEAST_ODF_NODES ? byDisks : figure('nodes', [plus('Nodes at least', LEAST_ODF_NODES, 'nodes', 'each replica on another node')])
  return { usableMib, rawMib, disks, nodes }
}

function tib(mib: number): number {
  return Math.round((mib / MIB_PER_TIB) * 10) / 10 // one decimal
}
