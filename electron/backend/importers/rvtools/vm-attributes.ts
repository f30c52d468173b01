import type { EstateSink } from '../importer.ts'

/**
 * The attributes that sheets of VMs add to those of vInfo. A VM may have several rows in a sheet and the same column in
 * several sheets: each different value is kept, in one attribute.
 */
export interface VmAttributes {
  add(vmId: string, sheet: string, name: string, value: string): void
  /** Yields what is held. Call it after the last sheet. */
  flush(): void
}

/** Beyond so many held attributes (some 20 MiB) they are yielded as they come. */
const HELD_AT_MOST = 100_000
const VALUE_SEPARATOR = '; '

/**
 * All attributes are held until the end, so that values of several sheets come together, unless they are too many for
 * the memory. From then on only those of one VM and sheet are, and their names say the sheet: the same name could have
 * been yielded before.
 */
export function createVmAttributes(sink: Pick<EstateSink, 'row'>, heldAtMost = HELD_AT_MOST): VmAttributes {
  const held = new Map<string, Map<string, string>>()
  let count = 0
  let isFull = false
  let current: { readonly vmId: string; readonly sheet: string } | null = null
  /** How often the rows of a VM began anew in the current sheet, once attributes are no longer held. */
  let turns = new Map<string, number>()

  return {
    add(vmId, sheet, name, value) {
      if (isFull && (current?.vmId !== vmId || current.sheet !== sheet)) {
        flush()
        if (current?.sheet !== sheet) turns = new Map()
        turns.set(vmId, (turns.get(vmId) ?? 0) + 1)
        current = { vmId, sheet }
      }
      const own = held.get(vmId) ?? new Map<string, string>()
      held.set(vmId, own)
      const unique = isFull ? uniqueName(name, sheet, turns.get(vmId) ?? 1) : name
      const known = own.get(unique)
      if (known === undefined) count += 1
      if (known === undefined) own.set(unique, value)
      else if (!known.split(VALUE_SEPARATOR).includes(value)) own.set(unique, known + VALUE_SEPARATOR + value)
      // From here on a VM's attributes are held until another VM's turn comes: a sheet has 16,384 columns at most.
      if (count <= heldAtMost || isFull) return
      flush()
      isFull = true
    },
    flush,
  }

  function flush(): void {
    for (const [objectId, own] of held) for (const [name, value] of own) sink.row('attribute', { objectKind: 'vm', objectId, name, value })
    held.clear()
    count = 0
  }
}

function uniqueName(name: string, sheet: string, turn: number): string {
  return turn === 1 ? `${name} (${sheet})` : `${name} (${sheet}, ${String(turn)})`
}
