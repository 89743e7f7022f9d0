// What keys, fingers and the edges of the window mean while slides are shown.

const ACTIONS = {
  ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next',
  ArrowLeft: 'back', ArrowUp: 'back', PageUp: 'back', Home: 'first', End: 'last', n: 'notes', d: 'dark', '?': 'keys',
}

export const HELP = [
  ['→ ↓ space Page Down', 'next slide'], ['← ↑ Page Up', 'slide before'], ['Home End', 'first, last slide'],
  ['n', 'speaker notes'], ['d', 'dark room'], ['?', 'these keys'], ['Esc', 'leave'],
  ['Tab', 'to the map or table: then arrows move between countries, plus and minus zoom'],
]
const SCROLLING = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']

export function action(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key === ' ' && event.target.closest('button, a, summary')) return undefined
  // Whoever has gone into a table or a text scrolls it.
  if (SCROLLING.includes(event.key) && event.target.matches('.brief-scroll, .brief-body')) return undefined
  if (event.key === ' ' && event.shiftKey) return 'back'
  return ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
}

// A finger that moves aside, unless it moves a map or a wide table.
export function swiping(stage, turn) {
  let from = null
  stage.addEventListener('touchstart', ({ touches, target }) => {
    const wide = target.closest('.brief-scroll')
    const held = touches.length > 1 || (wide && wide.scrollWidth > wide.clientWidth + 2) || isClose(target.closest('.atlas'))
    from = held ? null : [touches[0].clientX, touches[0].clientY]
  }, { passive: true, capture: true })
  stage.addEventListener('touchend', ({ changedTouches: [end] }) => {
    if (!from) return
    const [dx, dy] = [end.clientX - from[0], end.clientY - from[1]]
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? 'next' : 'back')
  }, { passive: true, capture: true })
}

const isClose = (root) => root?.frame && root.frame.scale > 1.1 * root.data.view.scale
