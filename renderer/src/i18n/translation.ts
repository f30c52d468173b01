import type { messages } from './languages/en.ts'

/** The same keys with texts of another language: one that is missing or too many does not compile. */
type TextsLike<English> = { readonly [Key in keyof English]: English[Key] extends string ? string : TextsLike<English[Key]> }

/**
 * All texts of a language. A further language is a file `languages/ID.ts` (ID as in BCP 47) that exports them as
 * `messages satisfies Translation`, gathered from the files `messages.ID.ts`; nothing else has to know of it.
 */
export type Translation = TextsLike<typeof messages>
