import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { VM_PROPERTY_FIELDS, type VmPropertyFacts } from '#shared/domain/side/vm-property.ts'
import { makeVm } from './estate-fixtures.ts'

/** A VM about which an imported list of VM properties says something: a test names what it is about. */
export function makeListedVm(properties: Partial<VmPropertyFacts> = {}, overrides: Partial<EstateVm> = {}): EstateVm {
  const nothing = Object.fromEntries(VM_PROPERTY_FIELDS.map((field) => [field, null])) as VmPropertyFacts // all fields may be null
  return { ...makeVm(overrides), properties: { ...nothing, ...properties } }
}
