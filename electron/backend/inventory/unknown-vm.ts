import { AppError } from '#shared/contract/app-error.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'

type KnownVm = Pick<EstateVm, 'id' | 'name' | 'moref'>

/** So many are named; of more, how many there are. */
const NAMED = 5
/** A part of a name that is shorter fits too many. */
const SHORTEST_PART = 3
/** Letters that may be wrong, missing or too many for a name to be near. */
const MOST_WRONG = 2

/** That nobody bears an id: what ids look like, and who is called like it. Details: the id that was asked for, and those that are near. */
export function unknownVm(vms: readonly KnownVm[], wanted: string): AppError {
  const near = nearVms(vms, wanted)
  const [first] = near.length > 0 ? near : vms
  if (first === undefined) return new AppError('not-found', `The project holds no VM with the id ${wanted}: it holds none at all.`, { id: wanted, near: [] })
  const named = near.slice(0, NAMED).map(({ id, name }) => `${id} (${name})`).join(', ')
  const more = near.length - NAMED
  const hint = near.length === 0 ? `such as ${first.id}; portolan inventory vms --columns id,name lists them` : `and near is ${named}${more > 0 ? ` and ${more} more` : ''}`
  return new AppError('not-found', `The project holds no VM with the id ${wanted}: an id is that of the source, a slash and the VM's own, ${hint}.`, { id: wanted, near: near.slice(0, NAMED).map(({ id }) => id) })
}

/** Who has it as the own part of the id, then as the name, then as a part of either, then as a name with a slip of the pen; each by id. */
function nearVms(vms: readonly KnownVm[], wanted: string): readonly KnownVm[] {
  const text = wanted.trim().toLowerCase()
  if (text === '') return []
  // Whoever typed a whole id with another source means the VM.
  const own = text.slice(text.lastIndexOf('/') + 1)
  const ranks: readonly ((vm: KnownVm) => boolean)[] = [
    ({ id, moref }) => own !== '' && (moref?.toLowerCase() === own || id.toLowerCase().endsWith(`/${own}`)),
    ({ name }) => name.toLowerCase() === text,
    ({ id, name }) => text.length >= SHORTEST_PART && (name.toLowerCase().includes(text) || id.toLowerCase().includes(text)),
    ({ name }) => text.length > MOST_WRONG && isWithin(name.toLowerCase(), text),
  ]
  const sorted = [...vms].sort((left, right) => compareNatural(left.id, right.id))
  // Ranks exclude each other: where the id fits, nobody looks for slips of the pen.
  return ranks.map((fits) => sorted.filter(fits)).find((found) => found.length > 0) ?? []
}

/** Whether two texts differ by MOST_WRONG letters at most (Levenshtein). */
function isWithin(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > MOST_WRONG) return false
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1]
      current.push(Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (isSame ? 0 : 1)))
    }
    above = current
  }
  return (above[right.length] ?? 0) <= MOST_WRONG
}
