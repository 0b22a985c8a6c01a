"""The compose file and the image: what they promise, read from the files themselves."""

import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ("web", "worker")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_compose_itself_takes_the_file(tmp_path):
    """`docker compose config` where it is installed; elsewhere the tests below have to do."""
    program = shutil.which("docker")
    has_compose = (
        program
        and not subprocess.run(
            [program, "compose", "version"], capture_output=True, check=False
        ).returncode
    )
    if not has_compose:
        return

    done = subprocess.run(
        ["docker", "compose", "--project-directory", ROOT, "config", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_keys_are_those_of_the_specification(compose):
    """A misspelt key is an error of compose; every name refers to something that is there."""
    known = set(
        "restart init read_only cap_drop cap_add security_opt image build tmpfs secrets user"  # noqa: SIM905
        " depends_on command environment ports volumes networks healthcheck deploy shm_size"
        " stop_grace_period pids_limit mem_limit".split()
    )
    top = {"services", "networks", "volumes", "secrets"}
    assert {key for key in compose if not key.startswith("x-")} == top
    for name, service in compose["services"].items():
        assert set(service) <= known, name
        assert set(service["networks"]) <= set(compose["networks"])
        assert set(service.get("secrets", ())) <= set(compose["secrets"])
        assert set(service.get("depends_on", ())) <= set(compose["services"])
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in compose["volumes"] or (ROOT / source).is_file()


def test_no_container_has_more_rights_than_it_needs(compose):
    """No privileges, no capabilities, read-only, checked, restarted; one published service."""
    for name, service in compose["services"].items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] is True, name
        assert service["restart"] == "unless-stopped", name
        assert service["healthcheck"]["test"][0] == "CMD", name
        assert "privileged" not in service
        assert "seccomp" not in str(service["security_opt"])
    published = [name for name, each in compose["services"].items() if "ports" in each]
    added = {n: s["cap_add"] for n, s in compose["services"].items() if "cap_add" in s}
    assert published == ["proxy"]
    assert added == {"proxy": ["NET_BIND_SERVICE"]}


def test_two_of_each_and_a_way_out_for_none_that_judges(compose):
    """Web and worker come in pairs; workers and database reach no other network."""
    services = compose["services"]

    assert [services[name]["deploy"]["replicas"] for name in OURS] == [2, 2]
    assert services["worker"]["networks"] == services["postgres"]["networks"] == ["back"]
    assert compose["networks"]["back"]["internal"] is True
    drain_s = float(services["worker"]["environment"]["NDJUDGE_DRAIN_S"])
    assert float(services["worker"]["stop_grace_period"].rstrip("s")) > drain_s


def test_secrets_are_files(compose):
    """No password stands in the file or in an environment."""
    text = (ROOT / "docker-compose.yml").read_text()

    assert not re.search(r"postgresql://|PASSWORD:", text)
    assert {each["file"].rsplit("/", 1)[0] for each in compose["secrets"].values()} == {
        "deploy/secrets"
    }
    assert "/deploy/secrets/" in (ROOT / ".gitignore").read_text().split()


def test_the_secrets_script_makes_them_once(tmp_path):
    """Two files, the folder the owner's alone, a second run changes nothing."""
    folder = tmp_path / "secrets"
    run = ["sh", ROOT / "deploy" / "secrets.sh", folder]
    subprocess.run(run, check=True, capture_output=True)
    first = {path.name: path.read_text() for path in folder.iterdir()}

    subprocess.run(run, check=True, capture_output=True)

    assert {path.name: path.read_text() for path in folder.iterdir()} == first
    assert first.keys() == {"postgres_password", "ndjudge_database_url"}
    assert first["postgres_password"] in first["ndjudge_database_url"]
    assert len(first["postgres_password"]) == 48
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_image_is_built_in_stages_and_runs_as_nobody():
    """The last stage has a numeric user and none of the build's tools; all sources exist."""
    stages = re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)[1:]
    ignored = (ROOT / ".dockerignore").read_text().split()
    copied = [name for line in re.findall(r"^COPY (?!--)(.*) \S+$", DOCKERFILE, re.M)
              for name in line.split()]  # fmt: skip

    assert len(stages) == 2
    assert re.search(r"^USER 10001:10001$", stages[1], re.MULTILINE)
    assert "pip install" in stages[0]
    assert "-c constraints.txt" in stages[0]
    assert "pip" not in stages[1]
    for name in copied:
        assert (ROOT / name).exists()
        assert f"!{name}" in ignored
