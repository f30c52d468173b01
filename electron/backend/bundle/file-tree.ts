import type { BundleTree } from '#shared/contract/bundle-lists.ts'
import type { FileChange } from '#shared/contract/bundle-preview.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { ComparedFiles } from './compare-bundle.ts'

/** A file of the bundle, or one of the last export that the bundle has no more. */
export interface ListedFile {
  readonly path: string
  readonly bytes: number
  readonly change: FileChange
}

/** One line of the tree as it is shown. */
export type TreeRow = BundleTree['rows'][number]

/** All files, those that were removed among them, in the order of their paths. */
export function listFiles({ files, removed }: Pick<ComparedFiles, 'files' | 'removed'>): ListedFile[] {
  const gone = removed.map((file): ListedFile => ({ ...file, change: 'removed' }))
  return [...files, ...gone].sort((left, right) => compareText(left.path, right.path))
}

/** Files by the folders that they lie in. */
export function treeOf(files: readonly ListedFile[]): Folder {
  const root = createFolder('')
  for (const file of files) place(root, file)
  return root
}

/** The lines of a tree: folders before files, closed folders without what is in them. */
export function treeRows(root: Folder, isOpen: (folder: string) => boolean): TreeRow[] {
  const rows: TreeRow[] = []
  const walk = (folder: Folder, level: number): void => {
    const siblings = folder.folders.size + folder.files.length
    let position = 0
    for (const [name, inner] of folder.folders) {
      const open = isOpen(inner.path)
      rows.push({ path: inner.path, name, level, position: (position += 1), siblings, file: null, changedInside: inner.changed, isOpen: open })
      if (open) walk(inner, level + 1)
    }
    for (const file of folder.files) rows.push({ path: file.path, name: nameOf(file.path), level, position: (position += 1), siblings, file: { bytes: file.bytes, change: file.change }, changedInside: 0, isOpen: null })
  }
  walk(root, 1)
  return rows
}

/** A folder of the bundle; `changed`: files in it, at any depth, that are not as before. */
export interface Folder {
  readonly path: string
  readonly folders: Map<string, Folder>
  readonly files: ListedFile[]
  changed: number
}

function createFolder(path: string): Folder {
  return { path, folders: new Map(), files: [], changed: 0 }
}

function place(root: Folder, file: ListedFile): void {
  let folder = root
  // A bundle may have a hundred thousand files, so nothing is made for each step of each path.
  for (let from = 0, end = file.path.indexOf('/'); end >= 0; from = end + 1, end = file.path.indexOf('/', from)) {
    const name = file.path.slice(from, end)
    let inner = folder.folders.get(name)
    if (inner === undefined) {
      inner = createFolder(file.path.slice(0, end))
      folder.folders.set(name, inner)
    }
    if (file.change !== 'same') inner.changed += 1
    folder = inner
  }
  folder.files.push(file)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
