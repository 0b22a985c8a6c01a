"""An explanation as plain text: for a terminal, and for whoever is asked about it."""

from app.services.explanations.values import Block, BlockKind, Explanation

MARKS = {"passed": "✓", "failed": "✗", "open": "·"}


def as_text(explanation: Explanation, leaves_out: frozenset[str] = frozenset()) -> str:
    """The sections one below the other, each under its title; without those in `leaves_out`."""
    return "\n\n".join(
        "\n".join([f"## {section.title}", *(_lines(block) for block in section.blocks)])
        for section in explanation.sections
        if section.id not in leaves_out
    )


def _lines(block: Block) -> str:
    match block.kind:
        case BlockKind.PARAGRAPH | BlockKind.MARKDOWN:
            return block.text
        case BlockKind.POINTS:
            return "\n".join(f"- {item}" for item in block.items)
        case BlockKind.STEPS:
            return "\n".join(f"{MARKS[step.state]} {step.text}" for step in block.steps)
        case BlockKind.CODE | BlockKind.OUTPUT:
            caption = f"{block.caption}:\n" if block.caption else ""
            return caption + "\n".join(f"    {line}" for line in block.text.splitlines())
