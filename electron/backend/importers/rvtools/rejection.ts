/** Why a row cannot be used. */
export interface Rejection {
  /** Of the issue that goes with the rejected row. */
  readonly code: string
  readonly reason: string
}

export const NO_SOURCE: Rejection = {
  code: 'AMBIGUOUS_SOURCE',
  reason: 'the row does not say which of the vCenters in the file it belongs to, or names one that no main sheet has',
}
