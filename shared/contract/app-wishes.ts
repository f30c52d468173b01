import { z } from 'zod'

/** A place of the app that the menus of its window lead to. */
export interface AppPlace {
  readonly path: string
  /** As the pages call it, by their languages (BCP 47). */
  readonly labels: { readonly en: string; readonly de: string }
}

/** The steps on the way through, in their order: the pages' own navigation, as far as a menu outside the page has to know it. */
export const APP_STEPS: readonly AppPlace[] = [
  { path: '/overview', labels: { en: 'Overview', de: 'Übersicht' } },
  { path: '/import', labels: { en: 'Import', de: 'Import' } },
  { path: '/inventory/vms', labels: { en: 'Inventory', de: 'Inventar' } },
  { path: '/assess', labels: { en: 'Assess', de: 'Bewertung' } },
  { path: '/target', labels: { en: 'Target', de: 'Ziel' } },
  { path: '/map/storage', labels: { en: 'Map', de: 'Zuordnung' } },
  { path: '/size', labels: { en: 'Size', de: 'Dimensionierung' } },
  { path: '/waves', labels: { en: 'Waves', de: 'Wellen' } },
  { path: '/hand-over', labels: { en: 'Hand over', de: 'Übergabe' } },
]

/** What a person asked of the window rather than of its page: by a menu, or with a file that the system handed over. */
export const appWishSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('go'), path: z.string().startsWith('/') }),
  z.strictObject({ kind: z.literal('open-project'), path: z.string().min(1) }),
  z.strictObject({ kind: z.literal('import'), paths: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ kind: z.literal('close-project') }),
])

export type AppWish = z.infer<typeof appWishSchema>
