import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { useTopic } from '@/live/live'
import type { Topic, TopicState } from '@/live/topic'
import { withOlderFills } from './history'
import { readFills } from './orderRequests'
import { withFill, type Fill } from './orders'
import { usePages, type Pages } from './pages'

const liveMax = 100

/** Fills of whoever is signed in, newest first: the last ones and then each new one live, older ones by pages. */
export interface Fills {
  readonly list: ShallowRef<readonly Fill[]>
  readonly topic: TopicState
  readonly pages: Pages
  /** Whether there may be older ones. The live ones are all where they are few. */
  hasOlder(): boolean
}

export function useFills(topicOf: Ref<Topic | null>): Fills {
  const list = shallowRef<readonly Fill[]>([])
  const pages = usePages(readFills, (page) => {
    const before = list.value
    list.value = withOlderFills(before, page)
    return list.value !== before
  })

  function begin(fills: readonly Fill[]): void {
    pages.restart()
    list.value = fills
  }

  watch(topicOf, () => begin([]))
  const topic = useTopic<{ fills: Fill[] }, Fill>(topicOf, {
    snapshot: (frame) => begin(frame.data.fills),
    // What was asked for is not taken away again.
    update: (frame) => (list.value = withFill(list.value, frame.data, pages.isLoaded ? Infinity : liveMax)),
  })
  return { list, topic, pages, hasOlder: () => (pages.isLoaded ? pages.hasMore : list.value.length >= liveMax) }
}
