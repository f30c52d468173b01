import fc from 'fast-check'

/** One change of a text; `at` is a share of its length, so that it fits a text of any length. */
interface TextMutation {
  readonly kind: 'insert' | 'delete' | 'overwrite' | 'repeat' | 'cut'
  readonly at: number
  readonly length: number
  readonly token: string
}

/** Few: a file of which nothing is left is refused at once. */
const MUTATIONS_AT_MOST = 3
const SPAN_AT_MOST = 200
const REPEATS = 50

/** For tests: what has a meaning in some format, or is on an edge of one. */
export const TOKENS: readonly string[] = [
  '', ' ', '\0', '\uFEFF', '\uFFFD', '\u00a0', '\r', '\n', '\r\n', '"', '""', "'", ',', ';', '\t', '|', '=', 'sep=;\n',
  '0', '-1', '1e308', '1e999', 'NaN', '16,384', '16.384', '1.234.567', '4294967296', '9007199254740993', '-0', '0x10', '1970/01/01 00:00:00', '2025/02/31',
  '<', '>', '</', '/>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE x [<!ENTITY a "b">]>', '&', '&amp;', '&a;', '&#0;', '&#x110000;', '<row r="9"/>', '<c r="ZZ1"><v>1</v></c>', ' t="s"', ' s="99"', 'xmlns=""',
  '{', '}', '[', ']', ':', 'null', 'true', '{}', '[]', '"__proto__":{"x":1},', '"id":null,', '"href":"/ovirt-engine/api/vms/1",',
  'VM', 'vInfo', 'VM ID', 'vm-1', 'True', 'constructor', 'toString', '[ds1] a.vmdk', '#backend/importers/x', '0-4094', 'AB123-CD456-EF789-GH012-IJ345', '😀', '\ud800', 'İ',
]

const mutation: fc.Arbitrary<TextMutation> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'overwrite', 'overwrite', 'delete', 'repeat', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: SPAN_AT_MOST })),
  token: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TOKENS) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }),
})

/** For tests: a text with some places changed, most often such that it nearly is what it was. */
export function mutated(original: string): fc.Arbitrary<string> {
  return fc.array(mutation, { maxLength: MUTATIONS_AT_MOST }).map((mutations) => mutations.reduce(apply, original))
}

function apply(text: string, { kind, at, length, token }: TextMutation): string {
  const start = Math.floor(at * text.length)
  const [before, span, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)]
  if (kind === 'insert') return before + token + span + after
  if (kind === 'delete') return before + after
  if (kind === 'overwrite') return before + token + after
  if (kind === 'repeat') return before + span.repeat(REPEATS) + after
  return before
}
