import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue, fieldValues, isRecord } from '../field-values.ts'
import type { ManifestSet } from '../manifest-set.ts'

/** More than all of the memory there is. */
const NO_OVERCOMMIT_PERCENT = 100

/** Fields of a kubelet that exclude each other: the operator refuses them, or the kubelet does not start and its node is gone. */
export const kubeletConfigContradiction = defineCheck({
  id: 'kubelet-config-contradiction',
  title: 'Fields of a KubeletConfig do not contradict each other or the swap of the nodes',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const swap = swapAskedFor(objects)
    return objects.ofKind('KubeletConfig').flatMap((object): readonly CheckProblem[] => [...judgeReserve(object), ...judgeEviction(object), ...judgeSwap(object, swap)])
  },
})

function judgeReserve(object: KubeObject): readonly CheckProblem[] {
  const isBoth = fieldValue(object, 'spec.autoSizingReserved') === true && fieldValue(object, 'spec.kubeletConfig.systemReserved') !== undefined
  return isBoth ? [{ subject: describeObject(object), message: 'It has autoSizingReserved and systemReserved, which exclude each other.', remedy: 'Keep one of the two.' }] : []
}

/** Each threshold of soft eviction has its own grace (kubelet.config.k8s.io/v1beta1, evictionSoftGracePeriod). */
function judgeEviction(object: KubeObject): readonly CheckProblem[] {
  const soft = keysOf(fieldValue(object, 'spec.kubeletConfig.evictionSoft'))
  const grace = keysOf(fieldValue(object, 'spec.kubeletConfig.evictionSoftGracePeriod'))
  return [
    ...soft.filter((signal) => !grace.includes(signal)).map((signal) => ({ subject: describeObject(object), message: `evictionSoft has ${signal} and evictionSoftGracePeriod has not: kubelets do not start so.`, remedy: `Add ${signal} to evictionSoftGracePeriod, such as 1m30s.` })),
    ...grace.filter((signal) => !soft.includes(signal)).map((signal) => ({ subject: describeObject(object), message: `evictionSoftGracePeriod has ${signal} and evictionSoft has not: kubelets do not start so.`, remedy: `Add ${signal} to evictionSoft, or take it out.` })),
  ]
}

function judgeSwap(object: KubeObject, swap: string | null): readonly CheckProblem[] {
  if (swap === null || fieldValue(object, 'spec.kubeletConfig.failSwapOn') !== true) return []
  return [{ subject: describeObject(object), message: `failSwapOn is true, and ${swap}: kubelets do not start where there is swap.`, remedy: 'Set failSwapOn to false.' }]
}

/** What of the set gives nodes swap, or needs it; null for nothing. */
function swapAskedFor(objects: ManifestSet): string | null {
  const config = objects.ofKind('MachineConfig').find((object) => fieldValues(object, 'spec.config.systemd.units[]').some(({ value }) => fieldText(value, 'contents')?.includes('swapon') === true))
  if (config !== undefined) return `${describeObject(config)} turns swap on`
  const promised = objects.ofKind('HyperConverged').find((object) => ['spec', 'spec.virtualization'].some((path) => Number(fieldValue(object, `${path}.higherWorkloadDensity.memoryOvercommitPercentage`)) > NO_OVERCOMMIT_PERCENT))
  return promised === undefined ? null : `${describeObject(promised)} promises more memory than there is, which takes swap`
}

function keysOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : []
}
