import { API_ROOT, KIND_OF_COLLECTION, KIND_OF_ELEMENT, KIND_OF_LIST } from './element-kinds.ts'
import { stepsOfHref } from './api-path.ts'
import { SKIPPED_ELEMENTS, openElement, type ElementLimits, type OpenElement } from './element-builder.ts'
import { DocumentProblem, encodingOf, type ElementReceiver } from './read-xml.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/**
 * Reads one JSON document whole, bounded, as the elements that its XML would hold: `{"vm": [...]}` is a collection,
 * an object with an address or an id is one object. Throws DocumentProblem.
 */
export async function readJson(pieces: AsyncIterable<Uint8Array>, receiver: ElementReceiver, limits: ElementLimits): Promise<void> {
  const value = parse(await collect(pieces, limits))
  if (Array.isArray(value)) {
    for (const entry of value as readonly Json[]) readObject(entry, null, receiver, limits)
    return
  }
  if (typeof value !== 'object' || value === null) throw new DocumentProblem('it holds neither an object nor a list')
  const object = value as { readonly [name: string]: Json } // lists and scalars are ruled out above
  // Its names for collections are the engine's, and its VMs would be taken for the engine's.
  if (isOfMtv(object)) throw new DocumentProblem('it is an inventory of MTV, which is imported on its own')
  // An object's own fields may be lists of what belongs to it.
  const isObject = scalar(object['id']) !== null || scalar(object['href']) !== null || 'product_info' in object
  const lists = isObject ? [] : Object.entries(object).flatMap(([name, content]) => listOf(name, content))
  if (lists.length === 0) {
    readObject(object, null, receiver, limits)
    return
  }
  for (const { element, members } of lists) for (const member of members) readObject(member, element, receiver, limits)
}

/** MTV's inventory service: a dump names its provider, an object its own address, which the engine calls `href`. */
function isOfMtv(object: { readonly [name: string]: Json }): boolean {
  if (typeof object['selfLink'] === 'string') return true
  const lists = Object.values(object).filter((content) => Array.isArray(content)) as (readonly Json[])[] // as the filter says
  if ('provider' in object && lists.length > 0) return true
  return lists.some(([first]) => typeof first === 'object' && first !== null && 'selfLink' in first)
}

/** `{"vm": [...]}`, `{"vms": [...]}` and `{"vms": {"vm": [...]}}` all list VMs. */
function listOf(name: string, content: Json): readonly { element: string; members: readonly Json[] }[] {
  const kind = KIND_OF_ELEMENT.get(name) ?? KIND_OF_LIST.get(name)
  if (Array.isArray(content)) return [{ element: kind?.element ?? name, members: content as readonly Json[] }]
  if (kind === undefined || name !== kind.list || typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([inner, members]) => (inner === kind.element && Array.isArray(members) ? [{ element: inner, members: members as readonly Json[] }] : []))
}

function readObject(value: Json, element: string | null, receiver: ElementReceiver, limits: ElementLimits): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new DocumentProblem('a list of it holds something that is no object')
  const object = value as { readonly [name: string]: Json } // as above
  const name = element ?? nameOf(object)
  receiver.root(name)
  let elements = 0
  const build = (childName: string, content: Json, depth: number): OpenElement => {
    if (depth > limits.depth) throw new DocumentProblem(`its objects are nested more than ${limits.depth} deep`)
    if ((elements += 1) > limits.elementsOfObject) throw new DocumentProblem(`one object has more than ${limits.elementsOfObject} fields`)
    if (typeof content !== 'object' || content === null) {
      const leaf = openElement(childName, null, null)
      leaf.text = content === null ? '' : String(content).trim()
      return leaf
    }
    const fields = content as { readonly [name: string]: Json } // lists are unfolded by the caller
    const built = openElement(childName, scalar(fields['id']), scalar(fields['href']))
    for (const [field, inner] of Object.entries(fields)) {
      if (field === 'id' || field === 'href' || SKIPPED_ELEMENTS.has(field)) continue
      for (const member of Array.isArray(inner) ? (inner as readonly Json[]) : [inner]) built.children.push(build(field, Array.isArray(member) ? null : member, depth + 1))
    }
    return built
  }
  receiver.object(build(name, object, 1), element === null)
}

function scalar(value: Json | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** JSON does not name a single object: its address does. */
function nameOf(object: { readonly [name: string]: Json }): string {
  if ('product_info' in object) return API_ROOT
  const steps = stepsOfHref(scalar(object['href']))
  const last = steps.at(-1)
  if (last?.collection === 'nics' && steps.at(-2)?.collection === 'hosts') return 'host_nic'
  return KIND_OF_COLLECTION.get(last?.collection ?? '')?.element ?? last?.collection ?? 'object'
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json // what JSON.parse answers
  } catch (error) {
    throw new DocumentProblem(`it is no JSON (${error instanceof Error ? error.message : String(error)})`, { cause: error })
  }
}

async function collect(pieces: AsyncIterable<Uint8Array>, limits: ElementLimits): Promise<string> {
  const collected: Uint8Array[] = []
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > limits.jsonBytes) throw new DocumentProblem(`it is larger than ${limits.jsonBytes} bytes, which JSON may be at most: export XML, or several documents`)
    collected.push(piece)
  }
  const whole = Buffer.concat(collected)
  try {
    return new TextDecoder(encodingOf(whole), { fatal: true }).decode(whole)
  } catch (error) {
    throw new DocumentProblem('it is no Unicode text', { cause: error })
  }
}
