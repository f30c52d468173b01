import type { z } from 'zod'
import { MTV_VERSIONS, OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'
import { ASSESS_API } from './assess-api.ts'
import { BUNDLE_API } from './bundle-api.ts'
import { CUTOVER_API } from './cutover-api.ts'
import { DECISIONS_API } from './decisions-api.ts'
import { IMPORTS_API } from './imports-api.ts'
import { INVENTORY_API, type INVENTORY_KINDS } from './inventory-api.ts'
import { MAPPING_API } from './mapping-api.ts'
import { NETWORK_API } from './network-api.ts'
import { NOTES_API } from './notes-api.ts'
import { PLAN_API } from './plan-api.ts'
import { PREFERENCES_API } from './preferences-api.ts'
import { PROJECT_API } from './project-api.ts'
import { REPORT_API } from './report-api.ts'
import { SIZING_API } from './sizing-api.ts'
import { TARGET_API } from './target-api.ts'
import { VIEWS_API } from './views-api.ts'
import { WAVES_API } from './waves-api.ts'

/** The releases that bundles can be written for, oldest first. */
export const SUPPORTED_VERSIONS = { mtv: MTV_VERSIONS, openshift: OPENSHIFT_VERSIONS } as const

/** Every call between a host and the backend: one schema for what goes in, what comes out and what is told on the way. */
export const API = {
  ...PROJECT_API,
  ...PREFERENCES_API,
  ...INVENTORY_API,
  ...ASSESS_API,
  ...IMPORTS_API,
  ...TARGET_API,
  ...DECISIONS_API,
  ...NOTES_API,
  ...VIEWS_API,
  ...MAPPING_API,
  ...NETWORK_API,
  ...PLAN_API,
  ...SIZING_API,
  ...WAVES_API,
  ...CUTOVER_API,
  ...BUNDLE_API,
  ...REPORT_API,
} as const

export type Api = typeof API
/** What a call answers. */
export type ApiOutput<Name extends keyof Api> = z.infer<Api[Name]['output']>
export type InventoryKind = (typeof INVENTORY_KINDS)[number]
