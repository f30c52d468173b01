import { expect, it } from 'vitest'
import { COMPUTE_ADDRESS, type ComputeView } from './compute-address.ts'

const PLAIN: ComputeView = { search: '', filters: {}, sort: null }

it.each<[ComputeView, Record<string, string>]>([
  [PLAIN, {}],
  [{ search: 'erp', filters: { guestOs: 'Windows', state: 'open' }, sort: { column: 'vcpus', isDescending: true } }, { search: 'erp', facets: '{"guestOs":"Windows","state":"open"}', sort: '-vcpus' }],
  [{ ...PLAIN, sort: { column: 'name', isDescending: false } }, { sort: 'name' }],
])('says %j in an address, and reads it there', (view, query) => {
  expect(COMPUTE_ADDRESS.write(view)).toEqual(query)
  expect(COMPUTE_ADDRESS.read(query)).toEqual(view)
})

it.each([{ facets: '{"guestOs":' }, { facets: '{"unknown":"x"}' }, { facets: '{"guestOs":1}' }, { sort: '-wrong' }, { search: ['a', 'b'] }])('passes over what an address says wrongly: %j', (query) => {
  expect(COMPUTE_ADDRESS.read(query)).toEqual(PLAIN)
})
