import { countWords } from '#shared/domain/count-words.ts'
import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckContext, type CheckProblem, defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'
import { describePlanVm, type MapRowView, readMapRows } from '../plan-view.ts'
import { createRowFinder } from '../source-rows.ts'

/**
 * One row serves all NICs on a network. Several multus rows for one network are a pool from MTV 2.11 on: each
 * attachment is used once a VM, and NICs beyond them are dropped without a word. Before, there are no pools.
 */
export const nicsDropped = defineCheck({
  id: 'nics-dropped',
  title: 'No NIC is dropped by several rows for one network',
  severity: 'critical',
  needs: ['manifests'],
  inputs: ['nics', 'portGroups'],
  namesVms: 'by-plan',
  check: (context) => (isMtvAtLeast(context.versions.mtv, '2.11') ? vmsThatLoseNics(context) : mapsWithPools(context)),
  notEvaluated: (context) => {
    const { estate, objects, versions } = context
    if (estate !== null || !isMtvAtLeast(versions.mtv, '2.11')) return []
    return objects.ofKind('NetworkMap').filter((map) => poolsOf(readMapRows(map)).length > 0).map((map) => `${describeObject(map)} has several rows for one network, and without an inventory nobody can count the NICs on it.`)
  },
})

/** The multus rows of each network that has more than one. */
function poolsOf(rows: readonly MapRowView[]): readonly (readonly MapRowView[])[] {
  const pools = new Map<string, MapRowView[]>()
  for (const row of rows) {
    if (fieldText(row.destination, 'type') !== 'multus') continue
    const key = row.sourceId ?? row.sourceName ?? ''
    pools.set(key, [...(pools.get(key) ?? []), row])
  }
  return [...pools.values()].filter((pool) => pool.length > 1)
}

function mapsWithPools({ objects, versions }: CheckContext): readonly CheckProblem[] {
  return objects.ofKind('NetworkMap').flatMap((map) =>
    poolsOf(readMapRows(map)).map((pool) => ({
      subject: describeObject(map),
      message: `${pool.map((row) => row.at).join(', ')} are rows for one network, and MTV ${versions.mtv} uses only one of them.`,
      remedy: 'Keep one row for each network.',
    })),
  )
}

function vmsThatLoseNics({ plans }: CheckContext): readonly CheckProblem[] {
  return plans.flatMap(({ plan, sourceObjects: { portGroups }, vms, networkRows }) => {
    const pools = poolsOf(networkRows ?? [])
    if (pools.length === 0) return []
    return pools.flatMap((pool) => {
      const attachmentCount = new Set(pool.map(({ destination }) => JSON.stringify([fieldText(destination, 'namespace'), fieldText(destination, 'name')]))).size
      const rowsOf = createRowFinder(pool)
      const pooledIds = new Set([...portGroups].filter(([, portGroup]) => rowsOf(portGroup).length > 0).map(([id]) => id))
      return vms.flatMap(({ entry, vm }) => {
        const nicCount = vm.nics.filter((nic) => nic.portGroupId !== null && pooledIds.has(nic.portGroupId)).length
        if (nicCount <= attachmentCount) return []
        return [{ subject: plan.subject, message: `${describePlanVm(entry)} has ${countWords(nicCount, 'NIC')} on ${pool[0]?.sourceName ?? 'one network'}, and its map offers ${countWords(attachmentCount, 'attachment')}: MTV drops the others.`, remedy: 'Keep one row for the network, or offer as many attachments as NICs.', data: { vm: vm.id } }]
      })
    })
  })
}
