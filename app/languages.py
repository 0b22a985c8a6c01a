"""The languages that the pages speak: a gettext catalogue each, beside English.

English is what the sources say. Every `locale/<code>.po` is one language more: it is read when
somebody asks for that language for the first time, nothing has to be compiled.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol
from babel.support import NullTranslations, Translations

from app.errors import Invalid
from app.wording import Sentence, sentence

FOLDER = Path(__file__).parent / "locale"
ENGLISH = "en"
# English as most of the world writes it: the day before the month.
_ENGLISH_FORMATS = "en-GB"


class Language:
    """One language: its words, and how it writes days and numbers.

    `name` is what its speakers call it, `script_words` the translations that scripts need.
    """

    def __init__(self, code: str, catalogue: Catalog | None = None) -> None:
        self.code = code
        self.name = str(Locale.parse(code, sep="-").get_language_name(code)).capitalize()
        self.translations = NullTranslations() if catalogue is None else _compiled(catalogue)
        self.script_words = {} if catalogue is None else _script_words(catalogue)
        self._formats = Locale.parse(_ENGLISH_FORMATS if code == ENGLISH else code, sep="-")
        self._point = get_decimal_symbol(self._formats)

    def say(self, text: str) -> str:
        """A sentence of the site's own in this language; any other text stays as it is."""
        if not isinstance(text, Sentence) or not text.template:
            return text
        if text.plural is None or text.number is None:
            found = self.translations.gettext(text.template)
        else:
            found = self.translations.ngettext(text.template, text.plural, text.number)
        if not text.values:
            return found
        said = {
            name: self.say(value) if isinstance(value, Sentence) else value
            for name, value in text.values.items()
        }
        return found.format(**said)

    def day(self, day: date, style: str = "full") -> str:
        """A day as Sunday, 1 November 2026; in the style `long` without its weekday."""
        return format_date(day, style, locale=self._formats)

    def month(self, day: date) -> str:
        """The month of a day: November 2026."""
        return format_skeleton("yMMMM", day, locale=self._formats)

    def decimal(self, value: float, digits: int) -> str:
        """A number with that many digits after the point, or what stands in the point's place."""
        return f"{value:.{digits}f}".replace(".", self._point)


class Languages:
    """All languages of a folder of catalogues, each read once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self.codes = known(folder)
        self._read = lru_cache(maxsize=None)(self._read_language)

    def get(self, code: str) -> Language:
        """The language of one of `codes`."""
        return self._read(code)

    def _read_language(self, code: str) -> Language:
        if code == ENGLISH:
            return Language(code)
        with (self._folder / f"{code}.po").open("rb") as file:
            return Language(code, read_po(file, locale=code.replace("-", "_")))


def known(folder: Path = FOLDER) -> tuple[str, ...]:
    """The codes of the languages that there are, English first."""
    return (ENGLISH, *sorted(path.stem for path in folder.glob("*.po")))


def offered_codes(text: str | None, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `codes` that a text such as `de,en` names, in its order; all where it names none.

    A catalogue may have gone since somebody chose it: what is unknown is left out.
    """
    return tuple(each for each in _named(text or "") if each in codes) or codes


def check_offer(text: str | None, codes: tuple[str, ...]) -> None:
    """Refuse a text that names a language without a catalogue.

    Raises:
        Invalid: says which.
    """
    unknown = [each for each in _named(text or "") if each not in codes]
    if unknown:
        raise Invalid(
            sentence(
                "There are no pages in {unknown}; the languages are {codes}.",
                unknown=", ".join(unknown),
                codes=", ".join(codes),
            ),
            "languages",
        )


def _named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))


def _compiled(catalogue: Catalog) -> NullTranslations:
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return Translations(binary)


def _script_words(catalogue: Catalog) -> Mapping[str, str]:
    """What `static/js` says: the catalogue names the file that each text stands in."""
    return {
        str(message.id): str(message.string)
        for message in catalogue
        if message.id and any(name.endswith(".js") for name, _ in message.locations)
    }
