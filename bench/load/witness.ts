import type { Call } from './screens.ts'

/** Knows which decisions have been answered, and what an answer has to show of them. */
export interface Witness {
  /** Somebody decides; the returned function is called once that was answered. */
  deciding(vm: string, namespace: string): () => void
  /** Called before a read is sent; what it answers takes the read's answer and says what it lacks. Null where an answer shows no decision. */
  before(call: Call): ((value: unknown) => string | null) | null
  /** The VM that was decided about last. */
  recent(): string | null
}

/** Where an answer tells the namespace of a VM: both threads have one such call. */
const NAMESPACE_IN: Readonly<Record<string, (value: unknown) => string | null>> = {
  'inventory.vm': (value) => (value as { decisions: { 'vm.namespace': { namespace: string } | null } }).decisions['vm.namespace']?.namespace ?? null, // as the contract says
  'bundle.vm': (value) => (value as { place: { namespace?: string } }).place.namespace ?? null, // as the contract says
}

export function createWitness(): Witness {
  const wanted = new Map<string, string[]>()
  const answered = new Map<string, number>()
  let newest: string | null = null
  return {
    deciding: (vm, namespace) => {
      const own = wanted.get(vm) ?? []
      wanted.set(vm, own)
      const number = own.push(namespace)
      return () => {
        answered.set(vm, number)
        newest = vm
      }
    },
    before: ([name, { id }]) => {
      const namespaceIn = NAMESPACE_IN[name]
      const vm = String(id)
      const number = answered.get(vm)
      if (namespaceIn === undefined || number === undefined) return null
      return (value) => {
        // One that was decided while this was read may show, or not yet.
        const allowed = wanted.get(vm)?.slice(number - 1) ?? []
        const shown = namespaceIn(value)
        return shown !== null && allowed.includes(shown) ? null : `shows ${shown ?? 'no namespace'} of ${vm} in place of ${allowed.join(' or ')}`
      }
    },
    recent: () => newest,
  }
}
