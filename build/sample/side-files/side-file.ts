import type { Estate } from '../estate/estate-types.ts'

/** A side file of the sample estate: what it is called and what it holds. */
export interface SideFile {
  readonly name: string
  readonly content: (estate: Estate) => string
}
