"""Odd treaties: small editions with structures that the archive's own do not have."""

import re
from hashlib import sha256
from html import unescape
from pathlib import Path

MODEL = Path(__file__).parent.parent / "fixtures" / "treaties" / "1950-prc-ussr-alliance.tei"
WITHOUT_ARTICLES = "1950-prc-ussr-notes"
LONG = "1950-prc-ussr-railway"
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
LONG_TITLE = (
    "Agreement on the Chinese Changchun Railway, Port Arthur and Dalny, with a Protocol concerning the "
    f"{LONG_WORD} and Exchanges of Notes between the Presidium of the Supreme Soviet of the Union of Soviet "
    "Socialist Republics and the Central People’s Government of the People’s Republic of China, done in two "
    "copies, each in the Russian and Chinese languages, both texts having equal force"
)
DEEP = """<p xml:id="article-1-1" n="1"><label>1.</label> The Parties shall:
<seg type="paragraph" n="a" xml:id="article-1-1-a"><label>(a)</label> consult
<seg type="paragraph" n="i" xml:id="article-1-1-a-i"><label>(i)</label> at once,</seg> or</seg>
<seg type="paragraph" n="b" xml:id="article-1-1-b"><label>(b)</label> agree,</seg>
as they see fit.</p>"""
PARAGRAPHS = """<div type="main" xml:id="main"><p xml:id="main-p1">Both Contracting Parties will consult each other in
regard to all important international problems.</p> <p xml:id="main-p2">Done in Moscow.</p></div>"""


def write_edition(folder: Path, body: str, slug: str = MODEL.stem, **changes: str) -> Path:
    """An edition with another text, in a folder with `sources`; its witness is what the tags leave of the body."""
    head, _ = MODEL.read_text(encoding="utf-8").split("<body>")
    witness = unescape(re.sub(r"<(reg|corr|desc|supplied)\b.*?</\1>|<[^>]+>", "", body)).encode()
    head = re.sub(r'(<idno type="sha256">)[0-9a-f]+', rf"\g<1>{sha256(witness).hexdigest()}", head)
    head = re.sub(r' corresp="[^"]*"', "", head)  # this text has other clauses
    for kind, title in changes.items():
        head = re.sub(rf'(<title type="{kind}"[^>]*>).*?(?=</title>)', lambda found, new=title: found[1] + new, head)
    if slug != MODEL.stem:
        head = re.sub(r'<idno type="alias">.*?</idno>|<listBibl>\s*<bibl type.*?</listBibl>', "", head, flags=re.S)
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / f"{slug}.txt").write_bytes(witness)
    path = folder / f"{slug}.tei"
    path.write_text(f"{head.replace(MODEL.stem, slug)}<body>{body}</body></text>\n</TEI>\n", encoding="utf-8")
    return path


def article(number: object, content: str) -> str:
    """An article with its heading."""
    head = f"<head>Art. {number}</head>"
    return f'<div type="article" n="{number}" xml:id="article-{number}">{head} {content}</div>\n'


def add_odd_treaties(fixtures: Path) -> None:
    """Two more editions in a folder of fixtures: one without articles, one deep, long, and of a very long title."""
    words = f"<p>Within the meaning of the {LONG_WORD} the Parties shall consult.</p>"
    many = "".join(article(number, words) for number in range(2, 41))
    odd = fixtures / "treaties"
    write_edition(odd, PARAGRAPHS, WITHOUT_ARTICLES, main="Exchange of Notes", short="Sino-Soviet Notes of 1950")
    write_edition(odd, article(1, DEEP) + many, LONG, main=LONG_TITLE, short=LONG_TITLE)
    for source in (odd / "sources").iterdir():
        source.rename(fixtures / "sources" / source.name)
    (odd / "sources").rmdir()
