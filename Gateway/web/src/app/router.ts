import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { signedIn } from '@/access/access'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Who may see the page; anybody where it is not said. */
    for?: 'user' | 'supervisor'
  }
}

/** A page of the navigation. Its view is loaded when it is first looked at. */
interface Page {
  readonly path: string
  readonly title: string
  readonly for?: 'user' | 'supervisor'
  readonly view: () => Promise<unknown>
}

/** The pages of the navigation, in its order. */
export const pages: readonly Page[] = [
  { path: '/trade', title: 'Trade', for: 'user', view: () => import('@/trade/TradeView.vue') },
  { path: '/exchange', title: 'Exchange', view: () => import('@/exchange/ExchangeView.vue') },
  { path: '/market', title: 'Market', view: () => import('@/market/MarketView.vue') },
  { path: '/system', title: 'System', for: 'supervisor', view: () => import('@/system/SystemView.vue') },
]

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: () => homeOf() },
  { path: '/sign-in', component: () => import('@/access/SignInView.vue'), meta: { title: 'Sign in' } },
  ...pages.map(({ path, view, title, ...rest }) => ({ path, component: view, meta: { title, ...rest } })),
  { path: '/:rest(.*)*', component: () => import('./NotFoundView.vue'), meta: { title: 'Not found' } },
]

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
