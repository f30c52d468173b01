import { describe, expect, it } from 'vitest'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { makeDatastore, makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { mapStorage } from './map-storage.ts'
import { storageFlows } from './storage-flows.ts'

const datastore = makeDatastore()
const target = makeTarget()
const name = target.storageClasses[0]?.name ?? ''
const lun = { ...makeDisk({ datastoreId: null, capacityMib: 9 }), configuration: { storageType: 'lun' } as never } // the field that counts

it('has a disk that two VMs share in one flow, once', () => {
  const vms = ['a', 'b'].map((id) => makeVm({ id, disks: [{ ...makeDisk({ datastoreId: datastore.id, capacityMib: 10 }), sharedAs: 'quorum' }] }))
  expect(storageFlows(vms, mapStorage({ datastores: [datastore], included: vms, target, decisions: NO_DECISIONS }))).toMatchObject([{ vms: 2, disks: 1, provisionedMib: 10 }])
})

describe('what goes from datastores to classes', () => {
  it('adds up disks, tells unknown sizes apart, and has what goes nowhere as flows of their own', () => {
    const vms = [
      makeVm({ id: 'a', disks: [makeDisk({ datastoreId: datastore.id, capacityMib: 10 }), makeDisk({ datastoreId: datastore.id, capacityMib: null }), lun] }),
      makeVm({ id: 'b', disks: [makeDisk({ datastoreId: datastore.id, capacityMib: 5 }), makeDisk({ datastoreId: null, capacityMib: 7 })] }),
      makeVm({ id: 'c', disks: [makeDisk({ datastoreId: datastore.id, capacityMib: 3 })] }),
    ]
    const decisions = { ...NO_DECISIONS, 'datastore.storage-class': { [datastore.id]: { storageClass: name } }, 'vm.storage-class': { c: { storageClass: 'gone' } } }
    expect(storageFlows(vms, mapStorage({ datastores: [datastore], included: vms, target, decisions }))).toEqual([
      { datastoreId: datastore.id, storageClass: name, vms: 2, disks: 3, disksWithoutSize: 1, provisionedMib: 15 },
      { datastoreId: datastore.id, storageClass: null, vms: 1, disks: 1, disksWithoutSize: 0, provisionedMib: 3 },
      { datastoreId: null, storageClass: null, vms: 1, disks: 1, disksWithoutSize: 0, provisionedMib: 7 },
    ])
  })
})
