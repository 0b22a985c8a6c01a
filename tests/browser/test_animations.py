"""The lessons' animations: their maths is the reference's, and keyboard and pointer drive them."""

import gzip
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Response, expect

from problems.load import load_library
from problems.package import Library
from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.test_accessibility import ALL, AXE, RUN

CHAPTERS = (
    "attention",
    "backpropagation",
    "connected-components",
    "convolution",
    "gated-recurrent-networks",
    "generation-metrics",
    "optimizers",
    "transformer-architecture",
)
MAX_SCRIPT_BYTES = 60_000
ROUNDS = 20


@cache
def library() -> Library:
    return load_library()


@cache
def reference(slug: str) -> dict[str, Any]:
    """What the problem's reference defines."""
    namespace: dict[str, Any] = {}
    exec(library().problems[slug].reference, namespace)
    return namespace


def words(rng: np.random.Generator, most: int) -> list[str]:
    return [str(each) for each in rng.choice(["a", "b", "c"], rng.integers(1, most))]


def attention(rng: np.random.Generator) -> tuple[dict, Any]:
    n, m, d = rng.integers(1, 5, 3)
    given = {
        name: rng.normal(size=size) * 3
        for name, size in zip("QKV", [(n, d), (m, d), (m, 2)], strict=True)
    }
    mask = rng.random((n, m)) < 0.6
    expected = reference("scaled-dot-product-attention")["attention"](**given, mask=mask)
    return {**given, "mask": mask}, expected


def backpropagation(rng: np.random.Generator) -> tuple[dict, Any]:
    x, w1, b1, w2, b2 = rng.normal(size=5) * 2
    y = rng.random()
    given = {"x": x, "w1": w1, "b1": b1, "w2": w2, "b2": b2, "y": y}
    chain = reference("three-neuron-chain")["chain_grads"]
    return given, chain(x, np.array([w1, w2]), np.array([b1, b2]), y)


def connected_components(rng: np.random.Generator) -> tuple[dict, Any]:
    grid = (rng.random(rng.integers(1, 12, 2)) < 0.5).astype(np.uint8)
    largest = reference("largest-connected-region")["largest_region"](grid)
    return {"grid": grid}, [largest, *reference("count-regions")["count_regions"](grid)]


def convolution(rng: np.random.Generator) -> tuple[dict, Any]:
    image, kernel = rng.normal(size=rng.integers(3, 9, 2)), rng.normal(size=rng.integers(1, 4, 2))
    stride, pad, bias = int(rng.integers(1, 4)), int(rng.integers(0, 3)), rng.normal()
    layer = reference("conv2d")["conv2d"]
    made = layer(image[None, None], kernel[None, None], np.array([bias]), stride, pad)[0, 0]
    sizes = [int(each) for each in rng.integers([5, 1, 1, 0, 1], [40, 4, 4, 3, 3])]
    given = {"image": image, "kernel": kernel, "sizes": sizes}
    options = {"options": {"stride": stride, "pad": pad, "bias": bias}}
    return given | options, [made, reference("conv-output-size")["conv_output_size"](*sizes)]


def gated(rng: np.random.Generator) -> tuple[dict, Any]:
    i, d = rng.integers(1, 4, 2)
    x, m, h = rng.normal(size=i), rng.normal(size=d), np.tanh(rng.normal(size=d))
    gru = {f"W{name}": rng.normal(size=(d + i, d)) for name in "cur"}
    gru |= {f"b{name}": rng.normal(size=d) for name in "cur"}
    lstm = {"W": rng.normal(size=(d + i, 4 * d)), "b": rng.normal(size=4 * d)}
    new = reference("gru-cell")["gru_cell"](x[None], m[None], **gru)[0]
    output, cell = reference("lstm-cell")["lstm_cell"](x[None], h[None], m[None], **lstm)
    return {"x": x, "m": m, "h": h, "gru": gru, "lstm": lstm}, [new, output[0], cell[0]]


def generation_metrics(rng: np.random.Generator) -> tuple[dict, Any]:
    cand, refs = words(rng, 9), [words(rng, 9) for _ in range(rng.integers(1, 3))]
    weights = rng.random(rng.integers(1, 5))
    score = reference("bleu")["bleu"](cand, refs, len(weights), weights)
    return {"cand": cand, "refs": refs, "weights": weights}, score


