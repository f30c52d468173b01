import { describe, expect, it, test } from 'vitest'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { type LayoutDraft, layoutDraftOf, layoutOfDraft } from './host-network-draft.ts'

const FULL = nicLayoutSchema.parse({
  groups: [{ name: 'workers', nics: [{ name: 'a' }] }],
  without: ['backup'],
  networks: {
    storage: { vlanId: 102, mtu: 9000, addressing: { by: 'static', first: '10.0.102.11', prefixLength: 24 } },
    replication: { addressing: { by: 'dhcp' } },
    liveMigration: { vlanId: 103, range: '10.0.103.0/24' },
    import: { vlanId: 104, range: '10.0.104.0/24', route: '10.0.104.1' },
  },
  evacuationMinutes: 30,
  bandwidthMbpsPerMigration: 4000,
})

describe('the networks of hosts in a form', () => {
  test.each([['all that there is', FULL], ['nothing', nicLayoutSchema.parse({})]])('keep %s', (_what, layout) => {
    expect(layoutOfDraft(layout, layoutDraftOf(layout))).toEqual({ layout })
  })

  test.each<[string, (draft: LayoutDraft) => void, string[]]>([
    ['a VLAN beyond the last', (draft) => { draft.networks.storage.vlanId = '4095' }, ['storage vlanId']],
    ['a first address without a prefix', (draft) => { draft.networks.storage.addresses = '10.0.0.1' }, ['storage addresses']],
    ['a range that is none', (draft) => { draft.networks.liveMigration.addresses = '10.0.0.1-20' }, ['liveMigration addresses']],
    ['a gateway that is none, and a frame of nothing', (draft) => { draft.networks.import.route = 'x'; draft.networks.import.mtu = '0' }, ['import mtu', 'import route']],
    ['no time at all', (draft) => { draft.evacuationMinutes = '0' }, ['evacuationMinutes']],
    ['a word for a number', (draft) => { draft.networks.storage.mtu = 'large' }, ['storage mtu']],
  ])('refuse %s', (_what, change, fields) => {
    const draft = layoutDraftOf(FULL)
    change(draft)
    const answer = layoutOfDraft(FULL, draft)
    expect('problems' in answer ? [...answer.problems.keys()].sort() : []).toEqual(fields)
  })

  it('are taken away, and said not to be there', () => {
    const draft = layoutDraftOf(FULL)
    draft.networks.storage.mode = 'without'
    draft.networks.liveMigration.mode = 'open'
    draft.evacuationMinutes = ''
    const answer = layoutOfDraft(FULL, draft)
    expect('layout' in answer ? [answer.layout.without, Object.keys(answer.layout.networks).sort(), answer.layout.evacuationMinutes] : answer).toEqual([['storage', 'backup'], ['import', 'replication'], undefined])
  })
})
