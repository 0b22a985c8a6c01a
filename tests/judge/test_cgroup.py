"""Where this host lets us divide a control group, each child lives and ends in one of its own."""

import subprocess
from pathlib import Path

import pytest

from judge import cgroup
from judge.lane import Lane


@pytest.fixture
def lane() -> Lane:
    made = Lane(1)
    made.start()
    return made


def test_the_layer_is_named_where_groups_can_be_made(lane: Lane) -> None:
    """`cgroup` stands among the layers exactly where a child can be put into a group."""
    found = cgroup.find()

    layers = lane.sandbox.layers
    lane.close()

    assert ("cgroup" in layers) == (found is not None)
    if found is not None:
        found.close()


def test_a_child_is_in_a_group_that_goes_with_it(lane: Lane) -> None:
    """A child is in the group of its slot, and no group is left when the lane is closed."""
    has_groups = "cgroup" in lane.sandbox.layers

    slot = lane.reserve()
    child = lane.take(slot)
    where = Path(f"/proc/{child.pid}/cgroup").read_text()
    lane.give_back(slot, child)
    lane.release(slot)
    lane.close()

    assert ("/ndjudge-" in where) == has_groups
    own = [path for path in where.splitlines() if "/ndjudge-" in path]
    for path in own:
        name = next(part for part in path.split("/") if part.startswith("ndjudge-"))
        assert list(Path("/sys/fs/cgroup").glob(f"**/{name}")) == []


def test_a_whole_group_is_killed() -> None:
    """Killing a group ends every process in it, whatever session it is in."""
    groups = cgroup.find()
    if groups is None:
        return  # the layer is reported as missing, which the first test insists on
    group = groups.make(0)
    sleepers = [subprocess.Popen(["sleep", "60"], start_new_session=True) for _ in range(3)]
    for sleeper in sleepers:
        group.add(sleeper.pid)

    group.kill()

    assert [sleeper.wait(10) for sleeper in sleepers] == [-9, -9, -9]
    group.remove()
    groups.close()
