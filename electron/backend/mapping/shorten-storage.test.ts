import { describe, expect, it } from 'vitest'
import type { ApiOutput } from '#shared/contract/api.ts'
import { shortenStorage } from './shorten-storage.ts'

type StorageAnswer = ApiOutput<'mapping.storage'>

const row = (id: string, effective: StorageAnswer['rows'][number]['effective']): StorageAnswer['rows'][number] => ({
  id, name: id, source: 'vc', sourceName: 'vc', type: 'VMFS', capacityMib: 1024, freeMib: 512, vms: 1, disks: 1, disksWithoutSize: 0, provisionedMib: 100,
  isNeeded: effective !== null, isOpen: false, warnings: [], suggestion: null, decision: null, effective, rule: null, offload: [],
  evidence: [{ code: 'type', message: 'It is VMFS.', confidence: 'high' }], consequences: [{ code: 'copy', kind: 'note', message: 'Disks are copied.' }],
})
const choice = { destination: null, confidence: 'low' as const, why: [{ code: 'no-class', message: 'There is no class.' }], terms: [{ code: 'class', name: null, value: 'fast', unit: null, from: 'target' as const }] }
const flow = (datastoreId: string | null): StorageAnswer['flows'][number] => ({ datastoreId, storageClass: 'fast', vms: 1, disks: 1, disksWithoutSize: 0, provisionedMib: 100 })
const whole: StorageAnswer = {
  rows: [row('a', choice), row('b', null)], open: 1, storageClasses: [], counted: { vms: 2, disks: 2 }, elsewhere: { vms: 0, disks: 0, provisionedMib: 0 }, directLuns: { vms: 0, disks: 0, provisionedMib: 0 },
  flows: [flow('a'), flow('b'), flow(null)], rules: [], ruleFields: [], overrides: [], growthPercent: 20,
}

describe('as much of the storage map as was asked for', () => {
  it.each([{}, { explained: true }])('is all of it: %j', (part) => {
    expect(shortenStorage(whole, part)).toEqual(whole)
  })

  it('is rows without what explains them, which say that nobody asked and not that there is nothing', () => {
    const unasked = { evidence: null, consequences: null }
    expect(shortenStorage(whole, { explained: false })).toEqual({ ...whole, rows: [{ ...whole.rows[0], ...unasked, effective: { ...choice, terms: null } }, { ...whole.rows[1], ...unasked }] })
    expect(whole.rows[0]?.effective?.terms).toHaveLength(1)
  })

  it('is one datastore with its flows', () => {
    expect(shortenStorage(whole, { datastore: 'b' })).toEqual({ ...whole, rows: [whole.rows[1]], flows: [flow('b')] })
  })

  it('is nothing of a datastore that is not there', () => {
    expect(() => shortenStorage(whole, { datastore: 'gone' })).toThrow('There is no datastore with the ID gone')
  })
})
