import { makeListedVm } from '#shared/engine/testing/listed-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { encryptionDetected } from './portolan.encryption.detected.ts'

describeRule(encryptionDetected, {
  clean: { 'neither files nor disks': makeListedVm({ isEncrypted: false, encryptedDisks: '' }) },
  flagged: {
    'the files alone, as with a vTPM': [makeListedVm({ isEncrypted: true, encryptedDisks: '' }), { disks: [], keyProvider: null }],
    'the files, and of the disks nothing is said': [makeListedVm({ isEncrypted: true }), { disks: [], keyProvider: null }],
    'a disk, and of the files nothing is said': [makeListedVm({ encryptedDisks: 'Hard disk 1' }), { disks: ['Hard disk 1'], keyProvider: null }],
    'two disks with a key provider': [makeListedVm({ isEncrypted: true, encryptedDisks: 'Hard disk 1; Hard disk 2', keyProvider: 'native-keys' }), { disks: ['Hard disk 1', 'Hard disk 2'], keyProvider: 'native-keys' }],
  },
  notEvaluated: {
    'no list of properties': makeVm(),
    'nothing said': makeListedVm(),
    'the disks not said': makeListedVm({ isEncrypted: false }),
    'the files not said': makeListedVm({ encryptedDisks: '' }),
  },
})
