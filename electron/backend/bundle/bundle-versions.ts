import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { MTV_VERSIONS, mtvVersionSchema, OPENSHIFT_VERSIONS, openshiftVersionSchema, type TargetVersions } from '#shared/domain/target/versions.ts'
import { SUMMARY_PATH } from '#shared/manifests/bundle-layout.ts'

/** The releases that a bundle was written for, as its summary says; null where there is no summary or it does not say. */
export async function bundleVersions(folder: string): Promise<TargetVersions | null> {
  let text: string
  try {
    text = await readFile(join(folder, SUMMARY_PATH), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw error
  }
  const summary = summarySchema.safeParse(parseJson(text))
  return summary.success ? summary.data.versions : null
}

/** What manifests are judged by when nobody says: the newest releases. */
export const NEWEST_VERSIONS: TargetVersions = { mtv: MTV_VERSIONS[MTV_VERSIONS.length - 1] ?? '2.12', openshift: OPENSHIFT_VERSIONS[OPENSHIFT_VERSIONS.length - 1] ?? '4.23' }

const summarySchema = z.looseObject({ versions: z.object({ mtv: mtvVersionSchema, openshift: openshiftVersionSchema }) })

/** A summary that someone edited into something else says nothing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
