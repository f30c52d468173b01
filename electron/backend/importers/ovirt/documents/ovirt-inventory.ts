import { stepsOfHref, stepsOfPath, type ApiStep } from './api-path.ts'
import { API_ROOT, DEVICE_KINDS, KIND_OF_COLLECTION, KIND_OF_ELEMENT, KIND_OF_LIST } from './element-kinds.ts'
import { childOf, childrenOf, textOf, type OvirtElement } from './ovirt-element.ts'

/** Everything that was read of one engine, by kind and id, whatever documents it came in. */
export interface OvirtInventory {
  readonly api: OvirtElement | null
  /** The ids of the engines whose first pages were met: more than one where documents of several were mixed up. */
  readonly engineIds: readonly string[]
  /** Objects of their own, by element name, in the order in which they were first met. */
  all(element: string): readonly OvirtElement[]
  find(element: string, id: string | null): OvirtElement | null
  /** What belongs to an object, inlined in it or from documents of its own; null where no document says. */
  membersOf(owner: OvirtElement, element: string): readonly OvirtElement[] | null
  /** VMs that documents list as members of an affinity group or label. */
  memberIdsOf(group: OvirtElement): readonly string[]
  /** VMs and templates that lie in a storage domain and not in the engine: exported, or not registered yet. */
  exportedIn(domain: OvirtElement): readonly OvirtElement[]
  /** Members whose owner no document lists. */
  orphans(): readonly { readonly ownerKey: string; readonly element: OvirtElement }[]
  /** Members of a kind whose owner cannot be told. */
  readonly homeless: readonly OvirtElement[]
  /** Elements that nothing reads, with how many of each there were. */
  readonly unread: ReadonlyMap<string, number>
}

export interface InventoryCollector {
  readonly inventory: OvirtInventory
  add(element: OvirtElement, path: string): void
  /** A collection without members: that its owner has none is known too. */
  addEmpty(root: string, path: string): void
}

/** Objects that may be inlined whole where another refers to them (`?follow=`). A VM inside a snapshot is an older state: not among them. */
const INLINED_KINDS: ReadonlySet<string> = new Set(['disk', 'cluster', 'host', 'template', 'network', 'vnic_profile', 'data_center', 'storage_domain', 'scheduling_policy', 'quota', 'network_filter', 'affinity_group', 'affinity_label'])

/** What a storage domain holds besides disks. */
const IMAGE_KINDS: ReadonlySet<string> = new Set(['file', 'image'])

/** Owners of members, by the collection in addresses. */
const OWNER_ELEMENT: Readonly<Record<string, string>> = { vms: 'vm', templates: 'template', hosts: 'host', affinitygroups: 'affinity_group', affinitylabels: 'affinity_label', storagedomains: 'storage_domain' }

export function createCollector(): InventoryCollector {
  const objects = new Map<string, Map<string, OvirtElement>>()
  const members = new Map<string, Map<string, OvirtElement>>()
  const exported = new Map<string, Map<string, OvirtElement>>()
  const homeless: OvirtElement[] = []
  const unread = new Map<string, number>()
  const engineIds = new Set<string>()
  let api: OvirtElement | null = null

  const keep = (element: OvirtElement, name: string, id: string): void => {
    const ofKind = objects.get(name) ?? new Map<string, OvirtElement>()
    objects.set(name, ofKind)
    const known = ofKind.get(id)
    ofKind.set(id, known === undefined ? element : mergeElements(known, element))
  }
  const keepMember = (ownerKey: string, element: OvirtElement): void => {
    const ofOwner = members.get(ownerKey) ?? new Map<string, OvirtElement>()
    members.set(ownerKey, ofOwner)
    const id = element.id ?? `#${ofOwner.size}`
    const known = ofOwner.get(id)
    ofOwner.set(id, known === undefined ? element : mergeElements(known, element))
  }
  const keepExported = (domainId: string, element: OvirtElement): void => {
    const ofDomain = exported.get(domainId) ?? new Map<string, OvirtElement>()
    exported.set(domainId, ofDomain)
    ofDomain.set(element.id ?? `#${ofDomain.size}`, element)
  }
  const keepInlined = (element: OvirtElement): void => {
    for (const child of element.children) {
      if (child.name === 'snapshot') continue
      if (child.id !== null && child.children.length > 1 && INLINED_KINDS.has(child.name)) keep(child, child.name, child.id)
      keepInlined(child)
    }
  }

  const add = (element: OvirtElement, path: string): void => {
    if (element.name === API_ROOT) {
      api ??= element
      const id = textOf(element, 'product_info', 'instance_id')?.toLowerCase()
      if (id !== undefined) engineIds.add(id)
      return
    }
    const kind = KIND_OF_ELEMENT.get(element.name)
    if (kind === undefined) {
      unread.set(element.name, (unread.get(element.name) ?? 0) + 1)
      return
    }
    keepInlined(element)
    const owner = ownerStepOf(element, path)
    if (kind.isOwned) {
      // A tag without an owner is the engine's list of all tags.
      if (owner !== null) keepMember(memberKey(owner.element, owner.id, element.name), element)
      else if (element.name === 'tag') unread.set('tag', (unread.get('tag') ?? 0) + 1)
      else homeless.push(element)
      return
    }
    if ((element.name === 'vm' || element.name === 'template') && isBelowDomain(element)) {
      const domainId = stepsOfHref(element.href)[0]?.id ?? ''
      keepExported(domainId, element)
      return
    }
    if (element.name === 'vm' && owner !== null && (owner.element === 'affinity_group' || owner.element === 'affinity_label')) keepMember(memberKey(owner.element, owner.id, 'vm'), element)
    // Old documents list a VM's disks as such, with what is now said by the attachment.
    if (element.name === 'disk' && owner?.element === 'vm') keepMember(memberKey('vm', owner.id, 'disk_attachment'), { ...element, name: 'disk_attachment', children: [...element.children, { ...element, children: [] }] })
    if (element.id !== null) keep(element, element.name, element.id)
    else homeless.push(element)
  }

  const membersOf = (owner: OvirtElement, name: string): readonly OvirtElement[] | null => {
    const inlined = inlinedListOf(owner, name)
    const listed = members.get(memberKey(owner.name, owner.id ?? '', name))
    if (inlined === null && listed === undefined) return null
    const byId = new Map<string, OvirtElement>()
    for (const member of [...childrenOf(inlined, name), ...(listed?.values() ?? [])]) {
      const id = member.id ?? `#${byId.size}`
      const known = byId.get(id)
      byId.set(id, known === undefined ? member : mergeElements(known, member))
    }
    return [...byId.values()]
  }

  return {
    add,
    addEmpty: (root, path) => {
      const kind = KIND_OF_LIST.get(root)
      const owner = ownerOfSteps(stepsOfPath(path))
      if (kind === undefined || owner === null || !(DEVICE_KINDS.has(kind.element) || kind.isOwned)) return
      const element = kind.element === 'nic' && owner.element === 'host' ? 'host_nic' : kind.element
      const key = memberKey(owner.element, owner.id, element)
      if (!members.has(key)) members.set(key, new Map())
    },
    inventory: {
      get api() {
        return api
      },
      get engineIds() {
        return [...engineIds]
      },
      all: (name) => [...(objects.get(name)?.values() ?? [])],
      find: (name, id) => (id === null ? null : (objects.get(name)?.get(id) ?? null)),
      membersOf,
      memberIdsOf: (group) => {
        const inlined = childrenOf(childOf(group, 'vms'), 'vm')
        const listed = [...(members.get(memberKey(group.name, group.id ?? '', 'vm'))?.values() ?? [])]
        return [...new Set([...inlined, ...listed].flatMap((vm) => (vm.id === null ? [] : [vm.id])))]
      },
      exportedIn: (domain) => [...(exported.get(domain.id ?? '')?.values() ?? [])],
      orphans: () =>
        [...members].flatMap(([ownerKey, found]) => {
          const [ownerElement = '', ownerId = ''] = ownerKey.split('/')
          return objects.get(ownerElement)?.has(ownerId) === true ? [] : [...found.values()].map((element) => ({ ownerKey: `${ownerElement} ${ownerId}`, element }))
        }),
      homeless,
      unread,
    },
  }
}

