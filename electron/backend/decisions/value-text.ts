import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'

/** What a person reads of a decision: a schedule of 10,000 VMs has 400 kB, and nobody reads its end. */
const MOST_CHARACTERS = 100_000

/** The value of a decision as YAML; null where nothing is decided. */
export function valueText(value: Readonly<Record<string, unknown>> | null): string | null {
  if (value === null) return null
  const text = serialiseYaml([{ value }]).replace(/^---\n/, '')
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, text.lastIndexOf('\n', MOST_CHARACTERS))}\n# And more: the first ${MOST_CHARACTERS} characters of ${text.length} are shown.\n`
}
