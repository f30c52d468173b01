import './nonce.ts'
import './theme/base.css'
import { startApp } from './app/start-app.ts'

// Not awaited by the module itself: the screens are fetched on the way, need parts of its file, and would wait for it in turn.
void startApp(document)
