// Starts date pickers, choosers and panels that Wagtail starts by inline scripts, which our policy forbids.
// The templates write what to start into data attributes; this file reads them, also in parts added later.
(() => {
  "use strict";

  const starters = {
    date: (id, config) => window.initDateChooser(id, config),
    time: (id, config) => window.initTimeChooser(id, config),
    datetime: (id, config) => window.initDateTimeChooser(id, config),
    inline: (id, config) => new window.InlinePanel(config),
    chooser: (id, config) => new window.MultipleChooserPanel(config),
    widget: (id, config, name) => /^[A-Z][A-Za-z]*Chooser$/.test(name) && new window[name](id, config),
  };

  function start(element) {
    const name = element.dataset.rathausStart;
    delete element.dataset.rathausStart; // once, also when the element moves
    if (!Object.hasOwn(starters, name)) return;
    const { rathausFor, rathausConfig, rathausClass } = element.dataset;
    starters[name](rathausFor, JSON.parse(rathausConfig), rathausClass);
  }

  function startAll(root) {
    if (root.matches?.("[data-rathaus-start]")) start(root);
    root.querySelectorAll?.("[data-rathaus-start]").forEach(start);
  }

  // Addresses from titles as Germans write them: Gärten becomes gaerten, as in rathaus_cms.base.slugs.
  const german = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", Ä: "Ae", Ö: "Oe", Ü: "Ue" };
  for (const moment of ["w-sync:check", "w-sync:apply"]) {
    document.addEventListener(moment, (event) => {
      if (!event.target.matches?.('[data-controller~="w-slug"]') || typeof event.detail?.value !== "string") return;
      event.detail.value = event.detail.value.replace(/[äöüßÄÖÜ]/g, (letter) => german[letter]);
    }, true);
  }

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(startAll);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
