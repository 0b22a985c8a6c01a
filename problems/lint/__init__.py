"""Lint of packages: every check that runs no code of the author."""

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from problems import syntax
from problems.errors import PackageError, Place
from problems.lint import prose, python_code, structure, walkthrough
from problems.lint.finding import Check, Finding, Severity, Subject
from problems.load import read_folder
from problems.parse import parse_package

__all__ = ["CHECKS", "Check", "Finding", "Severity", "lint", "lint_folder"]

CHECKS: tuple[Check, ...] = (
    # These are found while the package is read.
    Check("L01", "The TOML parses", lambda _: iter(())),
    Check("L02", "Every key is known and holds what it should", lambda _: iter(())),
    Check("L04", "The folder's name is the slug", lambda _: iter(())),
    Check("L07", "Every Python file parses", lambda _: iter(())),
    Check("L08", "Entry, bounds and limits make sense", lambda _: iter(())),
    Check("W02", "A declared failure names a verdict and groups", lambda _: iter(())),
    *structure.CHECKS,
    *python_code.CHECKS,
    *prose.CHECKS,
    *walkthrough.CHECKS,
)


def lint_folder(path: Path, known_slugs: Collection[str] | None = None) -> list[Finding]:
    """Lint the package in the folder `path`; see `lint`."""
    path = path.resolve()
    try:
        files = read_folder(path)
    except PackageError as error:
        return [_finding(error)]
    return lint(
        files,
        slug=path.name,
        collection=path.parent.parent.name,
        chapter=path.parent.name,
        known_slugs=known_slugs,
    )


def lint(
    files: Mapping[str, bytes],
    *,
    slug: str,
    collection: str,
    chapter: str,
    known_slugs: Collection[str] | None = None,
) -> list[Finding]:
    """Every finding about a package, the gravest first.

    Args:
        known_slugs: the problems of the library, to say which prerequisites do not exist yet.
    """
    problem, faults = parse_package(files, slug=slug, collection=collection, chapter=chapter)
    if problem is None:
        return [_finding(fault) for fault in faults]
    texts = {n: c.decode() for n, c in files.items() if n.endswith((".toml", ".md", ".py"))}
    trees, findings = _trees(texts)
    if findings:
        return findings
    known = frozenset(known_slugs) if known_slugs is not None else None
    found = list(_run(Subject(problem, texts, trees, known)))
    order = list(Severity)
    return sorted(found, key=lambda f: (order.index(f.severity), f.place.file, f.place.line or 0))


def _run(subject: Subject) -> Iterator[Finding]:
    for check in CHECKS:
        for severity, place, message in check.run(subject):
            yield Finding(check.id, severity, place, message)


def _trees(texts: Mapping[str, str]) -> tuple[dict[str, ast.Module], list[Finding]]:
    trees: dict[str, ast.Module] = {}
    findings: list[Finding] = []
    for name, text in texts.items():
        if not name.endswith(".py"):
            continue
        try:
            trees[name] = syntax.parse(text)
        except (SyntaxError, ValueError, RecursionError) as error:
            place = Place(name, getattr(error, "lineno", None) or 1)
            message = f"{getattr(error, 'msg', None) or error}; this is not Python."
            findings.append(Finding("L07", Severity.ERROR, place, message))
    return trees, findings


def _finding(error: PackageError) -> Finding:
    return Finding(error.check, Severity.ERROR, error.place, error.message)
