import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { signedIn } from '@/access/access'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Who may see the page; anybody where it is not said. */
    for?: 'user' | 'supervisor'
  }
}

/** Pages that this build has: each is loaded when it is first looked at. */
const views = import.meta.glob<{ default: object }>([
  '../trade/TradeView.vue',
  '../exchange/ExchangeView.vue',
  '../market/MarketView.vue',
  '../system/SystemView.vue',
])

/** The pages of the navigation, in its order. */
export const pages = [
  { path: '/trade', title: 'Trade', for: 'user', view: views['../trade/TradeView.vue'] },
  { path: '/exchange', title: 'Exchange', view: views['../exchange/ExchangeView.vue'] },
  { path: '/market', title: 'Market', view: views['../market/MarketView.vue'] },
  { path: '/system', title: 'System', for: 'supervisor', view: views['../system/SystemView.vue'] },
] as const

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: () => homeOf() },
  { path: '/sign-in', component: () => import('@/access/SignInView.vue'), meta: { title: 'Sign in' } },
  { path: '/:rest(.*)*', component: () => import('./NotFoundView.vue'), meta: { title: 'Not found' } },
]
for (const page of pages) {
  const { path, title, view } = page
  if (view) routes.push({ path, component: view, meta: 'for' in page ? { title, for: page.for } : { title } })
}

/** Where somebody begins. */
export function homeOf(): string {
  return signedIn.value?.role === 'supervisor' ? '/system' : '/trade'
}

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach((to) => {
  const role = signedIn.value?.role
  if (to.meta.for === undefined || to.meta.for === role) return true
  return { path: '/sign-in', query: { next: to.fullPath } }
})

router.afterEach((to) => {
  document.title = `${to.meta.title} – Trading`
})
