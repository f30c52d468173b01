/** By what the disks of a VM are told apart: the label where only one bears it, else the place among them ("disk 2", from 1). */
export function diskNames(disks: readonly { readonly label: string | null }[]): readonly string[] {
  return disks.map(({ label }, index) => (label === null || label.trim() === '' || disks.some((other, at) => at !== index && other.label === label) ? `disk ${index + 1}` : label))
}

/** The place of a named disk, by its name or its place, whatever the case; -1 where there is none. */
export function findDisk(disks: readonly { readonly label: string | null }[], name: string): number {
  const wanted = name.trim().toLowerCase()
  const byName = diskNames(disks).findIndex((own) => own.toLowerCase() === wanted)
  return byName >= 0 ? byName : disks.findIndex((_disk, index) => `disk ${index + 1}` === wanted)
}
