"""Build hook: bundles the browser assets from npm packages when the package is installed."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        pass
