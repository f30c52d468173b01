/** `ANY` in the Policy API's way for whatever an export calls it. */
export function everything(members: readonly string[]): string[] {
  return members.map((member) => (/^(?:any|all|\*)$/i.test(member) ? 'ANY' : member))
}
