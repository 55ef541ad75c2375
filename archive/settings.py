"""Settings: everything that changes between machines comes from the environment."""

import os
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
SITE_NAME = os.environ.get("SITE_NAME", "Foedera")
SITE_URL = os.environ.get("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
if urlsplit(SITE_URL).scheme not in ("http", "https") or not urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured(f"SITE_URL is {SITE_URL!r}: give a whole address, as https://foedera.example")
ARCHIVE = Path(os.environ.get("ARCHIVE", BASE_DIR / "build")).resolve()
DEBUG = os.environ.get("DEBUG") == "1"

# Nothing is signed, so a key made at each start will do.
SECRET_KEY = os.environ.get("SECRET_KEY") or get_random_secret_key()
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname, "localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = ["django.contrib.staticfiles", "csp", "django_filters", "archive"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "archive.middleware.read_only",
]
ROOT_URLCONF = "archive.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["archive.templatetags.archive", "archive.templatetags.citing"],
        },
    }
]

# What serves cannot write: SQLite is told that the file will not change while it is open.
_READ_ONLY = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": f"{(ARCHIVE / 'current' / 'records.sqlite3').as_uri()}?mode=ro&immutable=1",
    "OPTIONS": {"uri": True},
}
# A PostgreSQL database keeps the records if DATABASE_URL names one; the server reads it as READER_URL's role.
_DATABASE_URL = os.environ.get("DATABASE_URL")
_READER_URL = os.environ.get("READER_URL", "")
READER = unquote(urlsplit(_READER_URL).username or "")
_KEPT_OPEN = {"conn_max_age": 600, "conn_health_checks": True}
DATABASES = {"default": dj_database_url.parse(_DATABASE_URL, **_KEPT_OPEN) if _DATABASE_URL else _READ_ONLY}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURES = Path(os.environ.get("FIXTURES", BASE_DIR / "fixtures")).resolve()
FIXTURE_DIRS = [FIXTURES]
SERIALIZATION_MODULES = {"tei": "archive.tei"}

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400
STYLESHEET = (BASE_DIR / "static" / "archive.css").read_text(encoding="utf-8")
_STYLE_HASH = b64encode(sha256(STYLESHEET.encode()).digest()).decode()

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [f"'sha256-{_STYLE_HASH}'"],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if SITE_URL.startswith("https://"):
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
# No form posts, no cookie is set: there is nothing that a forged request could do.
SILENCED_SYSTEM_CHECKS = ["security.W003"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
