"""Mail to one person, by the operator's own mail server."""

import smtplib
import ssl
from email.message import EmailMessage

from app.settings import Settings

TIMEOUT_S = 20.0


def send(settings: Settings, to: str, subject: str, text: str) -> None:
    """Hand a mail over to the server.

    Raises:
        OSError, smtplib.SMTPException: it was not taken.
    """
    assert settings.smtp_host is not None
    assert settings.mail_from is not None
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.mail_from, to, subject
    message.set_content(text)
    with _connect(settings.smtp_host, settings) as server:
        if settings.smtp_user is not None and settings.smtp_password is not None:
            server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        server.send_message(message)


def _connect(host: str, settings: Settings) -> smtplib.SMTP:
    """A connection that is encrypted as the settings say, or none: never less than that."""
    context = ssl.create_default_context()
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(host, settings.smtp_port, timeout=TIMEOUT_S, context=context)
    server = smtplib.SMTP(host, settings.smtp_port, timeout=TIMEOUT_S)
    if settings.smtp_security == "starttls":
        try:
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
    return server
