import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { backupDetected } from './portolan.backup.detected.ts'

const snapshot = (name: string) => ({ vmId: 'x', name, description: null, createdAt: null, fileName: null, memoryFileMib: null, totalMib: null, isQuiesced: null, state: null })

describeRule(backupDetected, {
  clean: { 'a snapshot by hand': makeVm({ snapshots: [snapshot('before patch')] }), 'an attribute without a value': makeVm({ attributes: { NB_LAST_BACKUP: ' ' } }) },
  flagged: {
    'a snapshot of Veeam': [makeVm({ snapshots: [snapshot('VEEAM BACKUP TEMPORARY SNAPSHOT')] }), { products: ['Veeam'] }],
    'an attribute of NetBackup and a snapshot of Commvault': [makeVm({ snapshots: [snapshot('__GX_BACKUP__')], attributes: { NB_LAST_BACKUP: 'Mon' } }), { products: ['Commvault', 'NetBackup'] }],
    'an attribute, without a list of snapshots': [{ vm: makeVm({ attributes: { NB_LAST_BACKUP: 'Mon' } }), without: ['snapshots'] }, { products: ['NetBackup'] }],
    'a placeholder': [makeVm({ isSrmPlaceholder: true }), { products: ['Site Recovery Manager'] }],
  },
  notEvaluated: { 'no list of snapshots': { vm: makeVm(), without: ['snapshots'] } },
})
