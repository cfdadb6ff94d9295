// A chosen or dropped file goes off at once; without script the form keeps its own button.
for (const form of document.querySelectorAll('[data-tk="datei"]')) {
  const input = form.querySelector('input[type="file"]');
  form.classList.add("tk-drop--live");
  input.addEventListener("change", () => { if (input.files.length) form.requestSubmit(); });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("tk-drop--over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("tk-drop--over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("tk-drop--over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
