import { describe, expect, it } from 'vitest'
import { createVmAttributes } from './vm-attributes.ts'

function collect(heldAtMost: number, added: readonly (readonly [vm: string, sheet: string, name: string, value: string])[]): string[] {
  const yielded: string[] = []
  const attributes = createVmAttributes({ row: (_, row) => void yielded.push(Object.values(row).slice(1).join('|')) }, heldAtMost)
  for (const [vm, sheet, name, value] of added) attributes.add(vm, sheet, name, value)
  attributes.flush()
  return yielded
}

describe('attributes of VMs', () => {
  it('are one for each name while they are few', () => {
    expect(collect(10, [['a', 'vDisk', 'Rack', '1'], ['b', 'vDisk', 'Rack', '2'], ['a', 'vDisk', 'Rack', '3'], ['a', 'vCD', 'Rack', '1']])).toEqual(['a|Rack|1; 3', 'b|Rack|2'])
  })

  it('lose nothing and repeat no name when they are too many to hold', () => {
    const added = [
      ['a', 'vDisk', 'Rack', '1'], ['a', 'vDisk', 'Row', '1'], ['b', 'vDisk', 'Rack', '2'], ['b', 'vDisk', 'Rack', '3'], ['a', 'vDisk', 'Rack', '4'],
      ['a', 'vCD', 'Rack', '5'], ['a', 'vCD', 'Rack', '5'], ['b', 'vCD', 'Rack', '6'],
    ] as const
    const yielded = collect(1, added)
    const names = yielded.map((line) => line.slice(0, line.lastIndexOf('|')))
    expect(new Set(names).size).toBe(names.length)
    for (const [vm, , name, value] of added) expect(yielded.some((line) => line.startsWith(`${vm}|${name}`) && line.slice(line.lastIndexOf('|') + 1).split('; ').includes(value))).toBe(true)
    expect(yielded).toEqual(['a|Rack|1', 'a|Row|1', 'b|Rack (vDisk)|2; 3', 'a|Rack (vDisk)|4', 'a|Rack (vCD)|5', 'b|Rack (vCD)|6'])
  })
})