def optimizers(rng: np.random.Generator) -> tuple[dict, Any]:
    """Paths of six steps down a random quadratic, whose gradient is `curvature * theta`."""
    curvature, start = rng.uniform(0.5, 3, 2), rng.normal(size=2)
    lr, alpha, beta, eps = 0.05, 0.8, 0.95, 1e-8
    made = [
        reference("sgd")["SGD"](lr, 0.0),
        reference("momentum")["Momentum"](lr, alpha),
        reference("nesterov")["Nesterov"](lr, alpha),
        reference("adagrad")["AdaGrad"](lr, eps),
        reference("rmsprop")["RMSProp"](lr, beta, eps),
        reference("adam")["Adam"](lr, alpha, beta, eps),
    ]
    paths = []
    for optimizer in made:
        theta = start
        for _ in range(6):
            takes_function = type(optimizer).__name__ == "Nesterov"
            gradient = curvature.__mul__ if takes_function else curvature * theta
            theta = optimizer.step(theta, gradient)
        paths.append(theta)
    options = {"lr": lr, "alpha": alpha, "beta": beta, "beta1": alpha, "beta2": beta, "eps": eps}
    return {"curvature": curvature, "start": start, "options": options}, paths


def transformer(rng: np.random.Generator) -> tuple[dict, Any]:
    row, gamma, beta = rng.normal(size=(3, 5))
    made = reference("layer-norm")["layer_norm"](row[None], gamma, beta, 1e-3)[0]
    return {"row": row, "gamma": gamma, "beta": beta}, made


MATHS: dict[str, tuple[Callable[[np.random.Generator], tuple[dict, Any]], str]] = {
    "attention": (attention, "m.attention(x.Q, x.K, x.V, x.mask)"),
    "backpropagation": (
        backpropagation,
        "(() => { const b = m.backward(x);"
        " return [[b.byW1, b.byW2], [b.byB1, b.byB2], b.byX]; })()",
    ),
    "connected-components": (
        connected_components,
        "[m.connect(x.grid, 4).largest(),"
        " ...[4, 8].map((c) => m.connect(x.grid, c).roots().length)]",
    ),
    "convolution": (
        convolution,
        "[m.convolve(x.image, x.kernel, x.options), m.outputSize(...x.sizes)]",
    ),
    "gated-recurrent-networks": (
        gated,
        "(() => { const l = m.lstmCell(x.x, x.h, x.m, x.lstm);"
        " return [m.gruCell(x.x, x.m, x.gru).m, l.h, l.c]; })()",
    ),
    "generation-metrics": (generation_metrics, "m.bleu(x.cand, x.refs, x.weights)"),
    "optimizers": (
        optimizers,
        "['Descent', 'Momentum', 'Nesterov', 'AdaGrad', 'RMSProp', 'Adam'].map((name) => {"
        " const racer = new m[name](x.options); let theta = x.start;"
        " for (let k = 0; k < 6; k += 1)"
        " theta = racer.step(theta, (t) => t.map((v, i) => x.curvature[i] * v));"
        " return theta; })",
    ),
    "transformer-architecture": (transformer, "m.layerNorm(x.row, x.gamma, x.beta, 1e-3)"),
}


def plain(value: Any) -> Any:
    """The value as JSON has it."""
    return json.loads(json.dumps(value, default=lambda each: each.tolist()))


def flat(value: Any) -> list[float]:
    if isinstance(value, list):
        return [number for each in value for number in flat(each)]
    return [float(value)]


def test_the_maths_is_that_of_the_references(open_page: OpenPage):
    """Random inputs through each animation's own functions, in the browser."""
    page = open_page("/nowhere")
    rng = np.random.default_rng(20260101)

    for chapter, (draw, program) in MATHS.items():
        drawn = [draw(rng) for _ in range(ROUNDS)]
        inputs = [plain(given) for given, _ in drawn]
        answers = run_in(page, chapter, program, inputs)
        for answer, (_, expected) in zip(answers, drawn, strict=True):
            np.testing.assert_allclose(
                flat(answer), flat(plain(expected)), rtol=1e-9, atol=1e-12, err_msg=chapter
            )


