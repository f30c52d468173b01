import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { layOutNodes } from '#shared/engine/nic-layout/lay-out-nodes.ts'
import { trunkBridgeOf } from '#shared/engine/nic-layout/trunk-bridge.ts'
import { validateDesiredState } from '#shared/engine/nmstate/validate-desired-state.ts'
import { emitObjects } from './bundle-layout.ts'
import { nodeNetworkSection } from './bundle-readme-node-networks.ts'
import { examplePlan } from './golden/example-plan.ts'
import { serialiseYaml } from './serialise-yaml.ts'

/** Two cards with two ports each, then two more; cabled in turn to two switches. */
const NICS = ['eno1', 'eno2', 'ens1f0', 'ens1f1', 'ens2f0', 'ens2f1', 'ens3f0', 'ens3f1', 'ens4f0', 'ens4f1'].map((name, index) => ({ name, speedMbps: 25_000, switch: index % 2 === 0 ? 'leaf-a' : 'leaf-b' }))
const NETWORKS = {
  storage: { vlanId: 102, mtu: 9000, addressing: { by: 'dhcp' } },
  liveMigration: { vlanId: 103, range: '10.0.103.0/24' },
}
const KINDS = ['NodeNetworkConfigurationPolicy', 'MigrationPolicy']

interface Case {
  readonly name: string
  readonly nics: number
  readonly layout?: object
  readonly group?: object
  readonly needsTrunks?: boolean
}

/** With one pair or one NIC, storage is on the machine network: its MTU is the installation's. */
const ON_MACHINE_NETWORK = { networks: { liveMigration: NETWORKS.liveMigration } }
const CASES: readonly Case[] = [
  { name: 'nics-1', nics: 1, layout: ON_MACHINE_NETWORK, group: { accepts: ['single-interface'] } },
  { name: 'nics-2-lacp', nics: 2, layout: ON_MACHINE_NETWORK },
  { name: 'nics-4-lacp', nics: 4, layout: { bandwidthMbpsPerMigration: 4000 } },
  { name: 'nics-6-lacp', nics: 6 },
  { name: 'nics-8-lacp', nics: 8, layout: { networks: { ...NETWORKS, liveMigration: { ...NETWORKS.liveMigration, mtu: 9000 }, import: { vlanId: 104, range: '10.0.104.0/24', route: '10.0.104.1' } } } },
  { name: 'nics-4-balance-slb', nics: 4, group: { bondMode: 'balance-slb' } },
  { name: 'nics-8-balance-slb', nics: 8, group: { bondMode: 'balance-slb' } },
  { name: 'nics-8-active-backup', nics: 8, group: { bondMode: 'active-backup' } },
  { name: 'nics-8-static-by-mac', nics: 8, layout: { networks: { ...NETWORKS, storage: { vlanId: 102, mtu: 9000, addressing: { by: 'static', first: '10.0.102.11', prefixLength: 24 } } } }, group: { identifyBy: 'mac', nodes: [node('worker-0', '0'), node('worker-1', '1')] } },
  { name: 'trunks-with-a-free-uplink', nics: 10, needsTrunks: true },
  { name: 'trunks-with-kept-nics', nics: 8, needsTrunks: true, group: { trunkNics: ['ens3f0', 'ens3f1'] } },
  { name: 'trunks-without-a-free-uplink', nics: 8, needsTrunks: true },
]

function node(name: string, digit: string): object {
  return { name, macAddresses: Object.fromEntries(NICS.slice(0, 8).map((nic, index) => [nic.name, `52:54:00:00:0${digit}:0${String(index)}`])) }
}

function planOf({ nics, layout = {}, group = {}, needsTrunks = false }: Case): MigrationPlan {
  const plan = examplePlan()
  const nicLayout = nicLayoutSchema.parse({ networks: NETWORKS, ...layout, groups: [{ name: 'workers', nics: NICS.slice(0, nics), ...group }] })
  const target = { ...plan.target, physicalNetworks: [{ name: 'physnet-vm', bridge: 'br-vm', uplinks: [], mtu: 1500 }], nicLayout }
  const bridge = trunkBridgeOf(target)
  const trunk = { name: 'trunk-firewalls', namespace: 'default', physicalNetworkName: bridge ?? '', vlanId: null, mtu: null, portGroupNames: ['Firewalls'], trunk: { bridge: bridge ?? '', vlans: [{ min: 100, max: 120 }, { min: 142, max: 142 }], isMacSpoofChecked: true } }
  return {
    ...plan,
    target,
    attachments: [...plan.attachments, ...(needsTrunks && bridge !== null ? [trunk] : [])],
    nodeNetworks: layOutNodes({ target, vmVlans: new Map([['physnet-vm', new Set([142, 143, null])]]), needsTrunks }),
  }
}

describe('node networks', () => {
  test.each(CASES.map((entry) => [entry.name, entry] as const))('%s is as the golden file says', async (name, entry) => {
    const plan = planOf(entry)
    const own = new Set([plan.nodeNetworks?.liveMigration?.name, plan.nodeNetworks?.transfer?.name, 'trunk-firewalls'])
    const emitted = emitObjects(plan, { isAvailable: () => true }).filter(({ object }) => KINDS.includes(object.kind) || (object.kind === 'NetworkAttachmentDefinition' && own.has(object.metadata?.name)))
    await expect(serialiseYaml(emitted.map(({ object, comment }) => ({ value: object, comment })))).toMatchFileSnapshot(join('golden', 'nic-layouts', `${name}.yaml`))
    await expect(`${nodeNetworkSection(plan).join('\n')}\n`).toMatchFileSnapshot(join('golden', 'nic-layouts', `${name}.md`))
    expect(plan.nodeNetworks?.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    for (const { desiredState } of plan.nodeNetworks?.policies ?? []) expect(validateDesiredState(desiredState, 'spec.desiredState.')).toEqual([])
  })

  it('pass the checks of a bundle', () => {
    for (const entry of CASES) {
      const plan = planOf(entry)
      const objects = emitObjects(plan, { isAvailable: () => true }).map(({ object }) => object)
      const ids = ['nncp', 'nad-config', 'transfer-network', 'unknown-field', 'name-invalid', 'object-twice', 'namespace-missing']
      expect(runChecks({ objects, versions: plan.target, estate: null, concerns: null }).findings.filter(({ ruleId }) => ids.includes(ruleId)), entry.name).toEqual([])
    }
  })

  it('put the transfer network into the plans', () => {
    const plan = planOf(CASES.find(({ name }) => name === 'nics-8-lacp') ?? { name: '', nics: 8 })
    const plans = emitObjects(plan, { isAvailable: () => true }).filter(({ object }) => object.kind === 'Plan')
    expect(plans.map(({ object }) => (object as { spec?: { transferNetwork?: unknown } }).spec?.transferNetwork)).toEqual(plans.map(() => ({ name: 'portolan-transfer', namespace: 'default' })))
  })
})
