"""How templates say their texts in one language.

An environment belongs to one language. So a text without variables is put into the template when
it is compiled, and costs nothing when it is filled; a table of problems has hundreds of them.
"""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension

from app.languages import ENGLISH, Language
from app.wording import Sentence

_PLAIN = re.compile(r'\{\{ _\("([^"]*)"\) \}\}')
_IN_ENGLISH = "{{ in_english }}"


class PlainTexts(Extension):
    """Replaces `{{ _("…") }}` by the translation, `{{ in_english }}` by what marks content.

    Problems, lessons and feedback are in English: on other pages their elements say so.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        language: Language = self.environment.globals["language"]  # type: ignore[assignment]
        mark = "" if language.code == ENGLISH else ' lang="en"'
        say = language.translations.gettext
        marked = source.replace(_IN_ENGLISH, mark)
        return _PLAIN.sub(lambda match: say(match[1]) % {}, marked)


def speak(environment: Environment, language: Language) -> None:
    """Let templates of `environment` say their texts in `language`."""
    environment.globals["language"] = language
    environment.add_extension("jinja2.ext.i18n")
    environment.add_extension(PlainTexts)
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        language.translations, newstyle=True
    )


def finalizer(language: Language) -> Callable[[Any], Any]:
    """What everything goes through that a template writes: sentences are translated."""
    say = language.say
    return lambda value: say(value) if value.__class__ is Sentence else value
