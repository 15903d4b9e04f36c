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
  const isField = element => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && !/^(submit|button|image|reset|checkbox|radio)$/.test(element.type);
  // How a person would call an element, else how a program would: the first target that leads back to it.
  function nameOf(element, byWords) {
    const labels = isField(element) || element.labels ? [...(element.labels || [])].map(label => "label=" + clean(label.textContent)) : [];
    const called = ["aria-label", "placeholder"].map(name => element.getAttribute(name)).filter(Boolean).map(text => "label=" + clean(text));
    const words = clean(element.tagName === "INPUT" ? element.value : element.innerText);
    const said = byWords && !isField(element) && words.length > 0 && words.length <= 60 ? ["text=" + words] : [];
    const ids = [element.id && "#" + CSS.escape(element.id), element.getAttribute("data-testid") && `[data-testid="${CSS.escape(element.getAttribute("data-testid"))}"]`, element.getAttribute("name") && `${element.tagName.toLowerCase()}[name="${CSS.escape(element.getAttribute("name"))}"]`].filter(Boolean);
    const hits = target => { const found = first(target); return found !== null && (found === element || (target.startsWith("text=") && (found.contains(element) || element.contains(found)))); };
    return [...labels, ...said, ...(isField(element) ? called : []), ...ids].find(hits) || pathOf(element);
  }
  function pathOf(element) {
    const parts = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (at.id) { parts.unshift("#" + CSS.escape(at.id)); break; }
      const kin = at.parentElement ? [...at.parentElement.children].filter(other => other.tagName === at.tagName) : [at];
      parts.unshift(at.tagName.toLowerCase() + (kin.length > 1 ? `:nth-of-type(${kin.indexOf(at) + 1})` : ""));
    }
    return parts.join(" > ");
  }
  window.__cadre = {
    // What a click at a place means: for a person who shows what to do.
    at(x, y, taking) {
      const met = document.elementFromPoint(x, y);
      if (!met) return null;
      if (taking) {
        const table = met.closest("table");
        return { kind: table ? "table" : "text", target: nameOf(table || met, false) };
      }
      const element = met.closest("a, button, summary, label, input, select, textarea, [role=button], [role=link], [role=tab]") || met;
      const options = element.tagName === "SELECT" ? [...element.options].slice(0, 200).map(option => clean(option.textContent)) : null;
      return { kind: options ? "select" : "click", target: nameOf(element, true), options };
    },
    // What stands in the field that has the focus; of a password only that it is one.
    focused() {
      const element = document.activeElement;
      if (!element || !isField(element) && !element.isContentEditable) return null;
      const secret = element.type === "password";
      return { target: nameOf(element, false), value: secret ? "" : element.isContentEditable ? clean(element.innerText) : element.value, secret };
    },
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
