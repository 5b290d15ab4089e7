import { shallowReactive, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { LiveClient, type LiveState, type Socket } from './client'
import type { Refusal } from './refusal'
import { keyOf, type Topic, type TopicListener, type TopicState } from './topic'

function open(): Socket {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  // A browser's handlers are given more than is used here.
  return new WebSocket(`${scheme}//${location.host}/ws`) as unknown as Socket
}

/** The page's live connection. */
export const live = new LiveClient(open)

/** How it stands with it, for templates. */
export const liveState = shallowRef<LiveState>(live.state)

live.onState((state) => (liveState.value = state))
window.addEventListener('online', () => live.retryNow())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') live.retryNow()
})

/** Watches a topic while the component is there; another one when the getter names another, none while it gives null. */
export function useTopic<S, U>(topic: MaybeRefOrGetter<Topic | null>, listener: TopicListener<S, U>): TopicState {
  const state = shallowReactive({ isLoaded: false, refusal: null as Refusal | null, askAgain })
  const observer: TopicListener<S, U> = {
    snapshot(frame) {
      state.refusal = null
      listener.snapshot(frame)
      state.isLoaded = true
    },
    update(frame) {
      state.refusal = null
      listener.update(frame)
    },
    refused(code, message) {
      state.refusal = { code, message }
      listener.refused?.(code, message)
    },
  }

  function askAgain(): void {
    const named = toValue(topic)
    state.refusal = null
    if (named !== null) live.askAgain(named)
  }

  watch(
    () => {
      const named = toValue(topic)
      return named === null ? null : keyOf(named)
    },
    (key, _, onCleanup) => {
      const named = toValue(topic)
      state.isLoaded = false
      state.refusal = null
      if (key !== null && named !== null) onCleanup(live.subscribe(named, observer))
    },
    { immediate: true },
  )
  return state
}
