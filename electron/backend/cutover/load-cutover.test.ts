import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { vmNetworksSchema } from '#shared/domain/target/vm-networks.ts'

const SAMPLE = 'resources/sample/portolan-sample-estate.xlsx'
const IP_PLAN = 'VLAN,Name,CIDR,Gateway,DNS\n100,Web-001,10.100.0.0/16,10.100.0.1,10.0.0.53\n'
const RULES = `Policy,Rule ID,Rule,Sources,Destinations,Services,Applied to,Action,Direction,Enabled
ERP,1,Web in,any,web,TCP 443,any,Allow,In_Out,true
ERP,2,Ping,any,web,ICMPv4 8,any,Allow,In_Out,true
Default,3,Rest,any,any,any,any,Drop,In_Out,true
`
const GROUPS = 'Group,Members\nweb,ERP-WEB-01;ERP-WEB-02\n'

it('sheet, concepts and security of the sample: from nothing known to side files, policies and waves', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-cutover-'))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  try {
    await withTemporaryProject(async (project) => {
      const { invoke } = createBackend({ now: () => '2026-03-02T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
      const valueOf = <Value>(answer: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value => {
        if (!answer.ok) throw new Error(answer.error.message)
        return answer.value
      }
      valueOf(await invoke('project.open', { path: project.path, create: false }))
      valueOf(await invoke('inventory.import', { files: [SAMPLE] }))
      const bare = valueOf(await invoke('cutover.sheet', {}))
      expect(bare).toMatchObject({ basis: 'estate', waves: [{ number: 1, window: null }] })
      expect(bare.nics.every(({ firewallRules, gateway }) => firewallRules === null && gateway === null)).toBe(true)
      expect(bare.notEvaluated).toHaveLength(5 + Number(bare.nics.some(({ wave }) => wave === null)) - Number(bare.nics.every(({ addresses, networkId }) => networkId === null || addresses.length > 0)))
      expect(valueOf(await invoke('networks.security', {}))).toMatchObject({ hasRules: false, rules: [], policies: [] })

      valueOf(await invoke('inventory.import', { files: [file('ip.csv', IP_PLAN), file('rules.csv', RULES), file('groups.csv', GROUPS)] }))
      const preset = await loadTarget('odf')
      valueOf(await invoke('target.set', { target: { ...preset, networks: vmNetworksSchema.parse({ policies: 'translated' }) } }))
      const known = valueOf(await invoke('cutover.sheet', {}))
      expect(known.nics.find(({ name }) => name === 'ERP-WEB-01')).toMatchObject({ vlanId: 100, gateway: '10.100.0.1', dnsServers: ['10.0.0.53'], firewallRules: ['ERP: Web in', 'ERP: Ping'] })
      expect(known.networks.find(({ vlanId }) => vlanId === 100)).toMatchObject({ subnets: ['10.100.0.0/16'], gateways: ['10.100.0.1'] })
      const security = valueOf(await invoke('networks.security', {}))
      expect(security.rules.map(({ rule, outcome }) => [rule, outcome])).toEqual([['Web in', 'translated'], ['Ping', 'listed'], ['Rest', 'listed']])
      expect(security.policies.find(({ isSkeleton }) => !isSkeleton)).toMatchObject({ kind: 'MultiNetworkPolicy', name: 'erp-web-in', vms: 2 })
      expect(security.vms.slice(0, 2).map(({ name, rules }) => [name, rules])).toEqual([['ERP-WEB-01', 2], ['ERP-WEB-02', 2]])
      expect(known.notEvaluated.some((gap) => gap.includes('Load balancers'))).toBe(true)
      valueOf(await invoke('inventory.import', { files: [file('apps.csv', 'VM,Application,LB-VIP\nERP-WEB-01,ERP,\"vip-web, vip-api\"\n')] }))
      const portGroup = known.networks.find(({ vlanId }) => vlanId === 100)?.portGroupIds[0] ?? ''
      valueOf(await invoke('decisions.import', { file: file('portolan.yaml', `apiVersion: portolan/v1\nnetworks:\n  - portGroup: ${portGroup}\n    gateway: { owner: firewall, name: fw-1, moves: last-wave }\n`) }))
      const balanced = valueOf(await invoke('cutover.sheet', { search: 'erp-web 10.100', limit: 1 }))
      expect([balanced.nics.length, balanced.totals.nics >= 2, balanced.totals.vms >= 2]).toEqual([1, true, true])
      expect(balanced.nics[0]).toMatchObject({ name: 'ERP-WEB-01', loadBalancers: ['vip-web', 'vip-api'] })
      expect(balanced.networks.find(({ vlanId }) => vlanId === 100)).toMatchObject({ gatewayOwner: 'firewall', gatewayOwnerName: 'fw-1', gatewayDecision: { moves: 'last-wave' } })
      const concepts = valueOf(await invoke('networks.concepts', {}))
      expect(concepts.vlans.find(({ vlanId }) => vlanId === 100)).toMatchObject({ subnets: ['10.100.0.0/16'], isOpen: false })
      expect(concepts.concepts.find(({ id }) => id === 'firewall')).toMatchObject({ sourceCount: 3 })

      valueOf(await invoke('waves.use', { file: file('waves.yaml', 'calendar:\n  timeZone: Europe/Lisbon\n  latest: 2027-03-01\nlimits:\n  vms: 60\nsearchSteps: 0\n') }))
      const schedule = valueOf(await invoke('waves.plan', { today: '2026-03-02' }))
      const sheet = valueOf(await invoke('cutover.sheet', {}))
      expect(sheet.basis).toBe('waves')
      expect(sheet.waves.map(({ window, start, vms }) => [window, start, vms])).toEqual(schedule.waves.map(({ window, start, vms }) => [window, start, vms]))
      const groups = [{ name: 'workers', nics: [0, 1, 2, 3].map((nic) => ({ name: `ens1f${String(nic)}`, speedMbps: 100 })) }]
      const { id: _, ...current } = valueOf(await invoke('target.get', {})).target
      valueOf(await invoke('target.set', { target: { ...current, id: 'own', nicLayout: nicLayoutSchema.parse({ groups }) } }))
      const { layout } = valueOf(await invoke('nics.layOut', {}))
      expect(layout?.bandwidth.find(({ traffic }) => traffic === 'import')?.needs).toEqual([{ code: 'demand', verdict: 'unknown', message: expect.stringMatching(/The largest wave .* copies \d+ Mbit/) as string }])
      const second = valueOf(await invoke('cutover.sheet', { wave: 2 }))
      expect(second.waves).toEqual(sheet.waves.slice(1, 2))
      expect(second.nics).toEqual(sheet.nics.filter(({ wave }) => wave === 2))
      expect(await invoke('cutover.sheet', { wave: 99 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
      const stretched = new Set(schedule.stretchedNetworks.map(({ name }) => name))
      expect(sheet.networks.some(({ stretchedFrom, name }) => stretchedFrom !== null && stretched.has(name))).toBe(true)
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
