import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldValue, isRecord } from '../field-values.ts'
import type { ResolvedPlan } from '../resolve-plans.ts'

/** A quota below what the VMs of a namespace have that run: the last of them would not start. Requests of VMs on overcommitted types are smaller. */
export const quotaShort = defineCheck({
  id: 'quota-short',
  title: 'Quotas hold the running VMs of their namespace',
  severity: 'warning',
  needs: ['manifests', 'estate'],
  check: ({ objects, plans }) => {
    const demand = demandByNamespace(plans)
    return [...objects.ofKind('ResourceQuota'), ...objects.ofKind('ApplicationAwareResourceQuota')].flatMap((object) => {
      const hard = fieldValue(object, 'spec.hard')
      const needed = demand.get(object.metadata?.namespace ?? '')
      if (!isRecord(hard) || needed === undefined) return []
      return [
        ...MEMORY_KEYS.flatMap((key) => short(describeObject(object), key, mebibytes(hard[key]), needed.memoryMib, (mib) => `${(mib / MIB_PER_GIB).toFixed(1)} GiB`)),
        ...short(describeObject(object), 'requests.cpu/vmi', wholeNumber(hard['requests.cpu/vmi']), needed.vcpus, (vcpus) => `${String(vcpus)} vCPUs`),
      ]
    })
  },
})

/** What pods request, and what VMs have, as the Application Aware Quota counts them. */
const MEMORY_KEYS = ['requests.memory', 'requests.memory/vmi'] as const

interface Demand {
  readonly memoryMib: number
  readonly vcpus: number
}

/** What the inventory does not know counts nothing: the finding is of what is known to be too much. */
function demandByNamespace(plans: readonly ResolvedPlan[]): ReadonlyMap<string, Demand> {
  const demand = new Map<string, Demand>()
  for (const { plan, vms } of plans) {
    if (plan.targetNamespace === null) continue
    const before = demand.get(plan.targetNamespace) ?? { memoryMib: 0, vcpus: 0 }
    const running = vms.map(({ vm }) => vm).filter(({ powerState }) => powerState === 'poweredOn')
    demand.set(plan.targetNamespace, { memoryMib: before.memoryMib + sum(running.map(({ memoryMib }) => memoryMib)), vcpus: before.vcpus + sum(running.map(({ vcpus }) => vcpus)) })
  }
  return demand
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}

function short(subject: string, key: string, limit: number | null, needed: number, words: (amount: number) => string): readonly CheckProblem[] {
  if (limit === null || needed <= limit) return []
  return [{ subject, message: `${key} allows ${words(limit)}, and the VMs of the plans that run have ${words(needed)}.`, remedy: 'Raise the quota, or leave some of the VMs off.' }]
}

/** Of Kubernetes' quantities: those in which memory is stated. */
const UNITS_MIB: Readonly<Record<string, number>> = { Ki: 1 / 1024, Mi: 1, Gi: 1024, Ti: 1024 * 1024 }

function mebibytes(value: unknown): number | null {
  const [, amount, unit] = typeof value === 'string' ? (/^(\d+)(Ki|Mi|Gi|Ti)$/.exec(value) ?? []) : []
  return amount === undefined || unit === undefined ? null : Number(amount) * (UNITS_MIB[unit] ?? 0)
}

function wholeNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null
}
