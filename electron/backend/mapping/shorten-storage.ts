import type { ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'

type StorageAnswer = ApiOutput<'mapping.storage'>

/** As much of the map as was asked for: one datastore's row and flows, and rows without what explains them. AppError not-found where the datastore has no row. */
export function shortenStorage(answer: StorageAnswer, { datastore, explained = true }: { readonly datastore?: string | undefined; readonly explained?: boolean | undefined }): StorageAnswer {
  const rows = datastore === undefined ? answer.rows : answer.rows.filter(({ id }) => id === datastore)
  if (datastore !== undefined && rows.length === 0) throw new AppError('not-found', `There is no datastore with the ID ${datastore} in the map: it may have gone with an import, or no VM in scope has a disk on it.`, { datastore })
  const flows = datastore === undefined ? answer.flows : answer.flows.filter(({ datastoreId }) => datastoreId === datastore)
  return { ...answer, flows, rows: explained ? rows : rows.map((row) => ({ ...row, effective: row.effective === null ? null : { ...row.effective, terms: null }, evidence: null, consequences: null })) }
}
