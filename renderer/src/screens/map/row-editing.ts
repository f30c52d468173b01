import type { Ref } from 'vue'
import type { ChangedMeanwhile } from '#renderer/components/draft-form/changed-meanwhile.ts'

/** How the form below a row decides, whatever the row is. */
export interface RowEditing<Row> {
  readonly isBusy: Readonly<Ref<boolean>>
  readonly error: Readonly<Ref<string | null>>
  settle(this: void, row: Row, isTakingBack: boolean): Promise<void>
  /** Closes the form, and gives the focus back to what opened it. */
  close(this: void): Promise<void>
  /** What somebody else decided since the form began, and what is done about it; left out where nobody looks. */
  readonly meanwhile?: {
    readonly changed: Readonly<Ref<ChangedMeanwhile | null>>
    keepMine(this: void, row: Row): Promise<void>
    takeTheirs(this: void): Promise<void>
  }
}
