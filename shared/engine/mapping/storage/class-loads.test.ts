import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { makeDatastore, makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { loadClasses } from './class-loads.ts'
import { cloneStrategyOf } from './clone-strategy.ts'
import { CLASS_OF_KEY } from './testing/class-of-key.ts'
import { mapStorage } from './map-storage.ts'
import { storageConsequences } from './storage-consequences.ts'

const TIB = 1024 * 1024

function load(vms: readonly EstateVm[], { capacityTib, growthPercent = 0, volumeMode = 'Block' }: { capacityTib?: number; growthPercent?: number; volumeMode?: 'Block' | 'Filesystem' } = {}) {
  const target = makeTarget({
    storage: { growthPercent, policies: [] },
    storageClasses: [{ name: 'fast', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefault: false, isDefaultForVirtualization: true, volumeMode, accessMode: volumeMode === 'Block' ? 'ReadWriteMany' : 'ReadWriteOnce', ...(capacityTib === undefined ? {} : { capacityTib }) }],
  })
  const [only] = loadClasses(vms, mapStorage({ datastores: [makeDatastore()], included: vms, target, decisions: NO_DECISIONS }), target)
  return only
}

const vm = (inUseMib: number | null, ...sizes: (number | null)[]): EstateVm => makeVm({ inUseMib, disks: sizes.map((capacityMib, index) => makeDisk({ capacityMib, isThin: index === 0 })) })

describe('the load of a class', () => {
  it('adds up disks, shares what is in use by size, and counts thin ones', () => {
    expect(load([vm(600, 900, 300)])).toMatchObject({ vms: 1, disks: 2, provisionedMib: 1200, overheadMib: 0, neededMib: 1200, inUseMib: 600, disksWithoutUse: 0, thinDisks: 1, thinUnusedMib: 450, fit: 'not-evaluated' })
  })

  it('counts a disk that several VMs share once, and each of the VMs', () => {
    const sharer = (): EstateVm => makeVm({ inUseMib: null, disks: [{ ...makeDisk({ capacityMib: 300 }), sharedAs: 'quorum' }, makeDisk({ capacityMib: 100 })] })
    expect(load([sharer(), sharer()])).toMatchObject({ vms: 2, disks: 3, provisionedMib: 500, datastores: [{ provisionedMib: 500 }] })
  })

  it('never takes more to be in use than a disk holds', () => {
    expect(load([vm(5_000, 900, 300)])).toMatchObject({ inUseMib: 1200 })
  })

  it('does not take what is unknown for nothing', () => {
    expect(load([vm(null, 100)])).toMatchObject({ inUseMib: 0, disksWithoutUse: 1 })
    expect(load([vm(100, 100, null)])).toMatchObject({ disksWithoutSize: 1, disksWithoutUse: 2 })
  })

  it('takes a disk\'s own figure before its share', () => {
    const own = makeVm({ inUseMib: 1, disks: [{ ...makeDisk({ capacityMib: 500 }), configuration: { storageType: 'image', actualSizeMib: 123 } as never }] }) // the fields that count
    expect(load([own])).toMatchObject({ inUseMib: 123 })
  })

  it('adds what file systems keep, and growth to both', () => {
    const found = load([vm(null, 940)], { volumeMode: 'Filesystem', growthPercent: 10 })
    expect(found?.overheadMib).toBeCloseTo(60)
    expect(found?.growthMib).toBeCloseTo(100)
    expect(found?.neededMib).toBeCloseTo(1100)
  })

  test.each([
    ['fits', vm(0.2 * TIB, 0.9 * TIB), {}],
    ['not-evaluated', vm(null, 0.9 * TIB, null), {}],
    ['full', vm(null, 1.1 * TIB, null), {}],
    ['fits-thin', vm(0.5 * TIB, 1.2 * TIB), {}],
    ['full', vm(null, 1.2 * TIB), {}],
    ['full', vm(0.9 * TIB, 1.2 * TIB), { growthPercent: 20 }],
    ['fits-thin', vm(0.2 * TIB, 0.9 * TIB), { growthPercent: 20 }],
  ])('%s', (fit, subject, options) => {
    expect(load([subject], { capacityTib: 1, ...options })?.fit).toBe(fit)
  })
})

describe('consequences', () => {
  const target = makeTarget({ storageClasses: [
    { name: 'rbd', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefault: true, isDefaultForVirtualization: false },
    { name: 'virt', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: { mapOptions: 'krbd:rxbounce' }, isDefault: false, isDefaultForVirtualization: true },
  ] })
  const of = (storageClass: string, volumeMode: 'Block' | 'Filesystem', accessMode: 'ReadWriteMany' | 'ReadWriteOnce', content = { thinDisks: 0, windowsVms: 0 }) =>
    storageConsequences(makeDatastore(), { storageClass, volumeMode, accessMode }, content, target).map(({ code, kind }) => `${code} ${kind}`)

  it('praises and warns', () => {
    expect(of('virt', 'Block', 'ReadWriteMany')).toEqual(['live-migration good', 'volume-mode good', 'clone good', 'snapshot note', 'copy-offload note'])
    expect(of('rbd', 'Filesystem', 'ReadWriteOnce', { thinDisks: 2, windowsVms: 1 })).toEqual(['live-migration warning', 'volume-mode note', 'clone good', 'snapshot note', 'windows warning', 'thin note', 'copy-offload note'])
    expect(of('virt', 'Block', 'ReadWriteMany', { thinDisks: 0, windowsVms: 3 })).not.toContain('windows warning')
    expect(of('gone', 'Block', 'ReadWriteMany')).toEqual([])
  })

  it('names the class that Windows can have', () => {
    const [warning] = storageConsequences(makeDatastore(), { storageClass: 'rbd', volumeMode: 'Block', accessMode: 'ReadWriteMany' }, { thinDisks: 0, windowsVms: 1 }, target).filter(({ code }) => code === 'windows')
    expect(warning?.message).toContain('use virt')
  })
})

const REFERENCE = '../shared/data/storagecapabilities.json'

describe.skipIf(!existsSync(REFERENCE))('clone strategies against the reference table of CDI (needs ../shared)', () => {
  it('agree in every row', () => {
    const { provisioners } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { provisioners: Record<string, { provisionerKey: string; cloneStrategy: string }> } // the shape that the table documents
    for (const { provisionerKey, cloneStrategy } of Object.values(provisioners)) {
      expect(cloneStrategyOf(CLASS_OF_KEY[provisionerKey] ?? { provisioner: provisionerKey, parameters: {} }), provisionerKey).toBe(cloneStrategy.split(' ')[0])
    }
  })
})
