/**
 * The escapes of an entity's name: a slash is %2f, a backslash %5c, a percent sign %25, in either case of the letters
 * (vSphere API, ManagedEntity.name). A percent sign that begins none of them stands for itself.
 */
const ESCAPES: Readonly<Record<string, string>> = { '%2f': '/', '%5c': '\\', '%25': '%' }

/** A name of vSphere as people know it, without its escapes: "seg/shared" of "seg%2fshared". One pass: "%252f" is "%2f". */
export function unescapeEntityName(name: string): string {
  return name.replace(/%(?:2f|5c|25)/gi, (escape) => ESCAPES[escape.toLowerCase()] ?? escape)
}

/** The name as the API writes it. */
export function escapeEntityName(name: string): string {
  return name.replace(/[%/\\]/g, (character) => (character === '%' ? '%25' : character === '/' ? '%2f' : '%5c'))
}
