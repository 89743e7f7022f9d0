// The years, one after the other, without the server: all of them are sent once, after Play.

import { ranked } from './layers.js'
import { paint } from './paint.js'

const FRAME_MS = 750

export function ask(root) {
  root.playing = 'waiting'
  button(root, 'Pause')
  if (root.frames && root.frames.id === root.data.frames_id) play(root)
  else root.send.setTriggerValue('play', true)
}

export function play(root) {
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

export function halt(root) {
  clearTimeout(root.timer)
  root.playing = null
  button(root, 'Play')
}

// The year reached becomes the page's; if it is the page's already, the whole of its data returns.
export function stop(root) {
  const ran = root.playing === 'running'
  halt(root)
  if (!ran) return
  if (root.year === root.data.year) paint(root, root.data)
  else root.send.setTriggerValue('year', root.year)
}

function button(root, word) {
  const control = root.querySelector('.atlas-play')
  control.textContent = word === 'Play' ? '▶ Play' : '❚❚ Pause'
  control.setAttribute('aria-label', word === 'Play' ? 'Play the years' : 'Pause at this year')
}

function frame(root, step) {
  const { data, frames } = root
  const maps = data.maps.map((layer, i) => {
    const { codes, values, titles } = frames.maps[i]
    const kept = codes.map((code, k) => [code, values[step][k]]).filter(([, value]) => value !== null)
    const shown = kept.map(([, value]) => value)
    // Ranks in words belong to the page's year.
    const ranks = layer.in_words ? [] : ranked(shown, layer.least_first)
    return { ...layer, title: titles[step], flags: {}, n: null, texts: [], codes: kept.map(([code]) => code), values: shown, ranks }
  })
  return { ...data, maps, year: frames.years[step], period: frames.periods[step] }
}
