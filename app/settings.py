"""What an operator can set, each with a default that suits one machine.

Every setting is an environment variable `NDJUDGE_…` (a limit is `NDJUDGE_LIMITS__…`);
nothing else in the project reads the environment.
"""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)

CHECKOUT = Path(__file__).resolve().parents[1]


class Limits(BaseModel):
    """How often one user or one address may do what costs something."""

    guests_per_hour: int = Field(20, description="guests that one address may start in an hour")
    sign_ups_per_hour: int = Field(20, description="accounts that one address may make in an hour")
    sign_in_failures: int = Field(
        10, description="failed sign-ins in 15 minutes after which an address or a name must wait"
    )
    submissions_per_minute: int = Field(20, description="submissions of one user in a minute")
    runs_per_minute: int = Field(30, description="runs of one user in a minute")
    address_factor: int = Field(
        10, description="how many times a user's limit one address has, for classrooms"
    )
    queued_per_user: int = Field(500, description="submissions of one user that may wait at once")
    queued: int = Field(20_000, description="submissions that may wait at once on the whole site")
    opinions_per_day: int = Field(20, description="questions to a language model of one user a day")
    opinion_characters_per_day: int = Field(
        200_000, description="characters sent and received for one user's questions in a day"
    )


class Settings(BaseSettings):
    """The configuration of one process."""

    model_config = SettingsConfigDict(env_prefix="NDJUDGE_", env_nested_delimiter="__")

    data_dir: Path = Field(
        default_factory=lambda: default_data_dir(), description="where database and lock live"
    )
    secrets_dir: Path = Field(
        Path("/run/secrets"), description="folder with a file for each secret setting"
    )
    cache_dir: Path = Field(
        default_factory=lambda: default_cache_dir(),
        description="what may be deleted at any time: outcomes of `problem verify`",
    )
    database_url: str | None = Field(
        None, description="SQLAlchemy URL; an SQLite file in the data directory when not set"
    )
    host: str = Field("127.0.0.1", description="address that the web server listens on")
    port: int = Field(8000, ge=0, le=65535, description="port to listen on; 0 takes a free one")
    slots: int | None = Field(
        None, ge=0, description="submissions judged at the same time; one per core when not set"
    )
    lease_s: float = Field(
        15.0, gt=0, description="silence of a worker after which another takes its submission"
    )
    drain_s: float = Field(
        30.0, ge=0, description="time that a stopping worker gives to what it is judging"
    )
    health_port: int | None = Field(
        None, ge=0, le=65535, description="port on which a worker tells whether it works"
    )
    insecure_judge: bool = Field(
        False, description="judge although a layer of the sandbox is missing"
    )
    secure_cookies: bool | None = Field(
        None, description="cookies over HTTPS only; when not set, as each request came"
    )
    trusted_proxies: str = Field(
        "127.0.0.1", description="proxies whose word on a client's address and scheme counts"
    )
    registration: Literal["open", "closed"] = Field(
        "open", description="whether visitors may make an account"
    )
    languages: str | None = Field(
        None,
        description="languages of the pages, with commas; the first is for who names none of them",
    )
    hint_pause_s: int = Field(
        0, ge=0, description="time that must pass between two hints for one problem"
    )
    public_url: str | None = Field(
        None, description="the site's own address in links that leave it, such as https://x.org"
    )
    smtp_host: str | None = Field(None, description="mail server for links to a new password")
    smtp_port: int = Field(587, ge=1, le=65535, description="its port")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="how the connection to it is encrypted"
    )
    smtp_user: str | None = Field(None, description="name to sign in there with")
    smtp_password: SecretStr | None = Field(None, description="password to sign in there with")
    mail_from: str | None = Field(None, description="the sender of these mails")
    oidc_issuer: str | None = Field(
        None, description="OpenID provider that people may sign in at, by its issuer's address"
    )
    oidc_name: str = Field("your organisation", description="how the sign-in page calls it")
    oidc_client_id: str | None = Field(None, description="what the provider calls this site")
    oidc_client_secret: SecretStr | None = Field(None, description="what proves this site to it")
    github_client_id: str | None = Field(None, description="OAuth app for signing in with GitHub")
    github_client_secret: SecretStr | None = Field(None, description="its secret")
    github_url: str = Field("https://github.com", description="GitHub, or an Enterprise server")
    ai_url: str | None = Field(
        None, description="base address of an OpenAI-compatible API, such as https://x.org/v1"
    )
    ai_model: str | None = Field(None, description="the language model to ask there")
    ai_key: SecretStr | None = Field(None, description="what the API knows this site by")
    ai_opinions: Literal["off", "on"] = Field(
        "off", description="whether learners may ask that model about their results"
    )
    ai_connect_s: float = Field(5.0, gt=0, description="time that a connection to it may take")
    ai_read_s: float = Field(30.0, gt=0, description="silence after which it counts as gone")
    ai_total_s: float = Field(120.0, gt=0, description="time that a whole answer may take")
    ai_answer_characters: int = Field(
        8000, gt=0, description="where an answer is cut off and the connection closed"
    )
    ai_at_once: int = Field(4, gt=0, description="answers written at once on the whole site")
    upload_mib: int = Field(
        8, ge=1, le=32, description="size of a package, or a zip of several, that may be uploaded"
    )
    kept_pages_s: float = Field(
        1.0, ge=0, le=60, description="time that a page of the catalogue is kept for visitors"
    )
    git_hosts: str = Field(
        "", description="hosts of repositories that may be private and may speak plain HTTP"
    )
    log_format: Literal["human", "json"] = Field("human", description="how log lines look")
    limits: Limits = Limits()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment first, then a file for each setting in the folder of secrets."""
        default = cls.model_fields["secrets_dir"].default
        folder = Path(os.environ.get("NDJUDGE_SECRETS_DIR", default))
        if not folder.is_dir():
            return init_settings, env_settings
        return init_settings, env_settings, SecretsSettingsSource(settings_cls, folder)

    @property
    def url(self) -> str:
        """The database's SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'ndjudge.sqlite3'}"

    @property
    def can_mail(self) -> bool:
        """Whether links for a new password can be mailed.

        They name the site by its configured address: that of a request is whatever its sender
        wrote, and would lead a victim's link to the attacker.
        """
        return bool(self.smtp_host and self.mail_from and self.public_url)

    @property
    def outside(self) -> tuple[tuple[str, str], ...]:
        """Where people may sign in besides here: its part of the path, and how pages call it."""
        oidc = (("oidc", self.oidc_name),) if self.oidc_issuer and self.oidc_client_id else ()
        return (*oidc, ("github", "GitHub")) if self.github_client_id else oidc

    @field_validator("ai_url")
    @classmethod
    def _is_address(cls, given: str | None) -> str | None:
        if given is not None and not (given.startswith(("http://", "https://")) and _host(given)):
            raise ValueError("begin with https:// and name a host, as in https://x.org/v1")
        return given

    @property
    def knows_model(self) -> bool:
        """Whether there is a language model that could be asked."""
        return bool(self.ai_url and self.ai_model)

    @property
    def asks_model(self) -> bool:
        """Whether learners may ask it."""
        return self.knows_model and self.ai_opinions == "on"

    @property
    def ai_host(self) -> str:
        """The host that is asked, with its port if it has one; the scheme where it is http."""
        host = _host(self.ai_url or "")
        return f"http://{host}" if (self.ai_url or "").startswith("http://") else host

    @property
    def open_git_hosts(self) -> frozenset[str]:
        """Hosts, some with a port, that packages may be fetched from though they are private."""
        return frozenset(each.strip().lower() for each in self.git_hosts.split(",") if each.strip())

    @property
    def is_embedded(self) -> bool:
        """Whether one process holds web, judge and an SQLite file: no other machine takes part."""
        return self.url.startswith("sqlite")


def _host(address: str) -> str:
    """Host and port of an address, without what might be a name and password before them."""
    return urlsplit(address).netloc.rpartition("@")[2]


def default_data_dir() -> Path:
    """`var` of a checkout, else the user's own data directory."""
    if (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / "var"
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "ndjudge"


def default_cache_dir() -> Path:
    """The user's own cache directory."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "ndjudge"
