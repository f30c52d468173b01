import { compareText } from '#shared/domain/compare.ts'
import { defineTargetRule } from '../target-rule.ts'

/** Presets write "<...>" where only the site knows the value. */
export const placeholderParameter = defineTargetRule({
  id: 'placeholder-parameter',
  title: 'No parameter of a StorageClass is still to be filled in',
  severity: 'information',
  check: ({ storageClasses }) =>
    storageClasses.flatMap((entry, index) => {
      const open = Object.keys(entry.parameters).filter((name) => PLACEHOLDER.test(entry.parameters[name] ?? '')).sort(compareText)
      const [first] = open
      if (first === undefined) return []
      return [{ path: `storageClasses[${index}].parameters.${first}`, message: `${entry.name} leaves ${open.join(', ')} to be filled in.`, remedy: 'Write the value of your site.' }]
    }),
})

const PLACEHOLDER = /^<.*>$/
