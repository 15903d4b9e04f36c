(() => {
  // All pages in one: links change what is shown. Outside addresses are named, not opened.
  const pages = window.PAGES;
  let current = "index.html";
  function show(path, at) {
    const page = pages[path];
    if (!page) return false;
    current = path;
    document.title = page.title;
    document.body.dataset.root = page.root;
    document.getElementById("view").innerHTML = page.body;
    document.querySelectorAll("#view img").forEach(picture => { const name = picture.getAttribute("src"); if (name && !name.startsWith("data:")) picture.src = picture_of(name); });
    window.showShop();
    if (at) document.getElementById(at)?.scrollIntoView(); else window.scrollTo(0, 0);
    return true;
  }
  const picture_of = name => window.PICTURES[name.replace(/^(\.\.\/)*/, "")] || name;
  new MutationObserver(changes => {
    for (const change of changes) for (const added of change.addedNodes) {
      added.querySelectorAll?.("img").forEach(picture => { const name = picture.getAttribute("src"); if (name && !name.startsWith("data:")) picture.src = picture_of(name); });
    }
  }).observe(document.getElementById("view"), { childList: true, subtree: true });
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    const href = link.getAttribute("href");
    if (href.startsWith("#")) return;
    event.preventDefault();
    if (/^[a-z]+:/i.test(href)) {
      const toast = document.getElementById("toast");
      toast.textContent = href.startsWith("mailto:") ? "In the shop this opens your mail." : href.startsWith("data:") ? "In the shop this saves the order." : `In the shop this opens ${new URL(href).host}.`;
      toast.classList.add("shown");
      setTimeout(() => toast.classList.remove("shown"), 2600);
      return;
    }
    const url = new URL(href, "https://shop.invalid/" + (link.closest("#view") ? current : ""));
    show(url.pathname.slice(1), url.hash.slice(1));
  });
  window.openPage = path => show(path);
  show(current);
})();
