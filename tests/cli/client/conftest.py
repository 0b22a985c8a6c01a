"""The client talks to the same real server as the tests of the API."""

from tests.web.conftest import bus, data_dir, judge, judged_site, site, stocked_file

__all__ = ["bus", "data_dir", "judge", "judged_site", "site", "stocked_file"]
