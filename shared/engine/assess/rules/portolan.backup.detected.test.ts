import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { makeSource, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { backupDetected } from './portolan.backup.detected.ts'

const snapshot = (name: string) => ({ vmId: 'x', name, description: null, createdAt: null, fileName: null, memoryFileMib: null, totalMib: null, isQuiesced: null, state: null })

const OTHER_SITE = 'aaaaaaaa-0000-4000-8000-0000000000ff'
const placeholder = (overrides: Partial<EstateVm>): EstateVm => makeVm({ moref: 'vm-9', name: makeVm().name, isSrmPlaceholder: true, ...overrides })

describeRule(backupDetected, {
  clean: { 'a placeholder of that name at the same site': { vm: makeVm(), others: [placeholder({})] }, 'a snapshot by hand': makeVm({ snapshots: [snapshot('before patch')] }), 'an attribute without a value': makeVm({ attributes: { NB_LAST_BACKUP: ' ' } }) },
  flagged: {
    'a snapshot of Veeam': [makeVm({ snapshots: [snapshot('VEEAM BACKUP TEMPORARY SNAPSHOT')] }), { products: ['Veeam'], placeholders: [] }],
    'an attribute of NetBackup and a snapshot of Commvault': [makeVm({ snapshots: [snapshot('__GX_BACKUP__')], attributes: { NB_LAST_BACKUP: 'Mon' } }), { products: ['Commvault', 'NetBackup'], placeholders: [] }],
    'an attribute, without a list of snapshots': [{ vm: makeVm({ attributes: { NB_LAST_BACKUP: 'Mon' } }), without: ['snapshots'] }, { products: ['NetBackup'], placeholders: [] }],
    'a VM with a placeholder at another site': [
      { vm: makeVm(), others: [placeholder({ sourceId: OTHER_SITE })], estate: { sources: [makeSource(), makeSource({ id: OTHER_SITE, name: 'vc-b' })] } },
      { products: ['Site Recovery Manager'], placeholders: ['vc-b'] },
    ],
    'a placeholder': [makeVm({ isSrmPlaceholder: true }), { products: ['Site Recovery Manager'], placeholders: [] }],
  },
  notEvaluated: {
    'no list of snapshots': { vm: makeVm(), without: ['snapshots'] },
    'a source with an appliance of Zerto, which leaves no marks': { vm: makeVm(), others: [makeVm({ moref: 'vm-9', name: 'Z-VRA-esx01' })] },
  },
})
