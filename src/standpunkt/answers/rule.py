"""The rules that say which positions a question is about: a small language, parsed with columns in its complaints.

    rule  = and { "or" and }          and  = near { "and" near }       near = unary { "within" NUMBER unary }
    unary = "not" unary | primary     primary = "(" rule ")" | SCOPE "(" rule ")" | "phrase" | @actor | word

A word stands for its inflected forms too; `=word` only for itself; `*` stands for any letters at its start or end, and
alone in a phrase for any one word.
"""

import re
from dataclasses import dataclass

from standpunkt.errors import DataError

SCOPES = ("condition", "cue", "holder", "paragraph", "proposition", "sentence", "story", "title")
KEYWORDS = ("and", "not", "or", "within")
MAX_NEAR_WORDS = 100
_TOKEN = re.compile(
    r'\s*(?:(?P<mark>[()])|(?P<actor>@(?:"[^"]*"|[^\s()"]+)?)|(?P<phrase>"[^"]*")|(?P<open>")|(?P<word>[^\s()"]+))'
)


class RuleError(DataError):
    """A rule is broken; `column` counts from 1."""

    def __init__(self, message: str, rule: str, column: int) -> None:
        self.column = column
        super().__init__(f"column {column}: {message}\n  {rule}\n  {' ' * (column - 1)}^")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, one or more, in lower case."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the actor of this name, whatever the text calls it there."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where the rule does not match."""

    rule: "Rule"


@dataclass(frozen=True, slots=True)
class All:
    """True where every rule matches."""

    rules: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """True where one of the rules matches."""

    rules: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Near:
    """True where words that the two rules match are at most `words` apart."""

    one: "Rule"
    other: "Rule"
    words: int


@dataclass(frozen=True, slots=True)
class Within:
    """The rule, looked up in another part of the text: one of `SCOPES`."""

    scope: str
    rule: "Rule"


Rule = Phrase | Named | Not | All | Any | Near | Within


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    column: int


def parse_rule(text: str) -> Rule:
    """Give the rule that a text writes down.

    Raises `RuleError` with the column where it is broken.
    """
    parser = _Parser(text)
    found = parser.any_of()
    if parser.token.kind != "end":
        raise parser.wrong("write `and` or `or` between two parts, or put words that follow each other in quotes")
    return found


class _Parser:
    """Reads one rule from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._tokens()
        self.at = 0

    def _tokens(self) -> list[_Token]:
        found, at, end = [], 0, len(self.text.rstrip())
        while at < end:
            match = _TOKEN.match(self.text, at)
            if match is None or match.lastgroup is None:
                raise RuleError("this cannot be read", self.text, at + 1)
            found.append(_Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup) + 1))
            at = match.end()
        return [*found, _Token("end", "", end + 1)]

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def wrong(self, message: str, token: _Token | None = None) -> RuleError:
        return RuleError(message, self.text, (token or self.token).column)

    def takes(self, text: str) -> bool:
        """Step over a mark or keyword if it comes next."""
        if self.token.kind in ("mark", "word") and self.token.text == text:
            self.at += 1
            return True
        return False

    def any_of(self) -> Rule:
        rules = [self.all_of()]
        while self.takes("or"):
            rules.append(self.all_of())
        return rules[0] if len(rules) == 1 else Any(tuple(rules))

    def all_of(self) -> Rule:
        rules = [self.near()]
        while self.takes("and"):
            rules.append(self.near())
        return rules[0] if len(rules) == 1 else All(tuple(rules))

    def near(self) -> Rule:
        rule = self.unary()
        while self.takes("within"):
            number = self.token
            if not number.text.isdecimal() or not 0 < int(number.text) <= MAX_NEAR_WORDS:
                raise self.wrong(f"after `within` comes a number of words, 1 to {MAX_NEAR_WORDS}")
            self.at += 1
            rule = Near(rule, self.unary(), int(number.text))
        return rule

    def unary(self) -> Rule:
        return Not(self.unary()) if self.takes("not") else self.primary()

    def primary(self) -> Rule:
        token = self.token
        if token.kind == "end":
            raise self.wrong("the rule ends where a word, a phrase, an actor or `(` should come")
        self.at += 1
        if token.kind == "mark":
            return self.bracketed(token)
        if token.kind == "open":
            raise self.wrong("this quotation mark is never closed", token)
        if token.kind == "actor":
            name = token.text[1:].strip('"')
            if not name:
                raise self.wrong("after `@` comes a name, in quotes if it has several words", token)
            return Named(name)
        if token.kind == "phrase":
            words = tuple(token.text.strip('"').lower().split())
            if not words:
                raise self.wrong("there is nothing between these quotation marks", token)
            return Phrase(tuple(self.checked(word, token, alone=False) for word in words))
        if token.text in KEYWORDS:
            raise self.wrong(f"`{token.text}` needs something before it; the word itself goes in quotes", token)
        following = self.token
        if token.text in SCOPES and following.text == "(" and following.column == token.column + len(token.text):
            self.at += 1
            return Within(token.text, self.bracketed(following))
        return Phrase((self.checked(token.text.lower(), token, alone=True),))

    def bracketed(self, token: _Token) -> Rule:
        if token.text == ")":
            raise self.wrong("this `)` has no `(` before it", token)
        rule = self.any_of()
        if not self.takes(")"):
            if self.token.kind == "end":
                raise self.wrong("this `(` is never closed", token)
            raise self.wrong("write `and` or `or` between two parts, or put words that follow each other in quotes")
        return rule

    def checked(self, word: str, token: _Token, *, alone: bool) -> str:
        """Give the word of a rule where its signs make sense."""
        if "*" in word.strip("*") or (alone and not word.strip("*=")):
            raise self.wrong("`*` stands at the start or the end of a word", token)
        if "=" in word[1:] or word == "=" or (word[0] == "=" and "*" in word):
            raise self.wrong("`=` stands before a whole word that is meant as written", token)
        return word
