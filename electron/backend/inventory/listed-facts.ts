import { toSnakeCase } from '#backend/db/estate-tables.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { APPLICATION_FIELDS, type ApplicationFacts } from '#shared/domain/side/application.ts'

const LISTED = `
  SELECT vm.id, ${APPLICATION_FIELDS.map((field) => `application."${toSnakeCase(field)}" AS "${field}"`).join(', ')}
  FROM json_each(?) AS wanted CROSS JOIN current_snapshot CROSS JOIN vm ON vm.snapshot_pk = current_snapshot.pk AND vm.id = wanted.value
    LEFT JOIN current_side_link AS link ON link.kind = 'application' AND link.vm_id = vm.id LEFT JOIN application ON application.pk = link.row_pk`

/** What application lists say of some VMs that current snapshots hold, by VM id; nothing but null where no list says anything. */
export function listedFactsOf({ database }: ProjectFile, ids: readonly string[]): ReadonlyMap<string, ApplicationFacts> {
  if (ids.length === 0) return new Map()
  const rows = database.prepare(LISTED).all(JSON.stringify(ids)) as (ApplicationFacts & { readonly id: string })[] // columns as selected
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
