import { z } from 'zod'

/** What can be decided of a VM that an application list may say as well, in the order in which lists show it. */
export const DECIDED_FACT_FIELDS = ['application', 'owner', 'ownerMail', 'environment', 'criticality', 'moveGroup'] as const
export type DecidedFactField = (typeof DECIDED_FACT_FIELDS)[number]

/** A name of a person or an application that anybody would write, and read in a table [ours]. */
const MOST_CHARACTERS = 253

/** One line of text: these facts become columns of tables, cells of CSV files and names of namespaces. */
export const factTextSchema = z.string().trim().min(1, 'must not be empty').max(MOST_CHARACTERS, `must have at most ${MOST_CHARACTERS} characters`).regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line without control characters')

/** Null: the VM has none, whatever a list says; absent: as the list says. */
const decidedFact = factTextSchema.nullable().optional()

/** Each of the fields by itself. */
export const decidedFactsSchema = z.strictObject({ application: decidedFact, owner: decidedFact, ownerMail: decidedFact, environment: decidedFact, criticality: decidedFact, moveGroup: decidedFact } satisfies Record<DecidedFactField, typeof decidedFact>)

/** Subject: VM id. Goes before what application lists say, field by field. */
export const vmFactsDecisionSchema = decidedFactsSchema.extend({ reason: z.string().optional() }).refine((value) => DECIDED_FACT_FIELDS.some((field) => value[field] !== undefined), 'decides none of application, owner, ownerMail, environment, criticality and moveGroup')
