// The maps as DOM: one or two panels that stay, and Plotly inside them.

import { INK, NO_DATA, legend, traces } from './layers.js'
import { dragging, follow, moveCursor, onKey, select } from './moves.js'

export function paint(root, data) {
  root.painted = data
  if (root.frame?.name !== data.view.name) root.frame = { ...data.view }
  const panels = root.querySelector('.atlas-panels')
  while (panels.children.length > data.maps.length) panels.lastChild.remove()
  while (panels.children.length < data.maps.length) panels.append(panel(root))
  root.classList.toggle('atlas-pair', data.maps.length > 1)
  data.maps.forEach((layer, i) => {
    const box = panels.children[i]
    box.querySelector('.atlas-title').textContent = data.maps.length > 1 || root.playing === 'running' ? layer.title : ''
    box.querySelector('.atlas-legend').innerHTML = legend(layer, data, root.tools)
    drawMap(root, box.querySelector('.atlas-map'), layer, data)
  })
  root.querySelector('.atlas-year').textContent = data.period
}

// The maps follow the width of the page; Plotly's own resizing keeps the old height. A root that is
// `filled` has a height of its own, and so have its maps.
export function refit(root) {
  const size = () => `${root.clientWidth} ${root.filled ? root.clientHeight : ''}`
  root.fitter ??= new ResizeObserver(() => {
    if (root.size === size()) return
    root.size = size()
    cancelAnimationFrame(root.fitting)
    root.fitting = requestAnimationFrame(() => root.playing !== 'running' && paint(root, root.data))
  })
  root.size ??= size()
  root.fitter.observe(root)
}

function panel(root) {
  const box = document.createElement('div')
  box.className = 'atlas-panel'
  box.innerHTML = `<div class="atlas-title"></div>
    <div class="atlas-map" tabindex="0" role="application"></div>
    <div class="atlas-legend"></div>`
  const map = box.querySelector('.atlas-map')
  map.onkeydown = (event) => onKey(root, map, event)
  map.onblur = () => map.cursor && moveCursor(root, map, null)
  return box
}

function drawMap(root, map, layer, data) {
  const { Plotly } = root.tools
  map.layer = layer
  map.setAttribute('aria-label', `${data.label}, ${data.period}. ${layer.title}. ` +
    'Arrow keys move between countries, Enter selects, plus and minus zoom. The table holds the same figures.')
  if (!root.filled) map.style.height = `${Math.max(180, Math.min(560, Math.round(map.clientWidth * 0.48)))}px`
  const layout = {
    autosize: true,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    showlegend: false,
    dragmode: dragging(root),
    hoverdistance: 1, // a small state's marker must not catch what its neighbours are asked
    hoverlabel: { bgcolor: '#FFFFFF', bordercolor: INK, align: 'left', font: { color: INK, size: 13 } },
    geo: {
      resolution: 50, fitbounds: false, bgcolor: 'rgba(0,0,0,0)',
      showframe: false, showcoastlines: false, showland: false, showcountries: false,
      showlakes: false, showocean: false, showrivers: false, showsubunits: false,
      projection: { type: 'equal earth', rotation: { lon: root.frame.rotation, lat: 0 }, scale: root.frame.scale },
      center: { lon: root.frame.lon, lat: root.frame.lat },
    },
  }
  const config = {
    topojsonURL: data.base + 'topojson/', displayModeBar: false, scrollZoom: false,
    doubleClick: false, showSendToCloud: false,
  }
  Plotly.react(map, traces(layer, data, root.tools, map.cursor), layout, config).then(() => hatch(map))
  if (!map.bound) {
    map.bound = true
    map.addEventListener('pointerdown', ({ clientX, clientY }) => { map.pressed = [clientX, clientY] }, true)
    map.on('plotly_click', ({ event, points: [point] }) => {
      const moved = Math.hypot(event.clientX - map.pressed[0], event.clientY - map.pressed[1])
      if (moved < 5) select(root, point.location ?? point.customdata) // the end of a drag is no click
    })
    map.on('plotly_afterplot', () => hatch(map))
    map.on('plotly_relayout', () => follow(root, map))
  }
}

let hatches = 0

// Plotly cannot hatch a choropleth: the paths of the grey layer get a pattern after each drawing.
function hatch(map) {
  const svg = map.querySelector('svg.main-svg')
  if (!svg) return
  const id = (map.hatch ??= `hatch-${(hatches += 1)}`)
  if (!svg.querySelector(`#${id}`)) {
    const defs = document.createElementNS('http://www.w3.org/2000/svg', 'defs')
    defs.innerHTML = `<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" fill="#FFFFFF"/><rect width="2" height="4" fill="${NO_DATA}"/></pattern>`
    svg.prepend(defs)
  }
  const layer = map.querySelector('.choroplethlayer')
  layer?.firstElementChild?.querySelectorAll('path').forEach((path) => { path.style.fill = `url(#${id})` })
}
