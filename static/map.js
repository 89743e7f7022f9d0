// The atlas's map: one or two Plotly choropleths that stay in place while their data change.
// Data come from map_component.py; back go `selected` (an ISO3 code), `year` and the trigger `play`.

const INK = '#1A1D21'
const NO_DATA = '#E6E6E6'
const DISPUTED = '#C9C9C9'
const FRAME_MS = 750
const CLEAR = [[0, 'rgba(0,0,0,0)'], [1, 'rgba(0,0,0,0)']]

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

let library, places

function plotly(base) {
  library ??= new Promise((done, failed) => {
    const tag = document.createElement('script')
    tag.src = base + 'plotly-geo.min.js'
    tag.onload = () => done(window.Plotly)
    tag.onerror = () => failed(new Error('the map library could not be loaded'))
    document.head.appendChild(tag)
  })
  return library
}

function register(base) {
  places ??= fetch(base + 'places.json').then((answer) => {
    if (!answer.ok) throw new Error('the list of places could not be loaded')
    return answer.json()
  })
  return places
}

function styled(base) {
  if (document.getElementById('atlas-style')) return
  const link = Object.assign(document.createElement('link'), { id: 'atlas-style', rel: 'stylesheet', href: base + 'map.css' })
  document.head.append(link)
}

export default function draw(component) {
  const root = component.parentElement.querySelector('.atlas')
  styled(component.data.base)
  if (!root.firstChild) root.innerHTML = FURNITURE
  const data = { ...component.data, maps: component.data.maps.map(unpacked) }
  root.send = component
  root.data = data
  if (data.frames) root.frames = data.frames
  Promise.all([plotly(data.base), register(data.base)]).then(([Plotly, register]) => {
    root.tools = { Plotly, ...register }
    refit(root)
    if (data.frames && root.playing === 'waiting') play(root)
    if (root.playing !== 'running') paint(root, data)
  }).catch((error) => {
    root.querySelector('.atlas-note').textContent =
      `The map cannot be drawn: ${error.message}. The table below holds the same figures.`
  })
  root.querySelector('.atlas-play').onclick = () => (root.playing ? stop(root) : ask(root))
  for (const control of root.querySelectorAll('.atlas-zoom button'))
    control.onclick = () => zoom(root, Number(control.dataset.factor))
}

// Lists travel as text; ranks follow from the values: the highest is 1, equals share a rank.
function unpacked(layer) {
  const numbers = (text) => (text ? text.split(',').map(Number) : [])
  const values = numbers(layer.values).map((units) => units / 10 ** layer.decimals)
  return { ...layer, codes: layer.codes.match(/.../g) ?? [], values, n: numbers(layer.n), ranks: ranked(values) }
}

function ranked(values) {
  const sorted = [...values].sort((a, b) => b - a)
  const first = new Map()
  sorted.forEach((value, i) => first.has(value) || first.set(value, i + 1))
  return values.map((value) => first.get(value))
}

// ---- painting -------------------------------------------------------------------------------

function paint(root, data) {
  if (root.frame?.name !== data.view.name) root.frame = { ...data.view }
  const panels = root.querySelector('.atlas-panels')
  while (panels.children.length > data.maps.length) panels.lastChild.remove()
  while (panels.children.length < data.maps.length) panels.append(panel(root, panels.children.length))
  root.classList.toggle('atlas-pair', data.maps.length > 1)
  data.maps.forEach((layer, i) => {
    const box = panels.children[i]
    box.querySelector('.atlas-title').textContent = data.maps.length > 1 ? layer.title : ''
    box.querySelector('.atlas-legend').innerHTML = legend(layer, data, root.tools)
    drawMap(root, box.querySelector('.atlas-map'), layer, data)
  })
  root.querySelector('.atlas-year').textContent = data.period
}

// The maps follow the width of the page; Plotly's own resizing keeps the old height.
function refit(root) {
  root.fitter ??= new ResizeObserver(() => {
    if (root.width === root.clientWidth) return
    root.width = root.clientWidth
    cancelAnimationFrame(root.fitting)
    root.fitting = requestAnimationFrame(() => root.playing !== 'running' && paint(root, root.data))
  })
  root.width ??= root.clientWidth
  root.fitter.observe(root)
}

