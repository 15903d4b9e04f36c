import * as Y from 'yjs'

// One JSON text per content, independent of key order: what both sides compare.
export const contentOf = doc => JSON.stringify(Object.fromEntries(
  [['a', doc.getArray('a')], ['m', doc.getMap('m')], ['t', doc.getText('t')], ['x', doc.getXmlFragment('x')]]
    .map(([name, type]) => [name, plain(type)])))

export const plain = value => {
  if (value instanceof Y.XmlElement) return { at: sorted(value.getAttributes()), ch: value.toArray().map(plain), n: value.nodeName }
  if (value instanceof Y.XmlFragment) return value.toArray().map(plain)
  if (value instanceof Y.Text) return value.toDelta().map(deltaStep)
  if (value instanceof Y.Array) return value.toArray().map(plain)
  if (value instanceof Y.Map) return sorted(Object.fromEntries([...value.entries()].map(([k, v]) => [k, plain(v)])))
  if (value instanceof Uint8Array) return { bytes: [...value] }
  if (Array.isArray(value)) return value.map(plain)
  if (value !== null && typeof value === 'object') return sorted(value)
  return value === undefined ? null : value
}

const deltaStep = step => step.attributes
  ? { attributes: sorted(step.attributes), insert: plain(step.insert) }
  : { insert: plain(step.insert) }

const sorted = object => Object.fromEntries(Object.keys(object).sort().map(key => [key, plain(object[key])]))
