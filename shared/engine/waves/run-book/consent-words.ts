import type { RunBookOwner } from '#shared/domain/waves/run-book.ts'

/** How an owner's consent reads in run-books and mails. */
export const CONSENT_WORDS: Readonly<Record<RunBookOwner['consent'], string>> = { 'not-asked': 'not asked yet', 'asked': 'asked, no answer yet', 'given': 'given', 'refused': 'REFUSED' }
