// The atlas's map: one or two Plotly choropleths that stay in place while their data change.
// Data come from ui/world_map.py; back go the triggers `selected` (an ISO3 code), `year` and `play`.

import { unpacked } from './layers.js'
import { forget, loaded } from './load.js'
import { zoom } from './moves.js'
import { paint, refit } from './paint.js'
import { ask, halt, play, stop } from './play.js'

const FURNITURE = `
  <div class="atlas-panels"></div>
  <div class="atlas-bar">
    <button class="atlas-play" type="button" aria-label="Play the years">▶ Play</button>
    <span class="atlas-year"></span>
    <span class="atlas-zoom">
      <button type="button" data-factor="1.5" aria-label="Zoom in">+</button>
      <button type="button" data-factor="0.667" aria-label="Zoom out">−</button>
      <button type="button" data-factor="0" aria-label="Reset the view">Reset</button>
    </span>
  </div>
  <div class="atlas-note" role="alert"></div>
  <div class="atlas-live" aria-live="polite"></div>`

function styled(base) {
  if (document.getElementById('atlas-style')) return
  const link = Object.assign(document.createElement('link'), { id: 'atlas-style', rel: 'stylesheet', href: base + 'map/map.css' })
  document.head.append(link)
}

export default function draw(component) {
  const root = component.parentElement.querySelector('.atlas')
  styled(component.data.base)
  if (!root.firstChild) root.innerHTML = FURNITURE
  const data = { ...component.data, maps: component.data.maps.map(unpacked) }
  const changed = root.data?.frames_id !== data.frames_id || root.data.year !== data.year
  if (root.playing === 'running' && changed) halt(root)
  root.send = component
  root.data = data
  root.classList.toggle('atlas-still', Boolean(data.still)) // without other years to play
  if (data.frames) root.frames = data.frames
  root.querySelector('.atlas-play').onclick = () => (root.playing ? stop(root) : ask(root))
  for (const control of root.querySelectorAll('.atlas-zoom button'))
    control.onclick = () => zoom(root, Number(control.dataset.factor))
  loaded(data.base).then((tools) => {
    root.tools = tools
    root.querySelector('.atlas-note').textContent = ''
    refit(root)
    if (data.frames && root.playing === 'waiting') play(root)
    if (root.playing !== 'running') paint(root, data)
  }).catch((error) => {
    forget() // so that the next change tries again
    root.querySelector('.atlas-note').textContent =
      `The map cannot be drawn: ${error.message}. The table holds the same figures.`
  })
}
