import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckContext, type CheckProblem, defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'
import { describePlanVm, type MapRowView, readMapRows } from '../plan-view.ts'
import { createRowFinder } from '../source-rows.ts'

/** A VM can have the pod network once, and MTV counts its NICs: two on one network that goes there are one too many. */
export const podNetworkTwice = defineCheck({
  id: 'pod-network-twice',
  title: 'No VM has more than one NIC on the pod network',
  severity: 'critical',
  needs: ['manifests'],
  inputs: ['nics', 'portGroups'],
  namesVms: 'by-plan',
  check: (context) => [...vmsWithTwo(context), ...mapsWithTwo(context)],
  checkVms: vmsWithTwo,
  notEvaluated: ({ estate }) => (estate === null ? ['Without an inventory nobody can count the NICs of a VM on one network.'] : []),
})

function isOnPod(row: MapRowView): boolean {
  return fieldText(row.destination, 'type') === 'pod'
}

function vmsWithTwo({ plans }: CheckContext): readonly CheckProblem[] {
  return plans.flatMap(({ plan, sourceObjects: { portGroups }, vms, networkRows }) => {
    if (networkRows === null || !networkRows.some(isOnPod)) return []
    const rowsOf = createRowFinder(networkRows)
    return vms.flatMap(({ entry, vm }) => {
      const labels = vm.nics
        .filter((nic) => {
          const portGroup = nic.portGroupId === null ? undefined : portGroups.get(nic.portGroupId)
          return portGroup !== undefined && rowsOf(portGroup).some(isOnPod)
        })
        .map((nic) => nic.label ?? 'a NIC')
      if (labels.length < 2) return []
      return [{ subject: plan.subject, message: `${labels.join(', ')} of ${describePlanVm(entry)} would all be on the pod network.`, remedy: 'Send all but one of their networks to a network attachment definition.', data: { vm: vm.id } }]
    })
  })
}

/** Two rows onto the pod network: harmless only where the NICs of every VM that uses the map were counted. */
function mapsWithTwo({ objects, plans }: CheckContext): readonly CheckProblem[] {
  return objects.ofKind('NetworkMap').flatMap((map) => {
    const count = readMapRows(map).filter(isOnPod).length
    if (count < 2) return []
    const users = objects.plansOf(map)
    const isCounted = users.length > 0 && users.every((user) => plans.some(({ plan, unknownVms }) => plan === user && unknownVms.length === 0))
    return [{ subject: describeObject(map), message: `${count} networks are mapped to the pod network; a VM can have it once.`, remedy: 'Send all but one of them to a network attachment definition.', severity: isCounted ? 'warning' : 'critical' }]
  })
}
