// After a wrong answer the summary gets the focus, so that it is read first.
document.querySelector('[data-tk="fehler"]')?.focus();
