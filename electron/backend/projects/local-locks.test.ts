import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { findLocalLocks } from './local-locks.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-mounts-'))
  for (const name of ['share', 'two words', 'sharebeside']) mkdirSync(join(folder, name))
  symlinkSync(join(folder, 'share'), join(folder, 'link'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const ROOT = '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw'
const mounted = (place: string, fileSystem: string, options: string): string => `${ROOT}\n90 22 0:52 / ${place} rw,relatime shared:9 - ${fileSystem} nas:/plans ${options}\n`
const inShare = (fileSystem: string, options: string): unknown => findLocalLocks(join(folder, 'share', 'a.portolan'), mounted(join(folder, 'share'), fileSystem, options))

test.each([
  ['nfs', 'rw,vers=3,nolock,local_lock=all,addr=10.0.0.9', { fileSystem: 'nfs', option: 'nolock' }],
  ['nfs', 'rw,vers=3,local_lock=posix', { fileSystem: 'nfs', option: 'local_lock=posix' }],
  ['nfs4', 'rw,vers=4.2,local_lock=all', { fileSystem: 'nfs4', option: 'local_lock=all' }],
  ['cifs', 'rw,vers=3.1.1,nobrl', { fileSystem: 'cifs', option: 'nobrl' }],
  ['fuse.sshfs', 'rw,user_id=1000', { fileSystem: 'fuse.sshfs', option: null }],
  ['vboxsf', 'rw', { fileSystem: 'vboxsf', option: null }],
])('locks on %s with %s do not leave the machine', (fileSystem, options, expected) => {
  expect(inShare(fileSystem, options)).toEqual(expected)
})

test.each([
  ['nfs4', 'rw,vers=4.2,local_lock=none'],
  ['nfs', 'rw,vers=3,local_lock=flock'],
  ['cifs', 'rw,vers=3.1.1,nolease'],
  ['xfs', 'rw,nolock'],
  ['fuse.glusterfs', 'rw'],
])('nothing is said of %s with %s', (fileSystem, options) => {
  expect(inShare(fileSystem, options)).toBeNull()
})

describe('the mount is the one that the file lies in', () => {
  const nolock = (place: string): string => mounted(join(folder, place).replaceAll(' ', String.raw`\040`), 'nfs', 'rw,nolock')
  it.each([
    ['of a folder with a blank', 'two words', 'two words'],
    ['behind a link', 'link', 'share'],
  ])('%s', (_, opened, place) => {
    expect(findLocalLocks(join(folder, opened, 'a.portolan'), nolock(place))).not.toBeNull()
  })

  it('not one whose name only begins alike, nor one that another mount hides', () => {
    expect(findLocalLocks(join(folder, 'sharebeside', 'a.portolan'), nolock('share'))).toBeNull()
    expect(findLocalLocks(join(folder, 'share', 'a.portolan'), `${nolock('share')}91 90 8:2 / ${join(folder, 'share')} rw - ext4 /dev/sdb1 rw\n`)).toBeNull()
  })

  it('and what is no table of mounts says nothing', () => {
    for (const text of ['', '\n', 'nonsense\n', '1 2 3 - -']) expect(findLocalLocks(join(folder, 'share', 'a.portolan'), text)).toBeNull()
  })
})
