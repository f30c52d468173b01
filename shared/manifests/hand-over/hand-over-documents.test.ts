import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeCluster, makeDisk, makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { examplePlan } from '../golden/example-plan.ts'
import { handOverDocuments } from './hand-over-documents.ts'

const id = (number: number): string => `${SOURCE_ID}/vm-${String(number)}`
const tools = (number: number, isSyncTimeWithHost: boolean) => ({ vmId: id(number), status: 'toolsOk', version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost, isOperationReady: null })
const POD = makePortGroup({ moref: 'dvportgroup-2', name: 'Web | public', vlanKind: 'untagged', vlanId: null })

function planOf(estate: Estate): MigrationPlan {
  return buildMigrationPlan({
    estate,
    target: makeTarget({ cluster: clusterPolicySchema.parse({ operators: { write: true, also: ['metallb'] }, backup: { bucket: 'oadp' } }) }),
    decisions: { ...NO_DECISIONS, 'port-group.network': { [POD.id]: { type: 'pod' } } },
    concerns: [],
    notEvaluated: [],
  })
}

const ESTATE = makeEstate({
  clusters: [makeCluster({ name: 'PROD', isDpmEnabled: true })],
  portGroups: [makePortGroup(), POD],
  images: [
    { id: 'i/1', sourceId: SOURCE_ID, kind: 'template', name: 'Win 2022 | gold', datastoreName: 'SAN', path: null, sizeMib: 40_960, owner: 'Platform <team>', attachedVms: null, parts: 1, isListed: true },
    { id: 'i/2', sourceId: SOURCE_ID, kind: 'iso', name: 'tools_v2.ISO', datastoreName: null, path: '[ISO] tools_v2.ISO', sizeMib: null, owner: null, attachedVms: 2, parts: null, isListed: true },
  ],
  vms: [
    makeVm({ moref: 'vm-1', name: 'sql|01', guestOsFromTools: 'Microsoft Windows Server 2022 (64-bit)', tools: tools(1, true), isDiskUuidEnabled: true }),
    makeVm({ moref: 'vm-2', name: 'web <b>2</b>', guestOsFromTools: 'Red Hat Enterprise Linux 9 (64-bit)', primaryIpAddress: '192.0.2.8', dnsName: 'web2.example.com', tools: tools(2, false), nics: [makeNic({ vmId: id(2), portGroupId: POD.id, networkName: POD.name, macAddress: '00:50:56:00:00:02' })] }),
  ],
})

describe('documents for people', () => {
  it.each(handOverDocuments(planOf(ESTATE), ESTATE).map(({ path, text }) => [path, text] as const))('%s is as the golden file says', async (path, text) => {
    await expect(text).toMatchFileSnapshot(join('..', 'golden', 'hand-over', path.replace('docs/', '')))
  })

  it('count the disks of plans and those of VMs that no plan takes apart', () => {
    // Its NIC is on no known network: the VM is held back.
    const held = (moref: string, disks: number) => makeVm({ moref, name: moref, nics: [makeNic({ vmId: `${SOURCE_ID}/${moref}`, portGroupId: null })], disks: Array.from({ length: disks }, (_, index) => makeDisk({ vmId: `${SOURCE_ID}/${moref}`, path: `[DS01] ${moref}/${moref}_${String(index)}.vmdk` })) })
    const linesOf = (vms: Estate['vms']): string[] => {
      const estate = makeEstate({ vms })
      const text = handOverDocuments(planOf(estate), estate).find(({ path }) => path === 'docs/prerequisites.md')?.text ?? ''
      return text.split('\n').filter((line) => line.includes('VolumeSnapshotClass'))
    }
    expect(linesOf([makeVm()])).toEqual(['- [ ] The StorageClass `fast`, with its VolumeSnapshotClass, for 1 disk of the plans.'])
    expect(linesOf([makeVm(), held('vm-8', 2), held('vm-9', 1)])).toEqual(['- [ ] The StorageClass `fast`, with its VolumeSnapshotClass, for 1 disk of the plans; 3 more are of VMs that no plan takes yet.'])
    expect(linesOf([held('vm-8', 1)])).toEqual(['- [ ] The StorageClass `fast`, with its VolumeSnapshotClass; 1 disk is of VMs that no plan takes yet.'])
  })

  it('are whole where there is nothing', () => {
    const plan = { ...examplePlan(), plans: [], providers: [], attachments: [], datastores: [], storageClasses: [] }
    for (const { path, text } of handOverDocuments(plan, makeEstate({ vms: [], portGroups: [] }))) {
      expect(text.startsWith('# '), path).toBe(true)
      expect(text.endsWith('\n') && !text.endsWith('\n\n'), path).toBe(true)
      expect(text, path).not.toContain('undefined')
    }
  })
})
