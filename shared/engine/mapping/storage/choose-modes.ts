import type { AccessMode, StorageClass, VolumeMode } from '#shared/domain/target/target.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { capabilitiesOf, type StorageCapability } from './storage-capabilities.ts'

/** Modes that somebody wants; what is absent is left to the class. */
export interface WantedModes {
  readonly volumeMode?: VolumeMode | undefined
  readonly accessMode?: AccessMode | undefined
}

export type ModeChoice = { readonly modes: StorageCapability } | { readonly open: Reason }

/**
 * How volumes of a class are claimed: as decided, else as the class is described, else as its provisioner is
 * known to prefer. Open where the class does not offer what is wanted, or nobody knows what it offers.
 */
export function chooseModes(storageClass: StorageClass, decided: WantedModes = {}): ModeChoice {
  const wanted = { volumeMode: decided.volumeMode ?? storageClass.volumeMode, accessMode: decided.accessMode ?? storageClass.accessMode }
  const known = capabilitiesOf(storageClass)
  const fitting = known?.find((set) => (wanted.volumeMode ?? set.volumeMode) === set.volumeMode && (wanted.accessMode ?? set.accessMode) === set.accessMode)
  if (known !== null && fitting === undefined) {
    return open(
      'modes-not-offered',
      `${storageClass.name} does not offer ${[wanted.volumeMode, wanted.accessMode].filter((mode) => mode !== undefined).join(' with ')}; it offers ${known.map((set) => `${set.volumeMode} with ${set.accessMode}`).join(', ')}.`,
    )
  }
  const volumeMode = wanted.volumeMode ?? fitting?.volumeMode
  const accessMode = wanted.accessMode ?? fitting?.accessMode
  if (volumeMode === undefined || accessMode === undefined) {
    return open(
      'unknown-provisioner',
      `What ${storageClass.name} offers is not known for its provisioner ${storageClass.provisioner} and parameters: state its volumeMode and accessMode in the target.`,
    )
  }
  return { modes: { volumeMode, accessMode } }
}

function open(code: string, message: string): ModeChoice {
  return { open: { code, message } }
}
