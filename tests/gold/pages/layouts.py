"""Layouts of news pages, each a function that lays a story out as HTML. Written for measuring; the words are invented."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from html import escape


@dataclass(frozen=True)
class Story:
    """What a page is about, and what has to be read from it."""

    title: str
    byline: str | None
    date: str
    publisher: str
    text: tuple[str, ...]
    encoding: str = field(default="utf-8")

    @property
    def day(self) -> date:
        return date.fromisoformat(self.date)

    @property
    def slug(self) -> str:
        return "-".join("".join(c for c in self.title.lower() if c.isalnum() or c == " ").split()[:7])

    @property
    def host(self) -> str:
        return "www." + "".join(c for c in self.publisher.lower() if c.isalnum()) + ".example"


Layout = Callable[[Story, random.Random], tuple[str, Story]]

TEASERS = [
    ("Rail link to the coast delayed again", "The ministry blames a shortage of sleepers. Commuters blame the ministry."),
    ("How a village learned to live with wolves", "Shepherds and biologists have found a truce, and three large dogs."),
    ("Champions drop points at home", "A late header cost the leaders their first win of the season at the river ground."),
    ("Central bank keeps rates where they are", "Economists had expected a cut. The governor said that it was too early to speak of one."),
    ("The last cinema on Mill Street closes", "Its owner, eighty-four, sold the final ticket to a boy who had come in by mistake."),
    ("Heatwave to last into next week", "Schools may close at noon, and the fire service has asked people not to light barbecues."),
    ("Museum returns bronze heads", "The heads were taken by soldiers more than a century ago and will be shown in the capital."),
    ("Ten soups for cold evenings", "Lentils, leeks and a little patience: our readers' favourites."),
    ("Minister opens bridge that was already open", "Cyclists had been using it since Easter, a spokesman admitted."),
    ("Chess prodigy, nine, beats grandmaster", "She asked for an ice cream afterwards and was given two."),
    ("Rents rise for the sixth year", "In the old town a room now costs more than a teacher earns in two weeks."),
    ("Ferry timetable for the winter published", "The first boat leaves at six, the last at nine. Dogs travel free."),
]  # fmt: skip
COMMENTS = [
    ("gull44", "They have known about this for years and did nothing. Where was the council last winter, I ask?"),
    ("Old Tom", "Typical. My brother in law works there and he says it is much worse than what they print here."),
    ("m_k", "Can we please stick to the facts? Nobody has shown any proof of that so far."),
    ("Veronika P.", "Thank you for this report. It is the only paper that still sends somebody to have a look."),
    ("realist", "And who is going to pay for all this? You and me, that is who. Wake up people."),
    ("annie_b", "I was there and it was nothing like this. There were far more people and it was all quite peaceful."),
]
NAVIGATION = ["Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion", "Weather", "Podcasts", "Jobs"]
UI = {
    "es": {"nav": ["Inicio", "Mundo", "Política", "Economía", "Deportes", "Cultura", "Opinión"], "more": "Lea también", "share": "Compartir en redes sociales", "cookies": "Utilizamos cookies propias y de terceros para mejorar nuestros servicios. Si continúa navegando, consideramos que acepta su uso.", "foot": "Todos los derechos reservados. Aviso legal. Política de privacidad. Quiénes somos.", "posted": "Publicado"},
    "de": {"nav": ["Startseite", "Ausland", "Politik", "Wirtschaft", "Sport", "Kultur", "Wetter"], "more": "Lesen Sie auch", "share": "Artikel teilen oder drucken", "cookies": "Diese Website verwendet Cookies. Mit der Nutzung unserer Dienste erklären Sie sich damit einverstanden.", "foot": "Alle Rechte vorbehalten. Impressum. Datenschutz. Kontakt zur Redaktion.", "posted": "Veröffentlicht am"},
    "ru": {"nav": ["Главная", "Мир", "Политика", "Экономика", "Спорт", "Культура"], "more": "Читайте также", "share": "Поделиться в социальных сетях", "cookies": "Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь на сайте, вы соглашаетесь с этим.", "foot": "Все права защищены. Перепечатка материалов без согласия редакции запрещена.", "posted": "Опубликовано"},
    "ar": {"nav": ["الرئيسية", "العالم", "سياسة", "اقتصاد", "رياضة", "ثقافة"], "more": "اقرأ أيضا", "share": "شارك هذا الخبر", "cookies": "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا.", "foot": "جميع الحقوق محفوظة. سياسة الخصوصية. اتصل بنا.", "posted": "نشر في"},
    "fr": {"nav": ["Accueil", "Monde", "Politique", "Économie", "Sport", "Culture", "Météo"], "more": "À lire aussi", "share": "Partager cet article", "cookies": "Nous utilisons des cookies pour mesurer l'audience et vous proposer des contenus adaptés.", "foot": "Tous droits réservés. Mentions légales. Nous contacter.", "posted": "Publié le"},
}  # fmt: skip


def e(text: str) -> str:
    return escape(text, quote=False)


def paras(story: Story, open_: str = "<p>", close: str = "</p>", join: str = "\n") -> str:
    return join.join(f"{open_}{e(part)}{close}" for part in story.text)


def nav(words: list[str] | None = None) -> str:
    return "".join(f'<li><a href="/{place}">{word}</a></li>' for place, word in enumerate(words or NAVIGATION))


def teasers(rng: random.Random, number: int, form: str = '<li><a href="/s/{n}">{title}</a></li>') -> str:
    picked = rng.sample(TEASERS, number)
    return "\n".join(form.format(n=n, title=title, words=words) for n, (title, words) in enumerate(picked))


def comments(rng: random.Random, number: int, form: str) -> str:
    return "\n".join(form.format(who=who, words=words) for who, words in rng.sample(COMMENTS, number))


def long_day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def british_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def json_ld(story: Story, **more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.date}T09:30:00+00:00",
        "dateModified": f"{story.date}T15:10:00+00:00",
        "author": {"@type": "Person", "name": story.byline},
        "publisher": {"@type": "Organization", "name": story.publisher},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def graph(story: Story, **more: str) -> str:
    values = {"og:type": "article", "og:title": story.title, "og:site_name": story.publisher, "og:url": f"https://{story.host}/{story.slug}", **more}  # fmt: skip
    return "\n".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in values.items())


# --- looked at while the reader was made -----------------------------------------------------------------------


def modern(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {story.publisher}</title>
<link rel="canonical" href="https://{story.host}/world/{story.slug}">
{graph(story, **{"article:published_time": story.date + "T09:30:00Z"})}
{json_ld(story)}
<script>window.dataLayer=window.dataLayer||[];</script><style>.a{{color:red}}</style></head>
<body><div id="cookie-banner" role="dialog"><p>We and our 214 partners store and access information on your device.</p><button>Accept all</button><button>Manage</button></div>
<header><a href="/">{story.publisher}</a><nav><ul>{nav()}</ul></nav></header>
<main><article><header><span class="kicker">World</span><h1>{e(story.title)}</h1>
<div class="byline">By <a rel="author" href="/a/1">{story.byline}</a></div><time datetime="{story.date}T09:30:00Z">{long_day(story.day)}</time></header>
<figure><img src="x.jpg" alt="A picture"><figcaption>The scene on the day. Photograph: R. Vance/Picture Pool</figcaption></figure>
<div class="article-body">{paras(story)}</div>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Post</a> <a href="#">Email</a></div></article>
<aside class="related"><h2>More on this story</h2><ul>{teasers(rng, 4)}</ul></aside></main>
<section class="newsletter"><h3>Sign up for our morning briefing</h3><p>The day's main stories in your inbox at six. No spam, ever.</p><form><input type="email"><button>Sign up</button></form></section>
<footer><p>© 2026 {story.publisher}. All rights reserved. <a href="/terms">Terms</a></p></footer></body></html>""", story  # fmt: skip


