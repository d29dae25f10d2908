"""Addresses in a text: of e-mail and of the web, telephone numbers, names of accounts."""

from __future__ import annotations

import re

_DOMAIN = r"[^\W_](?:[\w-]{0,62}\.){1,8}"
_MAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}")
_LINK = re.compile(r"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>\"]+(?<![.,!?;:)])", re.IGNORECASE)
_BARE_LINK = re.compile(
    rf"\b{_DOMAIN}(?:(?:com|org|net|edu|gov|info|biz|dev|app|de|ch|fr|uk|eu|ca|au|nl|se|dk|fi|pl|cz|es|pt|ie|"
    r"jp|cn|kr|br|mx|nz|za|ru|ua|tr|gr|io|ai|tv|tech|online|cloud|jobs)\b(?:[/?#][^\s<>\"]*(?<![.,!?;:)]))?"
    r"|[a-z]{2,12}/[^\s<>\"]*(?<![.,!?;:)]))",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"(?<![\w@])@[^\W\d][\w.-]{1,40}")
_DIGITS = re.compile(
    r"(?<![\w.,])(?>(?:\+|\(\+?)?\d(?:[ \u00a0()./\u2010-\u2013-]{0,3}\d){5,40})(?!\w|[.,]\d)"
)
_NO_TELEPHONE = re.compile(
    r"\d{1,2}(?:[ \u00a0.]\d{3}){1,2}|\d{3}[ \u00a0.]\d{3}"  # a figure in thousands
    r"|(?:19|20)\d\d\D{1,3}(?:19|20)\d\d"  # years
    r"|(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d"  # days
    r"|[1-9]\d{5,7}"  # an amount
)


def without_addresses(text: str) -> str:
    """The text with words in place of its addresses, accounts and telephone numbers."""
    text = _MAIL.sub("an e-mail address", text)
    text = _LINK.sub("a web page", text)
    text = _BARE_LINK.sub("a web page", text)
    text = _ACCOUNT.sub("an account", text)
    return _DIGITS.sub(_telephone, text)


def _telephone(match: re.Match[str]) -> str:
    return match[0] if _NO_TELEPHONE.fullmatch(match[0]) else "a telephone number"
