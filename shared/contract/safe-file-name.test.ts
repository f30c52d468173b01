import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { safeFileName } from './safe-file-name.ts'

describe('safeFileName', () => {
  test.each([
    ['RVTools export (Köln) 2026.xlsx', 'RVTools export (Köln) 2026.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\export.xlsx', 'export.xlsx'],
    ['..', 'upload'],
    ['', 'upload'],
    ['.bashrc', 'bashrc'],
    ['a\r\nX: y.csv', 'a__X_ y.csv'],
    ['a\0.xlsx', 'a_.xlsx'],
    ['invoice\u202excod.xlsx', 'invoice_xcod.xlsx'],
    ['CON.xlsx', '_CON.xlsx'],
    ['trailing. . ', 'trailing'],
    [`${'x'.repeat(300)}.xlsx`, `${'x'.repeat(135)}.xlsx`],
    [`${'ü'.repeat(300)}.csv`, `${'ü'.repeat(68)}.csv`],
  ])('%j becomes %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  it('stays in its folder, short and itself safe, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name)
        expect(safe).not.toMatch(/[/\\\p{Cc}]|^\.|[.\s]$/u)
        expect(Buffer.byteLength(safe)).toBeGreaterThan(0)
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(141)
        expect(safeFileName(safe)).toBe(safe)
      }),
    )
  })
})
