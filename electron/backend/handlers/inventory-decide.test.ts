import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { createBackend } from '#backend/create-backend.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { BulkDecisionResult } from '#shared/contract/bulk-decision.ts'

type Input = z.input<Api['inventory.decide']['input']>

const EXCLUDE = { kind: 'vm.inclusion', value: { isIncluded: false, reason: 'retired' } } as const
const NAMES = { sort: [{ column: 'name', isDescending: false }] }

describe('inventory.decide', () => {
  it('previews, then decides for all that match as one undo step', async () => {
    await withSample(async ({ decide, count, call }) => {
      const running = await count('powerState = poweredOn and not isTemplate')
      const includedBefore = await count('included')
      const vms = { conditions: { where: 'powerState = poweredOn' } }
      const preview = await decide({ vms, decision: EXCLUDE, isPreview: true })
      expect(preview).toMatchObject({ changes: running, unchanged: 0, replaced: 0, withoutEffect: 0, batch: null })
      expect(preview.chosen).toBe(preview.changes + preview.unchanged + preview.templates)
      expect(preview.rows[0]).toMatchObject({ outcome: 'changes', after: { isIncluded: false, excludedBecause: 'Left out by decision: retired' } })
      // Row by row, what changes first; templates are listed, since nothing that was chosen is passed over.
      expect(preview.rows.map(({ outcome }) => outcome)).toEqual([...Array.from({ length: running }, () => 'changes'), ...Array.from({ length: preview.templates }, () => 'template')])
      expect(await count('included')).toBe(includedBefore)

      const done = await decide({ vms, decision: EXCLUDE, isPreview: false, fingerprint: preview.fingerprint })
      expect(done).toEqual({ ...preview, batch: 1 })
      const [again] = (await decide({ vms, decision: EXCLUDE, isPreview: true })).rows
      expect([again?.outcome, again?.before]).toEqual(['unchanged', again?.after])
      expect(await count('powerState = poweredOn and included')).toBe(0)
      expect(await decide({ vms, decision: EXCLUDE, isPreview: false })).toMatchObject({ changes: 0, unchanged: running, batch: null })

      const other = { kind: 'vm.inclusion', value: { isIncluded: false, reason: 'later' } } as const
      expect(await decide({ vms, decision: other, isPreview: true })).toMatchObject({ changes: running, replaced: running })
      await call('decisions.undo', {})
      expect(await count('included')).toBe(includedBefore)
    })
  })

  it('decides for runs of the list as it is sorted, and counts templates apart', async () => {
    await withSample(async ({ decide, call }) => {
      const { rows } = await call('inventory.query', { kind: 'vms', ...NAMES, offset: 0, limit: 1000 })
      const ranges: [number, number][] = [[0, 1], [5, 7], [6, 8]]
      const wanted = [0, 1, 5, 6, 7, 8].map((place) => rows[place])
      const result = await decide({ vms: { conditions: NAMES, ranges }, decision: { kind: 'vm.namespace', value: { namespace: 'web' } }, isPreview: false })
      expect(result.chosen).toBe(6)
      expect(result.templates).toBe(wanted.filter((row) => row?.['isTemplate'] === true).length)
      const list = await call('decisions.list', {})
      expect(list.map((entry) => entry.subject)).toEqual(wanted.filter((row) => row?.['isTemplate'] !== true).map((row) => row?.['id']))
      const templates = await decide({ vms: { conditions: { where: 'isTemplate' } }, decision: EXCLUDE, isPreview: false })
      expect(templates).toMatchObject({ changes: 0, templates: templates.chosen, batch: null })
    })
  })

  it('gives many VMs a StorageClass of their own', async () => {
    await withSample(async ({ decide, call }) => {
      const decision = { kind: 'vm.storage-class', value: { storageClass: 'ocs-storagecluster-ceph-rbd' } } as const
      const vms = { conditions: { where: 'name ~ erp and included' } }
      const done = await decide({ vms, decision, isPreview: false })
      expect(done.changes).toBeGreaterThan(1)
      expect(done.rows[0]).toMatchObject({ before: { storageClass: null }, after: { storageClass: 'ocs-storagecluster-ceph-rbd' } })
      const { overrides } = await call('mapping.storage', {})
      expect(overrides).toHaveLength(done.changes)
      expect(await decide({ vms, decision: { kind: 'vm.storage-class', value: null }, isPreview: false })).toMatchObject({ changes: done.changes, replaced: done.changes })
      expect((await call('mapping.storage', {})).overrides).toEqual([])
    })
  })

  it('says which VMs a rule leaves out all the same, and takes decisions back', async () => {
    await withSample(async ({ decide, count }) => {
      const vms = { conditions: { where: 'not included and not isTemplate' } }
      const result = await decide({ vms, decision: { kind: 'vm.inclusion', value: { isIncluded: true, reason: 'needed' } }, isPreview: false })
      expect(result.withoutEffect).toBe(await count('not included and not isTemplate'))
      const back = await decide({ vms: { conditions: {} }, decision: { kind: 'vm.inclusion', value: null }, isPreview: true })
      expect(back).toMatchObject({ changes: result.changes, replaced: result.changes })
    })
  })

  it('refuses what is not there, not valid, or other than it was', async () => {
    await withSample(async ({ decide, refusal, call }) => {
      const { rows } = await call('inventory.query', { kind: 'vms', where: 'included', offset: 0, limit: 1 })
      const ids = [String(rows[0]?.['id'])]
      const { fingerprint } = await decide({ vms: { ids }, decision: EXCLUDE, isPreview: true })
      await decide({ vms: { ids }, decision: { kind: 'vm.inclusion', value: { isIncluded: true, reason: 'needed' } }, isPreview: false })
      expect(await refusal({ vms: { ids }, decision: EXCLUDE, isPreview: false, fingerprint })).toMatchObject({ code: 'conflict' })
      expect(await refusal({ vms: { ids: ['nobody'] }, decision: EXCLUDE, isPreview: true })).toMatchObject({ code: 'not-found' })
      expect(await refusal({ vms: { conditions: {}, ranges: [[0, 5000]] }, decision: EXCLUDE, isPreview: true })).toMatchObject({ code: 'invalid-input' })
      expect(await refusal({ vms: { conditions: {}, ranges: [[4, 3]] }, decision: EXCLUDE, isPreview: true })).toMatchObject({ code: 'invalid-input' })
      expect(await refusal({ vms: { conditions: { where: 'name =' } }, decision: EXCLUDE, isPreview: true })).toMatchObject({ code: 'invalid-input', details: { at: 6 } })
      expect(await refusal({ vms: { ids }, decision: { kind: 'vm.namespace', value: { namespace: 'kube-system' } }, isPreview: true })).toMatchObject({ code: 'invalid-input' })
    })
  })
})

interface Sample {
  readonly call: <Name extends keyof Api>(name: Name, input: z.input<Api[Name]['input']>) => Promise<ApiOutput<Name>>
  readonly decide: (input: Input) => Promise<BulkDecisionResult>
  readonly refusal: (input: Input) => Promise<ErrorData | null>
  /** VMs that pass an expression. */
  readonly count: (where: string) => Promise<number>
}

async function withSample(work: (sample: Sample) => Promise<void>): Promise<void> {
  await withTemporaryProject(async (project) => {
    const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
    const call: Sample['call'] = async (name, input) => {
      const outcome = await backend.invoke(name, input)
      if (!outcome.ok) throw new Error(outcome.error.message)
      return outcome.value
    }
    try {
      await call('project.open', { path: project.path, create: false })
      await call('inventory.import', { files: [join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')] })
      await work({
        call,
        decide: (input) => call('inventory.decide', input),
        refusal: async (input) => {
          const outcome = await backend.invoke('inventory.decide', input)
          return outcome.ok ? null : outcome.error
        },
        count: async (where) => (await call('inventory.query', { kind: 'vms', where, offset: 0, limit: 0 })).matching,
      })
    } finally {
      backend.close()
    }
  })
}
