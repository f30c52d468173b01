import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeCluster, makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
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

  it('are whole where there is nothing', () => {
    const plan = { ...examplePlan(), plans: [], providers: [], attachments: [], datastores: [], storageClasses: [] }
    for (const { path, text } of handOverDocuments(plan, makeEstate({ vms: [], portGroups: [] }))) {
      expect(text.startsWith('# '), path).toBe(true)
      expect(text.endsWith('\n') && !text.endsWith('\n\n'), path).toBe(true)
      expect(text, path).not.toContain('undefined')
    }
  })
})
