import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EstateInput, EstateVm } from '#shared/domain/estate/estate.ts'
import { ESTATE_INPUTS } from '#shared/domain/estate/estate.ts'
import { makeDisk, makeEstate, makeNic, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { DATA_UNIT_GIB, FINDING_POINTS, MOST_FINDING_POINTS, OS_CLASS_POINTS, scoreComplexity, TERM_WEIGHTS } from './complexity.ts'
import { createEstateFacts } from './estate-facts.ts'

function score(vm: EstateVm, { without = [], ...input }: Partial<Parameters<typeof scoreComplexity>[0]> & { without?: readonly EstateInput[] } = {}) {
  const estate = makeEstate({ vms: [vm], available: { [SOURCE_ID]: ESTATE_INPUTS.filter((name) => !without.includes(name)) } })
  return scoreComplexity({ vm, facts: createEstateFacts(estate), osClass: 'certified', findings: [], links: 0, ...input })
}

describe('the complexity score', () => {
  it('is its terms', () => {
    const vm = makeVm({
      isSecureBootEnabled: true,
      disks: [makeDisk({ capacityMib: MIB_PER_TIB }), makeDisk({ label: 'Hard disk 2', path: '[DS01] b.vmdk', isRaw: true, capacityMib: MIB_PER_TIB / 2 }), makeDisk({ label: 'Hard disk 3', path: '[DS01] c.vmdk', sharingMode: 'sharingMultiWriter', capacityMib: 1 })],
      nics: [makeNic(), makeNic()],
    })
    const finding = { ruleId: 'x', subject: vm.id, severity: 'warning', message: '', remedy: null, data: {} } as const
    const result = score(vm, { osClass: 'community', links: 25, findings: [finding, finding] })
    expect(Object.fromEntries(result.terms.map(({ term, points }) => [term, points]))).toEqual({ 'disks': 2, 'data': 3, 'nics': 1, 'firmware': 2, 'snapshots': 0, 'raw-devices': 4, 'shared-disks': 5, 'os-class': 2, 'findings': 4, 'links': 10 })
    expect(result).toMatchObject({ score: 33, isComplete: true })
  })

  it('says which terms the inventory does not', () => {
    const result = score(makeVm({ disks: [], nics: [], diskCount: null, nicCount: null, firmware: null }), { without: ['disks', 'nics', 'snapshots'], links: null })
    expect(result).toMatchObject({ score: 0, isComplete: false })
    expect(result.terms.filter(({ points }) => points === null).map(({ term }) => term)).toEqual(['disks', 'data', 'nics', 'firmware', 'snapshots', 'raw-devices', 'shared-disks', 'links'])
  })
})

describe('docs/assessment.md', () => {
  const rows = readFileSync(new URL('../../../docs/assessment.md', import.meta.url), 'utf8').split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
  const named = (cells: number): Record<string, string[]> => Object.fromEntries(rows.filter((row) => row.length === cells).map(([name = '', ...rest]) => [name.replaceAll('`', ''), rest]))

  it('has the weights of the code', () => {
    const documented = Object.fromEntries(Object.entries(named(5)).map(([term, [, free, each, most]]) => [term, { each: Number(each), free: Number(free), most: Number(most) }]))
    expect(documented).toEqual(TERM_WEIGHTS)
    expect(named(5)['data']?.[0]).toContain(`${DATA_UNIT_GIB} GiB`)
  })

  it('has the points of the code', () => {
    const points = Object.fromEntries(Object.entries(named(2)).filter(([, [value]]) => /^\d+$/.test(value ?? '')).map(([name, [value]]) => [name, Number(value)]))
    expect(points).toEqual({ ...OS_CLASS_POINTS, ...FINDING_POINTS })
    expect(readFileSync(new URL('../../../docs/assessment.md', import.meta.url), 'utf8')).toContain(`Findings make ${MOST_FINDING_POINTS} points at most`)
  })
})