def table_layout(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE>{story.publisher} - {e(story.title)}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD>
<BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="760" BORDER=0 CELLPADDING=4><TR><TD COLSPAN=3><FONT SIZE=6><B>{story.publisher}</B></FONT></TD></TR>
<TR><TD WIDTH=130 VALIGN=TOP BGCOLOR="#EEEEEE">{"<BR>".join(f'<A HREF="/{w}.html">{w}</A>' for w in NAVIGATION)}</TD>
<TD WIDTH=480 VALIGN=TOP><FONT SIZE=5><B>{e(story.title)}</B></FONT><BR><FONT SIZE=2>By {story.byline}<BR>Posted: {long_day(story.day)}</FONT><BR><BR>
<FONT FACE="Times">{"<BR><BR>".join(e(part) for part in story.text)}</FONT><BR><BR><A HREF="print.html">Printer friendly version</A></TD>
<TD WIDTH=150 VALIGN=TOP><B>Other stories</B><BR>{teasers(rng, 5, '<A HREF="{n}.html">{title}</A><BR>')}</TD></TR>
<TR><TD COLSPAN=3><FONT SIZE=1>Copyright 1999-2026 {story.publisher}</FONT></TD></TR></TABLE></BODY></HTML>""", replace(story, encoding="cp1252")  # fmt: skip


def div_soup(story: Story, rng: random.Random) -> tuple[str, Story]:
    blob = json.dumps({"props": {"page": {"id": 4411, "items": [title for title, _ in TEASERS]}}})
    return f"""<!doctype html><html><head><meta charset=utf-8><title>{e(story.title)}</title><meta name="viewport" content="width=device-width"></head>
<body><div id="__app"><div class="css-1k2"><div class="css-9ab"><div class="css-n1"><a href="/">{story.publisher}</a></div><div class="css-n2">{"".join(f'<div class="css-q"><a href="/{w}">{w}</a></div>' for w in NAVIGATION)}</div></div>
<div class="css-77f"><div class="css-t0"><h1 class="css-h">{e(story.title)}</h1></div><div class="css-m"><span>{story.byline}</span> <time datetime="{story.date}">{story.day:%b} {story.day.day}</time></div>
<div class="css-body">{paras(story, '<div class="css-p"><p class="css-x">', "</p></div>")}</div></div>
<div class="css-side">{teasers(rng, 5, '<div class="css-c"><a href="/{n}"><div>{title}</div></a><div>{words}</div></div>')}</div>
<div class="css-ft"><span>Privacy</span><span>Do not sell my data</span></div></div></div><script id="__DATA__" type="application/json">{blob}</script></body></html>""", story  # fmt: skip


def blog(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"/><title>{e(story.title)} &#8211; {story.publisher}</title>
<meta name="generator" content="WordPress 6.4"/>{graph(story, **{"article:published_time": story.date + "T11:02:00+00:00"})}</head>
<body class="post-template-default single single-post"><div id="page"><header id="masthead"><p class="site-title"><a href="/">{story.publisher}</a></p><p class="site-description">Independent news</p><ul id="primary-menu">{nav()}</ul></header>
<div id="content"><main id="main"><article id="post-811" class="post"><header class="entry-header"><h1 class="entry-title">{e(story.title)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="{story.date}T11:02:00+00:00">{long_day(story.day)}</time></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="/author/x">{story.byline}</a></span></span></div></header>
<div class="entry-content">{paras(story)}<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{teasers(rng, 3, '<p><a href="/{n}">{title}</a> In "News"</p>')}</div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">News</a></span><span class="tags-links">Tagged <a href="/t">council</a></span></footer></article>
<nav class="post-navigation"><a href="/p">Previous post: {TEASERS[0][0]}</a></nav>
<div id="comments"><h2 class="comments-title">4 thoughts on “{e(story.title)}”</h2><ol class="comment-list">{comments(rng, 4, '<li class="comment"><div class="comment-author">{who} says:</div><div class="comment-content"><p>{words}</p></div></li>')}</ol>
<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div></div></main>
<aside id="secondary"><section class="widget"><h2>Recent Posts</h2><ul>{teasers(rng, 5)}</ul></section><section class="widget"><h2>Archives</h2><ul><li><a>March 2026</a></li><li><a>February 2026</a></li></ul></section></aside></div>
<footer id="colophon">Proudly powered by WordPress</footer></div></body></html>""", story  # fmt: skip


def paywall(story: Story, rng: random.Random) -> tuple[str, Story]:
    shown = replace(story, text=story.text[:2])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} - {story.publisher}</title>
{json_ld(story, isAccessibleForFree=False, hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"})}{graph(story)}</head>
<body><header class="site"><nav>{nav()}</nav><a class="subscribe" href="/sub">Subscribe</a> <a href="/login">Log in</a></header>
<article class="story"><h1>{e(story.title)}</h1><p class="meta">{story.byline} · {british_day(story.day)}</p><div class="story-text">{paras(shown)}</div>
<div class="paywall"><h2>Subscribe to read this story</h2><p>Already a subscriber? <a href="/login">Log in</a></p><ul><li>Unlimited articles on all your devices</li><li>Cancel at any time</li><li>First month for one euro</li></ul><button>Start your trial</button></div></article>
<section class="most-read"><h2>Most read</h2><ol>{teasers(rng, 5)}</ol></section><footer>{story.publisher} is published by Meridian Media Ltd.</footer></body></html>""", shown  # fmt: skip


def live_blog(story: Story, rng: random.Random) -> tuple[str, Story]:
    posts = "\n".join(
        f'<div class="live-post" id="p{n}"><div class="live-time"><time datetime="{story.date}T{18 - n:02}:{12 + n}:00Z">{18 - n:02}.{12 + n}</time></div><div class="live-text"><p>{e(part)}</p></div><a class="live-share" href="#p{n}">Share</a></div>'
        for n, part in enumerate(story.text)
    )
    data = json.dumps({"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": story.title, "datePublished": f"{story.date}T06:00:00Z", "coverageStartTime": f"{story.date}T06:00:00Z", "author": [{"@type": "Person", "name": story.byline}]})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} - live</title><script type="application/ld+json">{data}</script>{graph(story)}</head>
<body><header><nav>{nav()}</nav></header><main><h1>{e(story.title)}</h1><p class="live-by">Live reporting by {story.byline}</p>
<div class="live-blog">{posts}</div><button>Load older updates</button></main>
<aside><h2>Most viewed</h2>{teasers(rng, 4, "<p><a href=/{n}>{title}</a></p>")}</aside><footer>{story.publisher}</footer></body></html>""", story  # fmt: skip


def microdata(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>{e(story.title)}</title></head>
<body><div id="top"><ul class="menu">{nav()}</ul></div><div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{e(story.title)}</h1>
<meta itemprop="datePublished" content="{story.date}"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">{story.byline}</span></span>
<div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="{story.publisher}"></div>
<div itemprop="articleBody">{paras(story)}</div></div>
<div id="sidebar"><h4>Editor's picks</h4>{teasers(rng, 4, "<div><a href=/{n}>{title}</a><p>{words}</p></div>")}</div><div id="bottom">Contact us | Advertise | About</div></body></html>""", story  # fmt: skip


def amp(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script><title>{e(story.title)}</title>
<link rel="canonical" href="https://{story.host}/{story.day:%Y/%m/%d}/{story.slug}">{json_ld(story)}<style amp-boilerplate>body{{visibility:hidden}}</style></head>
<body><amp-sidebar id="s"><ul>{nav()}</ul></amp-sidebar><header class="bar">{story.publisher}</header><div class="post-title"><h1>{e(story.title)}</h1><ul class="post-meta"><li>By {story.byline}</li><li>{story.day:%d %b %Y}</li></ul></div>
<amp-img src="a.jpg" width="10" height="10" alt="x"></amp-img><div class="post-body">{paras(story)}</div><amp-ad width=300 height=250></amp-ad>
<div class="recs"><h3>You may also like</h3>{teasers(rng, 4, '<a class="rec" href="/{n}"><p>{title}</p></a>')}</div><footer><a href="#top">Back to top</a></footer></body></html>""", story  # fmt: skip


def _foreign(language: str, story: Story, rng: random.Random) -> tuple[str, Story]:
    ui = UI[language]
    direction = ' dir="rtl"' if language == "ar" else ""
    return f"""<!DOCTYPE html><html lang="{language}"{direction}><head><meta charset="utf-8"><title>{e(story.title)} – {story.publisher}</title><meta name="author" content="{story.byline}"><meta property="article:published_time" content="{story.date}T08:00:00+02:00"></head>
<body><div class="cookies">{ui["cookies"]} <a href="#">OK</a></div><div class="header"><ul>{nav(ui["nav"])}</ul></div>
<div class="content"><h1>{e(story.title)}</h1><div class="info">{ui["posted"]} {story.day:%d.%m.%Y} 08:00 | {story.byline}</div><div class="share-line">{ui["share"]}</div>
<div class="text" dir="ltr">{paras(story)}</div><div class="also"><b>{ui["more"]}:</b>{teasers(rng, 3)}</div></div>
<div class="footer"><p>{ui["foot"]}</p></div></body></html>""", story  # fmt: skip


def spanish(story: Story, rng: random.Random) -> tuple[str, Story]:
    return _foreign("es", story, rng)


def russian(story: Story, rng: random.Random) -> tuple[str, Story]:
    return _foreign("ru", story, rng)


def xhtml_date_in_address(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>{e(story.title)}</title><link rel="canonical" href="http://{story.host}/news/{story.day:%Y/%m/%d}/{story.slug}.html" /></head>
<body><div id="wrap"><div id="head"><h2>{story.publisher}</h2></div><div id="menu"><ul>{nav()}</ul></div><div id="story"><h1>{e(story.title)}</h1><p class="author">{story.byline}, staff writer</p>
{paras(story)}</div><div id="links"><h3>Elsewhere</h3><ul>{teasers(rng, 5)}</ul></div></div><div id="foot"><p>All content is protected by copyright.</p></div></body></html>""", story  # fmt: skip


def interrupted(story: Story, rng: random.Random) -> tuple[str, Story]:
    first, *rest = [f"<p>{e(part)}</p>" for part in story.text]
    title, words = rng.choice(TEASERS)
    middle = f'<div class="inline-promo"><strong>Read more:</strong> <a href="/x">{title}</a></div>'
    quote = '<div class="ad-slot"><span>Advertisement</span><script>ads.push(1)</script></div>'
    figure = f'<figure class="inline"><img src="b.jpg"><figcaption>{words} (File photo)</figcaption></figure>'
    body = "\n".join([first, middle, rest[0], quote, *rest[1:2], figure, *rest[2:]])
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{e(story.title)}</title>{graph(story)}<meta name="author" content="{story.byline}"><meta name="date" content="{story.date}"></head>
<body><div class="skip"><a href="#c">Skip to content</a></div><header><nav>{nav()}</nav></header><article id="c"><h1>{e(story.title)}</h1><div class="credits">By {story.byline}</div>{body}
<div class="tags">Topics: <a href="/t/1">Europe</a> <a href="/t/2">Trade</a></div></article><footer><ul>{nav(["About", "Help", "Contact", "Press"])}</ul></footer></body></html>""", story  # fmt: skip


def dense_links(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{e(story.title)}</title><meta name="pubdate" content="{story.date}"><meta name="author" content="{story.byline}"></head>
<body><div class="ticker">{teasers(rng, 6, "<span>{title}: {words}</span>")}</div><div class="cols"><div class="col-left"><ul>{nav()}</ul>{teasers(rng, 6, "<div class=box><h4><a href=/{n}>{title}</a></h4><p>{words}</p></div>")}</div>
<div class="col-main"><h1>{e(story.title)}</h1><p class="by">{story.byline}</p><div class="copy">{paras(story)}</div></div>
<div class="col-right">{teasers(rng, 8, "<div class=box><h4><a href=/{n}>{title}</a></h4><p>{words}</p></div>")}</div></div><div class="foot">{teasers(rng, 8, "<a href=/{n}>{title}</a> ")}</div></body></html>""", story  # fmt: skip


def press_release(story: Story, rng: random.Random) -> tuple[str, Story]:
    wanted = replace(story, byline=None, publisher="Ministry of Public Order")
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | Ministry of Public Order</title></head>
<body><div class="gov-header"><span>Government portal</span><a href="/ar">Other languages</a></div><div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/press">Press</a> &gt; Releases</div>
<div class="release"><h1>{e(story.title)}</h1><dl class="facts"><dt>Date:</dt><dd>{british_day(story.day)}</dd><dt>Reference:</dt><dd>PR {rng.randint(100, 999)}</dd></dl>
<div class="release-text">{paras(story)}</div><div class="contact"><h2>Press office</h2><p>Telephone 0100 555 019. Out of hours 0100 555 020.</p></div></div>
<div class="gov-footer"><a href="/access">Accessibility statement</a><a href="/legal">Legal notice</a></div></body></html>""", wanted  # fmt: skip


def preformatted(story: Story, rng: random.Random) -> tuple[str, Story]:
    body = "\n\n".join(e(part) for part in story.text)
    return f"""<html><head><title>{e(story.title)}</title></head><body><h3>{story.publisher} archive</h3><hr><h2>{e(story.title)}</h2>
<i>{british_day(story.day)}, by {story.byline}</i><pre>
{body}
</pre><hr><a href="index.html">Index</a> <a href="next.html">Next</a></body></html>""", story  # fmt: skip


def endless(story: Story, rng: random.Random) -> tuple[str, Story]:
    other = "".join(f"<p>{words} {words_b}</p>" for (_, words), (_, words_b) in zip(TEASERS[:3], TEASERS[3:6], strict=True))  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>{graph(story)}{json_ld(story)}</head>
<body><header><nav>{nav()}</nav></header><main><article class="main-story" data-id="1"><h1>{e(story.title)}</h1><p class="byline">{story.byline}</p><div class="body">{paras(story)}</div></article>
<div class="next-up"><p class="label">Up next</p><article class="teaser-story" data-id="2"><h2>{TEASERS[1][0]}</h2><div class="body">{other}</div></article></div></main><footer>© {story.publisher}</footer></body></html>""", story  # fmt: skip


# --- held back: written before the reader was tuned, not looked at while it was ----------------------------------


def blocks(story: Story, rng: random.Random) -> tuple[str, Story]:
    body = "".join(f'<div data-component="text-block"><div class="x1"><p class="x2">{e(part)}</p></div></div>' for part in story.text)  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{e(story.title)} - {story.publisher}</title>{graph(story)}<meta name="twitter:title" content="{e(story.title)}">
{json_ld(story, author=[{"@type": "Organization", "name": story.publisher, "url": "https://x.example"}])}</head>
<body><div id="root"><header role="banner"><nav aria-label="Top">{nav()}</nav></header><main id="main-content"><article><div data-component="headline-block"><h1>{e(story.title)}</h1></div>
<div data-component="byline-block"><span>{story.byline}</span><span>Correspondent</span></div><div data-component="image-block"><figure><img src="i.webp"><figcaption><span>Image caption, </span>{TEASERS[4][1]}</figcaption></figure></div>{body}
<div data-component="links-block"><p>Related topics</p><ul>{teasers(rng, 3)}</ul></div></article><section data-component="top-stories"><h2>Top stories</h2>{teasers(rng, 5, "<div><h3><a href=/{n}>{title}</a></h3><p>{words}</p><span>3 hours ago</span></div>")}</section></main>
<footer role="contentinfo"><p>The {story.publisher} is not responsible for the content of external sites.</p></footer></div></body></html>""", replace(story, byline=None)  # fmt: skip


def dublin_core(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{e(story.title)} :: {story.publisher}</title>
<meta name="DC.title" content="{escape(story.title)}" /><meta name="DC.date.issued" content="{story.date}" /><meta name="DC.creator" content="{story.byline}" /><meta name="DC.publisher" content="{story.publisher}" /></head>
<body><div id="container"><div id="banner"></div><div id="nav"><ul>{nav()}</ul></div><div id="left"><h1 class="headline">{e(story.title)}</h1><div class="dateline">Updated 4 hours ago</div><div class="author">From {story.byline}</div><div id="storytext">{paras(story)}</div>
<div id="tools"><a href="#">Print</a> <a href="#">Email</a> <a href="#">Text size</a></div></div><div id="right"><div class="module"><h5>Most popular</h5><ol>{teasers(rng, 6)}</ol></div><div class="module"><h5>Today in pictures</h5><p>A balloon, a bear and a bride.</p></div></div></div></body></html>""", story  # fmt: skip


def centred(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<html><head><title>{e(story.title)}</title></head><body bgcolor=white><center><img src="logo.gif" alt="{story.publisher}"><table width=600><tr><td class=nav>{" | ".join(f"<a href=/{w}>{w}</a>" for w in NAVIGATION)}</td></tr></table>
<table width=600 cellspacing=0><tr><td width=10><img src=spacer.gif></td><td class=story align=left><h2>{e(story.title)}</h2><small>{british_day(story.day)} - {story.byline}</small>{paras(story)}<p align=right><a href="#top">Top of page</a></p></td></tr></table>
<table width=600><tr><td><font size=1>&copy; {story.publisher}. No part of this site may be reproduced without permission.</font></td></tr></table></center></body></html>""", story  # fmt: skip


def drupal(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 7" /><title>{e(story.title)} | {story.publisher}</title></head><body class="html not-front node-type-article">
<div id="page"><div class="region region-header"><ul class="links">{nav()}</ul></div><div id="main"><div class="region region-content"><h1 class="title" id="page-title">{e(story.title)}</h1>
<div id="node-77" class="node node-article"><div class="submitted">Submitted by <span class="username">{story.byline}</span> on {story.day:%a}, {long_day(story.day)} - 10:14</div>
<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even">{paras(story)}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">Tags:&nbsp;</div><a href="/t">Region</a></div><ul class="links inline"><li><a href="/login">Log in</a> or <a href="/register">register</a> to post comments</li></ul></div></div>
<div class="region region-sidebar"><div class="block"><h2>Recent content</h2><ul>{teasers(rng, 6)}</ul></div><div class="block"><h2>Who's online</h2><p>There are currently 12 users online.</p></div></div></div><div id="footer">Powered by Drupal</div></div></body></html>""", story  # fmt: skip


def talkative(story: Story, rng: random.Random) -> tuple[str, Story]:
    thread = "".join(comments(rng, 6, '<div class="post-message"><span class="name">{who}</span><span class="ago">2 days ago</span><div class="message"><p>{words}</p></div></div>') for _ in range(3))  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>{graph(story, **{"article:published_time": story.date, "article:author": story.byline or ""})}</head><body><header>{nav()}</header>
<div class="article-wrap"><h1>{e(story.title)}</h1><div class="by-date">{story.byline} / {story.day:%d %B %Y}</div><div class="article-text">{paras(story)}</div></div>
<section id="discussion" class="comments-section"><h3>18 comments</h3><p>Join the discussion. Be kind: comments are moderated.</p>{thread}</section><footer>{story.publisher}</footer></body></html>""", story  # fmt: skip


def listicle(story: Story, rng: random.Random) -> tuple[str, Story]:
    first, *rest = story.text
    heads = ["What happened", "What is known", "What they say", "Why it matters", "What comes next"]
    parts = [(head, part) for head, part in zip(heads, rest, strict=False)]
    body = f"<p>{e(first)}</p>" + "".join(f"<h2>{head}</h2><ul><li>{e(part)}</li></ul>" for head, part in parts)
    wanted = replace(story, text=(first, *(each for pair in parts for each in pair)))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>{json_ld(story)}</head><body><nav>{nav()}</nav><main><article><h1>{e(story.title)}</h1><address>By <a href="/x" rel="author">{story.byline}</a></address>{body}</article>
<aside><h2>Trending</h2><ol>{teasers(rng, 5)}</ol></aside></main><footer><p>Follow us</p></footer></body></html>""", wanted  # fmt: skip


def interview(story: Story, rng: random.Random) -> tuple[str, Story]:
    questions = ["Why did this happen now?", "Did anybody see it coming?", "What do those who are concerned say?", "What happens next?", "Will it last?"]  # fmt: skip
    pairs = list(zip(questions, story.text[1:], strict=False))
    body = f'<p class="intro">{e(story.text[0])}</p>' + "".join(f"<p><strong>{q}</strong></p><p>{e(a)}</p>" for q, a in pairs)  # fmt: skip
    wanted = replace(story, text=(story.text[0], *(each for pair in pairs for each in pair)))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | Questions and answers</title><meta property="og:site_name" content="{story.publisher}"><meta itemprop="datePublished" content="{story.date}T05:00"><meta name="author" content="{story.byline}"></head>
<body><div class="mast"><a>{story.publisher}</a>{nav()}</div><div class="qa"><h1>{e(story.title)}</h1><div class="qa-meta">Questions by {story.byline}</div>{body}<hr><p class="note"><em>The answers were shortened for clarity.</em></p></div><div class="recommend"><h3>Recommended</h3>{teasers(rng, 4, "<div><a href=/{n}>{title}</a></div>")}</div></body></html>""", wanted  # fmt: skip


def builder(story: Story, rng: random.Random) -> tuple[str, Story]:
    data = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "Article", "headline": story.title, "datePublished": f"{story.date}T12:00:00+00:00", "dateModified": "2026-01-04T10:00:00+00:00", "author": [{"@type": "Person", "name": story.byline}]}, {"@type": "WebSite", "name": story.publisher}, {"@type": "BreadcrumbList", "itemListElement": []}]})  # fmt: skip
    widgets = "".join(f'<div class="elementor-element"><div class="elementor-widget-container"><p>{e(part)}</p></div></div>' for part in story.text)  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{e(story.title)} - {story.publisher}</title><script type="application/ld+json" class="yoast-schema-graph">{data}</script></head><body class="elementor-default">
<div class="elementor elementor-location-header"><ul>{nav()}</ul></div><div class="elementor elementor-location-single"><h1 class="elementor-heading-title">{e(story.title)}</h1><ul class="elementor-post-info"><li>{story.byline}</li><li>{long_day(story.day)}</li></ul>{widgets}
<div class="elementor-share"><span>Share</span></div></div><div class="elementor elementor-location-footer"><h4>Subscribe to our newsletter</h4><p>Get the stories that matter.</p>{teasers(rng, 3, "<p>{title}</p>")}</div></body></html>""", story  # fmt: skip


def arabic(story: Story, rng: random.Random) -> tuple[str, Story]:
    return _foreign("ar", story, rng)


def german(story: Story, rng: random.Random) -> tuple[str, Story]:
    return _foreign("de", story, rng)


def many_dates(story: Story, rng: random.Random) -> tuple[str, Story]:
    later = story.day + timedelta(days=40)
    side = "".join(f'<div class="item"><span class="d">{long_day(story.day + timedelta(days=n))}</span> <a href="/{n}">{title}</a></div>' for n, (title, _) in enumerate(rng.sample(TEASERS, 5), 3))  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title><meta property="article:modified_time" content="{later}T10:00:00Z"><meta property="article:published_time" content="{story.date}T10:00:00Z"><meta name="author" content="{story.byline}"></head>
<body><div class="top"><span class="today">{long_day(date(2026, 2, 3))}</span>{nav()}</div><article><h1>{e(story.title)}</h1><p class="stamp">By {story.byline}. Published {long_day(story.day)}, updated {long_day(later)}</p>{paras(story)}</article><div class="latest">{side}</div><footer>Copyright 2026. Page built on 3 February 2026.</footer></body></html>""", story  # fmt: skip


def embeds(story: Story, rng: random.Random) -> tuple[str, Story]:
    tweet = '<blockquote class="twitter-tweet"><p lang="en">On our way to the scene, more soon.</p>&mdash; A Reporter (@areporter) <a href="https://t.example/1">now</a></blockquote><script async src="w.js"></script>'  # fmt: skip
    parts = [f"<p>{e(part)}</p>" for part in story.text]
    body = "".join([*parts[:2], tweet, '<div class="video"><p class="vjs-no-js">To view this video please enable JavaScript</p></div>', *parts[2:]])  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>{json_ld(story)}</head><body><div class="scores"><span>Rovers 2-1 Town</span><span>City 0-0 United</span></div><header>{nav()}</header><article><h1>{e(story.title)}</h1><span class="writer">{story.byline}</span><div class="content__body">{body}</div></article>
<div class="outbrain"><h3>From around the web</h3>{teasers(rng, 4, "<div><a href=/{n}>{title}</a></div>")}</div></body></html>""", story  # fmt: skip


def magazine(story: Story, rng: random.Random) -> tuple[str, Story]:
    first, *rest = story.text
    drop = f'<p class="lead"><span class="dropcap">{e(first[0])}</span>{e(first[1:])}</p>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} — {story.publisher}</title><meta name="citation_publication_date" content="{story.day:%Y/%m/%d}"><meta name="citation_author" content="{story.byline}"></head>
<body><header class="cover"><p class="section">Reportage</p><h1>{e(story.title)}</h1><p class="words-by">Words by <b>{story.byline}</b></p><time>{british_day(story.day)}</time></header><section class="prose">{drop}{"".join(f"<p>{e(part)}</p>" for part in rest)}</section>
<section class="shop"><h2>From the shop</h2><p>Tote bags, mugs and the collected essays, now at half price.</p></section><nav class="issues">{teasers(rng, 3)}</nav></body></html>""", story  # fmt: skip


def bare(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"<h1>{e(story.title)}</h1>\n<p>{british_day(story.day)}</p>\n{paras(story)}\n", replace(story, byline=None)


def boxes(story: Story, rng: random.Random) -> tuple[str, Story]:
    parts = [f"<p>{e(part)}</p>" for part in story.text]
    box = '<aside class="factbox"><h3>At a glance</h3><p>Inhabitants: two million. Capital: on the river. Currency: the crown.</p></aside>'  # fmt: skip
    signup = '<div class="newsletter-signup"><h4>Get the weekly letter</h4><p>One mail every Saturday, written by our editors.</p></div>'  # fmt: skip
    body = "".join([parts[0], box, *parts[1:3], signup, *parts[3:]])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>{graph(story)}<meta name="parsely-pub-date" content="{story.date}T00:00:00Z"><meta name="parsely-author" content="{story.byline}"></head><body><nav>{nav()}</nav><article><h1>{e(story.title)}</h1><p class="article__byline">{story.byline}</p><div class="article__content">{body}</div></article><footer>{teasers(rng, 4)}</footer></body></html>""", story  # fmt: skip


def broken(story: Story, rng: random.Random) -> tuple[str, Story]:
    body = "".join(f"<p>{e(part)}" for part in story.text)
    return f"""<html><head><title>{e(story.title)}</title><meta name=author content="{story.byline}"><meta name=date content={story.date}><body><div class=menu><a href=/>Home<a href=/w>World<a href=/s>Sport</div><div class=main><h1>{e(story.title)}<div class=txt>{body}<div class=more><b>More news<ul><li>{TEASERS[2][0]}<li>{TEASERS[5][0]}</ul></div><div class=foot>Copyright""", story  # fmt: skip


# --- written after the reader was made, to see what it does with pages that nobody had in mind ---------------------


def tabloid(story: Story, rng: random.Random) -> tuple[str, Story]:
    parts = [f'<p class="mol-para-with-font"><span>{e(part)}</span></p>' for part in story.text]
    shop = "".join(f'<div class="ccox"><a href="/{n}"><img alt=""><strong>{title}</strong></a></div>' for n, (title, _) in enumerate(rng.sample(TEASERS, 3)))  # fmt: skip
    bullets = "".join(f"<li><strong>{words}</strong></li>" for _, words in rng.sample(TEASERS, 2))
    body = "".join([parts[0], f'<div class="artSplitter"><img src="a.jpg"><p class="imageCaption">{TEASERS[3][1]}</p></div>', *parts[1:3], f'<div class="rotator"><h3>TRENDING</h3>{shop}</div>', *parts[3:]])  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | Daily {story.publisher}</title>{graph(story, **{"article:published_time": story.date + "T01:00:00+0000", "og:site_name": "Daily " + story.publisher})}</head>
<body><div id="page-container"><div class="nav-primary"><ul>{nav()}</ul></div><div class="alpha"><div id="js-article-text" class="article-text wide"><h2>{e(story.title)}</h2><ul class="mol-bullets">{bullets}</ul><p class="author-section byline-plain">By <a class="author" rel="author">{story.byline}</a></p><p class="byline-section"><span class="article-timestamp">Published: <time datetime="{story.date}T01:00:00+0000">01:00, {british_day(story.day)}</time></span></p>{body}<div class="column-content cleared"><div class="shareArticles"><h3>Share or comment on this article</h3></div></div></div></div>
<div class="beta"><div class="puff"><ul>{teasers(rng, 8, '<li><a href="/{n}"><span class="pufftext">{title} {words}</span></a></li>')}</ul></div></div></div></body></html>""", replace(story, publisher="Daily " + story.publisher)  # fmt: skip


def government_table(story: Story, rng: random.Random) -> tuple[str, Story]:
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>News - {e(story.title)}</title></head><body><table border=0 width=100%><tr><td><img src=arms.gif></td><td align=right>Tuesday</td></tr></table><table border=0 width=100%><tr valign=top><td width=20%>{"".join(f"<p><a href={n}.htm>{w}</a>" for n, w in enumerate(NAVIGATION))}</td><td><p align=center><b>{e(story.title)}</b></p><p align=right><i>{british_day(story.day)}</i></p>{paras(story, "<p align=justify>", "")}<p>- End -</p></td></tr></table></body></html>""", replace(story, byline=None, encoding="cp1252")  # fmt: skip


def javascript_state(story: Story, rng: random.Random) -> tuple[str, Story]:
    state = json.dumps({"article": {"headline": story.title, "paragraphs": list(story.text)}}).replace("</", "<\\/")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{e(story.title)}</title>{json_ld(story, articleBody=" ".join(story.text))}<script>window.__STATE__ = {state};</script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="app"><div class="Layout_root__x1"><div class="Header_bar__y2">{"".join(f'<a class="Header_item__z3" href="/{w}">{w}</a>' for w in NAVIGATION)}</div><div class="Story_wrap__a4"><div class="Story_head__b5"><h1 class="Story_title__c6">{e(story.title)}</h1><div class="Story_by__d7">{story.byline}<span> | </span>{long_day(story.day)}</div></div>{paras(story, '<div class="Story_par__e8">', "</div>")}</div><div class="Reader_poll__f9"><h3>What do you think?</h3><label>Agree</label><label>Disagree</label></div></div></div></body></html>""", story  # fmt: skip


def wire_mirror(story: Story, rng: random.Random) -> tuple[str, Story]:
    first, *rest = story.text
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} - Mirror of wires</title><meta name="sailthru.date" content="{story.date}"><meta name="byl" content="By {story.byline}"></head><body><ul class="lang"><li><a>EN</a></li><li><a>FR</a></li></ul><section><header><h1>{e(story.title)}</h1></header><div class="txt"><p>PORT AZUR ({story.publisher}) - {e(first)}</p>{"".join(f"<p>{e(part)}</p>" for part in rest)}<p>(Reporting by {story.byline}; Editing by A. Nother)</p></div><div class="legal"><p>Our standards: the principles of trust.</p></div></section><section class="more"><h2>Latest</h2>{teasers(rng, 5, '<article><h3><a href="/{n}">{title}</a></h3><p>{words}</p><time>10:12</time></article>')}</section></body></html>""", replace(story, text=(f"PORT AZUR ({story.publisher}) - {first}", *rest))  # fmt: skip


def forum_like(story: Story, rng: random.Random) -> tuple[str, Story]:
    posts = "".join(f'<div class="reply" id="r{n}"><div class="who">{who}</div><div class="said">{words}</div></div>' for n, (who, words) in enumerate(COMMENTS))  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>{graph(story)}<meta property="og:article:published_time" content="{story.date}"></head><body><div class="bar"><a>Sections</a></div><div class="story-page"><h1>{e(story.title)}</h1><p class="sub">{story.byline} reports</p><div class="story-copy">{paras(story)}</div></div><div class="readers"><h2>Readers write</h2>{posts}</div></body></html>""", replace(story, byline=None)  # fmt: skip


def french(story: Story, rng: random.Random) -> tuple[str, Story]:
    return _foreign("fr", story, rng)


SEEN: list[Layout] = [modern, table_layout, div_soup, blog, paywall, live_blog, microdata, amp, spanish, russian, xhtml_date_in_address, interrupted, dense_links, press_release, preformatted, endless]  # fmt: skip
HELD: list[Layout] = [blocks, dublin_core, centred, drupal, talkative, listicle, interview, builder, arabic, german, many_dates, embeds, magazine, bare, boxes, broken]  # fmt: skip
LATE: list[Layout] = [tabloid, government_table, javascript_state, wire_mirror, forum_like, french]