def run_in(page: Page, chapter: str, program: str, inputs: list[Any]) -> Any:
    """What the program makes of each input, with the animation's exports as `m`."""
    source = (
        "async ([chapter, inputs]) => {"
        " const m = await import(`/static/js/animations/${chapter}.js`);"
        f" return inputs.map((x) => {program}); }}"
    )
    return page.evaluate(source, [chapter, inputs])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_keyboard_and_pointer_drive_it(open_page: OpenPage, chapter: str):
    """Step, jump, play, change a setting; little script; axe finds nothing."""
    page = open_page("/nowhere")
    scripts: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type == "script":
            scripts[response.url] = len(gzip.compress(response.body()))

    page.on("response", weigh)
    page.goto(f"/chapters/{chapter}", wait_until="networkidle")
    stage = page.locator(".stage")
    count, said = stage.locator(".stepper-count"), stage.locator(".stage-words")
    total = int((count.text_content() or "").split()[-1])
    first = said.text_content()

    step = stage.get_by_role("button", name="Step")
    step.focus()
    page.keyboard.press("Enter")
    expect(count).to_have_text(f"2 of {total}")
    expect(said).not_to_have_text(first or "")
    page.keyboard.press("End")
    expect(count).to_have_text(f"{total} of {total}")
    page.keyboard.press("ArrowLeft")
    expect(count).to_have_text(f"{total - 1} of {total}")
    place = stage.get_by_role("slider", name="Step")
    place.focus()
    page.keyboard.press("Home")
    expect(count).to_have_text(f"1 of {total}")
    stage.get_by_role("combobox", name="Speed").select_option("4")
    stage.get_by_role("button", name="Play").click()
    expect(count).not_to_have_text(f"1 of {total}")
    stage.get_by_role("button", name="Pause").click()

    page.keyboard.press("Home")
    before = stage.locator(".stage-picture").inner_html()
    change_a_setting(page)
    assert stage.locator(".stage-picture").inner_html() != before

    assert 0 < sum(scripts.values()) <= MAX_SCRIPT_BYTES, scripts
    assert faults(page) == []


def faults(page: Page) -> list[str]:
    """What axe has against the stage, in light and wide and in dark and narrow."""
    run = RUN.replace("axe.run(document", "axe.run('.stage'")
    page.evaluate(AXE.read_text())
    found: list[str] = []
    for theme, width in (("light", WIDE), ("dark", NARROW)):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        found += page.evaluate(run, ALL)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"scrolls sideways at {width}")
    return found


def change_a_setting(page: Page) -> None:
    """By keyboard: the first pixel, number, sentence, or slider of the settings."""
    first = page.locator(".stage-settings :is(button, input, select)").first
    first.focus()
    if first.get_attribute("type") in {"number", "text"}:
        page.keyboard.press("Control+a")
        page.keyboard.type("1")
    elif first.get_attribute("type") == "button":
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
    else:
        page.keyboard.press("ArrowDown")


def test_pointer_paints_and_pulls(open_page: OpenPage):
    """A stroke over pixels paints them; a vector follows the pointer, and its fields with it."""
    page = open_page("/chapters/connected-components")
    pixel = page.locator('.pixels [data-row="3"]')
    pixel.first.scroll_into_view_if_needed()
    begin, end = pixel.nth(0).bounding_box(), pixel.nth(8).bounding_box()
    assert begin is not None
    assert end is not None
    page.mouse.move(begin["x"] + 5, begin["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + 5, steps=20)
    page.mouse.up()
    expect(page.locator('.pixels [data-row="3"][aria-pressed="true"]')).to_have_count(9)

    page.goto("/chapters/attention")
    grip = page.locator('[data-handle="k1"] circle')
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 30, steps=4)
    page.mouse.up()
    moved = page.get_by_label("Keys, row 1, column 1").input_value()
    assert float(moved) > 1.5


def test_the_words_stand_without_javascript(open_page: OpenPage):
    """What there is to see is told in the page itself."""
    page = open_page("/chapters/attention", java_script_enabled=False)

    expect(page.locator(".animation")).to_contain_text("Queries and keys are arrows in the plane")
