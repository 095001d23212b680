"""From the words of an amount to its number and unit: "nearly $65.9 billion" is 65.9e9 USD.

A range ("between 100 and 200"), a number that is not said ("dozens") and what cannot be read for
certain have none: none is better than a wrong one. What only hedges ("nearly", "more than", "up
to") is passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import isfinite

HEDGE = re.compile(
    r"\b(?:a (?:further|record|total of|whopping)|an (?:additional|estimated)|about|additional"
    r"|all|almost|another|approximately|around|as (?:few|little|many|much) as|at (?:least|most)"
    r"|close to|estimated|exactly|fewer than|further|just|less than|more than|nearly"
    r"|no (?:fewer|less|more) than|only|over|roughly|some|the|these|those|under|up to|well over"
    r"|worth)\b"
)
RANGE = re.compile(r"\b(?:between|or|to)\b|\d ?%? ?[-–] ?[$€£]?\d")
WORD = re.compile(r"[a-z]{0,2}\$|[€£¥₹₽₩₪₴₺%]|\d[\d,]*(?:\.\d+)?|[a-z]+")
DIGITS = re.compile(r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?")

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: n for n, word in enumerate(ONES)} | {w: 10 * n for n, w in enumerate(TENS, start=2)}
HUNDREDS = {"hundred": 100, "dozen": 12}
GREAT = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}  # of money only

# "$" alone is the dollar of the United States, as in most of the press.
SIGNS = {"us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD",
         "hk$": "HKD", "s$": "SGD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
         "₽": "RUB", "₩": "KRW", "₪": "ILS", "₴": "UAH", "₺": "TRY"}  # fmt: skip
# Words that name one currency. "Peso", "franc" and "krone" name several and stay as they are.
CURRENCIES = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY",
              "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH",
              "zloty": "PLN", "shekel": "ILS", "lira": "TRY", "ringgit": "MYR", "rupiah": "IDR",
              "baht": "THB", "rand": "ZAR", "forint": "HUF", "us dollar": "USD",
              "canadian dollar": "CAD", "australian dollar": "AUD", "hong kong dollar": "HKD",
              "swiss franc": "CHF", "indian rupee": "INR", "pound sterling": "GBP",
              "swedish krona": "SEK", "norwegian krone": "NOK",
              "danish krone": "DKK"}  # fmt: skip
CODES = frozenset("usd eur gbp jpy cny rub uah chf cad aud inr pln try sek nok dkk".split())
MONEY = frozenset(
    "cent dinar dirham franc krona krone peso pence penny rial riyal rupee won".split()
)
PERCENT = frozenset({"%", "percent", "per cent", "pct"})
MEASURES = frozenset(
    """acre barrel bushel byte carat century day decade degree foot gallon gigabyte gigawatt gram
    hectare hour inch kilogram kilometer kilowatt knot liter megabyte megawatt meter mile minute
    month ounce point second ton volt watt week yard year""".split()
)
SPELLED = {"km": "kilometer", "kilometre": "kilometer", "metre": "meter", "kg": "kilogram",
           "kilo": "kilogram", "ft": "foot", "feet": "foot", "litre": "liter", "tonne": "ton",
           "inches": "inch", "centuries": "century"}  # fmt: skip


@lru_cache(maxsize=8192)
def amount(text: str, *, money: bool = False) -> tuple[float, str | None] | None:
    """Number and unit; `money` tells that "pounds" are not a weight and "m" is a million.

    >>> amount("nearly $65.9 billion")
    (65900000000.0, 'USD')
    >>> amount("between 100 and 200 kilometers") is None
    True
    """
    words = " ".join(HEDGE.sub(" ", text.lower()).split()).rstrip(".")
    if RANGE.search(words):
        return None
    words = words.replace("-", " ")
    parts = WORD.findall(words)
    if len("".join(parts)) != len(words.replace(" ", "")):
        return None
    sign = next((SIGNS[p] for p in parts if p in SIGNS), None)
    parts = [p for p in parts if p not in SIGNS]
    size = next((n for n, p in enumerate(parts) if not _counts(p, money=money or bool(sign))), None)
    number = _number(parts[:size])
    rest = " ".join(parts[size:]) if size is not None else ""
    unit = _unit(rest, money=money) if rest else None
    return None if number is None or (rest and unit is None) else (number, sign or unit)


def measure(word: str) -> str | None:
    """ "miles" -> "mile"; None for what is no measure."""
    word = SPELLED.get(word, word)
    for form in (word, word.removesuffix("s"), SPELLED.get(word.removesuffix("s"), "")):
        if form in MEASURES:
            return form
    return None


def _counts(word: str, *, money: bool) -> bool:
    return (
        word[0].isdigit()
        or word in SMALL
        or word in HUNDREDS
        or word in GREAT
        or word in ("a", "an", "and", "half")
        or (money and word in SHORT)
    )


def _number(words: list[str]) -> float | None:
    """ "two hundred and fifty", "2.5 million", "half a million"."""
    total, current = 0.0, None
    for word in words:
        if word[0].isdigit() or word in SMALL:
            more = _digits(word) if word[0].isdigit() else SMALL[word]
            if more is None or not _fits(current, more):
                return None
            current = (current or 0.0) + more
        elif word == "half":
            current = (current or 0.0) + 0.5
        elif word in HUNDREDS:
            current = (1.0 if current is None else current) * HUNDREDS[word]
        elif word in GREAT or word in SHORT:
            factor = GREAT.get(word) or SHORT[word]
            total, current = total + (1.0 if current is None else current) * factor, 0.0
    if current is None or not isfinite(total + current):
        return None
    return float(f"{total + current:.12g}")  # not 65.900000001


def _digits(word: str) -> float | None:
    """None for "000" and "1,50", which are parts of something else."""
    return float(word.replace(",", "")) if DIGITS.fullmatch(word) else None


def _fits(current: float | None, more: float) -> bool:
    """ "twenty five", "two hundred five", "one million two", but not "20 25"."""
    if not current:
        return True
    return current % (100 if more > 9 else 10) == 0 and current > more


def _unit(words: str, *, money: bool) -> str | None:
    if words in PERCENT:
        return "%"
    one = words.removesuffix("s")
    if money or one != "pound":
        for form in (words, one):
            if form in CURRENCIES:
                return CURRENCIES[form]
            if form in CODES:
                return form.upper()
            if form in MONEY:
                return form
    return measure(words) or ("pound" if one == "pound" else None)
