import { constants, defineSheet } from '../cells.ts'
import { vcenterRecords } from './inventory-records.ts'

/** RVTools lists files on request only; otherwise the sheet has one row that says so. */
export const vFileInfo = defineSheet({
  name: 'vFileInfo',
  columns: constants({
    'Friendly Path Name':
      'This tab page is empty when GetFileInfo option is not set in preferences or when using the CLI the switch -GetFileInfo is not passed. ',
    'File Name': null,
    'File Type': null,
    'File Size in bytes': null,
    Path: null,
    'Internal Sort Column': null,
    'VI SDK Server': null,
    'VI SDK UUID': null,
  }),
  records: vcenterRecords,
})
