import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placementPolicySchema } from '#shared/domain/target/placement-policy.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { type AttributeCarriage, carryAttributes } from './carry-attributes.ts'

function carry(values: readonly (string | null)[], attributes: readonly { attribute: string; as?: 'label' | 'annotation'; key?: string }[] = [{ attribute: 'Owner' }]): AttributeCarriage {
  const vms = values.map((value, index) => makeVm({ moref: `vm-${index + 1}`, attributes: value === null ? {} : { Owner: value, 'Cost centre': '42' } }))
  return carryAttributes(vms, placementPolicySchema.parse({ attributes }))
}

const labels = ({ labels: byVm }: AttributeCarriage): (string | undefined)[] => [...byVm.values()].map((of) => Object.values(of)[0])

describe('an attribute as a label', () => {
  it.each<[string, string]>([['Finance', 'Finance'], [' R&D, Lisboa ', 'R-D-Lisboa'], ['Ação', 'Acao'], ['-x_', 'x'], ['a'.repeat(80), 'a'.repeat(63)]])('%j becomes %j', (value, label) => {
    expect(labels(carry([value]))).toEqual([label])
  })

  it('has a key from its name, below the prefix', () => {
    expect([...carry(['x'], [{ attribute: 'Cost centre' }]).labels.values()]).toEqual([{ 'tags.portolan.io/Cost-centre': '42' }])
  })

  it('keeps values apart that would become the same, and says so', () => {
    const carried = carry(['a b', 'a-b', 'a b'])
    const [first, second, third] = labels(carried)
    expect(first).not.toBe(second)
    expect(first).toBe(third)
    expect(carried.findings.map(({ code }) => code)).toEqual(['label-values-collide'])
  })

  it('is lost where nothing of a value fits, and says so', () => {
    const carried = carry(['日本', 'x'])
    expect(labels(carried)).toEqual(['x'])
    expect(carried.findings).toEqual([{ code: 'label-value-lost', message: 'Nothing of these values of Owner can stand in a label: 日本.' }])
  })

  it.each([
    ['its key is taken', [{ attribute: 'Owner' }, { attribute: 'Cost centre', key: 'Owner' }], 'attribute-key-taken'],
    ['nobody bears it', [{ attribute: 'Nothing' }], 'attribute-absent'],
    ['its name has no key', [{ attribute: '日本' }], 'attribute-nameless'],
  ])('is not carried where %s', (_, attributes, code) => {
    expect(carry(['x'], attributes).findings.map((finding) => finding.code)).toEqual([code])
  })
})

it('an attribute as an annotation keeps its text', () => {
  const carried = carry(["日本, O'Neil"], [{ attribute: 'Owner', as: 'annotation' }])
  expect([...carried.annotations.values()]).toEqual([{ 'tags.portolan.io/Owner': "日本, O'Neil" }])
})

it('whatever the values are: each label is one that Kubernetes takes, and different values stay different', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.stringMatching(/^[a-c ._-]{1,4}$/)), { maxLength: 12 }), (values) => {
      const carried = carry(values)
      for (const label of labels(carried)) expect(label).toMatch(/^(?=.{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/)
      const byValue = new Map(values.map((value, index) => [value.trim(), Object.values(carried.labels.get(makeVm({ moref: `vm-${index + 1}` }).id) ?? {})[0]]))
      const written = [...byValue.values()].filter((label) => label !== undefined)
      expect(new Set(written).size).toBe(written.length)
    }),
  )
})
