/** What `npm run bench -- import` measures, each in a process of its own. The first is what the others are compared with. */
export const IMPORT_TASKS = ['bare inflate', 'Portolan, full import', 'Portolan, read alone', 'SheetJS, read alone', 'Portolan, cancel'] as const

export type ImportTask = (typeof IMPORT_TASKS)[number]

export interface ImportMeasurement {
  readonly milliseconds: number
  readonly peakRssMib: number
  readonly rows: number | null
}
