import { z } from 'zod'

/** A place of the app that the menus of its window lead to. */
export interface AppPlace {
  readonly path: string
  readonly label: string
}

/** The steps on the way through, in their order: the pages' own navigation, as far as a menu outside the page has to know it. */
export const APP_STEPS: readonly AppPlace[] = [
  { path: '/overview', label: 'Overview' },
  { path: '/import', label: 'Import' },
  { path: '/inventory/vms', label: 'Inventory' },
  { path: '/assess', label: 'Assess' },
  { path: '/target', label: 'Target' },
  { path: '/map/storage', label: 'Map' },
  { path: '/size', label: 'Size' },
  { path: '/waves', label: 'Waves' },
  { path: '/hand-over', label: 'Hand over' },
]

/** What a person asked of the window rather than of its page: by a menu, or with a file that the system handed over. */
export const appWishSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('go'), path: z.string().startsWith('/') }),
  z.strictObject({ kind: z.literal('open-project'), path: z.string().min(1) }),
  z.strictObject({ kind: z.literal('import'), paths: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ kind: z.literal('close-project') }),
])

export type AppWish = z.infer<typeof appWishSchema>
