// Presenting in the dashboard: a button, and the slides over the whole window once they are asked for.
// Data come from ui/present.py; back goes the trigger `wanted`, once for each state of the briefing.

import { make } from './dom.js'
import { present } from './present.js'
import { forget, loaded } from '../map/load.js'

export default function mount(component) {
  const root = component.parentElement.querySelector('.brief-launch')
  const { base, id, deck, fault } = component.data
  styled(base)
  root.send = component
  root.briefing = id
  if (!root.firstChild) root.append(make('button', { type: 'button', onclick: () => open(root, base) }, 'Present'))
  if (deck) root.held = { id, deck }
  if (deck) root.coming?.done(deck)
  if (fault) root.coming?.failed(new Error(fault))
}

// The click itself may ask for the full screen; the slides, made only now, come a moment later.
function open(root, base) {
  const tools = { base, loaded: () => loaded(base).catch((error) => { forget(); throw error }) }
  const ready = root.held?.id === root.briefing ? root.held.deck : new Promise((done, failed) => { root.coming = { done, failed } })
  present(ready, { host: root, tools })
  if (ready instanceof Promise) root.send.setTriggerValue('wanted', true)
}

function styled(base) {
  for (const path of ['map/map.css', 'brief/deck.css']) {
    const id = path === 'map/map.css' ? 'atlas-style' : 'brief-style'
    if (document.getElementById(id)) continue
    document.head.append(Object.assign(document.createElement('link'), { id, rel: 'stylesheet', href: base + path }))
  }
}
