import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { OutcomeTexts } from '#shared/contract/outcome-pieces.ts'
import type { FileIdentity } from '#backend/db/project-file.ts'
import type { ProjectState } from '#backend/db/project-state.ts'
import type { StoredExport, StoredFile } from '#backend/db/repositories/last-export-repository.ts'
import type { WorkedOutDecisions } from '#backend/decisions/decide-on-state.ts'

/** What the host's thread tells the one that reads. Projects bear numbers: one path can be opened twice. */
export type ToReading =
  | { readonly kind: 'open'; readonly project: number; readonly path: string; readonly identity: FileIdentity }
  | { readonly kind: 'close'; readonly project: number }
  | ReadingCall
  | { readonly kind: 'cancel'; readonly id: number }
  /** The project was opened or changed: what the screens ask for is worked out already. */
  | { readonly kind: 'prepare'; readonly project: number; readonly writer: ProjectState; readonly now: string }
  /** A call is answered by the host's thread: whoever looks at the app wants the machine for that. */
  | { readonly kind: 'host-is-busy' }
  | AnswerFromHost
  /** Close what is open, and end. */
  | { readonly kind: 'end' }

export interface ReadingCall {
  readonly kind: 'call'
  readonly id: number
  readonly project: number
  /** The state of the connection that writes, as the call begins. */
  readonly writer: ProjectState
  /** ISO 8601 in UTC. */
  readonly now: string
  readonly name: string
  readonly input: unknown
}

export type FromReading =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly kind: 'outcome'; readonly id: number; readonly outcome: Outcome<unknown> }
  /** An outcome as JSON, where it went well: texts cross at once, and are kept for who asks for the same again. */
  | { readonly kind: 'texts'; readonly id: number; readonly texts: OutcomeTexts }
  /** The call failed in a way that nobody foresaw: the host's thread has the log. */
  | { readonly kind: 'unexpected'; readonly id: number; readonly error: unknown }
  /** Nothing of the project is open in the thread any more. */
  | { readonly kind: 'closed'; readonly project: number }
  | { readonly kind: 'wish'; readonly id: number; readonly wish: WishOfThread }

/** What only the host's thread can do. */
export type WishOfThread =
  | { readonly do: 'print'; readonly html: string }
  | { readonly do: 'store-export'; readonly project: number; readonly record: StoredExport; readonly files: readonly StoredFile[] }
  /** Answered by a WriteOutcome. */
  | { readonly do: 'decide'; readonly project: number; readonly decisions: WorkedOutDecisions }

export type AnswerFromHost =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  /** An AppError comes as its data: a copied error is of no class. */
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly error: unknown; readonly known: ErrorData | null }
