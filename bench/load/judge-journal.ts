import { type Ask, valueOf } from './open-client.ts'

/** A decision about a VM's namespace that was answered. */
export interface Decided {
  readonly batch: number
  readonly subject: string
  readonly namespace: string
}

/** Whether every decision that was answered is in the journal once, under the number that was answered, and nothing else is. */
export async function judgeJournal(ask: Ask, decided: readonly Decided[]): Promise<boolean> {
  const journal = valueOf(await ask('decisions.list', {})) as { batch: number; subject: string; new: { namespace: string } }[] // as the contract says
  const known = new Map(journal.map((entry) => [entry.batch, entry]))
  const lost = decided.filter(({ batch, subject, namespace }) => known.get(batch)?.subject !== subject || known.get(batch)?.new.namespace !== namespace)
  console.log(`${String(decided.length)} decisions were answered, ${String(journal.length)} are in the journal, ${String(lost.length)} are lost.`)
  return lost.length === 0 && journal.length === decided.length && known.size === journal.length
}
