"""In which language a page answers.

What the account says goes first, then the cookie of a browser that chose in the footer, then
`Accept-Language`, then the site's own; always among the languages that the site offers.
"""

from babel.core import negotiate_locale
from fastapi import Request

from app.languages import Language, Languages, offered_codes

LANGUAGE_COOKIE = "language"


def offered(request: Request) -> tuple[Language, ...]:
    """The languages of this site, the one for who names none of them first."""
    known: Languages = request.app.state.languages
    return tuple(known.get(code) for code in _codes(request))


def language_of(request: Request) -> Language:
    """The language for whoever asks."""
    known: Languages = request.app.state.languages
    codes = _codes(request)
    viewer = getattr(request.state, "viewer", None)
    for chosen in (
        None if viewer is None else viewer.choices.language,
        request.cookies.get(LANGUAGE_COOKIE),
        negotiate_locale(_accepted(request.headers.get("accept-language", "")), codes, sep="-"),
    ):
        if chosen in codes:
            return known.get(chosen)
    return known.get(codes[0])


def _codes(request: Request) -> tuple[str, ...]:
    settings = request.app.state.site.get().settings
    return offered_codes(settings.languages, request.app.state.languages.codes)


def _accepted(header: str) -> list[str]:
    """The languages of an `Accept-Language` header, the most wanted first (RFC 9110, 12.5.4)."""
    weighed: list[tuple[float, str]] = []
    for part in header[:1000].split(","):
        code, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        if code.strip() and quality > 0:
            weighed.append((quality, code.strip()))
    return [code for _, code in sorted(weighed, key=lambda each: -each[0])]
