import type { VmDecision } from '#shared/contract/bulk-decision.ts'
import { targetNamespaceSchema } from '#shared/domain/target/target.ts'

/** What can be decided for many VMs at once. */
export const BULK_ACTIONS = ['exclude', 'include', 'namespace', 'storage', 'takeBack'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

/** What stands in the form. */
export interface BulkDraft {
  readonly reason: string
  readonly namespace: string
  readonly storageClass: string
  /** Which decisions are taken back. */
  readonly kind: VmDecision['kind']
}

export const EMPTY_BULK_DRAFT: BulkDraft = { reason: '', namespace: '', storageClass: '', kind: 'vm.inclusion' }

/** The decision that a form stands for; or the field that still lacks something, and what is wrong with what is there. */
export type DraftedDecision = { readonly decision: VmDecision } | { readonly missing: 'reason' | 'namespace' | 'storage'; readonly problem: string | null }

export function decisionOfDraft(action: BulkAction, { reason, namespace, storageClass, kind }: BulkDraft): DraftedDecision {
  switch (action) {
    case 'takeBack':
      return { decision: { kind, value: null } }
    case 'namespace': {
      const name = namespace.trim()
      if (name === '') return { missing: 'namespace', problem: null }
      const parsed = targetNamespaceSchema.safeParse(name)
      if (parsed.success) return { decision: { kind: 'vm.namespace', value: { namespace: name } } }
      return { missing: 'namespace', problem: parsed.error.issues.map((issue) => issue.message).join(', ') }
    }
    case 'storage':
      if (storageClass === '') return { missing: 'storage', problem: null }
      return { decision: { kind: 'vm.storage-class', value: { storageClass, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } } }
    default: {
      const text = reason.trim()
      if (text === '') return { missing: 'reason', problem: null }
      return { decision: { kind: 'vm.inclusion', value: { isIncluded: action === 'include', reason: text } } }
    }
  }
}
