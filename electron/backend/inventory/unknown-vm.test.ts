import { describe, expect, it, test } from 'vitest'
import { unknownVm } from './unknown-vm.ts'

const VMS = [['vm-43', 'ERP-WEB-02'], ['vm-4', 'erp-db-01'], ['vm-44', 'ERP-WEB-03'], ['vm-9', 'Ablage ä']].map(([moref = '', name = '']) => ({ id: `vc-1/${moref}`, name, moref }))

describe('a VM that nobody knows', () => {
  test.each<[wanted: string, near: string[]]>([
    ['vm-43', ['vc-1/vm-43']],
    ['VM-43', ['vc-1/vm-43']],
    ['other/vm-44', ['vc-1/vm-44']],
    ['erp-web-02', ['vc-1/vm-43']],
    ['web', ['vc-1/vm-43', 'vc-1/vm-44']],
    ['vc-1/vm-4x', []],
    ['ERP-WBE-03', ['vc-1/vm-44']],
    ['erp-db-1', ['vc-1/vm-4']],
    ['we', []],
    ['', []],
    ['/', []],
    ['nothing like it', []],
  ])('%j is near %j', (wanted, near) => {
    const { code, details, message } = unknownVm(VMS, wanted)
    expect([code, details]).toEqual(['not-found', { id: wanted, near }])
    for (const id of near) expect(message).toContain(`${id} (`)
    if (near.length === 0) expect(message).toContain('such as vc-1/vm-43; portolan inventory vms --columns id,name')
  })

  it('names a few of many, and none of none', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ id: `vc-1/vm-${String(index + 1)}`, name: `web ${String(index)}`, moref: `vm-${String(index + 1)}` }))
    expect(unknownVm(many, 'web').message).toMatch(/vc-1\/vm-5 \(web 4\) and 3 more\.$/)
    expect(unknownVm([], 'x').message).toBe('The project holds no VM with the id x: it holds none at all.')
  })
})
