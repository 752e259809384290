"""Fetching: nobody is led to a private address, and no server can be too slow, too large or endless."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from seeds import FIRST, TITLE, page, sitemap

from serving import Site, send
from tocsin.model import Article
from tocsin.read import Limits, Options, Refused, Unreadable, read_inputs
from tocsin.read.fetch import fetch


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


LOCAL = frozenset({"127.0.0.1"})
OPTIONS = Options(hosts=LOCAL)


def refused(url: str, limits: Limits | None = None, hosts: frozenset[str] = LOCAL) -> str:
    with pytest.raises(Unreadable) as raised:
        fetch(url, limits or Limits(), hosts)
    return str(raised.value)


def test_an_address_is_read_as_what_its_content_is(site: Site) -> None:
    url = site.put("/a", send(page().encode(), Content_Type="application/octet-stream"))
    (item,) = read_inputs([url], options=OPTIONS)
    assert isinstance(item, Article)
    assert (item.title, item.ref) == (TITLE, url)
    assert FIRST in item.text
    assert site.handler.asked[0][1]["host"] == url.split("/")[2]


def test_the_address_is_the_url_of_a_text_that_names_none(site: Site) -> None:
    url = site.put("/a", send(FIRST.encode(), Content_Type="text/plain"))
    (item,) = read_inputs([url], options=OPTIONS)
    assert isinstance(item, Article)
    assert item.url == url


def test_the_encoding_that_the_server_names_counts(site: Site) -> None:
    html = page(paragraphs=[f"{FIRST} It was Порт."]).replace("<meta charset=utf-8>", "").encode("cp1251")
    url = site.put("/a", send(html, Content_Type="text/html; charset=windows-1251"))
    (item,) = read_inputs([url], options=OPTIONS)
    assert isinstance(item, Article)
    assert "Порт" in item.text


def test_a_private_address_is_not_even_asked_unless_it_is_allowed_by_name(site: Site) -> None:
    url = site.put("/a", send(page().encode()))
    assert "private: --allow-host 127.0.0.1 allows it" in refused(url, hosts=frozenset())
    assert "private" in refused(url.replace("127.0.0.1", "localhost"), hosts=LOCAL)
    assert site.handler.asked == []
    assert fetch(url.replace("127.0.0.1", "localhost"), Limits(), frozenset({"localhost"})).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[ff02::1]",
        "localhost",
    ],
)
def test_private_addresses_are_refused_however_they_are_written(host: str) -> None:
    assert "private" in refused(f"http://{host}:9/", Limits(seconds=2), frozenset())


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert "10.0.0.7, which is private" in refused("http://news.example/", hosts=frozenset())


def test_a_name_is_resolved_once_so_that_it_cannot_change_its_mind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.put("/a", send(b"The quay is shut."))
    answers = iter(["127.0.0.1", "10.9.9.9"])
    real = socket.getaddrinfo

    def rebinding(host: str, *more: object, **others: object) -> object:
        return real(next(answers) if host == "news.example" else host, *more, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    answer = fetch(url.replace("127.0.0.1", "news.example"), Limits(), frozenset({"news.example"}))
    assert answer.body == b"The quay is shut."
    assert site.handler.asked[0][1]["host"].startswith("news.example:")
    assert next(answers) == "10.9.9.9"


def test_each_redirection_is_checked_anew(site: Site) -> None:
    port = site.server.server_port
    inside = site.put("/inside", send(page().encode()))
    for target in (
        f"http://localhost:{port}/inside",
        "http://10.0.0.1/",
        "http://[::1]/",
        f"http://2130706433:{port}/inside",
    ):
        assert "private" in refused(site.put("/out", send(b"", 302, Location=target)))
    assert "neither http nor https" in refused(site.put("/out", send(b"", 302, Location="file:///etc/passwd")))
    assert [path for path, _ in site.handler.asked] == ["/out"] * 5
    assert fetch(site.put("/out", send(b"", 301, Location="/inside")), Limits(), LOCAL).url == inside


def test_redirections_have_an_end(site: Site) -> None:
    url = site.put("/round", send(b"", 302, Location="/round"))
    assert refused(url, Limits(redirects=3)) == "more than 3 redirections"
    assert len(site.handler.asked) == 4


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("http://", "not an address"),
        ("http://a b/", ""),
        ("http://user:pass@news.example/", "user's name"),
        ("http://news.example:99999/", "not an address"),
        ("http://" + "a" * 70 + ".example/", "not an address"),
        ("http://[::1", "not an address"),
        ("http://nowhere.invalid/", "no such host"),
    ],
)
def test_what_is_no_address_is_refused(url: str, fault: str) -> None:
    assert fault in refused(url)


def test_an_answer_that_is_too_large_is_not_read_to_its_end(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"The quay is shut. " * 1_000)
        except OSError:
            pass

    assert "more than 100,000 bytes" in refused(site.put("/a", endless), Limits(document=100_000))


def test_a_packed_answer_is_unpacked_no_further_than_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    url = site.put("/a", send(bomb, Content_Encoding="gzip"))
    assert "more than 1,000,000 bytes" in refused(url, Limits(document=1_000_000))
    url = site.put("/b", send(gzip.compress(FIRST.encode()), Content_Encoding="gzip"))
    assert fetch(url, Limits(), LOCAL).body == FIRST.encode()


@pytest.mark.parametrize("part", ["head", "body", "nothing"])
def test_a_server_that_sends_a_byte_now_and_then_is_cut_off(site: Site, part: str) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        if part == "body":
            handler.send_response(200)
            handler.end_headers()
        try:
            for _ in range(100):
                time.sleep(0.1)
                if part != "nothing":
                    handler.wfile.write(b"x")
                    handler.wfile.flush()
        except OSError:
            pass

    started = time.monotonic()
    assert refused(site.put("/a", slow), Limits(seconds=1)) == "took more than 1 seconds"
    assert time.monotonic() - started < 5


def test_what_is_not_answered_well_is_refused_in_one_line(site: Site) -> None:
    assert read_one(site.put("/none", send(b"", 404))) == "the server says 404"
    assert "not to be had" in read_one(site.put("/lie", send(b"not packed", Content_Encoding="gzip")))
    short = site.put("/short", send(b"cut", Content_Length="9999"))
    assert "not to be had" in read_one(short)


def read_one(url: str) -> str:
    (item,) = read_inputs([url], options=OPTIONS)
    assert isinstance(item, Refused)
    assert "\n" not in str(item)
    return item.fault


def test_the_addresses_of_a_sitemap_are_followed_when_asked_and_lists_of_lists_have_an_end(site: Site) -> None:
    url = site.put("/a", send(page().encode()))
    listed = site.put("/sitemap.xml", send(sitemap(url, url + "x").encode()))
    follow = Options(hosts=LOCAL, follow=True)
    first, second = read_inputs([listed], options=follow)
    assert isinstance(first, Article)
    assert isinstance(second, Refused)
    round_ = site.put("/round", send(b""))
    site.put("/round", send(sitemap(round_).encode()))
    (item,) = read_inputs([round_], options=follow)
    assert isinstance(item, Refused)
    assert item.fault == "a list that leads back to itself"
    deeper = site.put("/deep5", send(b""))
    for number in range(4, -1, -1):
        deeper = site.put(f"/deep{number}", send(sitemap(deeper).encode()))
    (item,) = read_inputs([deeper], options=follow)
    assert isinstance(item, Refused)
    assert "more than 3 lists lead to it" in item.fault


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_the_certificate_is_checked_against_the_name_though_the_connection_goes_to_the_address(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example -addext subjectAltName=DNS:news.example"
    subprocess.run([*command.split(), "-keyout", made, "-out", tmp_path / "cert.pem"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", made)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    url = site.put("/a", send(b"The quay is shut.")).replace("http:", "https:")
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *more, **others: real("127.0.0.1", *more, **others))
    names = frozenset({"news.example", "other.example"})
    assert "not to be had" in refused(url.replace("127.0.0.1", "news.example"), hosts=names)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    assert fetch(url.replace("127.0.0.1", "news.example"), Limits(), names).body == b"The quay is shut."
    assert "not to be had" in refused(url.replace("127.0.0.1", "other.example"), hosts=names)
