import type { VmPropertyFacts } from '#shared/domain/side/vm-property.ts'
import { readFlag, readKnownList } from './cell-values.ts'
import type { SideColumn } from './side-column.ts'
import type { SideCells } from './side-csv-format.ts'
import { sideCsvImporter } from './side-importer.ts'
import { vmFactsFormat } from './vm-facts-format.ts'

const FACT_COLUMNS: readonly SideColumn<keyof VmPropertyFacts>[] = [
  { field: 'isEncrypted', header: 'Encrypted', aliases: ['Is encrypted', 'VM encrypted', 'VM encryption', 'Encryption'] },
  { field: 'encryptedDisks', header: 'Encrypted disks', aliases: ['Disks encrypted', 'Disk encryption'] },
  { field: 'keyProvider', header: 'Key provider', aliases: ['Key provider ID', 'KMS', 'KMS cluster', 'Key management server'] },
  { field: 'isTpmPresent', header: 'vTPM', aliases: ['TPM', 'Virtual TPM', 'Has vTPM', 'TPM present'] },
  { field: 'isMeasuredBootInUse', header: 'Measured Boot', aliases: ['Measured Boot enabled', 'Measured Boot in use'] },
  { field: 'storagePolicies', header: 'Storage policies', aliases: ['Storage policy', 'VM storage policy', 'VM storage policies', 'SPBM policy'] },
  { field: 'cpuAffinity', header: 'CPU affinity', aliases: ['Scheduling affinity'] },
  { field: 'numaAffinity', header: 'NUMA affinity', aliases: ['NUMA node affinity'] },
  { field: 'devices', header: 'Devices', aliases: ['Virtual devices'] },
  { field: 'memoryTiering', header: 'Memory tiering', aliases: ['Memory Tiering Type', 'Host memory tiering'] },
]

const TELLING: readonly (keyof VmPropertyFacts)[] = ['isEncrypted', 'encryptedDisks', 'keyProvider', 'isTpmPresent', 'isMeasuredBootInUse', 'storagePolicies', 'cpuAffinity', 'numaAffinity', 'memoryTiering']

/** What the vCenter knows of VMs and no inventory file says. */
export const vmPropertyFormat = vmFactsFormat({ importerId: 'vm-properties', label: 'VM properties (.csv)', kind: 'vmProperty', name: 'list of VM properties', facts: FACT_COLUMNS, telling: TELLING, read: readFacts })

export const vmPropertyImporter = sideCsvImporter(vmPropertyFormat)

function readFacts(cells: SideCells): VmPropertyFacts {
  return {
    isEncrypted: readFlag(cells, 'isEncrypted'),
    encryptedDisks: readKnownList(cells, 'encryptedDisks'),
    keyProvider: cells.text('keyProvider'),
    isTpmPresent: readFlag(cells, 'isTpmPresent'),
    isMeasuredBootInUse: readFlag(cells, 'isMeasuredBootInUse'),
    storagePolicies: readKnownList(cells, 'storagePolicies'),
    cpuAffinity: readKnownList(cells, 'cpuAffinity'),
    numaAffinity: readKnownList(cells, 'numaAffinity'),
    devices: readKnownList(cells, 'devices'),
    memoryTiering: cells.text('memoryTiering'),
  }
}
