/** A folder of installed packages in the path of a module, up to the package's name. */
const INSTALLED = /^.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/

/** The names of the packages that modules of a build come from, by the modules' ids. */
export function bundledPackages(moduleIds: readonly string[]): readonly string[] {
  const names = moduleIds.flatMap((id) => {
    const name = INSTALLED.exec(id.replaceAll('\0', ''))?.[1]
    return name === undefined ? [] : [name.replaceAll('\\', '/')]
  })
  return [...new Set(names)].sort()
}
