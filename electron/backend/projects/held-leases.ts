import { leasePath, type ProjectLease, takeLease } from './project-lease.ts'

/** The leases of one program, each taken once however often its project is open. */
export interface HeldLeases {
  /** Answers how it is given back; throws as takeLease does. */
  take(project: string, since: string): () => void
}

export function createHeldLeases(): HeldLeases {
  const held = new Map<string, { readonly lease: ProjectLease; users: number }>()
  return {
    take: (project, since) => {
      const key = leasePath(project)
      const known = held.get(key)
      const entry = known ?? { lease: takeLease(project, since), users: 0 }
      entry.users += 1
      held.set(key, entry)
      return () => {
        entry.users -= 1
        if (entry.users > 0) return
        held.delete(key)
        entry.lease.release()
      }
    },
  }
}
