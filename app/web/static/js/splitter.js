// The bar between statement and editor: dragged, or moved with the arrow keys.
const KEY = "split";
const MIN = 25;
const MAX = 70;
const STEP = 2;

export function startSplitter(bar, workspace) {
  bar.hidden = false;
  set(Number(stored()) || 46);

  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    const move = ({ clientX }) => {
      const { left, width } = workspace.getBoundingClientRect();
      set((100 * (clientX - left)) / width);
    };
    bar.addEventListener("pointermove", move);
    bar.addEventListener("lostpointercapture", () => bar.removeEventListener("pointermove", move), {
      once: true,
    });
  });
  bar.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -MAX, End: MAX };
    if (!(event.key in steps)) return;
    event.preventDefault();
    set(Number(bar.getAttribute("aria-valuenow")) + steps[event.key]);
  });

  function set(percent) {
    const share = Math.round(Math.min(MAX, Math.max(MIN, percent)));
    workspace.style.setProperty("--split", `${share}%`);
    bar.setAttribute("aria-valuenow", share);
    try {
      localStorage.setItem(KEY, share);
    } catch {
      // A browser that keeps nothing starts in the middle next time.
    }
  }
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
