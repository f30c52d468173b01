import { shareUnchanged } from './share-unchanged.ts'

/**
 * Answers a pure function's value, or the one it gave last where every argument is the very same as then. The key is the
 * function and its arguments, so nothing can be forgotten in it: a part that is asked through this must be a function of
 * a module, which takes all that it looks at as arguments and changes none of it.
 */
export interface PartMemo {
  part<Args extends readonly unknown[], Value>(compute: (...args: Args) => Value, ...args: Args): Value
  /** The same; and of a new value, whatever equals the last one's stays the very same, so that parts which take it are kept. For plain data. */
  shared<Args extends readonly unknown[], Value>(compute: (...args: Args) => Value, ...args: Args): Value
  /** The same for one item of many, such as a VM: the last value is kept for each item. */
  each<Item extends object, Args extends readonly unknown[], Value>(compute: (item: Item, ...args: Args) => Value, item: Item, ...args: Args): Value
}

interface Kept {
  readonly args: readonly unknown[]
  readonly value: unknown
}

/** Keeps the last value of each part, and of each part for each item, for as long as it lives itself. */
export function createPartMemo(): PartMemo {
  const parts = new Map<unknown, Kept>()
  const items = new Map<unknown, WeakMap<object, Kept>>()
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
  }
}

/** Computes everything afresh, for whoever asks once. */
export const NOTHING_KEPT: PartMemo = {
  part: (compute, ...args) => compute(...args),
  shared: (compute, ...args) => compute(...args),
  each: (compute, item, ...args) => compute(item, ...args),
}

function areSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((argument, index) => Object.is(argument, right[index]))
}
