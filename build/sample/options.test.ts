import { describe, expect, it } from 'vitest'
import { DEFAULT_EXPORTED_AT, parseSampleArguments, UsageError } from './options.ts'

const WHOLE = ['--vms', '200', '--form', 'native', '--seed', '42', '--out', 'x.xlsx']

describe('parseSampleArguments', () => {
  it('reads a whole command line', () => {
    expect(parseSampleArguments(WHOLE)).toEqual({
      options: { vms: 200, form: 'native', seed: 42, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT },
      out: 'x.xlsx',
      sideFiles: null,
    })
    const { options } = parseSampleArguments([...WHOLE, '--vcenters', '3', '--exported-at', '2026-01-02T03:04:05+01:00'])
    expect(options).toMatchObject({ vcenters: 3, exportedAt: Date.UTC(2026, 0, 2, 2, 4, 5) })
  })

  it.each([
    ['nothing', [], '--form is missing'],
    ['an unknown option', [...WHOLE, '--fast'], "Unknown option '--fast'"],
    ['an unknown form', [...WHOLE, '--form', 'ods'], '--form must be one of native, excel, csv, not "ods"'],
    ['no VMs', [...WHOLE, '--vms', '0'], '--vms must be a whole number from 1'],
    ['a number that is none', [...WHOLE, '--vms', '1e3'], '--vms must be a whole number'],
    ['a negative seed', [...WHOLE, '--seed=-1'], '--seed must be a whole number from 0'],
    ['more vCenters than VMs', [...WHOLE, '--vms', '3', '--vcenters', '2'], '--vcenters needs at least two VMs'],
    ['a time without a zone', [...WHOLE, '--exported-at', '2026-01-02T03:04:05'], '--exported-at must be'],
    ['a word too many', [...WHOLE, 'more'], 'Unexpected argument'],
  ])('refuses %s', (_, args, message) => {
    expect(() => parseSampleArguments(args)).toThrow(UsageError)
    expect(() => parseSampleArguments(args)).toThrow(message)
  })
})
