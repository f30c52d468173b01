/**
 * The places of MTV's scheduler (controller_max_vm_inflight) for each host. A VM that costs more than there are runs only
 * where nothing else does.
 */
export interface SlotLedger {
  /** False: whoever takes a place at all has to wait. */
  hasPlace(key: string): boolean
  canTake(key: string, cost: number): boolean
  take(key: string, cost: number): void
  release(key: string, cost: number): void
}

export function createSlotLedger(inFlight: number): SlotLedger {
  const taken = new Map<string, number>()
  const of = (key: string): number => taken.get(key) ?? 0
  return {
    hasPlace: (key) => of(key) < inFlight,
    canTake: (key, cost) => of(key) + cost <= inFlight || (cost > inFlight && of(key) === 0),
    take: (key, cost) => void taken.set(key, of(key) + cost),
    release: (key, cost) => void taken.set(key, of(key) - cost),
  }
}
