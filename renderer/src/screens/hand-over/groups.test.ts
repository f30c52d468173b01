import { expect, it } from 'vitest'
import { groupFindings, type ShownFinding, vmOf } from './finding-groups.ts'
import { groupByReason } from './reason-groups.ts'

const finding = (ruleId: string, severity: ShownFinding['severity'], remedy: string | null, data: ShownFinding['data'] = {}): ShownFinding => ({ ruleId, severity, remedy, data, subject: 'Plan x/y', message: 'So.', title: `Title of ${ruleId}`, file: null })

it('groups findings by severity, the worst first, and by check', () => {
  const grouped = groupFindings([finding('a', 'warning', 'Do.'), finding('b', 'critical', 'Do.'), finding('a', 'critical', 'Do.'), finding('a', 'warning', 'Do.'), finding('c', 'warning', 'This.'), finding('c', 'warning', 'That.')])
  expect(grouped.map(({ severity, count, groups }) => [severity, count, groups.map(({ checkId, remedy, findings }) => [checkId, remedy, findings.length])])).toEqual([
    ['critical', 2, [['b', 'Do.', 1], ['a', 'Do.', 1]]],
    ['warning', 4, [['a', 'Do.', 2], ['c', null, 2]]],
  ])
})

it('knows the VM of a finding where it says', () => {
  expect([vmOf(finding('a', 'warning', null, { vm: 's/vm-1' })), vmOf(finding('a', 'warning', null)), vmOf(finding('a', 'warning', null, { vm: 7 }))]).toEqual(['s/vm-1', null, null])
})

it('groups VMs by what keeps them out, the commonest first, and drops none', () => {
  const outsider = (vm: string, ...codes: string[]) => ({ vm, name: vm, why: codes.map((code) => ({ code, message: `${code} of ${vm}` })) })
  const groups = groupByReason([outsider('a', 'x'), outsider('b', 'y', 'y', 'x'), { ...outsider('c', 'z'), isTemplate: true }])
  expect(groups.map(({ code, vms }) => [code, vms.map(({ vm, message, isTemplate }) => [vm, message, isTemplate])])).toEqual([
    ['x', [['a', 'x of a', false], ['b', 'x of b', false]]],
    ['y', [['b', 'y of b y of b', false]]],
    ['z', [['c', 'z of c', true]]],
  ])
})
