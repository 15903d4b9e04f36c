// One page: links and windows that would open another one open here.
document.addEventListener("click", event => event.target.closest?.("a[target], area[target]")?.removeAttribute("target"), true);
document.addEventListener("submit", event => event.target.removeAttribute?.("target"), true);
window.open = url => { if (url) location.href = url; return window; };
