(() => {
  const shop = window.SHOP;
  const byId = new Map(shop.items.map(item => [item.id, item]));
  const KEY = "cart:" + shop.name;
  let memory = "{}"; // where storage is closed (a preview), the cart lives as long as the page
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY) || "{}"); } catch { try { return JSON.parse(memory); } catch { return {}; } } };
  const write = cart => { memory = JSON.stringify(cart); try { localStorage.setItem(KEY, memory); } catch { /* the memory holds it */ } show(); };
  const money = amount => new Intl.NumberFormat(document.documentElement.lang || "en", { style: "currency", currency: shop.currency }).format(amount);
  const lines = () => Object.entries(read()).map(([id, count]) => ({ item: byId.get(id), count: Math.min(99, Math.max(0, Math.floor(Number(count)) || 0)) })).filter(line => line.item && line.count > 0);
  const goods = () => lines().reduce((sum, line) => sum + (line.item.price || 0) * line.count, 0);
  const shipping = () => (shop.shipping && lines().length > 0 && !(shop.freeFrom && goods() >= shop.freeFrom) ? shop.shipping : 0);
  const open = () => lines().some(line => line.item.price === null);
  const $ = selector => document.querySelector(selector);
  const root = () => document.body.dataset.root || "";
  const text = (element, value) => { if (element) element.textContent = value; };

  function say(message) {
    const toast = $("#toast");
    if (!toast) return;
    toast.textContent = message;
    toast.classList.add("shown");
    clearTimeout(say.timer);
    say.timer = setTimeout(() => toast.classList.remove("shown"), 2600);
  }

  function set(id, count) {
    const cart = read();
    if (count > 0) cart[id] = Math.min(99, count); else delete cart[id];
    write(cart);
  }

  function node(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function line({ item, count }) {
    const amount = node("span", { class: "amount" },
      node("button", { type: "button", "data-set": item.id, "data-to": count - 1, "aria-label": `One less of ${item.name}` }, "−"),
      node("output", {}, String(count)),
      node("button", { type: "button", "data-set": item.id, "data-to": count + 1, "aria-label": `One more of ${item.name}` }, "+"));
    const price = item.price === null ? "on request" : money(item.price * count);
    return node("li", { "data-line": item.id },
      node("img", { src: root() + item.image, alt: "" }),
      node("div", {}, node("strong", {}, item.name), amount, " ", node("button", { type: "button", class: "remove", "data-set": item.id, "data-to": 0, "aria-label": `Remove ${item.name}` }, "Remove")),
      node("div", { class: "side" }, price));
  }

  function sums() {
    const list = $("#sums");
    if (!list) return;
    const rows = [["Goods", money(goods())]];
    if (shop.shipping) rows.push(["Shipping", shipping() ? money(shipping()) : "free"]);
    if (open()) rows.push(["Priced on request", "we tell you first"]);
    list.replaceChildren(...rows.flatMap(([name, value]) => [node("dt", {}, name), node("dd", {}, value)]),
      node("dt", { class: "total" }, "Total"), node("dd", { class: "total", id: "total" }, money(goods() + shipping())));
  }

  function show() {
    const all = lines();
    const count = all.reduce((sum, one) => sum + one.count, 0);
    document.querySelectorAll(".count").forEach(element => { element.textContent = count; });
    const list = $("#lines");
    if (list) {
      list.replaceChildren(...all.map(line));
      $("#empty").hidden = all.length > 0;
      $("#filled").hidden = all.length === 0;
    }
    const pay = $("#pay");
    if (pay) {
      const links = all.filter(one => one.item.link);
      pay.replaceChildren(...links.map(one => node("a", { class: "button", href: one.item.link, rel: "noopener", "data-pay": one.item.id }, `Pay for ${one.item.name}`)));
      $("#pays").hidden = links.length === 0;
      $("#orders").hidden = links.length === all.length && all.length > 0;
    }
    sums();
  }

  function filter() {
    const kind = $(".chip[aria-pressed='true']")?.dataset.kind || "";
    const words = ($("#find")?.value || "").toLowerCase().trim();
    let shown = 0;
    document.querySelectorAll(".card").forEach(card => {
      const fits = (!kind || card.dataset.kind === kind) && (!words || card.textContent.toLowerCase().includes(words));
      card.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    if ($("#nothing")) $("#nothing").hidden = shown > 0;
    text($("#found"), `${shown} ${shown === 1 ? "product" : "products"}`);
  }

  function check(form) {
    let first = null;
    for (const field of form.elements) {
      if (!field.name) continue;
      const note = form.querySelector(`[data-for='${field.name}']`);
      const wrong = field.required && !field.value.trim() ? "Please fill this in." : field.type === "email" && field.value && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(field.value) ? "This is no e-mail address." : "";
      field.setAttribute("aria-invalid", String(wrong !== ""));
      text(note, wrong);
      if (wrong && !first) first = field;
    }
    first?.focus();
    return first === null;
  }

  function order(form) {
    const field = name => form.elements[name].value.trim();
    const number = "O-" + Date.now().toString(36).toUpperCase();
    const rows = lines().map(one => `${one.count} × ${one.item.name}  ${one.item.price === null ? "price on request" : money(one.item.price * one.count)}${one.item.link ? " (paid online)" : ""}`);
    const online = lines().filter(one => one.item.link).reduce((sum, one) => sum + (one.item.price || 0) * one.count, 0);
    const letter = [`Order ${number} at ${shop.name}`, "", ...rows, ...(shop.shipping ? [`Shipping  ${shipping() ? money(shipping()) : "free"}`] : []), `Total  ${money(goods() + shipping())}`, ...(online ? [`Left to pay  ${money(goods() + shipping() - online)}`] : []), "",
      field("name"), field("email"), field("address"), ...(field("note") ? ["", field("note")] : [])].join("\n");
    text($("#summary"), letter);
    text($("#number"), number);
    const mail = $("#mail");
    if (mail) mail.href = `mailto:${shop.email}?subject=${encodeURIComponent(`Order ${number}`)}&body=${encodeURIComponent(letter)}`;
    $("#keep").href = "data:text/plain;charset=utf-8," + encodeURIComponent(letter);
    $("#keep").download = `order-${number}.txt`;
    $("#ordering").hidden = true;
    $("#ordered").hidden = false;
    $("#ordered h1").focus();
    write({});
  }

  function send(form) {
    if (lines().length === 0) say("Your cart is empty."); else if (check(form)) order(form);
  }

  function wanted() { return Number($("#wanted")?.textContent || 1); }

  document.addEventListener("click", event => {
    const target = event.target.closest("[data-add], [data-set], [data-step], [data-kind-chip], [data-order]");
    if (!target) return;
    const { add, step } = target.dataset;
    if ("order" in target.dataset) {
      send(target.closest("form"));
    } else if (add) {
      const more = target.closest(".buy") ? wanted() : 1;
      set(add, (read()[add] || 0) + more);
      say(`${byId.get(add).name} is in your cart.`);
    } else if (target.dataset.set) {
      set(target.dataset.set, Number(target.dataset.to));
    } else if (step) {
      text($("#wanted"), Math.min(99, Math.max(1, wanted() + Number(step))));
    } else {
      document.querySelectorAll(".chip").forEach(chip => chip.setAttribute("aria-pressed", String(chip === target)));
      filter();
    }
  });
  document.addEventListener("input", event => { if (event.target.id === "find") filter(); });
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches("#order input")) {
      event.preventDefault();
      send(event.target.form);
    }
  });
  window.addEventListener("storage", show);
  window.showShop = show;
  show();
})();
