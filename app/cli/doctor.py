"""`ndjudge doctor`: what this host gives, and the remedy beside each miss."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from app.cli.terminal import console, print_json


def doctor(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the findings as JSON on standard output.")
    ] = False,
) -> None:
    """Look at the sandbox, the database and the web assets of this host.

    The sandbox is proved by probes that try to break out of it. Exits 1 when something that
    is needed is missing.

    Example: ndjudge doctor
    """
    from judge.doctor import diagnose

    diagnosis = diagnose()
    database = _database()
    assets = _assets()
    is_healthy = diagnosis.is_safe and database["ok"]
    if as_json:
        print_json(
            {
                "healthy": is_healthy,
                "sandbox": {**asdict(diagnosis), "safe": diagnosis.is_safe},
                "database": database,
                "assets": assets,
            }
        )
    else:
        _print_sandbox(diagnosis)
        terminal = console(to_stdout=True)
        for name, found in (("database", database), ("web assets", assets)):
            terminal.print(f"{_mark(found['ok'])} {name}: {found['detail']}", markup=False)
        terminal.print("Ready to judge." if is_healthy else "Not ready: see above.")
    raise typer.Exit(0 if is_healthy else 1)


def _print_sandbox(diagnosis: Any) -> None:
    terminal = console(to_stdout=True)
    terminal.print(f"Sandbox level {diagnosis.level}", style="bold")
    if diagnosis.fault:
        terminal.print(f"{_mark(False)} {diagnosis.fault}", markup=False)
    for layer in diagnosis.layers:
        terminal.print(f"{_mark(layer.is_present)} {layer.name}: {layer.detail}", markup=False)
        if not layer.is_present and layer.remedy:
            terminal.print(f"      {layer.remedy}", markup=False)
    if diagnosis.probes:
        terminal.print("Probes: each tries what it must not be able to do", style="bold")
    for probe in diagnosis.probes:
        terminal.print(f"{_mark(probe.is_blocked)} {probe.name}: {probe.detail}", markup=False)


def _mark(is_good: bool) -> str:
    return " ok " if is_good else "MISS"


def _database() -> dict[str, Any]:
    from sqlalchemy.exc import SQLAlchemyError

    from app.db.engine import Database
    from app.errors import UserError
    from app.settings import Settings

    settings = Settings()
    if settings.is_embedded and not (settings.data_dir / "ndjudge.sqlite3").exists():
        detail = f"SQLite in {settings.data_dir}; made when `ndjudge serve` starts"
        return {"ok": True, "detail": detail}
    database = Database(settings.url)
    shown = database.url.render_as_string(hide_password=True)
    try:
        database.require_current()
    except UserError as error:
        return {"ok": False, "detail": f"{shown}: {error.detail}"}
    except SQLAlchemyError as error:
        return {"ok": False, "detail": f"{shown}: {type(error).__name__}; is the server running?"}
    finally:
        database.dispose()
    return {"ok": True, "detail": shown}


def _assets() -> dict[str, Any]:
    from app.web.static_files import EDITOR

    if EDITOR.is_file():
        return {"ok": True, "detail": f"editor built, {EDITOR.stat().st_size // 1024} KiB"}
    return {
        "ok": False,
        "detail": "the editor is not built; pages use a plain text field. "
        "Install again where npm's registry can be reached.",
    }
