// Slides one by one over the whole window: a modal dialog, which keeps the focus and gives it back.

import { make, words } from './dom.js'
import { HELP, action, swiping } from './keys.js'
import { drawMaps, forgetMaps } from './live.js'
import { fit, last, shown, title } from './slides.js'

const AWAKE_MS = 2500

// `coming` is the deck, or a promise of it; `left` is told the place at which the reader leaves.
export function present(coming, { host, tools, at = 0, left = () => {} }) {
  const show = { at, tools, held: new Map(), ...furniture() }
  const act = actions(show)
  const before = document.activeElement
  host.append(show.dialog)
  listen(show, act)
  show.dialog.addEventListener('close', () => {
    show.fitter.disconnect()
    forgetMaps(show.place)
    if (document.fullscreenElement === show.stage) document.exitFullscreen()
    show.dialog.remove()
    left(show.at)
    before?.focus({ preventScroll: true })
  })
  show.dialog.showModal()
  show.stage.focus()
  // Where a browser refuses the full screen, the slides have its whole window.
  show.stage.requestFullscreen?.().then(() => { show.full = true }, () => {})
  Promise.resolve(coming).then((deck) => {
    if (!show.dialog.open) return
    show.deck = deck
    turn(show, Math.min(show.at, last(deck)))
  }, (error) => { show.wait.textContent = error.message })
}

function furniture() {
  const control = (does, sign, label) => make('button', { type: 'button', 'data-does': does, 'aria-label': label, title: label }, sign)
  const edge = (does) => make(`button.brief-edge.brief-edge-${does}`, { type: 'button', 'data-does': does, tabindex: -1, 'aria-hidden': 'true' })
  const wait = make('p.brief-wait', { role: 'status' }, 'The slides are being prepared … Esc leaves.')
  const place = make('div.brief-place', {}, wait)
  const notes = make('aside.brief-notes', { 'aria-label': 'Speaker notes', tabindex: 0, hidden: '' })
  const count = make('span.brief-count')
  const said = make('div.brief-said', { 'aria-live': 'polite' })
  const keys = make('div.brief-keys', { role: 'note', 'aria-label': 'Keys', hidden: '' },
    make('dl', {}, HELP.map(([key, does]) => [make('dt', {}, key), make('dd', {}, does)])))
  const bar = make('div.brief-bar', { role: 'toolbar', 'aria-label': 'Presentation' },
    control('back', '←', 'Slide before'), control('next', '→', 'Next slide'), control('notes', 'Notes', 'Speaker notes (n)'),
    control('dark', 'Dark', 'Dark room (d)'), control('keys', '?', 'Keys (?)'), control('leave', '✕', 'Leave (Esc)'))
  const stage = make('div.brief-stage', { tabindex: -1 }, make('div.brief-front', {}, place, edge('back'), edge('next'), count, bar, keys), notes, said)
  return { stage, place, wait, notes, count, said, keys, bar, dialog: make('dialog.brief.brief-dialog', { 'aria-label': 'Presentation' }, stage) }
}

const actions = (show) => ({
  next: () => turn(show, show.at + 1),
  back: () => turn(show, show.at - 1),
  first: () => turn(show, 0),
  last: () => turn(show, last(show.deck)),
  notes: () => press(show, 'notes', !(show.notes.hidden = !show.notes.hidden)),
  dark: () => press(show, 'dark', show.dialog.classList.toggle('brief-dark')),
  keys: () => { show.keys.hidden = !show.keys.hidden },
  leave: () => show.dialog.close(),
})

const press = ({ bar }, does, on) => bar.querySelector(`[data-does=${does}]`).setAttribute('aria-pressed', on)

function listen(show, act) {
  const { dialog, stage } = show
  const does = (name) => (show.deck || name === 'leave') && act[name]()
  dialog.addEventListener('keydown', (event) => escape(event, act), { capture: true })
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation() // the page behind has keys of its own
    const name = action(event)
    if (!name) return
    event.preventDefault()
    does(name)
  })
  stage.addEventListener('click', ({ target, detail }) => {
    const name = target.closest('[data-does]')?.dataset.does
    if (!name) return
    does(name)
    if (detail && dialog.open) stage.focus() // after a mouse; a reader with keys stays in the bar
  })
  swiping(stage, does)
  stage.addEventListener('pointermove', ({ pointerType }) => pointerType === 'mouse' && wake(show))
  stage.addEventListener('pointerup', ({ pointerType }) => pointerType !== 'mouse' && wake(show))
  stage.addEventListener('fullscreenchange', () => { if (show.full && !document.fullscreenElement) dialog.close() })
  show.fitter = new ResizeObserver(() => show.held.forEach(fit))
  show.fitter.observe(show.place)
}

// Escape first lets go of a country that the keys have reached; else it leaves.
function escape(event, act) {
  const map = event.key === 'Escape' && event.target.closest('.atlas-map')
  if (!map || map.cursor) return
  event.preventDefault()
  event.stopPropagation()
  act.leave()
}

function wake(show) {
  show.stage.classList.add('brief-awake')
  clearTimeout(show.sleep)
  show.sleep = setTimeout(() => show.stage.classList.remove('brief-awake'), AWAKE_MS)
}

function turn(show, to) {
  const { deck } = show
  show.at = Math.max(0, Math.min(last(deck), to))
  show.wait.remove()
  hold(show, show.at)
  const own = show.at > 0 && show.at <= deck.slides.length
  for (const [at, section] of show.held) {
    section.classList.toggle('brief-current', at === show.at)
    section.inert = at !== show.at
    if (Math.abs(at - show.at) > 1) release(show, at)
  }
  show.count.textContent = own ? `${show.at} / ${deck.slides.length}` : ''
  show.said.textContent = own ? `Slide ${show.at} of ${deck.slides.length}: ${title(deck, show.at)}` : title(deck, show.at)
  show.notes.replaceChildren(...words((own && deck.slides[show.at - 1].notes) || 'No notes on this slide.'))
  if (!show.stage.contains(document.activeElement) || document.activeElement.closest('[inert]')) show.stage.focus()
  clearTimeout(show.ahead) // the next slide's maps are drawn before they are asked for
  show.ahead = setTimeout(() => show.dialog.open && show.at < last(deck) && hold(show, show.at + 1), 300)
}

function hold(show, at) {
  if (show.held.has(at)) return
  const section = shown(show.deck, at)
  section.inert = at !== show.at
  show.held.set(at, section)
  show.place.append(section)
  fit(section)
  drawMaps(section, show.tools)
}

function release(show, at) {
  forgetMaps(show.held.get(at))
  show.held.get(at).remove()
  show.held.delete(at)
}
