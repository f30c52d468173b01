import { expect, it } from 'vitest'
import { sourceNames } from './source-names.ts'

it.each([
  ['sources of names of their own', [['0b1a0055-e8c3', 'vc-a'], ['5865a7ea-f966', 'vc-b']], ['vc-a', 'vc-b']],
  ['two of one name, in whatever case', [['0b1a0055-e8c3', 'vc.example'], ['5865a7ea-f966', 'VC.example'], ['x', 'other']], ['vc.example (0b1a0055)', 'VC.example (5865a7ea)', 'other']],
  ['ids that begin alike', [['0b1a0055-e8c3', 'vc'], ['0b1a0055-e9', 'vc']], ['vc (0b1a0055-e8)', 'vc (0b1a0055-e9)']],
  ['an id that another begins with', [['file-one', 'vc'], ['file-one-2', 'vc']], ['vc (file-one)', 'vc (file-one-)']],
] as const)('%s', (_, sources, names) => {
  expect([...sourceNames(sources.map(([id, name]) => ({ id, name }))).values()]).toEqual(names)
})
