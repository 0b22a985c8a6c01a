// An errand is under way: look again in a moment.
const LOOK_AGAIN_MS = 3000;

setTimeout(() => location.reload(), LOOK_AGAIN_MS);
