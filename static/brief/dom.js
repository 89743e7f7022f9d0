// Elements whose words are always text, never markup.

export function make(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.')
  const element = document.createElement(tag)
  if (classes.length) element.className = classes.join(' ')
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (value !== false) element.setAttribute(key, value)
  }
  element.append(...children.flat(Infinity).filter(Boolean))
  return element
}

// Paragraphs, a line each; lines that begin with "- " are the points of a list.
export function words(text) {
  const blocks = []
  for (const line of text.split('\n').map((one) => one.trim()).filter(Boolean)) {
    if (!line.startsWith('- ')) blocks.push(make('p', {}, line))
    else {
      if (blocks.at(-1)?.tagName !== 'UL') blocks.push(make('ul'))
      blocks.at(-1).append(make('li', {}, line.slice(2)))
    }
  }
  return blocks
}
