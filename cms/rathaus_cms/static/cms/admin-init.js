// Starts date pickers and panels of Wagtail that its templates start by inline scripts, which our policy forbids.
// The templates write what to start into data attributes; this file reads them, also in parts added later.
(() => {
  "use strict";

  const starters = {
    date: (id, config) => window.initDateChooser(id, config),
    time: (id, config) => window.initTimeChooser(id, config),
    datetime: (id, config) => window.initDateTimeChooser(id, config),
    inline: (id, config) => new window.InlinePanel(config),
    chooser: (id, config) => new window.MultipleChooserPanel(config),
  };

  function start(element) {
    const name = element.dataset.rathausStart;
    delete element.dataset.rathausStart; // once, also when the element moves
    if (element.closest("template") || !Object.hasOwn(starters, name)) return;
    starters[name](element.dataset.rathausFor, JSON.parse(element.dataset.rathausConfig));
  }

  function startAll(root) {
    if (root.matches?.("[data-rathaus-start]")) start(root);
    root.querySelectorAll?.("[data-rathaus-start]").forEach(start);
  }

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(startAll);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
