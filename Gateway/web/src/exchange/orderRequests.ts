import { answerOf, api } from '@/api/client'
import type { Answer } from '@/api/problem'
import type { Order } from './orders'
import type { OrderRequest } from './orderForm'

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

/** A name for an order that no other one has; also where the page is not served securely and the browser makes no UUIDs. */
export function newClientOrderId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `page-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

// The API document knows the words of an order as text.
async function asOrder(answer: Promise<Answer<unknown>>): Promise<Answer<Order>> {
  return (await answer) as Answer<Order>
}
