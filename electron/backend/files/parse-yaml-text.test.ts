import { expect, it, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import { parseYamlText } from './parse-yaml-text.ts'

const schema = z.strictObject({
  id: z.string().min(1),
  mtv: z.enum(['2.11', '2.12']),
  classes: z.array(z.strictObject({ name: z.string(), capacityMib: z.number().optional() })),
})

function faultsOf(text: string): unknown {
  try {
    return parseYamlText(text, schema, 'target', 'The text')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.details['faults']
  }
}

test.each([
  ['a field of the wrong type', 'id: x\nmtv: "2.12"\nclasses: 3', ['line 3, classes: must be a list']],
  ['a value that is none of the choices', '# first\nid: x\nmtv: 2.12\nclasses: []', ['line 3, mtv: must be one of "2.11", "2.12"']],
  ['a field deep inside', 'id: x\nmtv: "2.12"\nclasses:\n  - name: a\n  - name: b\n    capacityMib: much', ['line 6, classes[1].capacityMib: must be a number']],
  ['a field that is missing in a group: the line of the group', 'id: x\nmtv: "2.12"\nclasses:\n  - capacityMib: 1', ['line 4, classes[0].name: is missing']],
  ['a field that is missing at the top', 'id: x\nclasses: []', ['mtv: is missing']],
  ['a field that nobody knows', 'id: x\nmtv: "2.12"\nclasses: []\nmood: good', ['line 4, mood: is no field of a target']],
  ['a text that is one word', 'hello', ['must be a group of fields']],
  ['a tab', 'id: 1\n\tx: 2', ['it is not YAML at line 2, column 1: a tab stands where spaces are expected']],
  ['a field that stands twice', 'id: 1\nid: 2', ['it is not YAML at line 2, column 1: this field was written before; each is expected once']],
])('names line and expectation of %s', (_title, text, faults) => {
  expect(faultsOf(text)).toEqual(faults)
})

it('names the place of a bracket that nobody closed', () => {
  expect(faultsOf('id: x\nclasses: [1')).toEqual([expect.stringMatching(/^it is not YAML at line 2, column \d+: .*bracket/)])
})
