import { newKey } from './keyed.ts'
import type { CarriedAttributeDraft, KeptRuleDraft, OvercommittedDraft, PlacementGroupDraft, PolicyEquivalentDraft, PrincipalDraft, RoleDraft } from './policy-draft.ts'

/** A rule that one names is mostly one that must hold. */
export function newKeptRule(): KeptRuleDraft {
  return { key: newKey(), rule: '', strength: 'required' }
}

export function newPlacementGroup(): PlacementGroupDraft {
  return { key: newKey(), name: '', clusters: '', isTainted: false }
}

export function newCarriedAttribute(): CarriedAttributeDraft {
  return { key: newKey(), attribute: '', as: 'label', labelKey: '' }
}

export function newPrincipal(): PrincipalDraft {
  return { key: newKey(), principal: '', kind: '', name: '' }
}

export function newRole(): RoleDraft {
  return { key: newKey(), role: '', clusterRole: '' }
}

export function newOvercommitted(): OvercommittedDraft {
  return { key: newKey(), by: 'cluster', attribute: '', values: '' }
}

export function newPolicyEquivalent(): PolicyEquivalentDraft {
  return { key: newKey(), policy: '', storageClass: '' }
}
