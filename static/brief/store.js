// Keeps the briefing in this browser, so that it survives a reload and is the same in all tabs.
// Data come from ui/briefing.py; back go the triggers `kept` (what was stored) and `full`.

const NAME = 'solidarity-atlas-briefing'
let session, send

addEventListener('storage', ({ key, newValue }) => {
  if (key === NAME && newValue) send?.setTriggerValue('kept', { text: newValue, first: false })
})

export default function keep(component) {
  const { data } = component
  send = component
  const first = session !== data.session
  session = data.session
  const stored = first && read()
  // What is stored is newer than a session that has just begun: the server joins the two.
  if (stored) send.setTriggerValue('kept', { text: stored, first: true })
  else if (data.save) write(data.save)
}

function read() {
  try { return localStorage.getItem(NAME) } catch { return null } // a browser that stores nothing
}

function write(text) {
  try { localStorage.setItem(NAME, text) } catch { send.setTriggerValue('full', true) }
}
