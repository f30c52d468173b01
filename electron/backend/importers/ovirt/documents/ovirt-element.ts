/**
 * One element of a document of the engine's API. XML and JSON give the same: a JSON list is an element repeated,
 * `id` and `href` are attributes here and there.
 */
export interface OvirtElement {
  readonly name: string
  readonly id: string | null
  readonly href: string | null
  /** Its own text, trimmed; empty where it has none. */
  readonly text: string
  readonly children: readonly OvirtElement[]
}

/** The first element down a path of names, or null. */
export function childOf(element: OvirtElement | null, ...path: readonly string[]): OvirtElement | null {
  let at = element
  for (const name of path) at = at?.children.find((child) => child.name === name) ?? null
  return at
}

/** All children of one name. */
export function childrenOf(element: OvirtElement | null, name: string): readonly OvirtElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The text down a path; null where there is none or it is empty. */
export function textOf(element: OvirtElement | null, ...path: readonly string[]): string | null {
  const text = childOf(element, ...path)?.text ?? ''
  return text === '' ? null : text
}

/** The id of the object that an element down a path refers to. */
export function idOf(element: OvirtElement | null, ...path: readonly string[]): string | null {
  return childOf(element, ...path)?.id ?? null
}
