import { element, toJson, toXml, type EngineElement } from './engine-element.ts'
import type { SampleEngine } from './sample-engine.ts'

/** The same engine as documents in several layouts, by path. None of the names but `tree`'s says what is inside. */
export const LAYOUTS: Readonly<Record<string, (engine: SampleEngine) => ReadonlyMap<string, string>>> = {
  'XML, a file a collection, named after its path': (engine) => new Map([['api.xml', toXml(engine.api)], ...[...engine.collections].map(([path, root]) => [`${path.replaceAll('/', '_')}.xml`, toXml(root)] as const)]),
  'XML, in folders': (engine) => new Map([['api.xml', toXml(engine.api)], ...[...engine.collections].map(([path, root]) => [`${path}.xml`, toXml(root)] as const)]),
  'XML, inlined': (engine) => numbered(inlined(engine).map(toXml), 'xml'),
  'JSON, inlined': (engine) => numbered(inlined(engine).map(toJson), 'json'),
  'XML, an object a file': (engine) => numbered(inlined(engine).flatMap((root) => (root.name === 'api' ? [toXml(root)] : (root.content as readonly EngineElement[]).map(toXml))), 'xml'),
  'JSON, an object a file': (engine) => numbered(inlined(engine).flatMap((root) => (root.name === 'api' ? [toJson(root)] : (root.content as readonly EngineElement[]).map(toJson))), 'json'),
}

function numbered(texts: readonly string[], ending: string): ReadonlyMap<string, string> {
  return new Map(texts.map((text, index) => [`${String(index).padStart(4, '0')}.${ending}`, text]))
}

/** As `?follow=` gives it: what belongs to an object is inside it. */
export function inlined({ api, collections }: SampleEngine): EngineElement[] {
  const roots = [...collections].filter(([path]) => !/^(?:vms|hosts|templates)\/.+\//.test(path))
  return [api, ...roots.map(([path, root]) => ({
    ...root,
    content: (root.content as readonly EngineElement[]).map((member) => {
      const parts = [...collections].filter(([partPath]) => partPath.startsWith(`${path}/${member.id ?? ''}/`) && /^(?:vms|hosts|templates)\//.test(partPath))
      return { ...member, content: [...(member.content as readonly EngineElement[]), ...parts.map(([, part]) => element(part.name === 'host_nics' ? 'nics' : part.name, part.content))] }
    }),
  }))]
}
