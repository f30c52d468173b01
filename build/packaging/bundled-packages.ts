import path from 'node:path'

/** The folder of an installed package in the path of a module below the project, up to the last package's name. */
const INSTALLED = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/

/**
 * The folders below the project's, with slashes, of the packages that modules of a build come from, by the modules' ids: of two
 * versions of a package it is the folder that tells which one was bundled.
 */
export function bundledPackages(projectRoot: string, moduleIds: readonly string[]): readonly string[] {
  const root = `${withSlashes(projectRoot)}/`
  const folders = moduleIds.flatMap((id) => {
    const file = withSlashes(id.replaceAll('\0', ''))
    if (!file.startsWith(root)) return []
    const folder = INSTALLED.exec(file.slice(root.length))?.[0]
    return folder === undefined ? [] : [folder]
  })
  return [...new Set(folders)].sort()
}

function withSlashes(file: string): string {
  return file.replaceAll(path.win32.sep, path.posix.sep)
}
