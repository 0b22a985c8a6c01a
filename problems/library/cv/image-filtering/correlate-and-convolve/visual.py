"""The kernel as it lies on the image, the image, and the filtered image."""


def draw_input(inputs):
    """The image, and the kernel after the rotation that a convolution asks for."""
    kernel = inputs["ker"][::-1, ::-1] if inputs["convolve"] else inputs["ker"]
    turned = "rotated by 180 degrees" if inputs["convolve"] else "as it is given"
    rows, columns = inputs["img"].shape
    return [
        ("image", inputs["img"], f"The image, {rows} by {columns} pixels."),
        ("kernel", kernel, f"The kernel {turned}, {kernel.shape[0]} by {kernel.shape[1]}."),
    ]


def draw_answer(answer, inputs):
    """The filtered image, on a scale of its own."""
    text = f"The filtered image, from {answer.min():g} to {answer.max():g}."
    return [("filtered", answer, text)]
