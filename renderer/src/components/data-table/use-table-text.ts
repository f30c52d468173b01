import { onScopeDispose, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { saveBlob } from '#renderer/api/save-blob.ts'
import type { QueryConditions, QueryRow } from '#shared/contract/inventory-query.ts'
import type { ColumnSpec, LoadRows } from './column-spec.ts'
import { toCsv, toTsv } from './delimited-text.ts'
import { readRows } from './read-rows.ts'
import { countPlaces, type RowRanges } from './row-ranges.ts'
import { writeClipboard } from './write-clipboard.ts'

export interface TableTextOptions {
  readonly load: LoadRows
  readonly columns: () => readonly ColumnSpec[]
  readonly conditions: () => QueryConditions
  /** Of a saved file, without its ending. */
  readonly fileName: () => string
  /** A number that other rows, or rows in another order, do not share. */
  readonly wish: () => number
}

/** The byte order mark tells spreadsheets that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** A table's rows as text: copied, or saved as a file. What became of it is said in `notice`. */
export function useTableText({ load, columns, conditions, fileName, wish }: TableTextOptions) {
  const { t, n } = useI18n()
  const notice = ref('')
  const isBusy = ref(false)
  const controller = new AbortController()
  onScopeDispose(() => controller.abort())

  /** The rows and the fields of a moment; throws the sentence that says why there are none. */
  async function read(ranges: RowRanges): Promise<{ fields: string[]; rows: readonly QueryRow[] }> {
    const fields = columns().map((column) => column.key)
    const before = wish()
    const found = await readRows(load, {
      conditions: conditions(), columns: fields, ranges, signal: controller.signal,
      onProgress: (done, all) => { notice.value = t('dataTable.reading', { done: n(done), all: n(all) }) },
    })
    if ('error' in found) throw new Error(found.error.message)
    if (wish() !== before) throw new Error(t('dataTable.changedMeanwhile'))
    return { fields, rows: found.rows }
  }

  async function run(work: () => Promise<string>, failure: string): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    try {
      notice.value = await work()
    } catch (error) {
      notice.value = t(failure, { why: error instanceof Error ? error.message : String(error) })
    }
    isBusy.value = false
  }

  return {
    notice,
    isBusy,
    /** As tab-separated values, for pasting into a spreadsheet. */
    copy: (ranges: RowRanges): Promise<void> =>
      run(async () => {
        await writeClipboard(read(ranges).then(({ fields, rows }) => toTsv(fields, rows)))
        const count = countPlaces(ranges)
        return t('dataTable.copied', { n: n(count) }, count)
      }, 'dataTable.copyFailed'),
    saveCsv: (ranges: RowRanges): Promise<void> =>
      run(async () => {
        const { fields, rows } = await read(ranges)
        saveBlob(new Blob([BYTE_ORDER_MARK, toCsv(fields, rows)], { type: 'text/csv;charset=utf-8' }), `${fileName()}.csv`)
        return t('dataTable.saved', { n: n(rows.length), file: `${fileName()}.csv` }, rows.length)
      }, 'dataTable.saveFailed'),
  }
}
