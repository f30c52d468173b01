import { compareNatural } from '#shared/domain/compare.ts'
import type { WaveSettings } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'

/**
 * That the waves which an application list names come in the natural order of their names, as dependencies of one VM of each on one of
 * the wave before. It holds for whole waves where a confirmed rule ties VMs by their listed wave.
 */
export function listedWaveOrder(vms: readonly WaveVm[]): WaveSettings['groups']['dependencies'] {
  const firstOf = new Map<string, string>()
  for (const { id, listedWave } of vms) {
    const name = listedWave?.trim() ?? ''
    if (name !== '' && !firstOf.has(name)) firstOf.set(name, id)
  }
  const inOrder = [...firstOf].sort(([left], [right]) => compareNatural(left, right))
  return inOrder.slice(1).map(([, vm], index) => ({ vm, after: inOrder.slice(index, index + 1).map(([, earlier]) => earlier) }))
}
