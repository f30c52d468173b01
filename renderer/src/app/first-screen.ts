import type { ProjectInfo } from '#renderer/stores/project.ts'

/** Where a project that was just opened is looked at: its inventory, or the import where it has none yet. */
export function firstScreenOf(project: Pick<ProjectInfo, 'sources'>): string {
  return project.sources === 0 ? '/import' : '/inventory/vms'
}
