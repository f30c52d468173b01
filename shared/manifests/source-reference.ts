import type { SourceReference } from '#shared/domain/plan/migration-plan.ts'

/** How a manifest names an object of the source: the id decides, the name is for people; a name alone where there is no id. */
export function sourceReference({ id, name }: SourceReference): { id?: string; name: string } {
  return id === undefined ? { name } : { id, name }
}
