import type { Decisions, DecisionValue } from '#shared/domain/decisions/decision.ts'
import { RESTART_LEVELS, type RestartLevel } from '#shared/domain/decisions/placement-decisions.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlacementChoice, PlannedPriorityClass } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import { decidedBecause } from './decided-because.ts'

/** From the first that HA restarts on. Values are ours, far below those that Kubernetes keeps to itself (from 1,000,000,001 on). */
const VALUES: Readonly<Record<RestartLevel, number>> = { highest: 500_000, high: 400_000, medium: 300_000, low: 200_000, lowest: 100_000 }

/** oVirt API, HighAvailability.priority: the administration portal's low, medium and high. */
const OVIRT_LOW = 1
const OVIRT_MEDIUM = 50

type RestartedVm = Pick<EstateVm, 'id' | 'haRestartPriority' | 'configuration'>
type PriorityDecision = DecisionValue<'vm.restart-priority'> | undefined

/** How soon a VM starts again after a failure, and why; null: no sooner than others. */
export function chooseRestartPriority(vm: Omit<RestartedVm, 'id'>, decision: PriorityDecision, isByPolicy: boolean): PlacementChoice<RestartLevel | null> {
  if (decision !== undefined) return { value: decision.level, isDecided: true, reasons: [decidedBecause('restart-decided', decision.reason)] }
  const level = levelOf(vm)
  if (level === 'disabled') return { value: null, isDecided: false, reasons: [{ code: 'restart-disabled', message: 'HA of its source does not restart it; on the target it starts again with the others, unless its run strategy is changed to Manual.' }] }
  if (level === null) return { value: null, isDecided: false, reasons: [{ code: 'restart-unknown', message: 'The inventory does not say how soon HA restarts it.' }] }
  if (!isByPolicy) return { value: null, isDecided: false, reasons: [{ code: 'restart-not-carried', message: `HA of its source restarts it as ${level}; the target makes no priority classes of that.` }] }
  return { value: level, isDecided: false, reasons: [{ code: 'restart-of-source', message: `HA of its source restarts it as ${level}.` }] }
}

/** The PriorityClass that stands for a VM's restart priority; null: it has none, or the inventory does not say. */
export function priorityClassOf(vm: Omit<RestartedVm, 'id'>, decision: PriorityDecision, isByPolicy: boolean): string | null {
  const { value } = chooseRestartPriority(vm, decision, isByPolicy)
  return value === null ? null : nameOf(value)
}

/** The classes in use, the first to be restarted first, and what HA does that a priority does not. */
export function planPriorityClasses(vms: readonly RestartedVm[], decisions: Decisions['vm.restart-priority'], isByPolicy: boolean): { readonly classes: readonly PlannedPriorityClass[]; readonly findings: readonly Reason[] } {
  const choices = vms.map((vm) => chooseRestartPriority(vm, decisions[vm.id], isByPolicy))
  const because = (code: string): number => choices.filter(({ reasons }) => reasons.some((reason) => reason.code === code)).length
  const classes = RESTART_LEVELS
    .map((level) => ({ name: nameOf(level), value: VALUES[level], level, vmCount: choices.filter(({ value }) => value === level).length }))
    .filter(({ vmCount }) => vmCount > 0)
  if (!isByPolicy) return { classes, findings: [] }
  const [disabled, unknown] = [because('restart-disabled'), because('restart-unknown')]
  return {
    classes,
    findings: [
      ...(disabled === 0 ? [] : [{ code: 'restart-disabled', message: `HA does not restart ${disabled} of the VMs; on the target they start again with the others, unless their run strategy is changed to Manual.` }]),
      ...(unknown === 0 ? [] : [{ code: 'restart-unknown', message: `The inventory does not say how soon HA restarts ${unknown} of the VMs: they get no priority, so that all others go before them.` }]),
    ],
  }
}

function nameOf(level: RestartLevel): string {
  return `portolan-restart-${level}`
}

function levelOf({ haRestartPriority, configuration }: Omit<RestartedVm, 'id'>): RestartLevel | 'disabled' | null {
  const stated = haRestartPriority?.toLowerCase() ?? null
  const level = RESTART_LEVELS.find((known) => known === stated)
  if (level !== undefined) return level
  if (stated === 'disabled') return 'disabled'
  if (configuration?.isHighlyAvailable === false) return 'disabled'
  const priority = configuration?.haPriority ?? null
  if (configuration?.isHighlyAvailable !== true || priority === null) return null
  return priority <= OVIRT_LOW ? 'low' : priority <= OVIRT_MEDIUM ? 'medium' : 'high'
}
