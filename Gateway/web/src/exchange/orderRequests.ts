import { answerOf, api } from '@/api/client'
import { newKey } from '@/api/keys'
import type { Answer } from '@/api/problem'
import type { Fill, Order } from './orders'
import type { OrderRequest } from './orderForm'
import type { Page } from './pages'

const pageLength = '50'
const fillsPageLength = '100'

/** Places an order. Sent again with the same client order id it is still one order. */
export function placeOrder(request: OrderRequest): Promise<Answer<Order>> {
  return asOrder(answerOf(api.POST('/api/v3/order', { body: { ...request } })))
}

/** Changes an order's price or quantity, of which the quantity is the new total. */
export function amendOrder(orderId: string, change: { price?: string; quantity?: string }): Promise<Answer<Order>> {
  return asOrder(answerOf(api.PATCH('/api/v3/order/{id}', { params: { path: { id: orderId } }, body: change })))
}

export function cancelOrder(orderId: string): Promise<Answer<Order>> {
  return asOrder(answerOf(api.DELETE('/api/v3/order/{id}', { params: { path: { id: orderId } } })))
}

/** Cancels all open orders. */
export async function cancelAllOrders(): Promise<Answer<number>> {
  const answer = await answerOf(api.DELETE('/api/v3/openOrders'))
  return answer.ok ? { ok: true, data: answer.data.orders.length } : answer
}

/** A page of all orders, open and over. */
export async function readOrders(next: string | null): Promise<Answer<Page<Order>>> {
  const query = { limit: pageLength, ...(next === null ? {} : { next }) }
  const answer = await answerOf(api.GET('/api/v3/allOrders', { params: { query } }))
  return answer.ok ? { ok: true, data: { items: answer.data.orders as unknown as Order[], next: answer.data.next } } : answer
}

/** A page of all fills. */
export async function readFills(next: string | null): Promise<Answer<Page<Fill>>> {
  const query = { limit: fillsPageLength, ...(next === null ? {} : { next }) }
  const answer = await answerOf(api.GET('/api/v3/myTrades', { params: { query } }))
  return answer.ok ? { ok: true, data: { items: answer.data.trades as unknown as Fill[], next: answer.data.next } } : answer
}

/** A name for an order that no other one has. */
export function newClientOrderId(): string {
  return `page-${newKey()}`
}

// The API document knows the words of an order as text.
async function asOrder(answer: Promise<Answer<unknown>>): Promise<Answer<Order>> {
  return (await answer) as Answer<Order>
}
