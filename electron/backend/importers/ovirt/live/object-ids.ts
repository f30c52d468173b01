import { DEFAULT_ELEMENT_LIMITS } from '../documents/element-builder.ts'
import { DocumentProblem, readXml } from '../documents/read-xml.ts'

/** The ids of the objects of one page; none of a page that cannot be read, which is reported where it is read for good. */
export async function objectIdsIn(page: Buffer): Promise<readonly string[]> {
  const ids: string[] = []
  try {
    await readXml(once(page), { root: () => undefined, object: ({ id }) => void (id !== null && ids.push(id)) }, DEFAULT_ELEMENT_LIMITS)
  } catch (error) {
    if (!(error instanceof DocumentProblem)) throw error
  }
  return ids
}

async function* once(page: Buffer): AsyncGenerator<Uint8Array> {
  yield page
  await Promise.resolve()
}
