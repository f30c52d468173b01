import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { toDnsLabel } from './dns-label.ts'
import { createNameAllocator } from './name-allocator.ts'
import { stableHash } from './stable-hash.ts'

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/

describe('toDnsLabel', () => {
  test.each([
    ['APDC03', 'apdc03'],
    ['DB Server_01.example', 'db-server-01-example'],
    ['--Ärger & Söhne--', 'arger-sohne'],
    ['../../etc/passwd', 'etc-passwd'],
    ['日本', ''],
    ['', ''],
  ])('%j becomes %j', (text, label) => {
    expect(toDnsLabel(text)).toBe(label)
  })

  it('cuts to the length without a dash at the end', () => {
    expect(toDnsLabel(`${'a'.repeat(62)}-b`)).toBe('a'.repeat(62))
  })

  it('is a DNS-1123 label or empty for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.integer({ min: 1, max: 63 }), (text, maxLength) => {
        const label = toDnsLabel(text, maxLength)
        expect(label.length).toBeLessThanOrEqual(maxLength)
        if (label !== '') expect(label).toMatch(DNS_LABEL)
        expect(toDnsLabel(label, maxLength)).toBe(label)
      }),
    )
  })
})

describe('createNameAllocator', () => {
  it('gives the first the bare name and the others one with a stable suffix', () => {
    const first = createNameAllocator()
    const second = createNameAllocator()
    expect(first.allocate('web', 'vm-1')).toBe('web')
    const suffixed = first.allocate('web', 'vm-2')
    expect(suffixed).toMatch(/^web-[0-9a-z]{4}$/)
    second.reserve('web')
    expect(second.allocate('web', 'vm-2')).toBe(suffixed)
  })

  it('never hands out a name twice, nor one that is too long', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c]{1,12}$/), { maxLength: 60 }), (wanted) => {
        const allocator = createNameAllocator(8)
        const names = wanted.map((name, index) => allocator.allocate(name, `key-${index}`))
        expect(new Set(names).size).toBe(names.length)
        for (const name of names) {
          expect(name.length).toBeLessThanOrEqual(8)
          expect(name).toMatch(DNS_LABEL)
        }
      }),
    )
  })
})

describe('stableHash', () => {
  it('stays what it is, since names in use depend on it', () => {
    expect(stableHash('vm-42', 4)).toBe(stableHash('vm-42', 4))
    expect([stableHash('', 4), stableHash('vm-42', 4), stableHash('vm-43', 8)]).toMatchInlineSnapshot(`
      [
        "m0p3",
        "tjmt",
        "izyrg6ud",
      ]
    `)
  })
})
