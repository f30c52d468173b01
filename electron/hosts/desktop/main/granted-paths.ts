import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** What a path may be used for: reading inventories, writing bundles, opening a project, making one, showing it in the system's file manager. */
export type Purpose = 'read' | 'write' | 'project-open' | 'project-new' | 'reveal'

/** The paths that the person chose in this session, by what for. A page may name no other. */
export interface GrantedPaths {
  grant(path: string, ...purposes: readonly Purpose[]): void
  /** True for a granted path and, but for projects, for all that really lies below it, links resolved. */
  allows(path: string, purpose: Purpose): boolean
}

export function createGrantedPaths(): GrantedPaths {
  const granted: Record<Purpose, Set<string>> = { read: new Set(), write: new Set(), 'project-open': new Set(), 'project-new': new Set(), reveal: new Set() }
  return {
    grant: (path, ...purposes) => {
      for (const purpose of purposes) granted[purpose].add(realPathOf(path))
    },
    allows: (path, purpose) => {
      // A relative path would be read from wherever the backend happens to run.
      if (!isAbsolute(path) || path.includes('\0')) return false
      const asked = realPathOf(path)
      if (granted[purpose].has(asked)) return true
      return EXACT.has(purpose) ? false : [...granted[purpose]].some((folder) => liesIn(asked, folder))
    },
  }
}

const EXACT: ReadonlySet<Purpose> = new Set(['project-open', 'project-new'])

/** With the links of the part that is there resolved; the rest is yet to be made. */
function realPathOf(path: string): string {
  const full = resolve(path)
  try {
    return realpathSync(full)
  } catch {
    // Absent, or not for us to look at: then its folder says where it would lie. The root is always there.
    const parent = dirname(full)
    return parent === full ? full : join(realPathOf(parent), basename(full))
  }
}

function liesIn(path: string, folder: string): boolean {
  const inside = relative(folder, path)
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}
