/** The names under which the preload script and the main process speak to each other. */
export const CHANNELS = {
  invoke: 'portolan:invoke',
  cancel: 'portolan:cancel',
  progress: 'portolan:progress',
  upload: 'portolan:upload',
  chooseFolder: 'portolan:choose-folder',
  choosePath: 'portolan:choose-path',
  revealInFolder: 'portolan:reveal-in-folder',
  info: 'portolan:info',
  lastJobs: 'portolan:last-jobs',
  wish: 'portolan:wish',
  listens: 'portolan:listens',
} as const
