import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { guestDisksKeyNotFound } from './vmware.guestDisks.key.not_found.ts'

const drive = (mountPoint: string, diskKey: number | null) => ({ vmId: 'x', mountPoint, diskKey, capacityMib: null, consumedMib: null, freeMib: null, freePercent: null })
const windows = (...partitions: ReturnType<typeof drive>[]) => makeVm({ guestOsFromTools: 'Microsoft Windows Server 2022 (64-bit)', partitions })

describeRule(guestDisksKeyNotFound, {
  clean: { 'every drive on a disk': windows(drive('C:\\', 2000), drive('D:\\', 2001)), 'Linux': makeVm({ guestOsFromTools: 'Ubuntu Linux (64-bit)', partitions: [drive('/', 0)] }) },
  flagged: {
    'key 0': [windows(drive('C:\\', 2000), drive('D:\\', 0)), { drives: ['D:\\'] }],
    'no key, another has one': [windows(drive('C:\\', 2000), drive('E:\\', null)), { drives: ['E:\\'] }],
    'no key in MTV\'s inventory': [makeConfiguredVm({ guestId: 'windows2019srv_64Guest' }, { partitions: [drive('C:\\', null)] }), { drives: ['C:\\'] }],
    'Windows by its configured name': [makeVm({ guestOsFromTools: ' ', guestOsConfigured: 'Microsoft Windows 10 (64-bit)', partitions: [drive('C:\\', 0)] }), { drives: ['C:\\'] }],
    'an older Windows by its guest id': [makeConfiguredVm({ guestId: 'winNetStandardGuest' }, { partitions: [drive('C:\\', 0)] }), { drives: ['C:\\'] }],
  },
  notEvaluated: {
    'no keys at all in a workbook': windows(drive('C:\\', null)),
    'no file systems': windows(),
    'no list of file systems': { vm: windows(drive('C:\\', 0)), without: ['partitions'] },
    'no operating system named': makeVm({ partitions: [drive('C:\\', 0)] }),
  },
})
