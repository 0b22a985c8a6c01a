"""A Postgres database that misbehaves on command: its clock jumps, its disk is full.

No test may set the machine's clock or fill its disk. So the database gets a clock of its own,
which its search path finds before the built-in one, and refuses writes with the very error that
Postgres raises on a full disk.
"""

from tests.postgres import Postgres

PREPARE = """
CREATE SCHEMA sabotage;
CREATE TABLE sabotage.state (jump interval NOT NULL, is_full boolean NOT NULL);
INSERT INTO sabotage.state VALUES ('0', false);
CREATE FUNCTION sabotage.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS
    'SELECT pg_catalog.clock_timestamp() + jump FROM sabotage.state';
CREATE FUNCTION sabotage.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT is_full FROM sabotage.state) THEN
        RAISE EXCEPTION 'could not extend file: No space left on device'
            USING ERRCODE = 'disk_full';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON submissions
    FOR EACH ROW EXECUTE FUNCTION sabotage.refuse();
"""


def prepare(victim: Postgres, name: str) -> None:
    """Make the database open to sabotage, for all connections that begin after this."""
    victim.execute(PREPARE, name)
    victim.execute(f"ALTER DATABASE {name} SET search_path = sabotage, pg_catalog, public")


def jump_clock(victim: Postgres, name: str, hours: int) -> None:
    """Let the database's clock be that much ahead of the true time from now on."""
    victim.execute(f"UPDATE sabotage.state SET jump = make_interval(hours => {hours})", name)


def fill_disk(victim: Postgres, name: str, is_full: bool) -> None:
    """Let the disk have no room for submissions, or room again."""
    victim.execute(f"UPDATE sabotage.state SET is_full = {is_full}", name)
