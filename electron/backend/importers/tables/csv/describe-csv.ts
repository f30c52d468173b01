import type { CsvForm } from './sniff-csv.ts'

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

/** For people: how a CSV file is written, e.g. "comma, UTF-8". */
export function describeCsv({ delimiter, encoding }: Pick<CsvForm, 'delimiter' | 'encoding'>): string {
  return `${DELIMITER_NAMES[delimiter]}, ${encoding.toUpperCase()}`
}

/** The same of several files: "27 files, comma, UTF-8", every way of writing named once. */
export function describeCsvFiles(forms: readonly CsvForm[]): string {
  const ways = [...new Set(forms.map(describeCsv))].sort()
  return `${String(forms.length)} ${forms.length === 1 ? 'file' : 'files'}, ${ways.join(' and ')}`
}
