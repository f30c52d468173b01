/** One decision for many objects in English: what is said of it whatever they are. */
export const bulkMessages = {
  preview: 'What changes',
  previewing: 'Computing what changes',
  reading: 'Reading the selected rows',
  name: 'Name',
  before: 'Before',
  after: 'After',
  more: 'And {n} more, which the sums above count too.',
  fix: 'Complete the form to see what changes.',
  apply: 'Apply to {n} | Apply to {n}',
  cancel: 'Cancel',
  skipped: 'Nothing is decided for {n} of the selected rows: each says why. | Nothing is decided for {n} of the selected rows: each says why.',
  sames: {
    already: 'stays: it is so already',
    open: 'stays an open question',
    unused: 'stays: no VM that takes part uses it',
    undecided: 'stays: there is no decision to take back',
    template: 'stays: templates are not migrated',
    leftOut: 'stays: it does not take part',
    unknown: 'stays: the plan does not list it',
  },
} as const
