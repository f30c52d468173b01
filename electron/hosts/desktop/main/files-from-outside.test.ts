import { expect, it } from 'vitest'
import { filesOfArguments, wishesForFiles } from './files-from-outside.ts'

it('takes the files of a command line, wherever it was given', () => {
  expect(filesOfArguments(['--no-sandbox', 'a.portolan', '/x/b.xlsx', '', '-psn_0_1'], '/home/p')).toEqual(['/home/p/a.portolan', '/x/b.xlsx'])
})

it.each([
  [[], []],
  [['/a.portolan'], [{ kind: 'open-project', path: '/a.portolan' }]],
  [['/A.PORTOLAN', '/b.portolan'], [{ kind: 'open-project', path: '/A.PORTOLAN' }]],
  // What an upgrade leaves beside a project is one.
  [['/a.backup-v10.portolan', '/a.xlsx'], [{ kind: 'open-project', path: '/a.backup-v10.portolan' }, { kind: 'import', paths: ['/a.xlsx'] }]],
  [['/a.xlsx', '/folder'], [{ kind: 'import', paths: ['/a.xlsx', '/folder'] }]],
  [['/a.xlsx', '/b.portolan'], [{ kind: 'open-project', path: '/b.portolan' }, { kind: 'import', paths: ['/a.xlsx'] }]],
])('%j asks for %j', (paths, wishes) => {
  expect(wishesForFiles(paths)).toEqual(wishes)
})
