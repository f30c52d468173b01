import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { withHistory } from '#backend/handlers/testing/history-backend.ts'
import { type HistoryVm, writeExport } from '#backend/handlers/testing/history-export.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import { wholePlan } from '#backend/testing/whole-plan.ts'
import type { SheetRows } from '#backend/importers/rvtools/testing/import-workbook.ts'
import { UUID_A, vmCells, vmSheet } from '#backend/importers/rvtools/testing/estate-sheets.ts'
import type { Target } from '#shared/domain/target/target.ts'

/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 240_000
const RUNS = 12

const vm = (number: number, more: Partial<HistoryVm> = {}): HistoryVm => ({ name: `vm-${number % 5}-${number}`, moref: `vm-${number}`, cpus: 1 + (number % 6), memory: 1024 * (1 + (number % 9)), ...more })
const EXPORTS: readonly (readonly HistoryVm[])[] = [
  Array.from({ length: 8 }, (_, index) => vm(index)),
  Array.from({ length: 10 }, (_, index) => vm(index, { memory: 4096 })),
  Array.from({ length: 5 }, (_, index) => vm(index + 3, { disk: 4096 })),
]

const vmId = fc.integer({ min: 0, max: 10 }).map((number) => `${UUID_A.toLowerCase()}/vm-${number}`)
const decision = fc.oneof(
  fc.record({ kind: fc.constant('vm.inclusion'), subject: vmId, value: fc.option(fc.record({ isIncluded: fc.boolean(), reason: fc.constant('so') })) }),
  fc.record({ kind: fc.constant('vm.namespace'), subject: vmId, value: fc.option(fc.record({ namespace: fc.constantFrom('blue', 'green') })) }),
  fc.record({ kind: fc.constant('vm.target-name'), subject: vmId, value: fc.option(fc.record({ targetName: fc.constantFrom('one', 'two', 'vm-1-1') })) }),
  fc.record({ kind: fc.constant('vm.facts'), subject: vmId, value: fc.option(fc.constantFrom({ application: 'shop' }, { application: null, owner: 'Ann' }, { application: 'desk', moveGroup: 'g1' })) }),
  fc.record({ kind: fc.constant('vm.labels'), subject: vmId, value: fc.option(fc.constantFrom({ values: { tier: 'gold' } }, { values: { app: 'shop', tier: 'tin' } })) }),
  fc.record({ kind: fc.constant('vm.instance-type'), subject: vmId, value: fc.option(fc.constantFrom({ type: 'exact' }, { type: 'source' }, { type: 'named', name: 'u1.large' }, { type: 'named', name: 'cx1.large' })) }),
  fc.record({ kind: fc.constant('vm.preference'), subject: vmId, value: fc.option(fc.constantFrom({ preference: 'rhel.9' }, { preference: null })) }),
  fc.record({ kind: fc.constant('datastore.storage-class'), subject: fc.constantFrom(`${UUID_A.toLowerCase()}/ds-1`, `${UUID_A.toLowerCase()}/ds-2`), value: fc.option(fc.constantFrom({ storageClass: 'ocs-storagecluster-cephfs' }, { storageClass: 'none-such' })) }),
  fc.record({ kind: fc.constant('port-group.network'), subject: fc.constant(`${UUID_A.toLowerCase()}/pg-1`), value: fc.option(fc.constantFrom({ type: 'pod' }, { type: 'ignored', reason: 'so' }, { type: 'localnet', vlanId: 7 })) }),
)
const target = fc.oneof(
  fc.constantFrom('none', 'best-fit', 'exact').map((instanceTypes) => ({ compute: { instanceTypes } })),
  fc.boolean().map((patches) => ({ compute: { patches } })),
  fc.constantFrom('mtv', 'osmap').map((preferences) => ({ compute: { preferences } })),
  fc.constantFrom('4.20', '4.22').map((openshift) => ({ openshift })),
  fc.constantFrom('2.10', '2.12').map((mtv) => ({ mtv })),
  fc.constantFrom({ namespaces: { by: 'single', name: 'all' } }, { namespaces: { by: 'cluster', prefix: '' } }, { namespaces: { by: 'application', prefix: '' } }),
  fc.boolean().map((cpuManager) => ({ features: { cpuManager } })),
)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('decide' as const), changes: fc.array(decision, { minLength: 1, maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'redo' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('target' as const), change: target }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('import' as const), which: fc.nat(EXPORTS.length - 1) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'undo-import' as const }) },
)
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never

