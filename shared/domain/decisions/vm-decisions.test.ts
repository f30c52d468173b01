import { describe, expect, it, test } from 'vitest'
import { vmFactsDecisionSchema } from './vm-facts-decision.ts'
import { decidedLabelKeyProblem, vmLabelsDecisionSchema } from './vm-labels-decision.ts'

describe('facts of a VM', () => {
  test.each<[value: object, parsed: object | RegExp]>([
    [{ application: ' Shop ' }, { application: 'Shop' }],
    [{ owner: null, reason: 'nobody left' }, { owner: null, reason: 'nobody left' }],
    [{ reason: 'just so' }, /decides none/],
    [{}, /decides none/],
    [{ application: '  ' }, /must not be empty/],
    [{ application: 'a\nb' }, /one line/],
    [{ owner: 'a\u0000' }, /one line/],
    [{ owner: 'a\u2028b' }, /one line/],
    [{ owner: 'x'.repeat(254) }, /at most 253/],
    [{ wave: '3' }, /wave/],
  ])('%j', (value, parsed) => {
    const result = vmFactsDecisionSchema.safeParse(value)
    if (parsed instanceof RegExp) expect(result.error?.issues.map(({ message }) => message).join()).toMatch(parsed)
    else expect(result.data).toEqual(parsed)
  })
})

describe('labels of a VM', () => {
  test.each<[key: string, problem: RegExp | null]>([
    ['tier', null],
    ['app.kubernetes.io/part-of', null],
    ['tags.portolan.io/Environment', null],
    ['portolan.io/rule-web', /set by the plan/],
    ['kubevirt.io/domain', /OpenShift Virtualization/],
    ['vm.kubevirt.io/name', /OpenShift Virtualization/],
    ['notkubevirt.io/name', null],
    ['vmID', /set by MTV/],
    ['plan', /set by MTV/],
    ['example.com/plan', null],
    ['a b', /dots only/],
  ])('the key %j', (key, problem) => {
    if (problem === null) expect(decidedLabelKeyProblem(key)).toBeNull()
    else expect(decidedLabelKeyProblem(key)).toMatch(problem)
  })

  it('come in the order of their keys, so that the same labels are the same text', () => {
    expect(JSON.stringify(vmLabelsDecisionSchema.parse({ values: { tier: 'gold', 'a/b': '', Z: '1' } }))).toBe('{"values":{"Z":"1","a/b":"","tier":"gold"}}')
  })

  it('says of each that is refused what is wrong', () => {
    const { error } = vmLabelsDecisionSchema.safeParse({ values: { vmID: 'x', tier: 'Größe', '../x': 'y' } })
    const messages = error?.issues.map(({ message }) => message).join('\n')
    expect(messages).toMatch(/the value "Größe" may have letters without accents/)
    const keys = vmLabelsDecisionSchema.safeParse({ values: { 'vmID': 'x', '../x': 'y' } }).error?.issues.map(({ message }) => message)
    expect(keys).toEqual([expect.stringContaining('"vmID" is set by MTV'), expect.stringContaining('"../x" has a prefix before its slash that is no DNS subdomain')])
    expect(vmLabelsDecisionSchema.safeParse({ values: {} }).error?.issues[0]?.message).toBe('names no label')
  })
})
