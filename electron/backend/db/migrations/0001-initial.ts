import { INFRASTRUCTURE_TABLES_SQL } from './0001-initial/infrastructure-tables.ts'
import { PROJECT_TABLES_SQL } from './0001-initial/project-tables.ts'
import { VM_TABLES_SQL } from './0001-initial/vm-tables.ts'
import type { Migration } from './migration.ts'

/** The first schema. Files of it are out there: later changes are migrations of their own. */
export const initial: Migration = {
  id: 1,
  name: 'initial',
  sql: `${PROJECT_TABLES_SQL}${INFRASTRUCTURE_TABLES_SQL}${VM_TABLES_SQL}`,
}
