import type { PlainDocument } from '#shared/domain/document.ts'
import { serialiseYaml, type YamlDocument } from './serialise-yaml.ts'

/** A file of a bundle: its path with slashes, below the bundle's folder, and its whole text. */
export interface BundleFile {
  readonly path: string
  /** Where there is a recipe, made when it is asked for first. */
  readonly text: string
  /** What the text is made of, for whoever would rather have it made elsewhere: plain data, which takes a sixth of the time of the text to hand over. */
  readonly recipe?: FileRecipe
  /** The text piece by piece, made anew each time, for whoever needs no more of it at once. Each ends with a whole character. */
  readonly pieces?: () => Iterable<string>
}

/** One YAML document, a document for people as Markdown or as a page of HTML, or Markdown as a page of HTML. */
export type FileRecipe =
  | { readonly kind: 'yaml'; readonly document: YamlDocument }
  | { readonly kind: 'document'; readonly as: 'markdown' | 'page'; readonly document: PlainDocument }
  | { readonly kind: 'page'; readonly markdown: string }

/** A file of one YAML document. */
export function yamlFile(path: string, document: YamlDocument): BundleFile {
  return fileByRecipe(path, { kind: 'yaml', document }, () => serialiseYaml([document]))
}

/** A file whose text `make` makes of the recipe, once and only where somebody asks for it. */
export function fileByRecipe(path: string, recipe: FileRecipe, make: () => string): BundleFile {
  let made: string | undefined
  return {
    path,
    recipe,
    get text() {
      return (made ??= make())
    },
  }
}

/** A file whose text is large. `pieces` makes it anew each time; the whole is made only where somebody asks for it. */
export function fileInPieces(path: string, pieces: () => Iterable<string>): BundleFile {
  let made: string | undefined
  return {
    path,
    pieces,
    get text() {
      return (made ??= [...pieces()].join(''))
    },
  }
}
