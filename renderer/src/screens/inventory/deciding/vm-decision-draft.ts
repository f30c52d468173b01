import type { VmDecision } from '#shared/contract/bulk-decision.ts'
import { targetNamespaceSchema } from '#shared/domain/target/target.ts'

/** What can be decided for many VMs in a list's own words; what the maps decide is asked by their forms. */
export type VmAction = 'exclude' | 'include' | 'namespace' | 'takeBack'

/** What stands in the form. */
export interface VmDecisionDraft {
  readonly reason: string
  readonly namespace: string
  /** Which decisions are taken back. */
  readonly kind: VmDecision['kind']
}

export const EMPTY_VM_DRAFT: VmDecisionDraft = { reason: '', namespace: '', kind: 'vm.inclusion' }

/** The decision that a form stands for; or the field that still lacks something, and what is wrong with what is there. */
export type DraftedDecision = { readonly decision: VmDecision } | { readonly missing: 'reason' | 'namespace'; readonly problem: string | null }

export function decisionOfDraft(action: VmAction, { reason, namespace, kind }: VmDecisionDraft): DraftedDecision {
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
    default: {
      const text = reason.trim()
      if (text === '') return { missing: 'reason', problem: null }
      return { decision: { kind: 'vm.inclusion', value: { isIncluded: action === 'include', reason: text } } }
    }
  }
}
