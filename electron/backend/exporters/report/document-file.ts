import type { PlainDocument } from '#shared/domain/document.ts'
import { type BundleFile, fileByRecipe, type FileRecipe } from '#shared/manifests/bundle-file.ts'
import { documentMarkdown } from '#shared/manifests/document-markdown.ts'
import { writeDocument } from './write-document.ts'

/** A document for people as a file of a bundle: as Markdown, or as a page of HTML where the path ends so. */
export function documentFile(path: string, document: PlainDocument): BundleFile {
  const recipe = { kind: 'document', as: path.endsWith('.html') ? 'page' : 'markdown', document } as const
  return fileByRecipe(path, recipe, () => documentText(recipe))
}

/** The text of such a file, the same in whichever thread it is made. */
export function documentText({ as, document }: Extract<FileRecipe, { readonly kind: 'document' }>): string {
  return as === 'page' ? writeDocument(document) : documentMarkdown(document)
}
