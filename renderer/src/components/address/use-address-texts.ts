import { computed, type WritableComputedRef } from 'vue'
import { useAddressState } from './use-address-state.ts'

/**
 * Choices of a page that its address says, each a text under its key: `firsts` has what each is at first, which the address leaves out. The texts come
 * from an address, which may say anything.
 */
export function useAddressTexts<Key extends string>(firsts: Readonly<Record<Key, string>>, rest?: () => Promise<void>): Readonly<Record<Key, WritableComputedRef<string>>> {
  const keys = Object.keys(firsts) as Key[] // Object.keys widens to string[]
  const state = useAddressState<Readonly<Record<Key, string>>>({
    keys: () => keys,
    read: (query) => textsOf(keys, (key) => textOf(query[key], firsts[key])),
    write: (texts) => Object.fromEntries(keys.flatMap((key) => (texts[key] === firsts[key] ? [] : [[key, texts[key]]]))),
  }, rest)
  return Object.fromEntries(keys.map((key) => [key, computed({ get: () => state.value[key], set: (text: string) => { state.value = { ...state.value, [key]: text } } })])) as Record<Key, WritableComputedRef<string>> // one for each key
}

/** One of those that there are: the first where an address says something else. */
export function oneOf<Choice extends string>(text: WritableComputedRef<string>, choices: readonly Choice[], first: Choice): WritableComputedRef<Choice> {
  return computed({ get: () => choices.find((choice) => choice === text.value) ?? first, set: (choice) => { text.value = choice } })
}

function textsOf<Key extends string>(keys: readonly Key[], of: (key: Key) => string): Readonly<Record<Key, string>> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, string> // one for each key
}

function textOf(value: unknown, first: string): string {
  return typeof value === 'string' ? value : first
}
