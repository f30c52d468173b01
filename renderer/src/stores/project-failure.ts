import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ErrorData } from '#shared/contract/api-types.ts'

/** What was wanted of a project and not done. */
export interface ProjectFailure {
  readonly kind: 'open' | 'create' | 'sample' | 'close' | 'forget'
  readonly error: ErrorData
}

/** What can be opened in place of what was refused. */
export interface OpenInstead {
  readonly kind: 'read' | 'copy'
  readonly path: string
  readonly access: 'write' | 'read'
}

/**
 * Why a project was not opened, made or closed, wherever that was asked for: on the start page, by a menu, a file of the system or one
 * that was dropped. It stays until the person takes it away, or what is tried next is done.
 */
export const useProjectFailure = defineStore('project-failure', () => {
  const failure = shallowRef<ProjectFailure | null>(null)

  function tell(kind: ProjectFailure['kind'], error: ErrorData): void {
    failure.value = { kind, error }
  }

  function dismiss(): void {
    failure.value = null
  }

  return { failure, tell, dismiss }
})

/** A project that another program has can be read; one that is damaged may have a copy from before an upgrade. Null where nothing of the kind is known. */
export function openInstead({ kind, error: { code, details } }: ProjectFailure): OpenInstead | null {
  const { path, reason } = details
  if (kind === 'open' && reason === 'held' && typeof path === 'string') return { kind: 'read', path, access: 'read' }
  const copy = copyOf({ code, details })
  return copy === null ? null : { kind: 'copy', path: copy, access: 'write' }
}

/** The copy of a damaged project that the error names; null where it names none. */
export function copyOf({ code, details: { copy } }: Pick<ErrorData, 'code' | 'details'>): string | null {
  return code === 'unreadable-file' && typeof copy === 'string' ? copy : null
}