/** All that is worked out of a project, as a host gets it; refusals too. */
async function answers(backend: Backend): Promise<unknown> {
  const { ok } = await backend.invoke('plan.compute', {})
  return {
    plan: ok ? await wholePlan(backend) : null,
    other: ok ? await wholePlan(backend, { mtv: '2.11' }) : null,
    compute: await backend.invoke('mapping.compute', {}),
    storage: await backend.invoke('mapping.storage', {}),
    networks: await backend.invoke('mapping.networks', {}),
    sums: [await backend.invoke('mapping.summary', {}), await backend.invoke('assess.summary', {}), await backend.invoke('networks.hosts', {}), await backend.invoke('sizing.freed', {}), await backend.invoke('inventory.scopes', {})],
    list: await backend.invoke('inventory.query', { kind: 'vms', columns: ['id', 'application', 'owner', 'moveGroup', 'labels', 'complexity'], offset: 0, limit: 20 }),
    narrowed: await backend.invoke('mapping.compute', { scope: 'vcpus > 2' }),
  }
}

async function take(backend: Backend, made: Step, files: readonly string[]): Promise<void> {
  switch (made.do) {
    case 'decide':
      await backend.invoke('decisions.apply', { changes: made.changes }) // the contract checks it
      return
    case 'undo':
      await backend.invoke('decisions.undo', {})
      return
    case 'redo':
      await backend.invoke('decisions.redo', {})
      return
    case 'target': {
      const got = await backend.invoke('target.get', {})
      const base = got.ok ? got.value.target : await loadTarget('odf')
      const { compute, features, ...rest } = made.change as Partial<Target>
      await backend.invoke('target.set', { target: { ...base, ...rest, compute: { ...base.compute, ...compute }, features: { ...base.features, ...features } } })
      return
    }
    case 'import':
      await backend.invoke('inventory.import', { files: [files[made.which] ?? ''] })
      return
    case 'undo-import': {
      const list = await backend.invoke('imports.list', {})
      const newest = list.ok ? Math.max(0, ...list.value.map((entry) => entry.id)) : 0
      if (newest > 0) await backend.invoke('imports.undo', { import: newest })
    }
  }
}

it('answers after any sequence of decisions, undo, redo, targets and imports what a fresh backend answers', async () => {
  const sheets = (vms: readonly HistoryVm[]): Readonly<Record<string, SheetRows>> => ({
    vDatastore: [['Name', 'Object ID', 'Type', 'Capacity MiB', 'Free MiB', 'VI SDK Server', 'VI SDK UUID'], ['ds', 'ds-1', 'VMFS', 99999, 9999, 'vc-a', UUID_A]],
    dvPort: [['Port', 'Switch', 'Object ID', 'VLAN', 'VI SDK Server', 'VI SDK UUID'], ['net', 'dvs', 'pg-1', '5', 'vc-a', UUID_A]],
    vNetwork: vmSheet(['NIC label', 'Network', 'Switch', 'Mac Address'], vms.map((each, index) => [vmCells(each.name, each.moref, { uuid: UUID_A, server: 'vc-a', vmUuid: `420a0000-0000-0000-0000-${each.moref.replace(/\D/g, '').padStart(12, '0')}` }), 'Network adapter 1', 'net', 'dvs', `00:50:56:00:00:0${index % 10}`])),
  })
  const files = EXPORTS.map((vms, index) => writeExport(`2026-01-0${index + 1}`, vms, { sheets: sheets(vms) }))
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), (steps) =>
      withHistory(async (ask, backend) => {
        await ask('inventory.import', { files: [files[0] ?? ''] })
        await answers(backend)
        const { path } = await ask('project.info', {}) as { path: string } // what it is while one is open
        for (const made of steps) {
          await take(backend, made, files)
          const fresh = createBackend({ now: () => '2026-03-02T09:00:00.000Z', monotonicMs: () => 0, logUnexpected: String, isForOneCommand: true })
          try {
            await fresh.invoke('project.open', { path, create: false, access: 'read' })
            const now = await answers(backend)
            seen.add(JSON.stringify(now))
            expect(now).toEqual(await answers(fresh))
          } finally {
            fresh.close()
          }
        }
      }),
    ),
    { numRuns: RUNS, seed: 20_260_321 },
  )
  // The sequences do change what is answered.
  expect(seen.size).toBeGreaterThan(RUNS)
}, BUSY_MS)