/** Inlined lists bear the name of the link, which for some kinds is not that of the collection's own document. */
function inlinedListOf(owner: OvirtElement, name: string): OvirtElement | null {
  const names = [KIND_OF_ELEMENT.get(name)?.list ?? name, ...(name === 'host_nic' ? ['nics'] : name === 'vm_numa_node' ? ['numa_nodes'] : [])]
  for (const list of names) {
    const found = childOf(owner, list)
    if (found !== null) return found
  }
  return null
}

/** Both documents' fields; where both have a field, the first one's, unless that is empty. */
function mergeElements(first: OvirtElement, second: OvirtElement): OvirtElement {
  const names = new Set(first.children.filter(({ text, children, id }) => text !== '' || children.length > 0 || id !== null).map(({ name }) => name))
  const added = second.children.filter(({ name }) => !names.has(name))
  if (added.length === 0) return first
  const replaced = new Set(added.map(({ name }) => name))
  return { ...first, href: first.href ?? second.href, children: [...first.children.filter(({ name }) => !replaced.has(name)), ...added] }
}

function memberKey(ownerElement: string, ownerId: string, element: string): string {
  return `${ownerElement}/${ownerId}/${element}`
}

/** By its own address, `storagedomains/<id>/vms/<id>`: a VM of the engine itself is below no domain. */
function isBelowDomain({ href }: OvirtElement): boolean {
  const [first, second] = stepsOfHref(href)
  return first?.collection === 'storagedomains' && second !== undefined
}

interface Owner {
  readonly element: string
  readonly id: string
}

/** By its own address, then by its own reference, then by the path of the document. */
function ownerStepOf(element: OvirtElement, path: string): Owner | null {
  const byAddress = ownerOfSteps(stepsOfHref(element.href).slice(0, -1))
  if (byAddress !== null) return byAddress
  if (KIND_OF_ELEMENT.get(element.name)?.isOwned === true || element.name === 'disk') {
    for (const name of ['vm', 'template', 'host', ...(IMAGE_KINDS.has(element.name) ? ['storage_domain'] : [])]) {
      const id = childOf(element, name)?.id ?? null
      if (id !== null && !(element.name === 'disk' && name !== 'vm')) return { element: name, id }
    }
  }
  const steps = stepsOfPath(path)
  const isOfCollection = KIND_OF_COLLECTION.get(steps.at(-1)?.collection ?? '')?.element === element.name || element.name === 'host_nic'
  return steps.length > 1 && isOfCollection ? ownerOfSteps(steps.slice(0, -1)) : null
}

function ownerOfSteps(steps: readonly ApiStep[]): Owner | null {
  // `clusters/<id>/affinitygroups/<id>/vms`: the innermost owner counts
  for (const { collection, id } of [...steps].reverse()) {
    const element = OWNER_ELEMENT[collection]
    if (element !== undefined && id !== null && id !== '') return { element, id }
  }
  return null
}
