import { shallowRef, type ShallowRef } from 'vue'
import { withHistory } from './history'
import { readOrders } from './orderRequests'
import type { Order } from './orders'
import { usePages, type Pages } from './pages'

/** All orders of whoever is signed in, open and over, newest first: read by pages from when they are first wanted, then kept up to date. */
export interface OrderHistory {
  readonly orders: ShallowRef<readonly Order[]>
  readonly pages: Pages
  /** Somebody looks: the first page is read, unless it was. */
  open(): void
  /** An order is new, or has changed. */
  take(order: Order): void
  /** Changes may have been missed, or are another user's from now on. */
  restart(): void
}

export function useOrderHistory(): OrderHistory {
  const orders = shallowRef<readonly Order[]>([])
  let isWanted = false
  const pages = usePages(readOrders, (page) => {
    const before = orders.value.length
    orders.value = withHistory(orders.value, page)
    return orders.value.length > before
  })

  function open(): void {
    isWanted = true
    if (!pages.isLoaded) void pages.readMore()
  }

  function take(order: Order): void {
    if (isWanted) orders.value = withHistory(orders.value, [order])
  }

  function restart(): void {
    orders.value = []
    pages.restart()
    if (isWanted) open()
  }

  return { orders, pages, open, take, restart }
}
