import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { CarriedAttributePlan, Texts } from '#shared/domain/plan/placement.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { CarriedAttribute, PlacementPolicy } from '#shared/domain/target/placement-policy.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'

export interface AttributeCarriage {
  readonly attributes: readonly CarriedAttributePlan[]
  readonly labels: ReadonlyMap<string, Texts>
  readonly annotations: ReadonlyMap<string, Texts>
  readonly findings: readonly Reason[]
}

/** A label's name and value have at most 63 characters (Kubernetes, labels and selectors). */
const LABEL_MAX_LENGTH = 63

/**
 * Custom attributes and tags as labels and annotations. Values that a label cannot hold are changed; where two of one attribute
 * would become the same, the later one in natural order gets a hash behind it, so that none stands for two.
 */
export function carryAttributes(vms: readonly EstateVm[], { attributes, labelPrefix }: Pick<PlacementPolicy, 'attributes' | 'labelPrefix'>): AttributeCarriage {
  const labels = new Map<string, Record<string, string>>()
  const annotations = new Map<string, Record<string, string>>()
  const plans: CarriedAttributePlan[] = []
  const findings: Reason[] = []
  const keys = new Set<string>()
  for (const { attribute, as, key } of attributes) {
    const name = key ?? labelText(attribute)
    const bearers = vms.filter((vm) => (vm.attributes[attribute] ?? '').trim() !== '')
    const problem = problemOf({ attribute, as }, name, bearers, keys)
    if (problem !== null) {
      findings.push(problem)
      continue
    }
    keys.add(`${as} ${name}`)
    const fullKey = `${labelPrefix}/${name}`
    const values = [...new Set(bearers.map((vm) => (vm.attributes[attribute] ?? '').trim()))].sort(compareNatural)
    const { written, changed } = as === 'label' ? labelValues(attribute, values, findings) : { written: new Map(values.map((value) => [value, value])), changed: 0 }
    let count = 0
    for (const vm of bearers) {
      const value = written.get((vm.attributes[attribute] ?? '').trim())
      if (value === undefined) continue
      const into = as === 'label' ? labels : annotations
      into.set(vm.id, { ...into.get(vm.id), [fullKey]: value })
      count += 1
    }
    plans.push({ attribute, as, key: fullKey, vmCount: count, valueCount: written.size, changedCount: changed })
  }
  return { attributes: plans.sort((left, right) => compareText(left.key, right.key)), labels, annotations, findings }
}

function problemOf({ attribute, as }: Pick<CarriedAttribute, 'attribute' | 'as'>, name: string, bearers: readonly EstateVm[], keys: ReadonlySet<string>): Reason | null {
  if (name === '') return { code: 'attribute-nameless', message: `Nothing of the name ${attribute} can stand in a key: give it one in the target.` }
  if (bearers.length === 0) return { code: 'attribute-absent', message: `No VM that takes part bears the attribute ${attribute}.` }
  if (keys.has(`${as} ${name}`)) return { code: 'attribute-key-taken', message: `${attribute} would become the ${as} ${name}, which another attribute has: give it another key in the target; it is not carried.` }
  return null
}

function labelValues(attribute: string, values: readonly string[], findings: Reason[]): { written: ReadonlyMap<string, string>; changed: number } {
  const names = createNameAllocator(LABEL_MAX_LENGTH)
  const written = new Map<string, string>()
  const lost: string[] = []
  const merged: string[] = []
  for (const value of values) {
    const wanted = labelText(value)
    if (wanted === '') {
      lost.push(value)
      continue
    }
    const name = names.allocate(wanted, value)
    if (name !== wanted) merged.push(`${value} (${name})`)
    written.set(value, name)
  }
  if (lost.length > 0) findings.push({ code: 'label-value-lost', message: `Nothing of these values of ${attribute} can stand in a label: ${lost.join(', ')}.` })
  if (merged.length > 0) findings.push({ code: 'label-values-collide', message: `Values of ${attribute} that would become the same label were set apart: ${merged.join(', ')}.` })
  return { written, changed: [...written].filter(([value, name]) => value !== name).length }
}

/** The nearest text that a label can bear: letters, digits, dashes, underscores and dots, a letter or digit at either end. Empty where nothing is left. */
export function labelText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, LABEL_MAX_LENGTH)
    .replace(/[^A-Za-z0-9]+$/, '')
}
