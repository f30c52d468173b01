import { INFRASTRUCTURE_TABLES_SQL } from './0003-platform-configuration/infrastructure-tables.ts'
import { VM_TABLES_SQL } from './0003-platform-configuration/vm-tables.ts'
import type { Migration } from './migration.ts'

/** Tables beside the first ones for what only some platforms state: a vSphere workbook fills none of them. */
export const platformConfiguration: Migration = {
  id: 3,
  name: 'platform-configuration',
  sql: `${INFRASTRUCTURE_TABLES_SQL}${VM_TABLES_SQL}`,
}