function panel(root, index) {
  const box = document.createElement('div')
  box.className = 'atlas-panel'
  box.innerHTML = `<div class="atlas-title"></div>
    <div class="atlas-map" tabindex="0" role="application"></div>
    <div class="atlas-legend"></div>`
  const map = box.querySelector('.atlas-map')
  map.onkeydown = (event) => onKey(root, map, event)
  map.onblur = () => Object.hasOwn(map, 'cursor') && moveCursor(root, map, null)
  map.index = index
  return box
}

function drawMap(root, map, layer, data) {
  const { Plotly } = root.tools
  map.layer = layer
  map.setAttribute('aria-label', `${data.label}, ${data.period}. ${layer.title}. ` +
    'Arrow keys move between countries, Enter selects, plus and minus zoom. The table holds the same figures.')
  map.style.height = `${Math.max(180, Math.min(560, Math.round(map.clientWidth * 0.48)))}px`
  const layout = {
    autosize: true,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    showlegend: false,
    dragmode: matchMedia('(pointer: coarse)').matches ? false : 'pan',
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

function traces(layer, data, { places, disputed }, cursor) {
  const base = Object.keys(places)
  const valued = new Set(layer.codes)
  const line = { color: '#FFFFFF', width: 0.5 }
  const scale = layer.colors.map((color, i) => [i / (layer.colors.length - 1), color])
  const z = layer.values.map((value) => position(layer, value))
  const ends = { zmin: position(layer, layer.low), zmax: position(layer, layer.high) }
  const text = layer.codes.map((code, i) => hover(layer, data, places, i))
  const greyText = base.map((code) => `<b>${places[code].name}</b><br>${grey(layer, places[code])}`)
  const shape = (locations, extra) => ({
    type: 'choropleth', locations, showscale: false, marker: { line }, hoverinfo: 'text', ...extra,
  })
  const flat = (color) => [[0, color], [1, color]]
  const outline = [data.selected, cursor].filter((code) => code && places[code])
  const states = base.filter((code) => places[code].small && !places[code].territory)
  const small = states.filter((code) => valued.has(code))
  const smallGrey = states.filter((code) => !valued.has(code) && code !== layer.anchor)
  const at = (codes) => ({ lon: codes.map((c) => places[c].at[0]), lat: codes.map((c) => places[c].at[1]) })
  const index = new Map(layer.codes.map((code, i) => [code, i]))
  const anchored = base.filter((code) => code === layer.anchor)
  const doubtful = rare(layer).filter((code) => places[code])
  return [
    shape(base, { z: base.map(() => 0), colorscale: flat(NO_DATA), text: greyText, name: 'no data' }),
    shape(Object.keys(disputed), {
      z: Object.keys(disputed).map(() => 0), colorscale: flat(DISPUTED), name: 'disputed',
      text: Object.values(disputed).map((name) => `${name}<br>belongs to no country in the boundary data`),
    }),
    shape(anchored, { z: anchored.map(() => 0), colorscale: flat(INK), text: anchored.map(() => anchorText(layer, places)), name: 'anchor' }),
    shape(layer.codes, { z, ...ends, colorscale: scale, text, name: 'values' }),
    {
      type: 'scattergeo', mode: 'markers', ...at(smallGrey), text: smallGrey.map((c) => greyText[base.indexOf(c)]), hoverinfo: 'text',
      customdata: smallGrey, name: 'small states without data',
      marker: { size: 5, color: '#FFFFFF', line: { color: '#B8B8B2', width: 1 } },
    },
    {
      type: 'scattergeo', mode: 'markers', ...at(small), text: small.map((c) => text[index.get(c)]), hoverinfo: 'text',
      customdata: small, name: 'small states',
      marker: {
        size: 7, line: { color: INK, width: 0.6 }, colorscale: scale, cmin: ends.zmin, cmax: ends.zmax,
        color: small.map((c) => z[index.get(c)]),
      },
    },
    {
      type: 'scattergeo', mode: 'markers', ...at(doubtful), hoverinfo: 'skip', name: 'doubtful',
      marker: { size: 7, symbol: 'circle-open', color: INK, line: { width: 1 } },
    },
    shape(outline, {
      z: outline.map(() => 0), colorscale: CLEAR, hoverinfo: 'skip', name: 'selected',
      marker: { line: { color: INK, width: outline.map((c) => (c === cursor ? 3 : 2)) } },
    }),
    {
      type: 'scattergeo', mode: 'markers', ...at(outline.filter((c) => places[c].small)), hoverinfo: 'skip', name: 'selected small',
      marker: { size: 13, symbol: 'circle-open', color: INK, line: { width: 2 } },
    },
  ]
}

// Where a value lies on its scale: amounts on a logarithmic one, zero at its start.
const position = (layer, value) => (layer.log ? Math.log10(1 + value) : value)

function valueText(layer, data, value) {
  const digits = { minimumFractionDigits: layer.decimals, maximumFractionDigits: layer.decimals }
  return value.toLocaleString('en', digits) + data.suffix
}

function hover(layer, data, places, i) {
  const code = layer.codes[i]
  const status = layer.flags[code] ? ` · ${layer.flags[code]}` : ''
  const n = layer.n ? ` · ${layer.n[i].toLocaleString('en')} ${data.n_unit}` : ''
  return `<b>${places[code]?.name ?? code}</b><br>${layer.phrase.replace('{value}', valueText(layer, data, layer.values[i]))}` +
    `<br>rank ${layer.ranks[i]} of ${layer.codes.length}${n} · ${data.period}${status}`
}

const grey = (layer, { territory }) =>
  territory ? 'a territory: not counted by itself' : `no data: ${layer.absent}`

const anchorText = (layer, places) => `<b>${places[layer.anchor].name}</b><br>the anchor of this map`

// Marks on single countries help only where most are sound; else the subtitle says it for all.
function rare(layer) {
  const flagged = Object.keys(layer.flags)
  return flagged.length * 2 < layer.codes.length ? flagged : []
}

function legend(layer, data, { places }) {
  const swatch = (style, text) => `<span class="atlas-key"><i style="${style}"></i>${text}</span>`
  const ticks = layer.log
    ? [0, 10, 100, 1000, 10000].filter((v) => v <= layer.high).map((v) => {
        const left = (100 * position(layer, v)) / position(layer, layer.high)
        return `<b style="left:${left}%">${v.toLocaleString('en')}${v === layer.high ? '+' : ''}</b>`
      }).join('')
    : layer.labels.map((label, i) => `<b style="left:${i * 50}%">${label}</b>`).join('')
  const anchor = places[layer.anchor] ? swatch(`background:${INK}`, places[layer.anchor].name) : ''
  const few = rare(layer).length ? swatch('background:none;border:1px solid;border-radius:50%', layer.flags[rare(layer)[0]]) : ''
  return `<div class="atlas-scale"><div style="background:linear-gradient(to right,${layer.colors.join(',')})"></div>
    <div class="atlas-ticks">${ticks}</div></div>
    <div class="atlas-keys">${anchor}${swatch('background:repeating-linear-gradient(45deg,#E6E6E6 0 2px,#fff 2px 4px)', 'no data')}` +
    `${swatch(`background:${DISPUTED}`, 'disputed area')}${few}</div>`
}

// Plotly cannot hatch a choropleth: the paths of the grey layer get a pattern after each drawing.
function hatch(map) {
  const svg = map.querySelector('svg.main-svg')
  if (!svg) return
  const id = `hatch-${map.index}`
  if (!svg.querySelector(`#${id}`)) {
    const defs = document.createElementNS('http://www.w3.org/2000/svg', 'defs')
    defs.innerHTML = `<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" fill="#FFFFFF"/><rect width="2" height="4" fill="${NO_DATA}"/></pattern>`
    svg.prepend(defs)
  }
  const layer = map.querySelector('.choroplethlayer')
  layer?.firstElementChild?.querySelectorAll('path').forEach((path) => { path.style.fill = `url(#${id})` })
}

// Where the reader has moved the map to is ours to keep: it holds for the maps side by side and
// for all data to come, until another region is chosen.
function follow(root, map) {
  if (root.following) return
  const { projection, center } = map._fullLayout.geo
  Object.assign(root.frame, {
    scale: projection.scale, rotation: projection.rotation.lon, lon: center.lon, lat: center.lat,
  })
  move(root, [...root.querySelectorAll('.atlas-map')].filter((other) => other !== map))
}

function move(root, maps) {
  const { scale, rotation, lon, lat } = root.frame
  root.following = true
  Promise.all(maps.map((map) => root.tools.Plotly.relayout(map, {
    'geo.projection.scale': scale, 'geo.projection.rotation.lon': rotation,
    'geo.center.lon': lon, 'geo.center.lat': lat,
  }))).finally(() => { root.following = false })
}

function zoom(root, factor) {
  if (factor) root.frame.scale = Math.min(40, Math.max(0.8, root.frame.scale * factor))
  else root.frame = { ...root.data.view }
  move(root, [...root.querySelectorAll('.atlas-map')])
}

// ---- selecting ------------------------------------------------------------------------------

function select(root, code) {
  const place = root.tools.places[code]
  if (place && !place.territory) root.send.setStateValue('selected', code)
}

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

const ZOOMS = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, 0: 0 }

function onKey(root, map, event) {
  const direction = DIRECTIONS[event.key]
  if (direction) moveCursor(root, map, neighbour(root, map.cursor ?? root.data.selected ?? 'IND', direction))
  else if (event.key === 'Enter' && map.cursor) select(root, map.cursor)
  else if (event.key === 'Escape') moveCursor(root, map, null)
  else if (event.key in ZOOMS && !event.ctrlKey && !event.metaKey) zoom(root, ZOOMS[event.key])
  else return
  event.preventDefault()
}

// The next country in that direction: near, and rather ahead than aside.
function neighbour(root, from, [dx, dy]) {
  const { places } = root.tools
  const [lon, lat] = places[from].at
  let best = from, least = Infinity
  for (const code in places) {
    if (code === from || places[code].territory) continue
    const east = ((places[code].at[0] - lon + 540) % 360) - 180
    const north = places[code].at[1] - lat
    const ahead = east * dx + north * dy
    const aside = Math.abs(east * dy) + Math.abs(north * dx)
    const distance = ahead + 2 * aside
    if (ahead > 0.1 && distance < least) [best, least] = [code, distance]
  }
  return best
}

function moveCursor(root, map, code) {
  if (map.cursor === code) return
  map.cursor = code
  const { Plotly, places } = root.tools
  const shown = { ...root.data, selected: root.data.selected }
  Plotly.react(map, traces(map.layer, shown, root.tools, code), map.layout)
  const i = map.layer.codes.indexOf(code)
  const text = i >= 0 ? hover(map.layer, root.data, places, i) : code ? `${places[code].name}: no data` : ''
  root.querySelector('.atlas-live').textContent = text.replace(/<[^>]+>/g, ' ')
}

// ---- playing --------------------------------------------------------------------------------

function ask(root) {
  root.playing = 'waiting'
  button(root, 'Pause')
  if (root.frames && root.frames.id === root.data.frames_id) play(root)
  else root.send.setTriggerValue('play', true)
}

function play(root) {
  root.playing = 'running'
  const { years } = root.frames
  let step = years.indexOf(root.data.year)
  if (step === years.length - 1) step = -1
  const next = () => {
    if (!root.isConnected) return
    step += 1
    root.year = years[step]
    paint(root, frame(root, step))
    // The next year waits for this one to be drawn, so that a slow machine still hears “Pause”.
    if (step < years.length - 1) root.timer = setTimeout(next, FRAME_MS)
    else stop(root)
  }
  clearTimeout(root.timer)
  next()
}

function stop(root) {
  clearTimeout(root.timer)
  const ran = root.playing === 'running'
  root.playing = null
  button(root, 'Play')
  if (ran && root.year !== root.data.year) root.send.setStateValue('year', root.year)
}

function button(root, word) {
  const control = root.querySelector('.atlas-play')
  control.textContent = word === 'Play' ? '▶ Play' : '❚❚ Pause'
  control.setAttribute('aria-label', word === 'Play' ? 'Play the years' : 'Pause at this year')
}

function frame(root, step) {
  const { data, frames } = root
  const maps = data.maps.map((layer, i) => {
    const { codes, values } = frames.maps[i]
    const kept = codes.map((code, k) => [code, values[step][k]]).filter(([, value]) => value !== null)
    const shown = kept.map(([, value]) => value)
    return { ...layer, title: '', flags: {}, n: null, codes: kept.map(([code]) => code), values: shown, ranks: ranked(shown) }
  })
  return { ...data, maps, year: frames.years[step], period: frames.periods[step] }
}
