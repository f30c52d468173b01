import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { ComputeCarrier, ComputeSetting, InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { ComputeVm } from '../compute-vm.ts'
import type { CpuModel } from '../cpu-models.ts'
import type { RecognisedOs } from '../guest-os.ts'

/** All that is known when a setting of a VM looks for what brings it to the cluster. */
export interface SettingContext {
  readonly target: Target
  readonly kind: SourceKind
  /** Null: an open question. */
  readonly choice: InstanceTypeChoice | null
  readonly recognised: RecognisedOs | null
  /** The rated clock of its host; null: not known. */
  readonly hostMhz: number | null
  /** The least processor of its cluster; null where the inventory names none, or several. */
  readonly baseline: { readonly words: string; readonly cpu: CpuModel | null } | null
  /** Whether it can change its node while it runs, and what keeps it; null: not known, since its storage is open. */
  readonly liveMigration: { readonly isPossible: boolean; readonly because: Reason } | null
}

/** Something that a VM is beside its size. */
export interface SettingRule {
  readonly id: string
  find(vm: ComputeVm, context: SettingContext): readonly ComputeSetting[]
}

/** Checks nothing and changes nothing: it gives the rule its type. */
export function defineSettingRule(rule: SettingRule): SettingRule {
  return rule
}

/** A setting that something other than a patch brings, or nothing. */
export function setting(code: string, carrier: Exclude<ComputeCarrier, 'patch'>, field: string | null, message: string): ComputeSetting {
  return { code, carrier, field, message, patch: null }
}

/** A change of the finished VM: a patch where the target's policy writes them, else advice. `spec` goes below spec.template.spec. */
export function patched({ target }: Pick<SettingContext, 'target'>, code: string, field: string, message: string, spec: Readonly<Record<string, unknown>>): ComputeSetting {
  return target.compute.patches ? { code, carrier: 'patch', field: `VirtualMachine ${field}`, message, patch: { spec: { template: { spec } } } } : setting(code, 'advice', null, message)
}

/** Whether a VM gets an instance type: KubeVirt refuses requests, limits and topology of the VM's own beside one. */
export function hasInstanceType(choice: InstanceTypeChoice | null): boolean {
  return choice !== null && choice.type !== 'source'
}

/** Whether an instance type gives CPUs to the VM alone; of one that only the cluster knows nothing is assumed. */
export function isDedicated(choice: InstanceTypeChoice | null): boolean {
  if (choice?.type === 'custom') return choice.isDedicatedCpu
  return choice?.type === 'catalogue' && DEDICATED_SERIES.has(choice.series)
}

const DEDICATED_SERIES: ReadonlySet<string> = new Set(['d1', 'cx1', 'n1', 'rt1'])
