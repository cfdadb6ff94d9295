// A chosen or dropped file goes off at once; without script the zone keeps its own button.
for (const zone of document.querySelectorAll('[data-tk="datei"], [data-tk-drop]')) {
  const input = zone.querySelector('input[type="file"]');
  const send = zone.querySelector("button");
  const form = input.form;
  const go = () => form.requestSubmit(send ?? undefined);
  if (zone.querySelector(".tk-drop__pick")) zone.classList.add("tk-drop--live");
  input.addEventListener("change", () => { if (input.files.length) go(); });
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("tk-drop--over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("tk-drop--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("tk-drop--over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    go();
  });
}
