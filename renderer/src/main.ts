import './nonce.ts'
import './theme/base.css'
import { startApp } from './app/start-app.ts'

await startApp(document)
