import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SHEETS } from './sheets/registry.ts'
import { RVTOOLS_VERSION } from './sheets/v-meta-data.ts'

// A dictionary of the headers of real exports (sheet -> release -> headers) is not part of the project.
// Whoever has one names it here to compare.
const DICTIONARY = process.env.PORTOLAN_RVTOOLS_HEADERS ?? ''
// The columns of each sheet of an export without custom attributes, in the order of the tabs.
const COLUMN_COUNTS = [90, 29, 33, 40, 22, 27, 20, 25, 21, 29, 14, 49, 34, 70, 13, 14, 23, 22, 30, 41, 15, 30, 35, 10, 8, 5, 4]
const CUSTOM_ATTRIBUTES = ['Application', 'Environment', 'Owner']

describe('headers', () => {
  it('stand in the order of the tabs, none twice in a sheet', () => {
    expect(SHEETS.map(({ name }) => name).join(' ')).toBe(
      'vInfo vCPU vMemory vDisk vPartition vNetwork vCD vUSB vSnapshot vTools vSource vRP vCluster vHost vHBA vNIC ' +
        'vSwitch vPort dvSwitch dvPort vSC_VMK vDatastore vMultiPath vLicense vFileInfo vHealth vMetaData',
    )
    for (const { name, columns } of SHEETS) {
      expect(new Set(columns.map(({ header }) => header)).size, name).toBe(columns.length)
    }
  })

  it('are as many as in an export', () => {
    const counts = SHEETS.map(({ columns }) => columns.length)
    expect(counts).toEqual(COLUMN_COUNTS.map((count, place) => (place < 10 ? count + CUSTOM_ATTRIBUTES.length : count)))
  })

  it.each(SHEETS.slice(0, 10))('of $name have the custom attributes between Annotation and Datacenter', ({ columns }) => {
    const headers = columns.map(({ header }) => header)
    const start = headers.indexOf('Annotation')
    expect(headers.slice(start, start + 5)).toEqual(['Annotation', ...CUSTOM_ATTRIBUTES, 'Datacenter'])
  })

  describe.skipIf(!existsSync(DICTIONARY))('against the dictionary of real exports', () => {
    it('are those of the release', () => {
      const { sheets } = JSON.parse(readFileSync(DICTIONARY, 'utf8')) as { sheets: Record<string, Record<string, string[]>> }
      for (const { name, columns } of SHEETS) {
        const headers = columns.map(({ header }) => header)
        const own = headers.filter((header) => !headers.includes('Annotation') || !CUSTOM_ATTRIBUTES.includes(header))
        expect(own, name).toEqual(sheets[name]?.[RVTOOLS_VERSION])
      }
    })
  })
})
