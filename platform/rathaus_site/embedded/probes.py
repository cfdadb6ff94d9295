"""Questions to servers wherever they run: each answers yes or no within about two seconds."""

import socket
from functools import cache as kept
from urllib.parse import urlsplit

import httpx
import psycopg
import redis
from celery import Celery
from kombu.connection import Connection
from kombu.exceptions import OperationalError

SECONDS = 2
_BROKEN = (OperationalError, OSError, redis.RedisError)  # the last: gone in the middle of an answer


def database(url: str) -> bool:
    """Whether the login role can connect."""
    try:
        with psycopg.connect(url, connect_timeout=SECONDS):
            return True
    except psycopg.OperationalError:
        return False


def broker(url: str) -> bool:
    """Whether the broker lets us in, whichever kind it is."""
    try:
        with Connection(url, connect_timeout=SECONDS) as connection:  # type: ignore[no-untyped-call]
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=SECONDS)
            return True
    except _BROKEN:
        return False


def cache(url: str) -> bool:
    """Whether Valkey or Redis answers a ping with our password."""
    client = redis.Redis.from_url(url, socket_connect_timeout=SECONDS, socket_timeout=SECONDS)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def worker(broker_url: str) -> bool:
    """Whether at least one worker answers over the broker."""
    if not broker(broker_url):
        return False  # asking the workers would wait for it again and again
    try:
        with Celery(broker=broker_url) as app:
            return bool(app.control.ping(timeout=1.0, limit=1))
    except _BROKEN:
        return False


def page(url: str, host: str = "") -> bool:
    """Whether a GET is answered with success. `host` asks for a name that need not resolve here."""
    try:
        answer = _client().get(url, headers={"Host": host} if host else {})
    except httpx.HTTPError:
        return False
    return answer.is_success


def listens(url: str, default_port: int) -> bool:
    """Whether something takes connections there."""
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or default_port), SECONDS):
            return True
    except OSError:
        return False


@kept
def _client() -> httpx.Client:
    """One for all questions: making one loads certificates, which is dear ten times a second."""
    return httpx.Client(timeout=SECONDS, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
