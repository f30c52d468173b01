import { computed, onScopeDispose, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import { saveBlob } from '#renderer/api/save-blob.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useAddressTexts } from '#renderer/components/address/use-address-texts.ts'
import { toCsv } from '#renderer/components/data-table/delimited-text.ts'
import { useKeptPageNumber } from '#renderer/components/pager/use-kept-page-number.ts'
import { useProject } from '#renderer/stores/project.ts'
import { cutoverNetworkRows, cutoverNicRows, type SheetRows } from '#shared/contract/cutover-rows.ts'
import { CUTOVER_PAGE_ROWS } from '#shared/contract/page-rows.ts'
import { safeFileName } from '#shared/contract/safe-file-name.ts'

/** A person who types is not asked for every letter. */
const TYPING_PAUSE_MS = 250

/** The sheet of a wave or of all, a page of NICs at a time, and both lists as CSV. */
export function useCutOver() {
  const { t } = useI18n()
  const host = useHost()
  const project = useProject()
  /** An empty wave: all. */
  const { wave, search } = useAddressTexts({ wave: '', search: '' })
  /** The search once the person has paused. */
  const asked = ref(search.value.trim())
  let timer: ReturnType<typeof setTimeout> | undefined
  const page = useKeptPageNumber('cut-over')
  const failure = ref<string | null>(null)
  const chosen = computed(() => (isWave(wave.value) ? { wave: Number(wave.value) } : {}))
  watch([wave, asked], () => { page.value = 0 })
  watch(search, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => { asked.value = text.trim() }, TYPING_PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  const call = useCall(
    (signal) => host.invoke('cutover.sheet', { ...chosen.value, search: asked.value, offset: page.value * CUTOVER_PAGE_ROWS, limit: CUTOVER_PAGE_ROWS }, { signal }),
    { reloadOn: () => [project.generation, wave.value, asked.value, page.value] },
  )
  // Asked once without a wave: its list of waves stays while one of them is shown.
  const whole = useCall((signal) => host.invoke('cutover.sheet', { limit: 0 }, { signal }), { reloadOn: () => project.generation })
  watch(() => whole.value, (answer) => {
    // A schedule that was planned anew may have fewer waves.
    if (answer !== null && wave.value !== '' && !answer.waves.some(({ number }) => String(number) === wave.value)) wave.value = ''
  })
  const pages = computed(() => Math.max(1, Math.ceil((call.value?.totals.nics ?? 0) / CUTOVER_PAGE_ROWS)))
  watch(pages, (count) => { if (page.value >= count) page.value = count - 1 })

  async function save(part: 'nics' | 'networks'): Promise<void> {
    failure.value = null
    const outcome = await host.invoke('cutover.sheet', chosen.value)
    if (!outcome.ok) {
      failure.value = t('cutOver.csv.failed', { why: outcome.error.message })
      return
    }
    const name = [project.info?.name ?? 'portolan', 'cut-over', ...(wave.value === '' ? [] : [`wave-${wave.value}`]), part].join('-')
    saveBlob(new Blob([csvOf(part === 'nics' ? cutoverNicRows(outcome.value) : cutoverNetworkRows(outcome.value))], { type: 'text/csv' }), `${safeFileName(name)}.csv`)
  }

  return { project, wave, search, page, pages, call, whole, failure, save }
}

/** An address may say anything. */
function isWave(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text)
}

function csvOf({ columns, rows }: SheetRows): string {
  return toCsv(columns, rows.map((row) => Object.fromEntries(columns.map((column) => {
    const cell = row[column] ?? null
    return [column, typeof cell === 'object' && cell !== null ? cell.join(', ') : cell] as const
  }))))
}
