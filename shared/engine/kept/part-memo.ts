import type { Steps } from '#shared/domain/steps.ts'
import { shareUnchanged } from './share-unchanged.ts'

/**
 * Answers a pure function's value, or the one it gave last where every argument is the very same as then. The key is the
 * function and its arguments, so nothing can be forgotten in it: a part that is asked through this must be a function of
 * a module, which takes all that it looks at as arguments and changes none of it.
 */
export interface PartMemo {
  part<Args extends readonly unknown[], Value>(compute: (...args: Args) => Value, ...args: Args): Value
  /** The same of work that stops now and then: what it came to is kept once it is at its end, whoever else asked meanwhile. */
  steps<Args extends readonly unknown[], Value>(compute: (...args: Args) => Steps<Value>, ...args: Args): Steps<Value>
  /** The same; and of a new value, whatever equals the last one's stays the very same, so that parts which take it are kept. For plain data. */
  shared<Args extends readonly unknown[], Value>(compute: (...args: Args) => Value, ...args: Args): Value
  /** The same for one item of many, such as a VM: the last value is kept for each item. */
  each<Item extends object, Args extends readonly unknown[], Value>(compute: (item: Item, ...args: Args) => Value, item: Item, ...args: Args): Value
  /**
   * The same for a whole list, in its order, at a fraction of the cost of asking for each: `argsOf` gives the other arguments of an item.
   * Values are kept from the last list to the next, whose items may be fewer or more in the same order. Where no value changed and the
   * items are the same list, the answer is the very list of before.
   */
  list<Item extends object, Args extends readonly unknown[], Value>(compute: (item: Item, ...args: Args) => Value, items: readonly Item[], argsOf: (item: Item, index: number) => Readonly<Args>): readonly Value[]
}

interface Kept {
  readonly args: readonly unknown[]
  readonly value: unknown
}

interface KeptList {
  readonly items: readonly object[]
  readonly args: readonly (readonly unknown[])[]
  readonly values: readonly unknown[]
}

const NO_LIST: KeptList = { items: [], args: [], values: [] }

/** Keeps the last value of each part, and of each part for each item, for as long as it lives itself. */
export function createPartMemo(): PartMemo {
  const parts = new Map<unknown, Kept>()
  const items = new Map<unknown, WeakMap<object, Kept>>()
  const lists = new Map<unknown, KeptList>()
  function keep<Args extends readonly unknown[], Value>(compute: (...args: Args) => Value, args: Args, settle: (older: Value | undefined, newer: Value) => Value): Value {
    const known = parts.get(compute)
    const older = known?.value as Value | undefined // this function answered it
    if (known !== undefined && areSame(known.args, args)) return older as Value // as above
    const value = settle(older, compute(...args))
    parts.set(compute, { args, value })
    return value
  }
  return {
    part: (compute, ...args) => keep(compute, args, (_, newer) => newer),
    steps: function* <Args extends readonly unknown[], Value>(compute: (...args: Args) => Steps<Value>, ...args: Args): Steps<Value> {
      const known = parts.get(compute)
      if (known !== undefined && areSame(known.args, args)) return known.value as Value // this function answered it
      const value = yield* compute(...args)
      parts.set(compute, { args, value })
      return value
    },
    shared: (compute, ...args) => keep(compute, args, shareUnchanged),
    each: <Item extends object, Args extends readonly unknown[], Value>(compute: (item: Item, ...args: Args) => Value, item: Item, ...args: Args): Value => {
      let ofPart = items.get(compute)
      if (ofPart === undefined) items.set(compute, (ofPart = new WeakMap()))
      const known = ofPart.get(item)
      if (known !== undefined && areSame(known.args, args)) return known.value as Value // as above
      const value = compute(item, ...args)
      ofPart.set(item, { args, value })
      return value
    },
    list: <Item extends object, Args extends readonly unknown[], Value>(compute: (item: Item, ...args: Args) => Value, of: readonly Item[], argsOf: (item: Item, index: number) => Readonly<Args>): readonly Value[] => {
      const known = lists.get(compute) ?? NO_LIST
      const placeOf = createFinder(known.items)
      const args: (readonly unknown[])[] = []
      const values: Value[] = []
      let isSame = of === known.items
      for (let index = 0; index < of.length; index += 1) {
        const item = of[index] as Item // within the list
        const own = argsOf(item, index)
        const place = placeOf(item)
        const keptArgs = known.args[place]
        const isKept = keptArgs !== undefined && areSame(keptArgs, own)
        args.push(isKept ? keptArgs : own)
        values.push(isKept ? (known.values[place] as Value) : compute(item, ...own)) // this function answered it
        isSame &&= isKept
      }
      if (isSame) return known.values as readonly Value[] // as above
      lists.set(compute, { items: of, args, values })
      return values
    },
  }
}

/** Where an item is in a list; -1: nowhere. Quick for items that are asked for in the list's own order. */
function createFinder(items: readonly object[]): (item: object) => number {
  let next = 0
  let places: ReadonlyMap<object, number> | null = null
  return (item) => {
    if (items[next] !== item) {
      places ??= new Map(items.map((each, index) => [each, index]))
      const place = places.get(item)
      if (place === undefined) return -1
      next = place
    }
    next += 1
    return next - 1
  }
}

/** Computes everything afresh, for whoever asks once. */
export const NOTHING_KEPT: PartMemo = {
  part: (compute, ...args) => compute(...args),
  steps: (compute, ...args) => compute(...args),
  shared: (compute, ...args) => compute(...args),
  each: (compute, item, ...args) => compute(item, ...args),
  list: (compute, items, argsOf) => items.map((item, index) => compute(item, ...argsOf(item, index))),
}

function areSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false
  for (let index = 0; index < left.length; index += 1) if (!Object.is(left[index], right[index])) return false
  return true
}
