// Keeps the briefing in this browser, so that it survives a reload and is the same in all tabs.
// Data come from ui/briefing.py; back go the triggers `kept` (what was stored) and `full`.
// The next run may overtake one, whose data are then never drawn, whose triggers never heard: what
// is to be kept comes again with every run, and what was stored is sent until the server has `taken` it.

const NAME = 'solidarity-atlas-briefing'
let session, mark, send
let waiting // for the server to take it: { id, text, first }

addEventListener('storage', ({ key, newValue }) => {
  if (key === NAME && newValue) tell(newValue, Boolean(waiting?.first))
})

export default function keep(component) {
  const { data } = component
  send = component
  if (waiting?.id === data.taken) waiting = null
  if (session !== data.session) {
    session = data.session
    const stored = read()
    if (stored) return tell(stored, true)
  }
  if (waiting) send.setTriggerValue('kept', waiting)
  else if (data.text && mark !== data.mark) {
    mark = data.mark
    write(data.text)
  }
}

function tell(text, first) {
  waiting = { id: crypto.getRandomValues(new Uint32Array(2)).join(), text, first }
  send?.setTriggerValue('kept', waiting)
}

function read() {
  try { return localStorage.getItem(NAME) } catch { return null } // a browser that stores nothing
}

function write(text) {
  try { localStorage.setItem(NAME, text) } catch { send.setTriggerValue('full', true) }
}
