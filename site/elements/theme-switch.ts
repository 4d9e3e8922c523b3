/**
 * Radio buttons `light`, `dark` and `system`. The choice is set as `data-theme` on `<html>` and kept; `code/first-paint.ts`
 * sets it again on the next page. Storage may be forbidden; then the choice lasts as long as the page.
 */
const { dataset } = document.documentElement;
const themes = document.querySelector('.themes')!;

for (const radio of themes.querySelectorAll('input')) {
  radio.checked ||= radio.value === dataset.theme;
  radio.title = radio.ariaLabel!;
}

themes.addEventListener('change', ({ target }) => {
  dataset.theme = (target as HTMLInputElement).value;
  try {
    localStorage.theme = dataset.theme;
  } catch {
    // Not kept.
  }
});
