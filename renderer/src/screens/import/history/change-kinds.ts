/** What changed in a snapshot, a kind of change at a time. */
export const CHANGE_KINDS = ['added', 'removed', 'changed', 'objects'] as const
