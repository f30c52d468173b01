import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { PlannedPriorityClass } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'

/** From the first that HA restarts on. Values are ours, far below those that Kubernetes keeps to itself (from 1,000,000,001 on). */
const LEVELS = { highest: 500_000, high: 400_000, medium: 300_000, low: 200_000, lowest: 100_000 } as const
type Level = keyof typeof LEVELS

/** oVirt API, HighAvailability.priority: the administration portal's low, medium and high. */
const OVIRT_LOW = 1
const OVIRT_MEDIUM = 50

/** The PriorityClass that stands for a VM's restart priority; null: it has none, or the inventory does not say. */
export function priorityClassOf(vm: Pick<EstateVm, 'haRestartPriority' | 'configuration'>): string | null {
  const level = levelOf(vm)
  return level === null || level === 'disabled' ? null : nameOf(level)
}

/** The classes in use, the first to be restarted first, and what HA does that a priority does not. */
export function planPriorityClasses(vms: readonly Pick<EstateVm, 'haRestartPriority' | 'configuration'>[]): { readonly classes: readonly PlannedPriorityClass[]; readonly findings: readonly Reason[] } {
  const levels = vms.map(levelOf)
  const count = (wanted: Level | 'disabled' | null): number => levels.filter((level) => level === wanted).length
  const classes = (Object.keys(LEVELS) as Level[]) // Object.keys widens to string[]
    .map((level) => ({ name: nameOf(level), value: LEVELS[level], level, vmCount: count(level) }))
    .filter(({ vmCount }) => vmCount > 0)
  return {
    classes,
    findings: [
      ...(count('disabled') === 0 ? [] : [{ code: 'restart-disabled', message: `HA does not restart ${count('disabled')} of the VMs; on the target they start again with the others, unless their run strategy is changed to Manual.` }]),
      ...(count(null) === 0 ? [] : [{ code: 'restart-unknown', message: `The inventory does not say how soon HA restarts ${count(null)} of the VMs: they get no priority, so that all others go before them.` }]),
    ],
  }
}

function nameOf(level: Level): string {
  return `portolan-restart-${level}`
}

function levelOf({ haRestartPriority, configuration }: Pick<EstateVm, 'haRestartPriority' | 'configuration'>): Level | 'disabled' | null {
  const stated = haRestartPriority?.toLowerCase() ?? null
  if (stated !== null && stated in LEVELS) return stated as Level // just looked up
  if (stated === 'disabled') return 'disabled'
  if (configuration?.isHighlyAvailable === false) return 'disabled'
  const priority = configuration?.haPriority ?? null
  if (configuration?.isHighlyAvailable !== true || priority === null) return null
  return priority <= OVIRT_LOW ? 'low' : priority <= OVIRT_MEDIUM ? 'medium' : 'high'
}
