import { ref } from 'vue'
import { useFrames } from '@/live/useFrames'
import { useTopic } from '@/live/live'
import { MessageLog, type TradeMessage } from './messages'

/** The live messages, newest first, with a pause. */
export function useMessages() {
  const log = new MessageLog()
  const isPaused = ref(false)
  const { shown, changed } = useFrames(() => ({ messages: log.shown, waiting: log.waiting }))

  const topic = useTopic<{ messages: readonly TradeMessage[] }, TradeMessage>(
    { channel: 'market.trades' },
    {
      snapshot(frame) {
        log.load(frame.data.messages)
        changed()
      },
      update(frame) {
        log.add(frame.data)
        changed()
      },
    },
  )

  function toggle(): void {
    isPaused.value = !isPaused.value
    if (isPaused.value) log.pause()
    else log.resume()
    changed()
  }
  return { shown, topic, isPaused, toggle }
}
