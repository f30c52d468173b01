import type { Route } from '../route.ts'
import { cancel } from './cancel.ts'
import { download } from './download.ts'
import { info } from './info.ts'
import { jobs } from './jobs.ts'
import { received } from './received.ts'
import { rpc } from './rpc.ts'
import { upload } from './upload.ts'

export const ROUTES: readonly Route[] = [info, jobs, rpc, cancel, upload, download, received]
