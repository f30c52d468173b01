import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'

/** What an emitter asks of the releases that are written for. */
export interface EmitContext {
  /** Whether the chosen releases know a field, or a value of it: `('Plan', 'spec.type', 'warm')`. Paths as in the CRD, lists as `vms[]`. */
  readonly isAvailable: (kind: string, path: string, value?: string) => boolean
}

/** An object and what its file says above it. */
export interface EmittedObject {
  readonly object: KubeObject
  readonly comment: readonly string[]
  /** It says nothing until a person has filled it in, who then applies it. */
  readonly isToFillIn?: true
}

/** Writes all objects of one kind. Where they go in a bundle is the layout's business. */
export interface Emitter {
  readonly kind: string
  readonly emit: (plan: MigrationPlan, context: EmitContext) => readonly EmittedObject[]
}

/** An emitter, with its type checked where it is written. */
export function defineEmitter(emitter: Emitter): Emitter {
  return emitter
}
