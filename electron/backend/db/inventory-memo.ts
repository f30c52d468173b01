import { createPartMemo, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import type { ProjectFile } from './project-file.ts'
import { projectState } from './project-state.ts'

const kept = new WeakMap<ProjectFile, { readonly others: number; readonly memo: PartMemo }>()

/**
 * Keeps what is read of an inventory for as long as it stays: imports and their undoing commit on connections of their own. A part that is
 * asked through it reads nothing that decisions change, and takes the project as an argument.
 */
export function inventoryMemo(project: ProjectFile): PartMemo {
  const { others } = projectState(project)
  const known = kept.get(project)
  if (known?.others === others) return known.memo
  const memo = createPartMemo()
  kept.set(project, { others, memo })
  return memo
}
