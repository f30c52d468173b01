import { compareText } from '#shared/domain/compare.ts'

/** A file of a folder that was dropped or chosen. */
export interface FolderFile {
  /** Below the folder, with slashes. */
  readonly path: string
  readonly file: File
}

/** A folder that was dropped or chosen, before it is packed. */
export interface ChosenFolder {
  readonly name: string
  readonly files: readonly FolderFile[]
}

/** The files below a folder that was dropped, by their paths. Throws what the browser reports of one that it may not read. */
export async function readFolder(folder: FileSystemDirectoryEntry): Promise<ChosenFolder> {
  const files: FolderFile[] = []
  await addFiles(folder, '', files)
  return { name: folder.name, files: files.sort((left, right) => compareText(left.path, right.path)) }
}

/** The folder that was chosen by an input for folders; null where it holds no file. */
export function folderOfInput(chosen: readonly File[]): ChosenFolder | null {
  const name = chosen[0]?.webkitRelativePath.split('/')[0] ?? ''
  if (name === '') return null
  const files = chosen.map((file): FolderFile => ({ path: file.webkitRelativePath.slice(name.length + 1), file }))
  return { name, files: files.sort((left, right) => compareText(left.path, right.path)) }
}

async function addFiles(folder: FileSystemDirectoryEntry, prefix: string, files: FolderFile[]): Promise<void> {
  const reader = folder.createReader()
  // A reader gives its entries in portions, and none at the end (File and Directory Entries API, 7.3).
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (entries.length === 0) return
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`
      if (entry.isDirectory) await addFiles(entry as FileSystemDirectoryEntry, `${path}/`, files) // isDirectory says so
      else files.push({ path, file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) }) // neither folder nor anything else
    }
  }
}
