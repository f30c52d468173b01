/** Something in a desiredState that nmstate would refuse, or that would not do what it says. */
export interface StateProblem {
  /** Where: "interfaces[2].vlan.id". */
  readonly at: string
  /** One sentence that begins with the place. */
  readonly message: string
  /** What to do, one sentence. */
  readonly remedy: string
  /** Only where it works and yet is no good idea. */
  readonly severity?: 'warning'
}

/** A problem at a place: `problem('interfaces[0].mtu', 'is 10, below what Linux takes.', 'Raise it.')`. */
export function stateProblem(at: string, says: string, remedy: string, severity?: 'warning'): StateProblem {
  return { at, message: `${at} ${says}`, remedy, ...(severity === undefined ? {} : { severity }) }
}
