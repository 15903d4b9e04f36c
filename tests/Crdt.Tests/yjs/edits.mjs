import * as Y from 'yjs'

const words = ['a', 'bc', 'déf', '漢字', 'x y', '\n', 'hello', '0123456789']
const keys = ['k0', 'k1', 'k2', 'k3']

export const random = seed => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

export const edit = (doc, next) => {
  const below = n => Math.floor(next() * n)
  const pick = list => list[below(list.length)]
  const value = () => pick([() => below(1000), () => pick(words), () => true, () => null, () => next() * 1e6, () => ({ q: below(9), l: [1, 'z'] }), () => new Uint8Array([1, below(256)])])()
  const nested = () => pick([() => new Y.Map(), () => new Y.Array(), () => new Y.Text(pick(words)), () => new Y.XmlElement('p')])()
  const attributes = () => pick([{ b: true }, { b: null }, { c: 'red' }, { c: 'blue', b: true }, { i: { deep: 1 } }, { i: null }])
  const types = []
  const walk = type => {
    types.push(type)
    if (types.length > 60) return
    if (type instanceof Y.Map) type.forEach(v => v instanceof Y.AbstractType && walk(v))
    else if (!(type instanceof Y.Text)) type.toArray().forEach(v => v instanceof Y.AbstractType && walk(v))
  }
  for (const root of [doc.getArray('a'), doc.getMap('m'), doc.getText('t'), doc.getXmlFragment('x')]) walk(root)
  const type = pick(types)
  const room = type.length ?? 0
  const cut = () => { const at = below(room); return [at, 1 + below(Math.min(4, room - at))] }
  if (type instanceof Y.Map) {
    if (next() < 0.2) type.delete(pick(keys))
    else type.set(pick(keys), next() < 0.3 ? nested() : value())
  } else if (type instanceof Y.Text) {
    const kind = next()
    if (kind < 0.5 || room === 0) type.insert(below(room + 1), pick(words), next() < 0.3 ? attributes() : undefined)
    else if (kind < 0.6) type.insertEmbed(below(room + 1), { img: below(9) }, next() < 0.3 ? { b: true } : undefined)
    else if (kind < 0.8) type.format(...cut(), attributes())
    else type.delete(...cut())
  } else if (type instanceof Y.XmlFragment) {
    if (type instanceof Y.XmlElement && next() < 0.3) type.setAttribute(pick(keys), pick(words))
    else if (room > 0 && next() < 0.3) type.delete(...cut())
    else type.insert(below(room + 1), [next() < 0.5 ? new Y.XmlElement(pick(['p', 'li'])) : new Y.XmlText(pick(words))])
  } else if (room > 0 && next() < 0.3) type.delete(...cut())
  else type.insert(below(room + 1), next() < 0.3 ? [nested()] : [value(), value()])
}
