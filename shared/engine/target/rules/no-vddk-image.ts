import { defineTargetRule } from '../target-rule.ts'

/** Without VDDK, disks of vSphere are read slowly, and those on vSAN not at all. Source: MTV documentation, creating a VDDK image. */
export const noVddkImage = defineTargetRule({
  id: 'no-vddk-image',
  title: 'A VDDK image is named for sources in vSphere',
  severity: 'information',
  check: ({ migration }) =>
    migration.type === 'cold' && migration.vddkImage === undefined
      ? [{ path: 'migration.vddkImage', message: 'No VDDK image is named: disks of vSphere are read without it, which is slower, and impossible from vSAN.', remedy: 'Build a VDDK image, push it to your registry and name its path.' }]
      : [],
})
