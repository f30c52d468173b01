import { describe, expect, it, test } from 'vitest'
import { sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { draftProblems } from './draft-problems.ts'
import { freeName, numberOf, pathKey, valueAt, withValue } from './draft-values.ts'

describe('a draft', () => {
  it('takes a value at a path and shares the rest', () => {
    const draft = { odf: { replicas: 3 }, nodes: [{ name: 'a' }, { name: 'b' }] }
    const changed = withValue(draft, 'nodes.1.memoryGib', 512)
    expect(valueAt(changed, 'nodes.1')).toEqual({ name: 'b', memoryGib: 512 })
    expect([changed['odf'], valueAt(draft, 'nodes.1.memoryGib'), valueAt(draft, 'growth.years')]).toEqual([draft.odf, undefined, undefined])
    expect(changed['odf']).toBe(draft.odf)
    expect(valueAt(withValue({}, 'growth.years', 2), 'growth')).toEqual({ years: 2 })
  })

  it('keeps a dot of a key apart from those between keys', () => {
    const path = `storageTib.${pathKey('ssd.gold')}`
    const changed = withValue({}, path, 3)
    expect([changed, valueAt(changed, path), withValue(changed, path, undefined)]).toEqual([{ storageTib: { 'ssd.gold': 3 } }, 3, { storageTib: {} }])
  })

  it('gives a default its place back where a value is taken out, and an entry where it goes', () => {
    expect(withValue({ cpuOvercommit: 3 }, 'cpuOvercommit', undefined)).toEqual({})
    expect(withValue({ nodes: [1, 2, 3] }, 'nodes.1', undefined)).toEqual({ nodes: [1, 3] })
  })

  test.each([['', undefined], [' 4 ', 4], ['4.', 4], ['-1', -1], ['four', 'four'], ['Infinity', 'Infinity'], ['NaN', 'NaN']])('%j is typed for %j', (text, value) => {
    expect(numberOf(text)).toBe(value)
  })
})

describe('what is wrong with a draft', () => {
  test.each([
    [{ updateNodes: -1 }, 'updateNodes', 'at-least', 0],
    [{ cpuOvercommit: 'four' }, 'cpuOvercommit', 'number', null],
    [{ cpuOvercommit: 0.5 }, 'cpuOvercommit', 'other', null],
    [{ cpuOvercommit: 21 }, 'cpuOvercommit', 'at-most', 20],
    [{ nodes: [{ name: 'n', sockets: 1, coresPerSocket: 8 }] }, 'nodes.0.memoryGib', 'missing', null],
    [{ nodes: [{ name: '', sockets: 1, coresPerSocket: 8, memoryGib: 64 }] }, 'nodes.0.name', 'missing', null],
    [{ nodes: [{ name: 'n', sockets: 0, coresPerSocket: 8, memoryGib: 64 }] }, 'nodes.0.sockets', 'more-than', 0],
    [{ nodes: [{ name: 'n', sockets: 1.5, coresPerSocket: 8, memoryGib: 64 }] }, 'nodes.0.sockets', 'number', null],
    [{ groups: [{ name: 'g', match: { by: 'cluster', values: [] } }] }, 'groups.0.match.values', 'missing', null],
    [{ openshift: '9.99' }, 'openshift', 'other', null],
  ])('is found at its place in %j', (draft, path, code, limit) => {
    expect(draftProblems(sizingScenarioSchema, draft)).toEqual([expect.objectContaining({ path, code, limit })])
  })

  it('is nothing in an empty one', () => {
    expect(draftProblems(sizingScenarioSchema, {})).toEqual([])
  })
})

it('a new scenario has a name of its own', () => {
  expect([freeName('Racks', []), freeName('Racks', ['Racks']), freeName('Racks', ['Racks', 'Racks 2'])]).toEqual(['Racks', 'Racks 2', 'Racks 3'])
})
