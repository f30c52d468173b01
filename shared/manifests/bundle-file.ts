/** A file of a bundle: its path with slashes, below the bundle's folder, and its whole text. */
export interface BundleFile {
  readonly path: string
  readonly text: string
}
