// Notes when the page can be used: its first section was painted.
new MutationObserver((_, observer) => {
  if (!document.querySelector("rs-live section:not([aria-busy])")) return;
  observer.disconnect();
  requestAnimationFrame(() => (window.usableAt = performance.now()));
}).observe(document, { childList: true, subtree: true });
