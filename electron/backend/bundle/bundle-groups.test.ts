import { expect, it } from 'vitest'
import type { Finding } from '#shared/domain/finding.ts'
import { groupByReason, groupFindings, groupNics } from './bundle-groups.ts'

const finding = (ruleId: string, severity: Finding['severity'], remedy: string | null): Finding => ({ ruleId, severity, remedy, data: {}, subject: 'Plan x/y', message: 'So.' })

it('groups findings by severity, the worst first, and by check', () => {
  const grouped = groupFindings([finding('a', 'warning', 'Do.'), finding('b', 'critical', 'Do.'), finding('a', 'critical', 'Do.'), finding('a', 'warning', 'Do.'), finding('c', 'warning', 'This.'), finding('c', 'warning', 'That.')], (id) => `Title of ${id}`)
  expect(grouped.map(({ severity, checkId, title, remedy, count, findings }) => [severity, checkId, title, remedy, count, findings.length])).toEqual([
    ['critical', 'b', 'Title of b', 'Do.', 1, 1],
    ['critical', 'a', 'Title of a', 'Do.', 1, 1],
    ['warning', 'a', 'Title of a', 'Do.', 2, 2],
    ['warning', 'c', 'Title of c', null, 2, 2],
  ])
})

it('groups VMs by what keeps them out, the commonest first, and drops none', () => {
  const outsider = (vm: string, ...codes: string[]) => ({ vm, name: vm, sourceName: null, isTemplate: false, why: codes.map((code) => ({ code, title: `Title of ${code}`, message: `${code} of ${vm}` })) })
  const groups = groupByReason([outsider('a', 'x'), outsider('b', 'y', 'y', 'x'), { ...outsider('c', 'z'), isTemplate: true }])
  expect(groups.map(({ title, entries }) => [title, entries.map(({ vm, message, isTemplate }) => [vm, message, isTemplate])])).toEqual([
    ['Title of x', [['a', 'x of a', false], ['b', 'x of b', false]]],
    ['Title of y', [['b', 'y of b y of b', false]]],
    ['Title of z', [['c', 'z of c', true]]],
  ])
})

it('groups NICs by why they are left out, each with its VM and source', () => {
  const nic = (name: string, code: string) => ({ vm: `s/${name}`, name, sourceName: 'vc1', nic: 'NIC 1', why: { code, title: `Title of ${code}`, message: 'NIC 1 is out.' } })
  expect(groupNics([nic('a', 'x'), nic('b', 'y'), nic('c', 'y')]).map(({ title, entries }) => [title, entries.map(({ name, sourceName }) => [name, sourceName])])).toEqual([
    ['Title of y', [['b', 'vc1'], ['c', 'vc1']]],
    ['Title of x', [['a', 'vc1']]],
  ])
})
