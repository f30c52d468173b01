import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesFilter } from '#shared/engine/filter/evaluate-filter.ts'
import { parseFilter } from '#shared/engine/filter/parse-filter.ts'
import { scopeExpression, scopeLeftOver } from './scope-expression.ts'

const everything = { sources: [], clusters: [], facts: [], search: '' }
const FIELDS = ['source', 'cluster', 'name', 'owner', 'wave'].map((name) => ({ name, type: 'text' as const }))
const VMS = [
  { source: 'a', cluster: 'PROD', name: 'sql-01', owner: 'Ann', wave: '1' },
  { source: 'a', cluster: 'TEST', name: 'web-01', owner: 'Bob', wave: '1' },
  { source: 'b', cluster: 'PROD', name: 'SQL-02', owner: 'Ann', wave: '2' },
  { source: 'b', cluster: null, name: 'lone', owner: null, wave: null },
]

describe('the expression of a scope', () => {
  it.each([
    ['nothing narrowed', everything, ['sql-01', 'web-01', 'SQL-02', 'lone']],
    ['a source', { ...everything, sources: ['b'] }, ['SQL-02', 'lone']],
    ['two sources', { ...everything, sources: ['a', 'b'] }, ['sql-01', 'web-01', 'SQL-02', 'lone']],
    ['a cluster of one source only', { ...everything, clusters: [{ source: 'a', name: 'PROD' }] }, ['sql-01']],
    ['a cluster narrows the sources further', { ...everything, sources: ['a', 'b'], clusters: [{ source: 'a', name: 'PROD' }] }, ['sql-01']],
    ['clusters of two sources', { ...everything, clusters: [{ source: 'a', name: 'PROD' }, { source: 'b', name: 'PROD' }] }, ['sql-01', 'SQL-02']],
    ['words, whatever their case', { ...everything, search: 'sql 02' }, ['SQL-02']],
    ['an owner', { ...everything, facts: [{ field: 'owner', value: 'Ann' }] }, ['sql-01', 'SQL-02']],
    ['two owners', { ...everything, facts: [{ field: 'owner', value: 'Ann' }, { field: 'owner', value: 'Bob' }] }, ['sql-01', 'web-01', 'SQL-02']],
    ['an owner and a wave', { ...everything, facts: [{ field: 'owner', value: 'Ann' }, { field: 'wave', value: '1' }] }, ['sql-01']],
    ['a source and a word', { ...everything, sources: ['a'], search: 'sql' }, ['sql-01']],
  ])('%s', (_title, scope, names) => {
    expect(select(scopeExpression(scope))).toEqual(names)
  })

  it('leaves clusters out over a list that has none', () => {
    expect(scopeExpression({ ...everything, clusters: [{ source: 'a', name: 'PROD' }] }, { cluster: null })).toBe('')
    expect(scopeExpression({ ...everything, clusters: [{ source: 'a', name: 'PROD' }] }, { cluster: 'name' })).toBe('(source = "a" and name = "PROD")')
  })

  it('takes words for names of VMs, and says what does not narrow a list', () => {
    const scope = { sources: ['a'], clusters: [{ source: 'a', name: 'PROD' }], facts: [{ field: 'owner', value: 'Ann' }], search: 'sql' }
    expect(scopeExpression(scope, { cluster: null })).toBe('source in ("a")')
    expect(scopeLeftOver(scope, { cluster: null })).toEqual(['clusters', 'facts', 'words'])
    expect(scopeLeftOver(scope, { cluster: 'name' })).toEqual(['facts', 'words'])
    expect(scopeLeftOver(scope, { cluster: 'cluster', vmName: 'name' })).toEqual([])
    expect(scopeLeftOver({ ...scope, clusters: [], facts: [], search: ' ' }, { cluster: null })).toEqual([])
  })

  it('can be read back whatever the names are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.string(), (source, name, search) => {
        const text = scopeExpression({ sources: [source], clusters: [{ source, name }], facts: [{ field: 'owner', value: name }], search })
        expect(() => parseFilter(text, FIELDS)).not.toThrow()
      }),
    )
  })
})

function select(expression: string): string[] {
  if (expression === '') return VMS.map(({ name }) => name)
  const filter = parseFilter(expression, FIELDS)
  return VMS.filter((vm) => matchesFilter(filter, vm)).map(({ name }) => name)
}
