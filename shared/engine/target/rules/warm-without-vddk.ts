import { defineTargetRule } from '../target-rule.ts'

/** Warm migration from vSphere reads changed blocks by VDDK. Source: MTV documentation, warm migration prerequisites. */
export const warmWithoutVddk = defineTargetRule({
  id: 'warm-without-vddk',
  title: 'Warm migration has a VDDK image',
  severity: 'warning',
  check: ({ migration }) =>
    migration.type === 'warm' && migration.vddkImage === undefined
      ? [{ path: 'migration.vddkImage', message: 'Warm migration from vSphere needs a VDDK image: without one every VM is planned cold.', remedy: 'Name the registry path of your VDDK image, or choose cold migration.' }]
      : [],
})
