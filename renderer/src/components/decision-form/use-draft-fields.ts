import type { Ref } from 'vue'

/**
 * The fields of a draft, each to be read and to be written as if it stood alone: a draft is never changed but replaced by
 * another one, which `change` makes where a field bears on others.
 */
export function useDraftFields<Draft extends object>(draft: Ref<Draft>, change: (part: Partial<Draft>) => void = (part) => { draft.value = { ...draft.value, ...part } }): { -readonly [Field in keyof Draft]: Draft[Field] } {
  // Whatever the draft is by then: the proxy's own target stands for none.
  return new Proxy({} as Draft, {
    get: (_first, field) => Reflect.get(draft.value, field) as unknown,
    set: (_first, field, value) => {
      change({ [field]: value as unknown } as Partial<Draft>) // the proxy's own fields
      return true
    },
  })
}
