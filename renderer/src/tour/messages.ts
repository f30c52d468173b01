/** The tour in English. Each step of the way is named as the navigation names it. */
export const tourMessages = {
  begin: 'Take the tour',
  label: 'Tour',
  place: 'Step {n} of {total}',
  next: 'Next',
  back: 'Back',
  skip: 'Skip the tour',
  done: 'Done',
  steps: {
    way: { title: 'The way through', text: 'The steps on the left lead from the inventory to the hand-over. You may go back to any of them at any time.' },
    questions: { title: 'Open questions', text: 'The number beside a step counts what is still to be decided or answered there. Overview lists the questions, each with a link to its place.' },
    palette: { title: 'Go anywhere by keyboard', text: 'Ctrl K, or Cmd K on a Mac, opens the command palette: type the name of a screen, a command or a VM.' },
    undo: { title: 'Nothing is lost', text: 'Every decision is saved at once and can be undone, after a restart too. History lists them all and leads back to any of them.' },
    help: { title: 'Help', text: 'F1 explains the screen at hand. This tour can be taken again from Help and from Settings.' },
  },
  way: {
    overview: 'shows the estate on one page',
    import: 'reads RVTools workbooks, oVirt inventories and further files',
    inventory: 'lists every object and decides what takes part',
    assess: 'says what stands against a move, and why',
    target: 'describes the clusters that the VMs go to',
    map: 'gives storage, networks and VMs their destination',
    size: 'counts the nodes that are needed',
    waves: 'puts the VMs into change windows',
    handOver: 'checks and writes the bundle and the reports',
  },
}
