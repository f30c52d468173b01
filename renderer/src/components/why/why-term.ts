import type { Outcome } from '#shared/contract/api-types.ts'

/** One line of an explanation, in words. */
export interface WhyTerm {
  readonly label: string
  /** Null is what nobody stated. MiB are written in the unit that a person would choose. */
  readonly value: string | number | null
  readonly unit?: string
  /** What is done with it to what the terms before it gave; absent where terms stand side by side. */
  readonly operation?: '+' | '-' | '×' | '÷'
  /** Where the value comes from. */
  readonly source?: string
}

export interface WhyReason {
  /** The word for programs and for looking up. */
  readonly code: string
  readonly message: string
}

export type Confidence = 'high' | 'medium' | 'low' | 'decided'

/** What explains a value and is asked for where somebody wants to know. */
export type AskedExplanation = Pick<Explanation, 'terms' | 'reasons'>

/** Everything that explains one value. */
export interface Explanation {
  readonly title: string
  readonly terms?: readonly WhyTerm[] | undefined
  /** What the terms add up to. */
  readonly total?: WhyTerm | undefined
  readonly reasons?: readonly WhyReason[] | undefined
  readonly confidence?: Confidence | undefined
  /** Asked when the explanation is opened, for what stands in place of its terms and reasons. */
  readonly ask?: ((signal: AbortSignal) => Promise<Outcome<AskedExplanation>>) | undefined
}
