// Reads the page with the browser's own voice. Nothing leaves the machine; without a voice there is no button.
const voice = window.speechSynthesis;
for (const button of voice ? document.querySelectorAll('[data-tk="vorlesen"]') : []) {
  const label = button.querySelector("span");
  const start = label.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (voice.speaking) {
      voice.cancel();
      label.textContent = start;
      return;
    }
    const words = new SpeechSynthesisUtterance(document.querySelector("main").innerText);
    words.lang = document.documentElement.lang;
    words.addEventListener("end", () => { label.textContent = start; });
    label.textContent = button.dataset.stop;
    voice.speak(words);
  });
}
window.addEventListener("pagehide", () => voice?.cancel());
