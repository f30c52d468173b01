import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { BundleFile } from '../bundle-file.ts'
import { accessDocument } from './access.ts'
import { dayTwoDocument } from './day-two.ts'
import { goldenImagesDocument } from './golden-images.ts'
import { guestAfterCareDocument } from './guest-after-care.ts'
import { handOverFacts, type HandOverFacts } from './hand-over-facts.ts'
import { notCarriedOverDocument } from './not-carried-over.ts'
import { prerequisitesDocument } from './prerequisites.ts'
import { terminologyDocument } from './terminology.ts'

const DOCUMENTS: readonly ((facts: HandOverFacts) => BundleFile)[] = [prerequisitesDocument, terminologyDocument, accessDocument, guestAfterCareDocument, goldenImagesDocument, dayTwoDocument, notCarriedOverDocument]

/** What people are handed over beside the manifests, with the names of their own estate. */
export function handOverDocuments(plan: MigrationPlan, estate: Estate): readonly BundleFile[] {
  const facts = handOverFacts(plan, estate)
  return DOCUMENTS.map((document) => document(facts))
}
