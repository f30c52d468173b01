import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskDeltaWithoutSnapshot } from './portolan.disk.delta_without_snapshot.ts'

const vm = (path: string | null) => makeVm({ disks: [makeDisk({ path })] })
const snapshot = { vmId: 'x', name: 's', description: null, createdAt: null, fileName: null, memoryFileMib: null, totalMib: null, isQuiesced: null, state: null }

describeRule(diskDeltaWithoutSnapshot, {
  clean: { 'a base file': vm('[DS01] web/web.vmdk'), 'a name with digits': vm('[DS01] web/web-01.vmdk'), 'a delta file of a snapshot': { ...vm('[DS01] web/web-000001.vmdk'), snapshots: [snapshot] } },
  flagged: { 'a delta file': [vm('[DS01] web/web-000002.vmdk'), { disks: ['Hard disk 1'] }] },
  notEvaluated: { 'no path': vm(null), 'no list of snapshots': { vm: vm('[DS01] web/web-000002.vmdk'), without: ['snapshots'] }, 'no list of disks': { vm: vm('[DS01] web/web.vmdk'), without: ['disks'] } },
})
