(() => {
  const visible = element => { const box = element.getBoundingClientRect(); const style = getComputedStyle(element); return box.width > 0 && box.height > 0 && style.visibility !== "hidden"; };
  const clean = text => (text || "").replace(/\s+/g, " ").trim();
  function all(target) {
    const [, kind, rest] = /^(text|label|xpath|css)=([\s\S]*)$/.exec(target) || [null, "css", target];
    if (kind === "css") return [...document.querySelectorAll(rest)];
    if (kind === "xpath") {
      const found = document.evaluate(rest, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
      return Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i)).filter(node => node.nodeType === 1);
    }
    const wanted = clean(rest).toLowerCase();
    if (kind === "label") {
      const labels = [...document.querySelectorAll("label")].filter(label => clean(label.textContent).toLowerCase().startsWith(wanted)).map(label => label.control).filter(Boolean);
      const named = [...document.querySelectorAll("[aria-label], [placeholder]")].filter(field => clean(field.getAttribute("aria-label") || field.getAttribute("placeholder")).toLowerCase() === wanted);
      return [...labels, ...named];
    }
    const words = [...document.querySelectorAll("a, button, summary, label, [role=button], [role=link], [role=tab], option, h1, h2, h3, h4, p, li, td, th, span, div, input[type=submit], input[type=button]")]
      .filter(element => clean(element.tagName === "INPUT" ? element.value : element.innerText).toLowerCase() === wanted);
    return words.filter(element => !words.some(other => other !== element && element.contains(other)));
  }
  const first = target => { const found = all(target); return found.find(visible) || null; };
  const any = target => all(target)[0] || null;
  const value = (element, path) => {
    const at = path.lastIndexOf("@");
    const [selector, name] = at >= 0 ? [path.slice(0, at), path.slice(at + 1)] : [path, ""];
    const found = selector ? element.querySelector(selector) : element;
    return found ? name ? (name === "href" || name === "src" ? found[name] || found.getAttribute(name) : found.getAttribute(name)) : clean(found.innerText ?? found.textContent) : null;
  };
  window.__cadre = {
    place(target) {
      const element = first(target);
      if (!element) return null;
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    focus(target) {
      const element = first(target);
      if (!element) return false;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      element.focus();
      if (element.select) element.select(); else if (element.isContentEditable) getSelection().selectAllChildren(element);
      return document.activeElement === element;
    },
    select(target, wanted) {
      const element = first(target);
      if (!element || !element.options) return element ? "none" : null;
      const option = [...element.options].find(one => one.value === wanted || clean(one.textContent).toLowerCase() === wanted.toLowerCase());
      if (!option) return "none";
      element.value = option.value;
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
      return "done";
    },
    there: target => first(target) !== null,
    text(target) { const found = all(target); return found.length === 0 ? null : found.length === 1 ? clean(found[0].innerText ?? found[0].textContent) : found.slice(0, 500).map(one => clean(one.innerText ?? one.textContent)); },
    attribute(target, name) { const element = any(target); return element ? { value: value(element, "@" + name) } : null; },
    list(target, fields) { const found = all(target); return found.length === 0 ? null : found.slice(0, 1000).map(one => Object.fromEntries(Object.entries(fields).map(([name, path]) => [name, value(one, path)]))); },
    table(target) {
      const element = any(target);
      const table = element && (element.tagName === "TABLE" ? element : element.querySelector("table"));
      if (!table) return element ? "none" : null;
      const rows = [...table.rows].slice(0, 2000).map(row => [...row.cells].map(cell => clean(cell.innerText ?? cell.textContent)));
      const head = table.tHead || [...(table.rows[0]?.cells || [])].every(cell => cell.tagName === "TH") ? rows.shift() || [] : [];
      const width = Math.max(head.length, ...rows.map(row => row.length), 0);
      const names = Array.from({ length: width }, (_, i) => head[i] || `column ${i + 1}`);
      return { names, rows };
    },
  };
})();
