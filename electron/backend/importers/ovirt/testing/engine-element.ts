/** An element of a generated document. */
export interface EngineElement {
  readonly name: string
  readonly id?: string
  readonly href?: string
  readonly content: string | readonly EngineElement[]
}

export function element(name: string, content: EngineElement['content'] = [], identity: { readonly id?: string; readonly href?: string } = {}): EngineElement {
  return { name, content, ...identity }
}

/** Fields given by name: a text, or a list of elements. */
export function fields(values: Readonly<Record<string, string | readonly EngineElement[]>>): EngineElement[] {
  return Object.entries(values).map(([name, content]) => element(name, content))
}

export function toXml(root: EngineElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xmlOf(root, '')}\n`
}

function xmlOf({ name, id, href, content }: EngineElement, indent: string): string {
  const attributes = [['href', href], ['id', id]].flatMap(([key, value]) => (value === undefined ? [] : [` ${key ?? ''}="${escapeXml(value)}"`])).join('')
  if (typeof content === 'string') return `${indent}<${name}${attributes}>${escapeXml(content)}</${name}>`
  if (content.length === 0) return `${indent}<${name}${attributes}/>`
  return `${indent}<${name}${attributes}>\n${content.map((child) => xmlOf(child, `${indent}    `)).join('\n')}\n${indent}</${name}>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** As the engine writes it: a collection is its members' name with a list, an object its fields. */
export function toJson(root: EngineElement): string {
  return JSON.stringify(jsonOf(root), null, 2)
}

/** Names of lists that the engine writes as a list even with one member. */
const MEMBERS = new Set(['vm', 'template', 'host', 'cluster', 'data_center', 'storage_domain', 'network', 'vnic_profile', 'disk_attachment', 'nic', 'snapshot', 'host_nic', 'network_attachment', 'affinity_group', 'scheduling_policy', 'quota', 'tag', 'usage', 'logical_unit', 'vcpu_pin', 'vm_numa_node', 'option', 'core', 'ip', 'reported_device', 'custom_property', 'watchdog', 'graphics_console', 'property'])

function jsonOf({ id, href, content, name }: EngineElement): unknown {
  if (typeof content === 'string') return content
  const json: Record<string, unknown> = { ...(id === undefined ? {} : { id }), ...(href === undefined ? {} : { href }) }
  const isList = name.endsWith('s') && content.every((child) => child.name === content[0]?.name)
  for (const child of content) {
    const value = jsonOf(child)
    const known = json[child.name]
    if (Array.isArray(known)) known.push(value)
    else json[child.name] = known !== undefined ? [known, value] : isList && (MEMBERS.has(child.name) || child.name === 'disk') ? [value] : value
  }
  return json
}
