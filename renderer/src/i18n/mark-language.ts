import { shownLanguage } from '#renderer/format/chosen-formats.ts'

/** Says which language the page is in: to the browser and screen readers, and to whatever writes words of its own such as weekdays. */
export function markLanguage(page: Document, language: string): void {
  page.documentElement.lang = language
  shownLanguage.value = language
}
