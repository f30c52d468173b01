/** The id of the template that every oVirt engine has from the start: no disk, no NIC (oVirt API, Template "Blank"). */
const BLANK_TEMPLATE_ID = '00000000-0000-0000-0000-000000000000'

/** Whether an object's id, `<source id>/<UUID>`, is that of an engine's own empty template. */
export function isBlankTemplate(id: string): boolean {
  return id.endsWith(`/${BLANK_TEMPLATE_ID}`)
}
