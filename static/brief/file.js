// The exported file: its data stand in it, and it asks no host for anything.

import { page } from './document.js'
import { drawMaps } from './live.js'
import { present } from './present.js'

const held = (id) => JSON.parse(document.getElementById(id)?.textContent ?? 'null')
const deck = held('deck')
const main = document.querySelector('main')
const tools = { base: '', loaded: async () => mapTools }
let mapTools

if (window.Plotly) {
  window.PlotlyGeoAssets = { topojson: { world_50m: held('outlines') } }
  mapTools = { Plotly: window.Plotly, ...held('places') }
}

// From the slide in sight; who leaves finds the document where the slides have ended.
function start() {
  if (document.querySelector('dialog[open]')) return
  const sections = [...main.querySelectorAll('.brief-slide')]
  const seen = sections.findLastIndex((section) => section.getBoundingClientRect().top < innerHeight / 2)
  const left = (at) => (at ? sections[at - 1] : main).scrollIntoView()
  present(deck, { host: document.body, tools, at: seen + 1, left })
}

main.append(...page(deck, start))
document.addEventListener('keydown', (event) => {
  if (event.key === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey) start()
})

// Maps in sight come first, the others while the reader reads; whoever prints gets all of them.
const draw = (section) => drawMaps(section, tools)
const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target)
})
const mapped = [...main.querySelectorAll('.brief-kind-map')]
mapped.forEach((section) => sight.observe(section))
addEventListener('beforeprint', () => mapped.forEach(draw))

async function drawAll() {
  for (const section of mapped) {
    await new Promise((done) => setTimeout(done, 20))
    await draw(section)
  }
  main.removeAttribute('aria-busy')
}
drawAll()
