import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldText, fieldValue, fieldValues } from '../field-values.ts'
import type { FieldFault } from './field-rule.ts'

const POLICY = 'spec.nodeDisruptionPolicy'
/** Actions that nothing may stand beside. */
const ALONE: readonly (string | null)[] = ['Reboot', 'None']
/** Actions with the field that names their unit. */
const WITH_UNIT = [['Reload', 'reload'], ['Restart', 'restart']] as const
/** A unit of systemd with its kind. */
const UNIT = /^[a-zA-Z0-9:._\\-]+\.(service|socket|device|mount|automount|swap|target|path|timer|snapshot|slice|scope)$/

/** What actions of a MachineConfiguration have to say together, by its own rules. */
export function disruptionFaults(object: KubeObject): readonly FieldFault[] {
  return [`${POLICY}.files[].actions`, `${POLICY}.units[].actions`, `${POLICY}.sshkey.actions`].flatMap((path) =>
    fieldValues(object, path).flatMap(({ at }) => {
      const actions = fieldValues(object, `${path}[]`).filter((action) => action.at.startsWith(`${at}[`))
      const alone = actions.map(({ value }) => fieldText(value, 'type')).find((type) => ALONE.includes(type))
      return [
        ...(alone === undefined || actions.length === 1 ? [] : [{ at, what: `has ${String(alone)} beside other actions`, remedy: `Leave ${String(alone)} alone, or take it out.` }]),
        ...actions.flatMap((action) => WITH_UNIT.flatMap(([type, field]) => unitFaults(action, type, field))),
      ]
    }),
  )
}

function unitFaults({ at, value }: { readonly at: string; readonly value: unknown }, type: string, field: string): readonly FieldFault[] {
  const isMeant = fieldText(value, 'type') === type
  const isThere = fieldValue(value, field) !== undefined
  if (isMeant !== isThere) return [{ at, what: isMeant ? `is ${type}, and ${field} is missing` : `has ${field}, and its type is not ${type}`, remedy: isMeant ? `Name the unit in ${field}.serviceName.` : `Take ${field} out, or write ${type} as its type.` }]
  const name = fieldText(value, `${field}.serviceName`)
  return name === null || UNIT.test(name) ? [] : [{ at: `${at}.${field}.serviceName`, what: `is "${name}", which is no name of a unit`, remedy: 'Name it with its kind, such as chronyd.service.' }]
}
