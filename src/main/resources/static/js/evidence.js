// Lets those who may add evidence do it on a matter's own page, with the same list and drop area as in Tasklist.
import { open } from '../camunda/app/tasklist/scripts/evidence.js';

document.querySelectorAll('.evidence-of[data-open=true]').forEach(place => {
  const { desk, path } = place.dataset;
  place.replaceChildren();
  open(place, desk, path).load();
});
