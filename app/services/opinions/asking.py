"""Beginning and ending a question; the asking itself is between the two, without a session."""

from dataclasses import dataclass

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import Opinion, OpinionState, User
from app.db.turns import take_turns
from app.errors import Conflict, NotAllowed, Unavailable
from app.services import catalogue, explanations, submissions
from app.services.explanations import Explanation
from app.services.opinions import budget
from app.services.opinions.budget import Budget
from app.services.opinions.prompt import PROMPT_VERSION, Prompt, compose
from app.settings import Settings
from app.wording import sentence
from judge.report import Verdict

KEPT_DAYS = 30

FAILURES = {
    "unreachable": sentence("The language model's server cannot be reached."),
    "key_refused": sentence(
        "The language model's server does not accept this site's key; tell the administrator."
    ),
    "too_many": sentence("The language model's server takes no more questions just now."),
    "broken": sentence("The language model's server had a fault."),
    "slow": sentence("The language model took too long."),
    "cut": sentence("The answer broke off before its end."),
    "unreadable": sentence("The language model's server answered something that is no answer."),
    "cancelled": sentence("You stopped the last answer before its end."),
}


@dataclass(frozen=True)
class View:
    """What the page shows: the very text, where it would go, and what came of it before.

    `answer` is Markdown of a stranger. `failure` is a sentence about the last attempt.
    """

    prompt: Prompt
    host: str
    model: str
    answer: str | None
    failure: str | None
    budget: Budget


def prepare(session: Session, user: User, submission_id: int) -> Prompt:
    """The text about one of the user's own finished submissions.

    Raises:
        NotFound: there is none, or it is somebody else's. Conflict: not finished.
    """
    return _compose(session, user, explanations.explain(session, user, submission_id))


def view(
    session: Session, user: User | None, explanation: Explanation, settings: Settings
) -> View | None:
    """What to offer beside an explanation; None where the site asks no model, or about nothing."""
    is_judged = explanation.verdict not in {None, Verdict.JUDGE_ERROR}
    if user is None or not settings.asks_model or not is_judged:
        return None
    prompt = _compose(session, user, explanation)
    last = session.scalar(_same(user, prompt, settings).order_by(Opinion.id.desc()).limit(1))
    done = _answered(session, user, prompt, settings)
    failed = None if last is None or done is not None else FAILURES.get(last.failure or "")
    return View(
        prompt=prompt,
        host=settings.ai_host,
        model=settings.ai_model or "",
        answer=None if done is None else done.answer,
        failure=failed,
        budget=budget.left(session, user, settings),
    )


def begin(
    session: Session, user: User, submission_id: int, digest: str, settings: Settings
) -> tuple[Opinion, Prompt]:
    """Take a place for a question, or find the answer that the same text had before.

    Args:
        digest: of the text that the user has read; another text is not sent.

    Raises:
        Unavailable: the site asks no model. NotAllowed: a guest. Conflict: the text has changed,
        or an answer is being written. TooMany, Busy: as `budget.require`.
    """
    if not settings.asks_model:
        raise Unavailable(
            sentence("This site asks no language model; the explanation is on the page.")
        )
    if user.is_guest:
        raise NotAllowed(
            sentence("Guests cannot ask the language model; sign up, your work is kept.")
        )
    prompt = prepare(session, user, submission_id)
    if prompt.digest != digest:
        raise Conflict(
            sentence("The text has changed since you read it; nothing was sent. Read it again.")
        )
    known = _answered(session, user, prompt, settings)
    if known is not None:
        return known, prompt
    take_turns(session, "opinions")
    budget.require(session, user, settings, len(prompt.text))
    made = Opinion(
        user_id=user.id,
        submission_id=submission_id,
        digest=prompt.digest,
        prompt_version=PROMPT_VERSION,
        model=(settings.ai_model or "")[:200],
        host=settings.ai_host[:255],
        characters_sent=len(prompt.text),
    )
    session.add(made)
    session.flush()
    return made, prompt


def finish(session: Session, opinion_id: int, answer: str) -> None:
    """Keep an answer."""
    _end(session, opinion_id, state=OpinionState.DONE, answer=answer, received=len(answer))


def fail(session: Session, opinion_id: int, failure: str, received: int) -> None:
    """Note why there is none, and how much of it came."""
    _end(session, opinion_id, state=OpinionState.FAILED, failure=failure, received=received)


def forget_old(session: Session) -> None:
    """Delete questions and answers of long ago."""
    session.execute(delete(Opinion).where(Opinion.asked_at < now(-KEPT_DAYS * budget.DAY_S)))


def _compose(session: Session, user: User, explanation: Explanation) -> Prompt:
    row = submissions.get_visible(session, user, explanation.submission_id)
    package = catalogue.package(session, row.version_id)
    return compose(explanation, package, row.code.decode("utf-8", "replace"))


def _same(user: User, prompt: Prompt, settings: Settings) -> Select[Opinion]:
    return select(Opinion).where(
        Opinion.user_id == user.id,
        Opinion.digest == prompt.digest,
        Opinion.prompt_version == PROMPT_VERSION,
        Opinion.model == (settings.ai_model or "")[:200],
        Opinion.host == settings.ai_host[:255],
    )


def _answered(session: Session, user: User, prompt: Prompt, settings: Settings) -> Opinion | None:
    done = _same(user, prompt, settings).where(Opinion.state == OpinionState.DONE)
    return session.scalar(done.order_by(Opinion.id.desc()).limit(1))


def _end(
    session: Session,
    opinion_id: int,
    *,
    state: OpinionState,
    received: int,
    answer: str | None = None,
    failure: str | None = None,
) -> None:
    session.execute(
        update(Opinion)
        .where(Opinion.id == opinion_id, Opinion.state == OpinionState.RUNNING)
        .values(
            state=state,
            answer=answer,
            failure=failure,
            characters_received=received,
            ended_at=now(),
        )
        .execution_options(synchronize_session=False)
    )
