"""Signing in at an OpenID provider or at GitHub: the two requests, and what comes back.

Theory of operation. The browser is sent to the provider with a random state, a nonce and the
hash of a verifier (PKCE); the three wait in a cookie of this browser. It comes back with a code,
which this server trades for tokens, showing the verifier. A stranger's answer has another state,
a stolen code lacks the verifier, an old ID token has another nonce.
"""

import secrets
from dataclasses import dataclass
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.errors import NotFound, SignInFailed, Unavailable
from app.services.accounts import Identity
from app.settings import Settings
from app.wording import sentence

TIMEOUT_S = 10.0
ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
FAILED = sentence("The sign-in elsewhere did not come to its end here; begin again.")


@dataclass(frozen=True)
class Attempt:
    """What a sign-in waits with in the browser; `text` is its form in the cookie."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Attempt":
        """One that nobody can guess."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))

    @classmethod
    def read(cls, text: str) -> "Attempt":
        """The attempt in a cookie.

        Raises:
            SignInFailed: there is none.
        """
        parts = text.split(".")
        if len(parts) != 3 or not all(parts):
            raise SignInFailed(FAILED)
        return cls(*parts)

    @property
    def text(self) -> str:
        return f"{self.state}.{self.nonce}.{self.verifier}"


def start(settings: Settings, provider: str, attempt: Attempt, back: str) -> str:
    """The provider's address to send the browser to; it comes back to `back`.

    Raises:
        NotFound: this site has no such provider. Unavailable: it does not answer.
    """
    try:
        with _client(settings, provider, back) as client:
            if provider == "github":
                endpoint = f"{settings.github_url}/login/oauth/authorize"
            else:
                endpoint = _metadata(client, settings)["authorization_endpoint"]
            url, _ = client.create_authorization_url(
                endpoint, attempt.state, code_verifier=attempt.verifier, nonce=attempt.nonce
            )
            return str(url)
    except (httpx2.HTTPError, KeyError, ValueError) as error:
        raise _unavailable(error) from error


def finish(
    settings: Settings, provider: str, attempt: Attempt, code: str, state: str, back: str
) -> Identity:
    """Who came back with this code.

    Raises:
        NotFound: this site has no such provider. Unavailable: it does not answer.
        SignInFailed: the answer is not one to this attempt.
    """
    if not code or not secrets.compare_digest(state.encode(), attempt.state.encode()):
        raise SignInFailed(FAILED)
    try:
        with _client(settings, provider, back) as client:
            if provider == "github":
                return _github(client, settings, code, attempt)
            return _openid(client, settings, code, attempt)
    except (AuthlibBaseError, JoseError) as error:
        raise SignInFailed(FAILED) from error
    except (httpx2.HTTPError, KeyError, ValueError, TypeError) as error:
        raise _unavailable(error) from error


def _client(settings: Settings, provider: str, back: str) -> OAuth2Client:
    match provider:
        case "github" if settings.github_client_id:
            known = (settings.github_client_id, settings.github_client_secret, "read:user")
        case "oidc" if settings.oidc_issuer and settings.oidc_client_id:
            known = (settings.oidc_client_id, settings.oidc_client_secret, "openid profile email")
        case _:
            raise NotFound(sentence("This site has no sign-in of that name."))
    name, secret, scope = known
    return OAuth2Client(
        name,
        None if secret is None else secret.get_secret_value(),
        scope=scope,
        redirect_uri=back,
        code_challenge_method="S256",
        timeout=TIMEOUT_S,
    )


def _openid(client: OAuth2Client, settings: Settings, code: str, attempt: Attempt) -> Identity:
    about = _metadata(client, settings)
    tokens = client.fetch_token(about["token_endpoint"], code=code, code_verifier=attempt.verifier)
    keys = KeySet.import_key_set({"keys": _json(client, about["jwks_uri"])["keys"]})
    claims = jwt.decode(tokens["id_token"], keys, algorithms=ALGORITHMS).claims
    rules = jwt.JWTClaimsRegistry(
        iss={"essential": True, "value": str(settings.oidc_issuer)},
        aud={"essential": True, "value": str(settings.oidc_client_id)},
        exp={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": attempt.nonce},
    )
    rules.validate(claims)
    name = claims.get("preferred_username") or claims.get("name") or "learner"
    email = claims.get("email") if claims.get("email_verified") is True else None
    return Identity(str(settings.oidc_issuer), str(claims["sub"]), str(name), email)


def _github(client: OAuth2Client, settings: Settings, code: str, attempt: Attempt) -> Identity:
    client.fetch_token(
        f"{settings.github_url}/login/oauth/access_token",
        code=code,
        code_verifier=attempt.verifier,
        headers={"Accept": "application/json"},
    )
    is_public = settings.github_url == "https://github.com"
    api = "https://api.github.com" if is_public else f"{settings.github_url}/api/v3"
    found = _json(client, f"{api}/user", with_token=True)
    return Identity(settings.github_url, str(found["id"]), str(found["login"]))


def _metadata(client: OAuth2Client, settings: Settings) -> dict[str, Any]:
    issuer = str(settings.oidc_issuer)
    found = _json(client, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if found["issuer"] != issuer:
        raise ValueError("the provider calls itself otherwise")
    return found


def _json(client: OAuth2Client, url: str, *, with_token: bool = False) -> dict[str, Any]:
    answer = client.request("GET", url, withhold_token=not with_token)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


def _unavailable(error: Exception) -> Unavailable:
    return Unavailable(
        sentence(
            "The sign-in elsewhere does not work just now ({name}). Try "
            "again shortly, or use your password here.",
            name=type(error).__name__,
        )
    )
