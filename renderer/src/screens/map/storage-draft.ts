import type { StorageClassUse, StorageModes, StorageRow } from '#shared/contract/mapping-rows.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { CopyOffloadVendor } from '#shared/domain/target/copy-offload.ts'
import { accessModeSchema, type AccessMode, type VolumeMode, volumeModeSchema } from '#shared/domain/target/target.ts'

/** A decision on a datastore as a form holds it; an empty mode is left to the class. */
export interface StorageDraft {
  storageClass: string
  volumeMode: VolumeMode | ''
  accessMode: AccessMode | ''
  /** The array that is to copy by itself, and the name of the Secret; empty where it is not. */
  offloadVendor: CopyOffloadVendor | ''
  offloadSecret: string
  reason: string
}

/** A form begins with what was decided, else with what holds. */
export function storageDraftOf(row: Pick<StorageRow, 'decision' | 'effective'> | null, classes: readonly StorageClassUse[]): StorageDraft {
  const { decision = null, effective = null } = row ?? {}
  const wanted = decision?.storageClass ?? effective?.destination?.storageClass
  const known = classes.find(({ name }) => name === wanted) ?? classes[0]
  const offload = known !== undefined && known.name === decision?.storageClass ? decision.copyOffload : undefined
  return { storageClass: known?.name ?? '', volumeMode: decision?.volumeMode ?? '', accessMode: decision?.accessMode ?? '', offloadVendor: offload?.vendor ?? '', offloadSecret: offload?.secret ?? '', reason: decision?.reason ?? '' }
}

/** What a class lets one choose; all modes where nobody knows what it offers. */
export function modesOf(storageClass: StorageClassUse | undefined): readonly StorageModes[] {
  if (storageClass?.modes != null) return storageClass.modes
  return volumeModeSchema.options.flatMap((volumeMode) => accessModeSchema.options.map((accessMode) => ({ volumeMode, accessMode })))
}

/** The modes that go with the other one that was chosen. */
export function offered(storageClass: StorageClassUse | undefined, draft: StorageDraft): { readonly volumeModes: readonly VolumeMode[]; readonly accessModes: readonly AccessMode[] } {
  const modes = modesOf(storageClass)
  return {
    volumeModes: unique(modes.map((set) => set.volumeMode)),
    accessModes: unique(modes.filter((set) => draft.volumeMode === '' || set.volumeMode === draft.volumeMode).map((set) => set.accessMode)),
  }
}

/** Another class or volume mode may not offer what was chosen after it: that is then left to the class. */
export function withoutForeignModes(storageClass: StorageClassUse | undefined, draft: StorageDraft): StorageDraft {
  const { volumeModes } = offered(storageClass, draft)
  const volumeMode = draft.volumeMode !== '' && volumeModes.includes(draft.volumeMode) ? draft.volumeMode : ''
  const { accessModes } = offered(storageClass, { ...draft, volumeMode })
  return { ...draft, volumeMode, accessMode: draft.accessMode !== '' && accessModes.includes(draft.accessMode) ? draft.accessMode : '' }
}

export function storageDecisionOf({ storageClass, volumeMode, accessMode, offloadVendor, offloadSecret, reason }: StorageDraft): DecisionValue<'datastore.storage-class'> {
  return {
    storageClass,
    ...(volumeMode === '' ? {} : { volumeMode }),
    ...(accessMode === '' ? {} : { accessMode }),
    ...(offloadVendor === '' || offloadSecret.trim() === '' ? {} : { copyOffload: { vendor: offloadVendor, secret: offloadSecret.trim() } }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  }
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)]
}
