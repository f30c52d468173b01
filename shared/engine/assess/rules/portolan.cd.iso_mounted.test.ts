import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { cdIsoMounted } from './portolan.cd.iso_mounted.ts'

const vm = (deviceType: string | null, isConnected: boolean | null) => makeVm({ cdDrives: [{ vmId: 'x', deviceNode: 'CD/DVD drive 1', deviceType, isConnected, isStartConnected: null }] })

describeRule(cdIsoMounted, {
  clean: { 'an image that is not connected': vm('ISO [DS01] rhel.iso', false), 'a drive of the client': vm('Remote device', true), 'no drive': makeVm() },
  flagged: { 'a connected image': [vm('ISO [DS01] rhel.iso', true), { images: ['ISO [DS01] rhel.iso'] }] },
  notEvaluated: { 'connection not said': vm('ISO [DS01] rhel.iso', null), 'connected to nobody knows what': vm(null, true), 'no list of drives': { vm: makeVm(), without: ['cdDrives'] } },
})
