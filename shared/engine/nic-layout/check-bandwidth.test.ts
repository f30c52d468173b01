import { describe, expect, it, test } from 'vitest'
import type { BandwidthCheck } from '#shared/domain/plan/node-network.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { bandwidthNeeds } from './bandwidth-needs.ts'
import { layOutNodes } from './lay-out-nodes.ts'

interface Wish {
  readonly speeds: (number | undefined)[]
  readonly layout?: object
  readonly group?: object
  readonly openshift?: '4.22' | '4.23'
  readonly memoryGib?: number | null
  readonly nodeGib?: number | null
}

function check({ speeds, layout = {}, group = {}, openshift = '4.22', memoryGib = 256, nodeGib = 1024 }: Wish): readonly BandwidthCheck[] {
  const nicLayout = nicLayoutSchema.parse({ networks: { liveMigration: { vlanId: 5, range: '10.0.5.0/24' } }, ...layout, groups: [{ name: 'workers', nics: speeds.map((speedMbps, index) => ({ name: `nic${String(index)}`, ...(speedMbps === undefined ? {} : { speedMbps }) })), ...group }] })
  const target = makeTarget({ openshift, nicLayout, nodeModels: nodeGib === null ? [] : [{ name: 'n', sockets: 2, coresPerSocket: 32, threadsPerCore: 2, memoryGib: nodeGib, nics: [] }] })
  return layOutNodes({ target, vmVlans: new Map(), needsTrunks: false, needs: bandwidthNeeds(target, [{ name: 'small', memoryMib: 1024 }, { name: 'big', memoryMib: memoryGib === null ? null : memoryGib * 1024 }, { name: 'unknown', memoryMib: null }]) })?.bandwidth ?? []
}
const migration = (wish: Wish): string[] => check(wish).filter(({ traffic }) => traffic === 'liveMigration').flatMap(({ bondName, offeredMbps, flowMbps, needs }) => [`${bondName} ${String(offeredMbps)} ${String(flowMbps)}`, ...needs.map(({ code, verdict }) => `${code} ${verdict}`)])
const EIGHT = [25_000, 25_000, 25_000, 25_000, 25_000, 25_000, 25_000, 25_000]

describe('the bandwidth of live migration', () => {
  test.each<[string, Wish, string[]]>([
    ['a pair of its own', { speeds: EIGHT, layout: { networks: { liveMigration: { vlanId: 5 } }, evacuationMinutes: 30 } }, ['bond2 50000 25000', 'largest-vm enough', 'evacuation enough']],
    ['active-backup uses one NIC', { speeds: EIGHT, group: { bondMode: 'active-backup' } }, ['bond2 25000 25000', 'largest-vm enough', 'evacuation unknown']],
    ['one of 1 Gbit/s up to 4.22', { speeds: [1000], layout: { networks: { liveMigration: { vlanId: 5 } } } }, ['nic0 1000 1000', 'largest-vm enough', 'evacuation unknown']],
    ['a limit below what 4.23 gives a GiB', { speeds: EIGHT, openshift: '4.23', layout: { networks: { liveMigration: { vlanId: 5 } }, bandwidthMbpsPerMigration: 400, evacuationMinutes: 30 } }, ['bond2 50000 25000', 'largest-vm short', 'evacuation short']],
    ['the same limit in 4.22', { speeds: EIGHT, layout: { networks: { liveMigration: { vlanId: 5 } }, bandwidthMbpsPerMigration: 400 } }, ['bond2 50000 25000', 'largest-vm enough', 'evacuation unknown']],
    ['speeds that nobody states', { speeds: [undefined, 25_000] }, ['bond0 null null', 'largest-vm unknown', 'evacuation unknown']],
    ['no node model', { speeds: EIGHT, nodeGib: null, layout: { evacuationMinutes: 5 } }, ['bond2 50000 25000', 'largest-vm enough', 'evacuation unknown']],
    ['no network of its own: by the cluster’s pair', { speeds: EIGHT, layout: { networks: {} } }, ['bond0 50000 25000', 'largest-vm enough', 'evacuation unknown']],
  ])('%s', (_what, wish, expected) => {
    expect(migration(wish)).toEqual(expected)
  })

  it('says the figures', () => {
    const [largest, evacuation] = check({ speeds: [10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000], layout: { networks: { liveMigration: { vlanId: 5 } }, evacuationMinutes: 5 } }).find(({ traffic }) => traffic === 'liveMigration')?.needs ?? []
    // 256 GiB are 2,199,023 Mbit; 1,024 GiB four times that, by two migrations at once.
    expect(largest?.message).toBe('big (256 GiB) takes 3.7 min at 10000 Mbit/s if its memory stands still, and is given 640 min (150 s a GiB).')
    expect(evacuation).toEqual({ code: 'evacuation', verdict: 'short', message: 'To empty a node of 1024 GiB, all of it in use by VMs, takes 7.3 min at 20000 Mbit/s, and may take 5 min.' })
  })
})

it('says of everything else that it is not known, and who shares', () => {
  const rows = check({ speeds: EIGHT.slice(0, 4), layout: { without: ['replication'] } })
  expect(rows.filter(({ traffic }) => traffic !== 'liveMigration').every(({ needs }) => needs.length === 1 && needs[0]?.verdict === 'unknown')).toBe(true)
  expect(rows.map(({ traffic }) => traffic)).toEqual(['cluster', 'storage', 'liveMigration', 'vms', 'backup', 'import'])
  expect(rows.find(({ traffic }) => traffic === 'vms')?.sharedWith).toEqual(['storage', 'backup'])
})
