import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { OvirtElement } from './ovirt-element.ts'

/** What a document may hold at most; beyond it, it is refused. */
export interface ElementLimits {
  /** Elements inside elements. The API's own documents stay below 15. */
  readonly depth: number
  /** Elements of one object. */
  readonly elementsOfObject: number
  /** Bytes without one whole tag or text: a text or an attribute larger than this. */
  readonly tokenBytes: number
  /** A JSON document is in memory whole. */
  readonly jsonBytes: number
}

export const DEFAULT_ELEMENT_LIMITS: ElementLimits = { depth: 64, elementsOfObject: 500_000, tokenBytes: 4 * BYTES_PER_MIB, jsonBytes: 256 * BYTES_PER_MIB }

/**
 * Elements of which nothing is kept: hypermedia, pictures, certificates, and what may hold passwords or keys
 * (cloud-init, payloads, SSO, power management).
 */
export const SKIPPED_ELEMENTS: ReadonlySet<string> = new Set([
  'actions', 'link', 'certificate', 'large_icon', 'small_icon', 'initialization', 'payloads', 'sso', 'agents', 'ssh', 'password', 'username',
])

/** An element while it is being read. */
export interface OpenElement extends OvirtElement {
  readonly children: OpenElement[]
  text: string
}

export function openElement(name: string, id: string | null, href: string | null): OpenElement {
  return { name, id, href, text: '', children: [] }
}
