import { existsSync } from 'node:fs'
import path from 'node:path'

import { cruise, type IViolation } from 'dependency-cruiser'

import config from './dependency-cruiser.config.mjs'

const CODE_FOLDERS = ['shared', 'electron', 'renderer/src', 'build', 'bench', 'e2e']

export interface LayerCheck {
  readonly moduleCount: number
  readonly violations: readonly LayerViolation[]
}

export interface LayerViolation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/** Which imports below `projectRoot` break the rules of the layers. */
export async function checkLayers(projectRoot: string): Promise<LayerCheck> {
  const folders = CODE_FOLDERS.filter((folder) => existsSync(path.join(projectRoot, folder)))
  const { forbidden, options } = config
  const { output } = await cruise(folders, {
    ...options,
    baseDir: projectRoot,
    validate: true,
    // The configuration is plain JavaScript, in which the severity is any string.
    ruleSet: { forbidden } as NonNullable<Parameters<typeof cruise>[1]>['ruleSet'] & {},
  })
  if (typeof output === 'string') {
    throw new Error('dependency-cruiser answered with text instead of data.')
  }
  return { moduleCount: output.summary.totalCruised, violations: output.summary.violations.map(describe) }
}

function describe({ rule, from, to, cycle }: IViolation): LayerViolation {
  return { rule: rule.name, from, to: cycle === undefined ? to : cycle.map(({ name }) => name).join(' -> ') }
}
