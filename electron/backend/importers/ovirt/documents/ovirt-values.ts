import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import { childOf, childrenOf, textOf, type OvirtElement } from './ovirt-element.ts'

/** A number down a path; null where there is none, or no number. */
export function numberOf(element: OvirtElement | null, ...path: readonly string[]): number | null {
  const text = textOf(element, ...path)
  return text !== null && NUMBER.test(text) ? Number(text) : null
}

/** A whole number down a path: of what is counted, so that one below zero is none. */
export function integerOf(element: OvirtElement | null, ...path: readonly string[]): number | null {
  const value = numberOf(element, ...path)
  return value !== null && value >= 0 && Number.isSafeInteger(value) ? value : null
}

/** Bytes down a path, in MiB. The API states sizes in bytes throughout; a size below zero is none. */
export function mebibytesOf(element: OvirtElement | null, ...path: readonly string[]): number | null {
  const bytes = numberOf(element, ...path)
  return bytes === null || bytes < 0 ? null : bytes / BYTES_PER_MIB
}

/** true and false; anything else is not said. */
export function flagOf(element: OvirtElement | null, ...path: readonly string[]): boolean | null {
  const text = textOf(element, ...path)?.toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : null
}

/** The texts of a list such as `<usages><usage>vm</usage></usages>`; null where the list is absent or empty. */
export function textsOf(element: OvirtElement | null, list: string, member: string): string | null {
  return joinTexts(childrenOf(childOf(element, list), member).map((entry) => entry.text))
}

/** `name=value` of a list of properties. */
export function propertiesOf(element: OvirtElement | null, list: string, member: string): string | null {
  return joinTexts(childrenOf(childOf(element, list), member).map((entry) => `${textOf(entry, 'name') ?? entry.id ?? ''}=${textOf(entry, 'value') ?? ''}`))
}

/** Members of one field; a semicolon, since commas are in their values. */
export function joinTexts(texts: readonly (string | null)[]): string | null {
  const present = texts.filter((text) => text !== null && text !== '')
  return present.length === 0 ? null : present.join('; ')
}

const NUMBER = /^-?\d+(?:\.\d+)?$/
