import { reactive, ref } from 'vue'

/** The unit of sizes: by their size, or one unit so that they can be compared at a glance. */
export const SIZE_UNITS = ['auto', 'GiB', 'TiB'] as const
export const DATE_FORMATS = ['iso', 'locale'] as const
/** Besides that of the system, one locale for each way of writing decimals and thousands that is in wide use. */
export const NUMBER_FORMATS = ['system', 'en-US', 'de-DE', 'fr-FR', 'de-CH'] as const

export interface Formats {
  readonly sizes: (typeof SIZE_UNITS)[number]
  readonly dates: (typeof DATE_FORMATS)[number]
  readonly numbers: (typeof NUMBER_FORMATS)[number]
}

/**
 * How sizes, dates and numbers are written. The store of preferences sets it; whatever writes one reads it here, so that
 * a page that is drawn already follows a change.
 */
export const chosenFormats: { -readonly [Key in keyof Formats]: Formats[Key] } = reactive({ sizes: 'auto', dates: 'iso', numbers: 'system' })

/** The language of the pages, in BCP 47: weekdays are written in it. */
export const shownLanguage = ref('en')
