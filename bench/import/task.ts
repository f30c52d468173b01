/**
 * What `npm run bench -- import` measures, each in a process of its own. The first is what the others are compared with;
 * the second is the same by the zip library's own streams, as anybody writes it first.
 */
export const IMPORT_TASKS = ['bare inflate', 'inflate by yauzl streams', 'Portolan, full import', 'Portolan, read alone', 'SheetJS, read alone'] as const

export type ImportTask = (typeof IMPORT_TASKS)[number]

export interface ImportMeasurement {
  readonly milliseconds: number
  /** Of all threads together. */
  readonly cpuMs: number
  readonly peakRssMib: number
  readonly rows: number | null
  readonly inflatedBytes: number | null
}
