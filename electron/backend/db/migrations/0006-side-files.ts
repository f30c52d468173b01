import { SIDE_ESTATE_TABLES_SQL } from './0006-side-files/estate-tables.ts'
import { SIDE_LINK_TABLES_SQL } from './0006-side-files/link-tables.ts'
import { SIDE_VM_TABLES_SQL } from './0006-side-files/vm-tables.ts'
import type { Migration } from './migration.ts'

/**
 * What side files say of an estate. Their rows belong to the project and not to a snapshot: each import looks all rows in
 * force up again among the VMs that are current then, so that a newer inventory keeps them and taking an import back gives
 * what was before.
 */
export const sideFiles: Migration = {
  id: 6,
  name: 'side-files',
  sql: `${SIDE_VM_TABLES_SQL}${SIDE_ESTATE_TABLES_SQL}${SIDE_LINK_TABLES_SQL}`,
}
