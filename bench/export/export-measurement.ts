/** What one export of a process took, and the most memory that the process had held by its end. */
export interface ExportMeasurement {
  readonly files: number
  readonly ms: number
  readonly cpuMs: number
  readonly peakMib: number
}
