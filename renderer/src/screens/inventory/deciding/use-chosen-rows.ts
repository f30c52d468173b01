import { useI18n } from 'vue-i18n'
import { type Call, useCall } from '#renderer/api/use-call.ts'
import { useHost } from '#renderer/api/host.ts'
import type { SelectedRows } from '#renderer/components/data-table/column-spec.ts'
import { readRows } from '#renderer/components/data-table/read-rows.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { QueryRow } from '#shared/contract/inventory-query.ts'
import type { ListKind } from '../list-kind.ts'
import { type ChosenSubjects, chooseMapped, chooseMoved, type MappedObject } from './chosen-subjects.ts'

/** What a dialog begins with: what its form offers, and what it is about. */
export interface Chosen<Answer> extends ChosenSubjects {
  readonly answer: Answer
}

/** The selected rows of a list, read as they are when the dialog opens, beside what its form offers. */
export function useChosenRows() {
  const host = useHost()
  const { t } = useI18n()
  const wordsOf = (why: 'unused' | 'undecided' | 'template' | 'leftOut' | 'unknown'): string => t(`bulk.sames.${why}`)

  function read<Answer>(kind: ListKind, columns: readonly string[], { conditions, ranges }: SelectedRows, ask: (signal: AbortSignal) => Promise<Outcome<Answer>>, choose: (rows: readonly QueryRow[], answer: Answer) => ChosenSubjects): Call<Chosen<Answer>> {
    return useCall(async (signal): Promise<Outcome<Chosen<Answer>>> => {
      const [rows, answer] = await Promise.all([readRows((request, aborted) => host.invoke('inventory.query', { kind, ...request }, { signal: aborted }), { conditions, columns, ranges, signal, onProgress: () => undefined }), ask(signal)])
      if ('error' in rows) return { ok: false, error: rows.error }
      return answer.ok ? { ok: true, value: { answer: answer.value, ...choose(rows.rows, answer.value) } } : answer
    })
  }

  return {
    /** Datastores or networks, with their map. */
    mapped: <Answer extends { readonly rows: readonly MappedObject[] }>(kind: 'datastores' | 'networks', rows: SelectedRows, isTakingBack: boolean, ask: (signal: AbortSignal) => Promise<Outcome<Answer>>) =>
      read(kind, ['id', 'name'], rows, ask, (chosen, answer) => chooseMapped(chosen, answer.rows, isTakingBack, wordsOf)),
    /** VMs, with what a form offers them. */
    moved: <Answer>(rows: SelectedRows, ask: (signal: AbortSignal) => Promise<Outcome<Answer>>) =>
      read('vms', ['id', 'name', 'isTemplate', 'included'], rows, ask, (chosen) => chooseMoved(chosen, wordsOf)),
  }
}
