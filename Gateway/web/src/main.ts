import { createApp } from 'vue'
import { shareSession } from './access/access'
import App from './app/App.vue'
import './app/base.css'
import './app/tables.css'
import { router } from './app/router'
import { followTheme } from './app/theme'
import './app/tokens.css'

followTheme()
shareSession()
createApp(App).use(router).mount('#app')
