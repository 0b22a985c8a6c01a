"""The thread of a worker that does errands: verify, plan, judge again, rotate the salt, self-test.

One at a time and, where it uses the judge of the learners, one submission at a time: learners
who wait go first. Packages that were uploaded run like all others, in children of the sandbox.
"""

import threading
from collections.abc import Callable, Mapping

from sqlalchemy.exc import SQLAlchemyError

from app import log
from app.db.engine import Database
from app.db.models import Errand, ErrandKind
from app.errors import UserError
from app.services import errands
from app.worker.errands.doing import Came, Desk, DoesNot, selftest, verify_version
from app.worker.errands.judging_again import rejudge, rotate
from app.worker.errands.planning import plan
from judge.errors import JudgeCancelled, JudgeError
from judge.run import Judge
from problems.errors import PackageError

LOOK_EVERY_S = 1.0
RENEW_EVERY_S = 3.0

Do = Callable[[Desk, Errand], Came]

WITH_JUDGE: Mapping[str, Do] = {
    ErrandKind.VERIFY: verify_version,
    ErrandKind.PLAN: plan,
    ErrandKind.REJUDGE: rejudge,
    ErrandKind.ROTATE: rotate,
    ErrandKind.SELFTEST: selftest,
}


class Errands:
    """Does what pages asked for, until `stopped`; `do` are the kinds that it takes."""

    def __init__(
        self,
        database: Database,
        judge: Judge | None,
        worker: str,
        do: Mapping[str, Do] = WITH_JUDGE,
    ) -> None:
        self._database = database
        self._judge = judge
        self._worker = worker
        self._do_kind = do

    def work(self, stopped: threading.Event) -> None:
        """The thread; what is not done when it ends goes to another worker."""
        while not stopped.is_set():
            try:
                is_done = self.step(stopped)
            except SQLAlchemyError:
                log.exception("worker", "errand not taken or stored, tried again soon")
                is_done = False
            if not is_done:
                stopped.wait(LOOK_EVERY_S)

    def step(self, stopped: threading.Event) -> bool:
        """Do one errand; False where none waits."""
        with self._database.session() as session:
            if not errands.has_work(session, tuple(self._do_kind)):
                return False
        with self._database.transaction() as session:
            errand = errands.claim(session, self._worker, tuple(self._do_kind))
        if errand is None:
            return False
        self._do(errand, stopped)
        return True

    def _do(self, errand: Errand, stopped: threading.Event) -> None:
        desk = Desk(self._database, self._judge, stopped)
        done = threading.Event()
        keeper = threading.Thread(target=self._keep, args=(errand.id, desk, done), daemon=True)
        keeper.start()
        try:
            came = self._do_kind[errand.kind](desk, errand)
        except (UserError, DoesNot, PackageError) as error:
            self._fail(errand, str(error))
        except JudgeCancelled:
            with self._database.transaction() as session:
                errands.give_back(session, errand.id, self._worker)
        except JudgeError as error:
            self._fail(errand, f"We could not judge here: {error}. Nothing was changed.")
        except SQLAlchemyError:
            raise
        except Exception:
            log.exception("worker", "fault in an errand", errand=errand.id, kind=errand.kind)
            self._fail(errand, "We made a mistake; it is in the log of the worker.")
        else:
            with self._database.transaction() as session:
                errands.finish(session, errand.id, self._worker, came.message, came.result)
            log.info("worker", "errand done", errand=errand.id, kind=errand.kind)
        finally:
            done.set()
            keeper.join()

    def _fail(self, errand: Errand, why: str) -> None:
        with self._database.transaction() as session:
            errands.fail(session, errand.id, self._worker, why)
        log.info("worker", "errand failed", errand=errand.id, kind=errand.kind)

    def _keep(self, errand_id: int, desk: Desk, done: threading.Event) -> None:
        """Renew the lease and tell how far it is, from a thread that nothing holds up."""
        while not done.wait(RENEW_EVERY_S):
            try:
                with self._database.transaction() as session:
                    errands.renew(session, errand_id, self._worker, desk.progress)
            except SQLAlchemyError:
                log.warning("worker", "lease of an errand not renewed, tried again soon")
