import { type BundleFile, fileInPieces } from './bundle-file.ts'
import type { FindingsDigest } from './findings-digest.ts'

/** Where a bundle has what the rules found, beside the summary. */
export const FINDINGS_PATH = 'findings.json'

/**
 * Every finding of a plan as JSON, with one line for each: what findings of a rule have in common stands once above them. An estate of
 * 10,000 VMs has some 50,000, so that a text with each of them in full would be several times as long as all manifests together.
 * Rules and findings keep the order in which they came.
 */
export function findingsFile({ pieces }: FindingsDigest): BundleFile {
  return fileInPieces(FINDINGS_PATH, function* () {
    yield '{"rules": ['
    yield* pieces()
    yield '\n]}\n'
  })
}
