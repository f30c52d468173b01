import { inject, type InjectionKey } from 'vue'
import type { choiceOf } from './part.ts'

/** Which bundle the screen shows. */
export interface ShownBundle {
  readonly choice: () => ReturnType<typeof choiceOf>
  /** Another one where the bundle, or what it is compared with, is another. */
  readonly version: () => string
}

export const SHOWN_BUNDLE: InjectionKey<ShownBundle> = Symbol('shown bundle')

/** For whatever of the screen asks for a part of the bundle. */
export function useShownBundle(): ShownBundle {
  const bundle = inject(SHOWN_BUNDLE)
  if (bundle === undefined) throw new Error('There is no bundle here.')
  return bundle
}
