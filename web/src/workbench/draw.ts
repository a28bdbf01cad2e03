/** Puts a drawing in its place as one picture with one name: what its parts are called is for nobody who cannot see them. */
export function draw(plot: SVGSVGElement | HTMLElement, place: HTMLElement | null, label: string): void {
  for (const part of plot.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', label);
  place?.replaceChildren(plot);
}
