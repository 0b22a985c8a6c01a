"""Markdown with formulas, made into HTML that is safe to put into a page.

Formulas become MathML on the server, code is highlighted with classes, and an allow-list has
the last word: whoever may write a statement may not write a script. Style attributes, which
the Content-Security-Policy refuses, are turned into classes where they carry meaning.
"""

import html
import re
from collections.abc import Sequence
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_MATHML_TAGS = """
    math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
"""
_HTML_TAGS = """
    a abbr b blockquote br code dd del div dl dt em figcaption figure h2 h3 h4 h5 hr i img kbd li
    ol p pre s span strong sub sup table tbody td tfoot th thead tr ul
"""
_MATHML_ATTRIBUTES = """
    accent accentunder class columnspan depth display displaystyle fence form height intent
    linethickness lspace mathvariant maxsize minsize movablelimits notation rowspan rspace
    scriptlevel separator stretchy symmetric voffset width
"""
_HTML_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class", "tabindex"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "pre": {"class", "tabindex"},
    "span": {"class"},
    "td": {"class"},
    "th": {"class", "scope"},
}
_LEADING_OUT = frozenset({"a", "img"})
_STYLE = re.compile(r' style="([^"]*)"')
_CLASS_OF_STYLE = {
    "text-align:right": "to-right",
    "text-align:left": "to-left",
    "text-align:center": "centred",
    "padding-right:0": "tight-right",
    "padding-left:0": "tight-left",
    "padding-left:1em": "wide-left",
}
_MARKED_LINE = re.compile(r'<span class="hll">(.*)\n</span>')
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def render(text: str) -> Markup:
    """Turn Markdown into safe HTML; headings start at the second level."""
    # Text cannot match: quotes in it are entities by now.
    raw = _STYLE.sub(_style_to_class, _parser().render(text))
    mathml = _MATHML_TAGS.split()
    attributes = _HTML_ATTRIBUTES | {tag: set(_MATHML_ATTRIBUTES.split()) for tag in mathml}
    clean = nh3.clean(
        raw,
        tags={*_HTML_TAGS.split(), *mathml},
        attributes=attributes,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    return Markup(clean)  # noqa: S704 - the line above made it safe


def render_foreign(text: str) -> Markup:
    """Markdown of a stranger, such as a language model: no pictures, no links, no formulas.

    Nothing in it can make a browser ask another host, or lead a reader there. Formulas stay as
    written: their converter has only ever met texts of authors.
    """
    allowed = {tag: names for tag, names in _HTML_ATTRIBUTES.items() if tag not in _LEADING_OUT}
    clean = nh3.clean(
        _STYLE.sub(_style_to_class, _foreign_parser().render(text)),
        tags=set(_HTML_TAGS.split()) - _LEADING_OUT,
        attributes=allowed,
        url_schemes=set(),
        link_rel=None,
    )
    return Markup(clean)  # noqa: S704 - the line above made it safe


def highlight_code(code: str, language: str = "python", new: Sequence[int] = ()) -> Markup:
    """The code as `<pre>` with one class per kind of token; unknown languages stay plain.

    Args:
        new: numbers of lines, counted from 1, that are marked as inserted.
    """
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
        inner = highlight(code, lexer, HtmlFormatter(nowrap=True, hl_lines=list(new)))
        inner = _MARKED_LINE.sub(r"<ins>\1\n</ins>", inner)
    except ClassNotFound:
        inner = html.escape(code)
    # A long line scrolls, and what scrolls must be reachable by keyboard.
    return Markup(f'<pre class="code" tabindex="0"><code>{inner}</code></pre>')  # noqa: S704


def escape_markdown(text: str) -> str:
    """`text` so that Markdown shows it as it stands."""
    return re.sub(r"([\\`*_{}\[\]<>$#|~])", r"\\\1", text)


@cache
def _foreign_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False})
    parser.enable(["table", "strikethrough"])
    parser.add_render_rule("fence", _python_fence)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("heading_open", _inner_heading)
    parser.add_render_rule("heading_close", _inner_heading)
    return parser


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False})
    parser.enable(["table", "strikethrough"])
    dollarmath_plugin(parser, allow_space=True, allow_digits=False, double_inline=True)
    parser.add_render_rule("math_inline", _math_inline)
    parser.add_render_rule("math_inline_double", _math_block)
    parser.add_render_rule("math_block", _math_block)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    return parser


@cache
def _latex() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)


def to_mathml(latex: str, *, is_block: bool) -> str:
    """One formula as MathML; one that does not parse is shown as it was written."""
    try:
        return str(_latex().convert_with_local_state(latex, displaystyle=is_block))
    except LatexError as error:
        reason = html.escape(_ANSI.sub("", str(error)).strip())
        return f'<code class="maths-error">{html.escape(latex)}</code> ({reason})'


def _style_to_class(match: re.Match[str]) -> str:
    declarations = re.sub(r"\s*([:;])\s*", r"\1", match.group(1)).split(";")
    classes = [_CLASS_OF_STYLE[d] for d in declarations if d in _CLASS_OF_STYLE]
    return f' class="{" ".join(classes)}"' if classes else ""


def _math_inline(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return to_mathml(tokens[index].content, is_block=False)


def _math_block(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    formula = to_mathml(tokens[index].content.strip(), is_block=True)
    return f'<div class="maths" tabindex="0">{formula}</div>\n'


def _fence(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    words = tokens[index].info.split()
    return highlight_code(tokens[index].content, words[0] if words else "text") + "\n"


def _python_fence(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    # A stranger does not choose which of the many lexers runs.
    return highlight_code(tokens[index].content) + "\n"


def _table_open(
    _self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return '<div class="table" tabindex="0"><table>\n'


def _table_close(
    _self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return "</table></div>\n"


def _heading(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    # The page's own title is the only first-level heading.
    level = max(2, int(tokens[index].tag[1:]))
    return f"<h{level}>" if tokens[index].nesting == 1 else f"</h{level}>\n"


def _inner_heading(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    # Below the heading of the section that quotes it, whatever level it was given.
    return "<h3>" if tokens[index].nesting == 1 else "</h3>\n"
