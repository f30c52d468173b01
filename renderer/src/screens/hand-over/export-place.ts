/** Where a bundle goes that is written into a folder of a given name below another; that one itself for an empty name. */
export function placeIn(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/'
  const base = folder.endsWith(separator) ? folder : `${folder}${separator}`
  return name === '' ? folder : `${base}${name}`
}

/** Whether a text can name one folder on any system. */
export function isFolderName(name: string): boolean {
  // The characters that Windows forbids in names (Microsoft: Naming Files, Paths, and Namespaces), the slash of POSIX among them.
  return name !== '.' && name !== '..' && !/[<>:"/\\|?*\p{Cc}]/u.test(name) && name === name.trim()
}

/** The name of a bundle of the project: "Lisbon estate" becomes "Lisbon-estate-bundle". */
export function bundleName(project: string): string {
  return `${projectStem(project)}-bundle`
}

/** What files of the project begin with: "Lisbon estate" becomes "Lisbon-estate". */
export function projectStem(project: string): string {
  const words = project.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')
  return words === '' ? 'portolan' : words
}
