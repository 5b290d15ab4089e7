import { computed, shallowRef, watch } from 'vue'
import { signedIn } from '@/access/access'
import { useTopic } from '@/live/live'
import type { Topic } from '@/live/topic'
import { withBalance, withOrder, type Balance, type Order } from './orders'
import { useFills } from './useFills'
import { useOrderHistory } from './useOrderHistory'

/** What somebody has on the exchange. */
export type Account = ReturnType<typeof useAccount>

/** Orders, fills and balances of whoever is signed in, live. Nothing is loaded while nobody is. `onOrder` hears of a change
before the list has it. */
export function useAccount(onOrder: (order: Order) => void) {
  const orders = shallowRef<readonly Order[]>([])
  const balances = shallowRef<readonly Balance[]>([])
  const history = useOrderHistory()
  const fills = useFills(privateTopic('fills'))

  watch(signedIn, () => {
    orders.value = []
    balances.value = []
    history.restart()
  })
  const ordersTopic = useTopic<{ orders: Order[] }, Order>(privateTopic('orders'), {
    snapshot(frame) {
      orders.value = frame.data.orders.reduce(withOrder, [] as readonly Order[])
      history.restart()
    },
    update(frame) {
      onOrder(frame.data)
      orders.value = withOrder(orders.value, frame.data)
      history.take(frame.data)
    },
  })
  const balancesTopic = useTopic<{ balances: Balance[] }, Balance>(privateTopic('balances'), {
    snapshot: (frame) => (balances.value = frame.data.balances),
    update: (frame) => (balances.value = withBalance(balances.value, frame.data)),
  })
  return { orders, ordersTopic, history, fills, balances, balancesTopic }
}

// Whoever is signed in owns an account, except the supervisor, who is there for others.
function privateTopic(channel: string) {
  return computed<Topic | null>(() => (signedIn.value?.role === 'user' ? { channel, isPrivate: true } : null))
}
