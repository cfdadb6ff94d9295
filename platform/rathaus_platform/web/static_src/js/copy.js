// Copies what stands beside the button; the button says so for a moment.
for (const button of document.querySelectorAll('[data-tk="kopieren"]')) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.text);
    button.setAttribute("aria-pressed", "true");
    setTimeout(() => button.removeAttribute("aria-pressed"), 1500);
  });
}
