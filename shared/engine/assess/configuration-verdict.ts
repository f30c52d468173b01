import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import type { Concern, NotEvaluated } from './rule.ts'

/** What a rule asks about one setting of a VM. */
export interface ConfigurationQuestion<Value> {
  /** The setting in words: "The inventory does not say ...". */
  readonly unsaid: string
  /** True for a value that MTV has a concern about, null for one that does not tell. */
  readonly flags: (value: Value) => boolean | null
  readonly concern: (value: Value) => Pick<Concern, 'message' | 'remedy'>
}

/** Judges a VM by one of its settings. Without the setting the VM is not evaluated, which is not fine. */
export function configurationVerdict<Field extends Exclude<keyof VmConfiguration, 'vmId'>>(
  vm: EstateVm,
  field: Field,
  { unsaid, flags, concern }: ConfigurationQuestion<NonNullable<VmConfiguration[Field]>>,
): Concern | NotEvaluated | null {
  const value = vm.configuration?.[field] ?? null
  const isFlagged = value === null ? null : flags(value)
  if (value === null || isFlagged === null) return { notEvaluated: `The inventory does not say ${unsaid}.` }
  return isFlagged ? { ...concern(value), data: { [field]: value } } : null
}
