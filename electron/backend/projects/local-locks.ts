import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, sep } from 'node:path'

/** A share whose locks are kept on each machine alone: another machine is granted the same lock. */
export interface LocalLocks {
  /** As the system calls it, e.g. "nfs". */
  readonly fileSystem: string
  /** The option of the mount that makes it so, e.g. "nolock"; null where the file system knows no other locks. */
  readonly option: string | null
}

/**
 * Whether the system says that locks on this file do not leave this machine; null where it says nothing of the kind, which is not to say
 * that they do. Known on Linux alone, by how the share is mounted: `mounts` is the text of /proc/self/mountinfo.
 */
export function findLocalLocks(path: string, mounts: string = readMounts()): LocalLocks | null {
  const place = existsSync(path) ? realpathSync(path) : existsSync(dirname(path)) ? realpathSync(dirname(path)) : path
  let found: Mount | null = null
  for (const line of mounts.split('\n')) {
    const mount = parseMount(line)
    // Of two mounts at one place the later one is seen.
    if (mount !== null && isBelow(place, mount.point) && mount.point.length >= (found?.point.length ?? 0)) found = mount
  }
  if (found === null) return null
  const { fileSystem, options } = found
  if (WITHOUT_LOCKS.has(fileSystem)) return { fileSystem, option: null }
  const option = options.find((given) => LOCAL_BY_OPTION[fileSystem]?.includes(given) === true)
  return option === undefined ? null : { fileSystem, option }
}

/** nfs(5): locks of `nolock`, and those of fcntl with `local_lock`, exclude programs of the same client alone. mount.cifs(8): with `nobrl` locks are not sent to the server. */
const NFS_OPTIONS = ['nolock', 'local_lock=all', 'local_lock=posix']
const CIFS_OPTIONS = ['nobrl']
const LOCAL_BY_OPTION: Readonly<Record<string, readonly string[]>> = { nfs: NFS_OPTIONS, nfs4: NFS_OPTIONS, cifs: CIFS_OPTIONS, smb3: CIFS_OPTIONS, lustre: ['localflock'] }

/** File systems of others that implement no locks, so that the kernel keeps them by itself (libfuse, fuse_operations.lock); folders of a host in VirtualBox, likewise. */
const WITHOUT_LOCKS: ReadonlySet<string> = new Set(['fuse.sshfs', 'fuse.rclone', 'fuse.s3fs', 'fuse.davfs2', 'vboxsf'])

interface Mount {
  readonly point: string
  readonly fileSystem: string
  readonly options: readonly string[]
}

/** Of a line of mountinfo (proc(5)), split at blanks: where it is mounted and how; behind a dash the file system, its source and its own options. */
const POINT = 4
const MOUNT_OPTIONS = 5

function parseMount(line: string): Mount | null {
  const fields = line.split(' ')
  const [fileSystem, , own] = fields.slice(fields.indexOf('-', MOUNT_OPTIONS) + 1)
  const point = fields[POINT]
  if (point === undefined || fileSystem === undefined || own === undefined) return null
  return { point: unescape(point), fileSystem, options: [...(fields[MOUNT_OPTIONS] ?? '').split(','), ...own.split(',')] }
}

const OCTAL = 8

/** Blanks of a folder's name are written in octal there, e.g. `\040`. */
function unescape(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, OCTAL)))
}

function isBelow(place: string, point: string): boolean {
  return place === point || point === sep || place.startsWith(`${point}${sep}`)
}

function readMounts(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    return '' // another system than Linux
  }
}
