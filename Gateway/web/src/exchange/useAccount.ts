import { computed, ref, shallowRef, watch } from 'vue'
import { signedIn } from '@/access/access'
import { useTopic } from '@/live/live'
import type { Topic } from '@/live/topic'
import { withBalance, withFill, withOrder, type Balance, type Fill, type Order } from './orders'

/** Orders, fills and balances of whoever is signed in, live. Nothing is loaded while nobody is. `onOrder` hears of a change
before the list has it. */
export function useAccount(onOrder: (order: Order) => void) {
  const orders = shallowRef<readonly Order[]>([])
  const fills = shallowRef<readonly Fill[]>([])
  const balances = shallowRef<readonly Balance[]>([])
  const isLoaded = ref(false)

  watch(signedIn, () => {
    orders.value = []
    fills.value = []
    balances.value = []
    isLoaded.value = false
  })
  useTopic<{ orders: Order[] }, Order>(privateTopic('orders'), {
    snapshot(frame) {
      orders.value = frame.data.orders.reduce(withOrder, [] as readonly Order[])
      isLoaded.value = true
    },
    update(frame) {
      onOrder(frame.data)
      orders.value = withOrder(orders.value, frame.data)
    },
  })
  useTopic<{ fills: Fill[] }, Fill>(privateTopic('fills'), {
    snapshot: (frame) => (fills.value = frame.data.fills),
    update: (frame) => (fills.value = withFill(fills.value, frame.data)),
  })
  useTopic<{ balances: Balance[] }, Balance>(privateTopic('balances'), {
    snapshot: (frame) => (balances.value = frame.data.balances),
    update: (frame) => (balances.value = withBalance(balances.value, frame.data)),
  })
  return { orders, fills, balances, isLoaded }
}

// Whoever is signed in owns an account, except the supervisor, who is there for others.
function privateTopic(channel: string) {
  return computed<Topic | null>(() => (signedIn.value?.role === 'user' ? { channel, isPrivate: true } : null))
}
