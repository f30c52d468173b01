import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTarget } from './format-target.ts'
import { listPresets } from './load-target.ts'
import { parseTarget } from './parse-target.ts'
import { targets } from './testing/target-arbitrary.ts'

/** JSON does away with members that are undefined, which is what crosses to a page anyway. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('formatTarget', () => {
  it('writes what parseTarget reads back', () => {
    fc.assert(fc.property(targets, (target) => {
      expect(plain(parseTarget(formatTarget(target)))).toEqual(plain(target))
    }), { numRuns: 200 })
  })

  it('keeps every preset, with remarks between blank lines', async () => {
    for (const preset of await listPresets()) {
      const text = formatTarget(preset)
      expect(parseTarget(text)).toEqual(preset)
      // A long description bears a directive for yamllint.
      expect(text.replace(/^---\n# yamllint disable [^\n]*\n/, '---\n').startsWith(`---\n# ${preset.name}\nid: ${preset.id}\n`)).toBe(true)
      expect(text).toContain('\n\n# Which fields the manifests may bear follows from these two.\nopenshift: ')
      expect(text).not.toMatch(/\n\n\n/)
      // A remark may take several lines.
      expect(text.match(/(?<!^# .*\n)^# /gm)).toHaveLength(14)
    }
  })
})
