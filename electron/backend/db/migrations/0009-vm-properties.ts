import { VM_REFERENCE_SQL } from './0006-side-files/vm-tables.ts'
import type { Migration } from './migration.ts'

/** Lists of VM properties: what a vCenter knows of a VM and no export says. */
export const vmProperties: Migration = {
  id: 9,
  name: 'vm-properties',
  sql: `
CREATE TABLE vm_property (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,${VM_REFERENCE_SQL}
  is_encrypted INTEGER CHECK (is_encrypted IN (0, 1)),
  encrypted_disks TEXT,
  key_provider TEXT,
  is_tpm_present INTEGER CHECK (is_tpm_present IN (0, 1)),
  is_measured_boot_in_use INTEGER CHECK (is_measured_boot_in_use IN (0, 1)),
  storage_policies TEXT,
  cpu_affinity TEXT,
  numa_affinity TEXT,
  devices TEXT,
  memory_tiering TEXT,
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX vm_property_by_import ON vm_property (import_pk);
`,
}
